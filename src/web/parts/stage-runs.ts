// Stages of a site in order of date, days that say the same stage again in one line.
import type { SitePage } from '../data/types.ts'

type Stage = SitePage['site']['stages'][number]
export interface StageRun {
  readonly stage: Stage['stage']
  readonly from: Stage['date']
  readonly to: Stage['date']
  readonly statements: readonly string[]
}

/** A stage that comes back after another one is a line of its own: what changed when stays to be seen. */
export function stageRuns(stages: readonly Stage[]): StageRun[] {
  const runs: StageRun[] = []
  for (const { stage, date, statements } of stages) {
    const last = runs.at(-1)
    // What bears no date is never drawn into days that do.
    if (last?.stage === stage && (last.to === null) === (date === null))
      runs[runs.length - 1] = { ...last, to: date, statements: [...last.statements, ...statements] }
    else runs.push({ stage, from: date, to: date, statements })
  }
  return runs
}
