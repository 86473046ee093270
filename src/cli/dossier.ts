// isnad dossier and isnad export: what leaves a case, searched for what was withheld and recorded in the ledger.
import { once } from 'node:events'
import type { Command } from 'commander'
import type { OutputRequest } from '../core/model/index.ts'
import { IsnadError } from '../core/model/plain.ts'
import type { MadeOutput } from './connect.ts'

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
  readonly origin?: string[]
  readonly parts?: string[]
  readonly plan?: string
  readonly names?: boolean
  readonly requireApproval?: boolean
  readonly approve?: string
  readonly reason?: string
}

/** `isnad dossier`: a document for people. */
export function dossierCommand(program: Command): void {
  program
    .command('dossier')
    .description('write a dossier: every figure with a footnote down to the captured sentence')
    .argument('[dir]', 'folder of the case (else $ISNAD_CASE, else the case you stand in)')
    .option('--format <format>', 'pdf, docx or html', 'html')
    .option('--lang <lang>', 'ar, en or both', 'en')
    .option('-o, --output <file>', 'file to write (else named after the case, in this folder)')
    .option('--site <ids...>', 'only these sites')
    .option('--incident <ids...>', 'only these incidents')
    .option('--plan <file>', 'plan of the dossier (JSON): parts, order, prose; the other options stand above it')
    .option('--origin <ids...>', 'only statements that go back to these earliest speakers')
    .option(
      '--parts <names...>',
      'parts in this order: question method limits summary sites incidents aggregates discrepancies findings chronology isnad map origins said imported',
    )
    .option('--require-approval', 'write it only once a second person has approved this very content')
    .option('--approve <person>', 'record that this person approves the content as it is now; writes nothing')
    .option('--reason <words>', 'with --approve: on what grounds')
    .option('--names', 'let the recorded names of victims stand')
    .option('--from <day>', 'only reports published from this day on (YYYY-MM-DD)')
    .option('--to <day>', 'only reports published up to this day')
    .option('--question <words>', 'the question the dossier answers')
    .option('--withhold <words...>', 'names or words that must not stand in it')
    .addHelpText(
      'after',
      '\nExamples:\n  isnad dossier my-case --format pdf --lang both\n  isnad dossier my-case --format docx --lang ar --from 2018-10-01\n  isnad dossier my-case --plan plan.json --approve "N. Second" --reason "read against the copies"\n  isnad dossier my-case --plan plan.json --require-approval --format pdf',
    )
    .action((dir: string | undefined, options: DossierOptions) => write(dir, `dossier.${options.format}`, options))
}

/** `isnad export`: tables and graphs for other programs. */
export function exportCommand(program: Command): void {
  program
    .command('export')
    .description('write statements, tallies or places for other programs')
    .argument('<form>', 'what to write: see below')
    .argument('[dir]', 'folder of the case (else $ISNAD_CASE, else the case you stand in)')
    .option('--lang <lang>', 'ar or en: headings and direction of the workbook', 'en')
    .option('-o, --output <file>', 'file to write, or - for standard output')
    .option('--withhold <words...>', 'names or words that must not stand in it')
    .addHelpText(
      'after',
      `
Forms:
  statements.csv           a row a statement, with the captured words
  tallies.csv              a row a value: reports, named origins, untraced, independent from L to M
  incidents-ucdp.csv       columns of UCDP's georeferenced event data
  incidents-airwars.csv    columns of Airwars' incident pages
  case.xlsx                all tables as a workbook; --lang ar: sheets from right to left
  places.geojson           sites and incidents, as exactly as each is published
  statements.jsonld        schema.org Claim, Web Annotation, PROV-O
  entities.ftm.ndjson      FollowTheMoney entities (Aleph, OpenAleph)
  archive                  the whole case, for isnad import --as archive: hand it over, do not publish it

Examples:
  isnad export statements.csv my-case
  isnad export case.xlsx my-case --lang ar
  isnad export places.geojson my-case -o -`,
    )
    .action(async (form: string, dir: string | undefined, options: Pick<DossierOptions, 'output' | 'withhold' | 'lang'>) => {
      if (form === 'archive') return (await import('./archive.ts')).writeArchive(dir, options.output)
      return write(dir, form, { format: '', ...options })
    })
}

async function write(dir: string | undefined, form: string, options: DossierOptions): Promise<void> {
  const { OutputRequest } = await import('../core/model/index.ts')
  const { site, incident, origin, parts, from, to, question, withhold, names, requireApproval } = options
  const plan = options.plan === undefined ? {} : await readPlan(options.plan)
  const wish = OutputRequest.safeParse({
    ...plan,
    form,
    language: options.lang,
    ...(site ? { sites: site } : {}),
    ...(incident ? { incidents: incident } : {}),
    ...(origin ? { origins: origin } : {}),
    ...(parts ? { parts: parts.flatMap((part) => part.split(',')) } : {}),
    ...(names ? { names } : {}),
    ...(requireApproval ? { approval: true } : {}),
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
    ...(question ? { question: { ar: question, en: question } } : {}),
    ...(withhold ? { withheld: withhold } : {}),
  })
  if (!wish.success) {
    const [issue] = wish.error.issues
    const given = issue?.path[0] === 'form' ? `: ${OutputRequest.shape.form.options.join(', ')}` : ''
    throw new IsnadError('usage', { what: `${issue?.path.join('.') ?? ''}${given}` })
  }
  const { caseDir } = await import('./case-option.ts')
  if (options.approve !== undefined) return approve(caseDir(dir), wish.data, options.approve, options.reason)
  await make(caseDir(dir), wish.data, (output) => put(output, options.output))
}

async function readPlan(file: string): Promise<object> {
  const { readFile } = await import('node:fs/promises')
  try {
    return JSON.parse(await readFile(file, 'utf8')) as object
  } catch (error) {
    throw new IsnadError('unreadable-input', { path: file }, error)
  }
}

/** Records a second person's approval of the content as it is now. */
async function approve(dir: string, wish: OutputRequest, person: string, reason: string | undefined): Promise<void> {
  if (!reason) throw new IsnadError('usage', { what: '--reason' })
  const { withOwner } = await import('./connect.ts')
  const reached = await withOwner(dir)
  if (reached.kind === 'owner') throw new IsnadError('case-locked', { dir, address: reached.owner.address })
  const { liveOf } = await import('../edge/live/open-live.ts')
  const live = await liveOf(reached.folder, { clock: Date.now, views: false })
  try {
    const { content } = await live.preview(wish)
    await live.determine({ act: { act: 'approve', what: 'dossier', content, person }, reason, key: `approve-${content}-${person}`.slice(0, 200) })
    process.stdout.write(`${content}\n`)
  } finally {
    await live.close()
  }
}

/** Writes an output to a file, whole or not at all, or to standard output. */
async function put(output: MadeOutput, to: string | undefined): Promise<void> {
  const { pipeline } = await import('node:stream/promises')
  const { Readable } = await import('node:stream')
  const source = Readable.from(output.parts(), { objectMode: false })
  if (to === '-') {
    for await (const part of source) if (!process.stdout.write(part)) await once(process.stdout, 'drain')
    return
  }
  const { createWriteStream } = await import('node:fs')
  const { rename, rm } = await import('node:fs/promises')
  const file = to ?? output.fileName
  try {
    await pipeline(source, createWriteStream(`${file}.partial`))
    await rename(`${file}.partial`, file)
  } catch (error) {
    await rm(`${file}.partial`, { force: true })
    throw error
  }
  process.stderr.write(`isnad: ${file} · ${output.size} bytes · sha256 ${output.sha256} · ledger entry ${output.entry}\n`)
}

/** In this process where the case is free, else in the one that owns it: either way the ledger records it. */
async function make(dir: string, wish: OutputRequest, use: (output: MadeOutput) => Promise<void>): Promise<void> {
  const { withOwner } = await import('./connect.ts')
  const reached = await withOwner(dir)
  if (reached.kind === 'owner') return use(await reached.owner.output(wish))
  const { liveOf } = await import('../edge/live/open-live.ts')
  const live = await liveOf(reached.folder, { clock: Date.now, views: false })
  try {
    await use(await live.output(wish))
  } finally {
    await live.close()
  }
}
