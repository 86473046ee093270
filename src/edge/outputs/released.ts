// Released figures under the present engine: what left in each output, derived again from what the case held then, and what comes out otherwise.
import { derive } from '../../core/case/derive.ts'
import { readStatements } from '../../core/case/read-statements.ts'
import { type ChangedFigure, changedFigures, ReleasedFigure } from '../../core/dossier/released.ts'
import type { Case, Report } from '../../core/model/index.ts'
import type { Registers } from '../../core/registers/register.ts'
import type { CaseFolder } from '../case/case-folder.ts'

export interface ReleasedOutput {
  readonly entry: number
  readonly time: string
  readonly by: string
  readonly form: string
  /** Ranges that left in it; undefined where it was recorded before these were kept. */
  readonly figures: number | undefined
  /** True where the engine is the one it left with: equal stamps give equal figures. */
  readonly sameEngine: boolean
  readonly changed: readonly ChangedFigure[]
}

/**
 * Every output that left, oldest first. `reports` are all reports of the case as they read now. For outputs of another engine the case is
 * derived from the captures and determinations that stood before the output, so that only the engine can make a difference.
 */
export async function releasedOutputs(
  folder: CaseFolder,
  reports: readonly Report[],
  registers: Registers,
  engine: string,
): Promise<ReleasedOutput[]> {
  const out: ReleasedOutput[] = []
  const derived = new Map<string, Case>()
  for await (const { entry, record } of folder.exports()) {
    const body = record.body as { form?: unknown; engine?: unknown; figures?: unknown }
    if (typeof body?.form !== 'string') continue
    const figures = ReleasedFigure.array().safeParse(body.figures)
    const sameEngine = body.engine === engine
    let changed: ChangedFigure[] = []
    if (figures.success && !sameEngine) {
      const held = reports.filter((report) => (report.capture?.entry ?? 0) < entry.index)
      const decided = await folder.determinations(0, entry.index)
      const key = `${held.length}|${decided.length}`
      let state = derived.get(key)
      if (!state) {
        state = derive(held, decided, registers, engine, (report) => readStatements(report, registers))
        derived.clear()
        derived.set(key, state)
      }
      changed = changedFigures(figures.data, state)
    }
    out.push({
      entry: entry.index,
      time: record.time,
      by: record.by,
      form: body.form,
      figures: figures.success ? figures.data.length : undefined,
      sameEngine,
      changed,
    })
  }
  return out
}
