// isnad dossier and isnad export: what leaves a case, searched for what was withheld and recorded in the ledger.
import type { Command } from 'commander'
import { IsnadError } from '../core/model/index.ts'

interface DossierOptions {
  readonly format: string
  readonly lang: string
  readonly output?: string
  readonly site?: string[]
  readonly incident?: string[]
  readonly from?: string
  readonly to?: string
  readonly question?: string
  readonly withhold?: string[]
}

/** `isnad dossier`: a document for people. */
export function dossierCommand(program: Command): void {
  program
    .command('dossier')
    .description('write a dossier: every figure with a footnote down to the captured sentence')
    .argument('[dir]', 'folder of the case', '.')
    .option('--format <format>', 'pdf, docx or html', 'html')
    .option('--lang <lang>', 'ar, en or both', 'en')
    .option('-o, --output <file>', 'file to write (else named after the case, in this folder)')
    .option('--site <ids...>', 'only these sites')
    .option('--incident <ids...>', 'only these incidents')
    .option('--from <day>', 'only reports published from this day on (YYYY-MM-DD)')
    .option('--to <day>', 'only reports published up to this day')
    .option('--question <words>', 'the question the dossier answers')
    .option('--withhold <words...>', 'names or words that must not stand in it')
    .addHelpText(
      'after',
      '\nExamples:\n  isnad dossier my-case --format pdf --lang both\n  isnad dossier my-case --format docx --lang ar --from 2018-10-01',
    )
    .action((dir: string, options: DossierOptions) => write(dir, `dossier.${options.format}`, options))
}

/** `isnad export`: tables and graphs for other programs. */
export function exportCommand(program: Command): void {
  program
    .command('export')
    .description('write statements, tallies or places for other programs')
    .argument('<form>', 'statements.csv, tallies.csv, incidents-ucdp.csv, places.geojson or statements.jsonld')
    .argument('[dir]', 'folder of the case', '.')
    .option('-o, --output <file>', 'file to write, or - for standard output')
    .option('--withhold <words...>', 'names or words that must not stand in it')
    .addHelpText('after', '\nExamples:\n  isnad export statements.csv my-case\n  isnad export places.geojson my-case -o -')
    .action((form: string, dir: string, options: Pick<DossierOptions, 'output' | 'withhold'>) =>
      write(dir, form, { format: '', lang: 'en', ...options }),
    )
}

async function write(dir: string, form: string, options: DossierOptions): Promise<void> {
  const { isOutputForm, makeOutput, outputForms } = await import('../edge/outputs/outputs.ts')
  const { lang } = options
  if (!isOutputForm(form)) throw new IsnadError('usage', { what: `${form}: ${Object.keys(outputForms).join(', ')}` })
  if (lang !== 'ar' && lang !== 'en' && lang !== 'both') throw new IsnadError('usage', { what: '--lang ar | en | both' })
  const { openLive } = await import('../edge/live/live-case.ts')
  const { SOFTWARE } = await import('./version.ts')
  const live = await openLive(dir, { clock: Date.now, software: SOFTWARE, views: false })
  try {
    const snapshot = live.snapshot()
    const { size, root } = live.head()
    const output = await makeOutput(
      {
        case: snapshot.case,
        determinations: snapshot.determinations,
        name: live.name,
        by: live.operator,
        madeAt: new Date().toISOString(),
        checkpoint: { size, root },
      },
      {
        form,
        language: lang,
        selection: {
          ...(options.site ? { sites: options.site } : {}),
          ...(options.incident ? { incidents: options.incident } : {}),
          ...(options.from ? { from: options.from } : {}),
          ...(options.to ? { to: options.to } : {}),
        },
        ...(options.question ? { question: { ar: options.question, en: options.question } } : {}),
        ...(options.withhold ? { withheld: options.withhold } : {}),
      },
    )
    // The entry comes first: an output whose entry cannot be written does not leave.
    const { entry } = await live.folder.record('export', { form, sha256: output.sha256, size: output.bytes.length, language: lang })
    if (options.output === '-') process.stdout.write(output.bytes)
    else {
      const { writeFile } = await import('node:fs/promises')
      const file = options.output ?? output.fileName
      await writeFile(file, output.bytes)
      process.stderr.write(`isnad: ${file} · ${output.bytes.length} bytes · sha256 ${output.sha256} · ledger entry ${entry}\n`)
    }
  } finally {
    await live.close()
  }
}
