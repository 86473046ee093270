// isnad import --as figures, bayanat, uwazi: a table row by row, with a report of what each row became.
import { readFile } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { ImportAnswer, ImportRequest, problemWords } from '../core/model/index.ts'
import { IsnadError } from '../core/model/plain.ts'
import { sha256Hex } from '../edge/digest.ts'
import { caseDir } from './case-option.ts'
import { EXIT, say } from './exit.ts'

interface TableOptions {
  readonly as: string
  readonly map?: Record<string, string>
  readonly source?: string
  readonly days?: string
  readonly sheet?: string
  readonly reason?: string
  readonly dryRun?: boolean
  readonly json?: boolean
}

/** Imports one table. The same table in the same order is recorded once, however often the command is given. */
export async function importTableFile(file: string, dir: string | undefined, options: TableOptions): Promise<void> {
  const bytes = await readFile(resolve(file))
  const { map, source, days, sheet, reason, dryRun } = options
  const wanted = {
    name: basename(file),
    base64: bytes.toString('base64'),
    as: options.as,
    ...(map ? { mapping: map } : {}),
    ...(source ? { source } : {}),
    ...(days ? { days } : {}),
    ...(sheet ? { sheet } : {}),
    ...(reason ? { reason } : {}),
    dryRun: dryRun === true,
  }
  const key = sha256Hex(Buffer.from(JSON.stringify({ ...wanted, reason: undefined }), 'utf8'))
  const request = ImportRequest.safeParse({ ...wanted, key })
  if (!request.success) throw new IsnadError('usage', { what: request.error.issues[0]?.path.join('.') ?? '' })
  const answer = await bring(dir, request.data)
  if (options.json) process.stdout.write(`${JSON.stringify(answer)}\n`)
  else {
    for (const { row, problems } of answer.flagged)
      for (const problem of problems) process.stdout.write(`${row}\t${problem.code}\t${problemWords(problem).en.replace(/[\u2066-\u2069]/g, '')}\n`)
    if (answer.unmapped.length)
      say({
        ar: `أعمدة بلا حقل معروف، تُحفظ نصا: ${answer.unmapped.join('، ')}`,
        en: `Columns of no known field, kept as text: ${answer.unmapped.join(', ')}`,
      })
    const fields = Object.entries(answer.mapping)
      .map(([heading, field]) => `${field} = ${heading}`)
      .join(' · ')
    say({ ar: `الحقول: \u2068${fields}\u2069`, en: `Fields: \u2068${fields}\u2069` })
  }
  say({
    ar: `${dryRun ? 'لم يُسجَّل شيء. ' : ''}صفوف: ${answer.rows}، أعداد: ${answer.figures}، صفوف عليها ملاحظات: ${answer.flagged.length}`,
    en: `${dryRun ? 'Nothing was recorded. ' : ''}rows: ${answer.rows}, figures: ${answer.figures}, rows with remarks: ${answer.flagged.length}`,
  })
  if (answer.rows === 0 || answer.flagged.length > 0 || answer.problems.length > 0) process.exitCode = EXIT.findings
}

async function bring(dir: string | undefined, request: ImportRequest): Promise<ImportAnswer> {
  const { importTable } = await import('../edge/imports/import-table.ts')
  if (request.dryRun) return importTable(undefined, request)
  const { withOwner } = await import('./connect.ts')
  const reached = await withOwner(caseDir(dir))
  if (reached.kind === 'owner') return ImportAnswer.parse(await reached.owner.post('/api/imports', request))
  const { liveOf } = await import('../edge/live/open-live.ts')
  const live = await liveOf(reached.folder, { clock: Date.now, views: false })
  try {
    return await importTable(live, request)
  } finally {
    await live.close()
  }
}
