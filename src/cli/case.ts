// isnad case: prints the derived state of a case, for a person or for a program. Works while the workbench is open.
import type { Command } from 'commander'
import type { Case } from '../core/model/index.ts'

interface CaseOptions {
  readonly case?: string
  readonly json?: boolean
  readonly lang?: 'ar' | 'en'
}

/** What the command needs to know of a case, from this process or from the one that owns it. */
interface Known {
  readonly name: string
  readonly case: Case
}

export function caseCommand(program: Command): void {
  program
    .command('case')
    .description('print sites, tallies, origins, discrepancies and drift of a case')
    .argument('[dir]', 'folder of the case (else $ISNAD_CASE, else the case you stand in)')
    .option('-c, --case <dir>', 'the same, as other commands take it')
    .option('--json', 'as one JSON object')
    .option('--text', 'as text (what is printed without --json)')
    .option('--lang <lang>', 'language of the text: ar or en', 'en')
    .addHelpText('after', '\nExamples:\n  isnad case my-case --lang ar\n  isnad case my-case --json | jq .discrepancies')
    .action(async (dir: string | undefined, options: CaseOptions) => {
      const { caseDir } = await import('./case-option.ts')
      const known = await readCase(caseDir(dir ?? options.case))
      process.stdout.write(await printed(known, options))
    })
}

async function printed(known: Known, options: CaseOptions): Promise<string> {
  if (options.json) {
    const { caseJson } = await import('../core/case/case-json.ts')
    return `${JSON.stringify(caseJson(known.case))}\n`
  }
  const { caseText } = await import('./case-text.ts')
  return caseText(known.case, known.name, options.lang === 'ar' ? 'ar' : 'en')
}

/** From this process where the case is free, else from the process that owns it. */
async function readCase(dir: string): Promise<Known> {
  const { withOwner } = await import('./connect.ts')
  const reached = await withOwner(dir)
  if (reached.kind === 'owner') {
    const { Case: Schema } = await import('../core/model/index.ts')
    const body = (await reached.owner.get('/api/case/derived')) as { name?: unknown; case?: unknown }
    return { name: String(body.name ?? ''), case: Schema.parse(body.case) }
  }
  const { liveOf } = await import('../edge/live/open-live.ts')
  const live = await liveOf(reached.folder, { clock: Date.now, views: false })
  try {
    return { name: live.name, case: live.snapshot().case }
  } finally {
    await live.close()
  }
}
