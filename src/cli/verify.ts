// isnad verify: re-hashes vault and ledger and names what is not as it was recorded.
import type { Command } from 'commander'
import type { BlockHeader } from '../core/ledger/index.ts'
import type { Words } from '../core/model/index.ts'
import { IsnadError } from '../core/model/plain.ts'
import type { VerifyReport } from '../edge/case/verify.ts'
import { caseDir, caseOption } from './case-option.ts'
import { arabicFirst, EXIT } from './exit.ts'

interface VerifyOptions {
  readonly case?: string
  readonly json?: boolean
  readonly against?: string
  readonly mend?: boolean
  readonly headers?: string
}

export function verifyCommand(program: Command): void {
  caseOption(program.command('verify'))
    .description('check every captured copy, every entry, the tree, the keys and the signed checkpoint; names what was altered')
    .argument('[dir]', 'folder of the case')
    .option('--against <file>', 'a checkpoint of this case kept elsewhere: the ledger must continue it')
    .option('--headers <file>', 'block headers you trust, a line each: HEIGHT and 160 hex digits; OpenTimestamps proofs are held against them')
    .option('--mend', 'first write the published tiles anew from the journal; refused where the journal does not lead to the signed root')
    .option('--json', 'print the report as JSON')
    .addHelpText(
      'after',
      `
Reads the files alone, so it also works while the case is open and where it can no longer be opened.
Ends with 0 where all is as it was recorded, with 1 where something is not.

Examples:
  isnad verify raqqa
  isnad verify raqqa --against checkpoint-2026-11-01.txt --json`,
    )
    .action(async (dir: string | undefined, options: VerifyOptions) => {
      const { verifyCase } = await import('../edge/case/verify.ts')
      const { progress } = await import('./progress.ts')
      const bar = progress({ ar: 'تحقق', en: 'verifying' })
      const { readFile } = await import('node:fs/promises')
      const against = options.against ? await readFile(options.against, 'utf8') : undefined
      const headers = options.headers ? await headersIn(options.headers) : undefined
      const folder = caseDir(dir ?? options.case)
      if (options.mend) await mend(folder)
      const report = await verifyCase(folder, { onProgress: bar.show, ...(against ? { against } : {}), ...(headers ? { headers } : {}) })
      bar.clear()
      process.stdout.write(options.json ? `${JSON.stringify(report)}\n` : `${inWords(report)}\n`)
      process.exitCode = report.ok ? EXIT.done : EXIT.findings
    })
}

async function headersIn(path: string): Promise<ReadonlyMap<number, BlockHeader>> {
  const { readFile } = await import('node:fs/promises')
  const { readHeaders } = await import('../core/ledger/index.ts')
  const { sha256 } = await import('../edge/digest.ts')
  const read = readHeaders(await readFile(path, 'utf8'), sha256)
  if ('badLine' in read) throw new IsnadError('unreadable-input', { path, what: `line ${read.badLine}` })
  return read.headers
}

/** What a way through OpenTimestamps comes to, and no more than that. */
export function anchorWords({ size, state, calendars, height, time, hash }: VerifyReport['anchors'][number]): Words {
  const by = calendars.join(' ')
  if (state === 'pending')
    return {
      en: `OpenTimestamps, pending: calendars (\u2068${by}\u2069) promised to have the first ${size} entries in a block. That proves nothing yet; ask again later with isnad timestamp --upgrade.`,
      ar: `‏OpenTimestamps، معلّق: وعدت التقاويم (\u2068${by}\u2069) بإدراج القيود الـ\u2068${size}\u2069 الأولى في كتلة. لا يثبت هذا شيئًا بعد؛ أعد السؤال لاحقًا بالأمر \u2068isnad timestamp --upgrade\u2069.`,
    }
  if (state === 'block')
    return {
      en: `OpenTimestamps: the proof over the first ${size} entries leads to Bitcoin block ${height}. Not checked against that block: supply its header with --headers.`,
      ar: `‏OpenTimestamps: يقود إثبات القيود الـ\u2068${size}\u2069 الأولى إلى كتلة بتكوين \u2068${height}\u2069. لم يُقابَل بها: أعطِ ترويستها بالخيار \u2068--headers\u2069.`,
    }
  return {
    en: `OpenTimestamps: the header you supplied for Bitcoin block ${height} (\u2068${hash}\u2069, time \u2068${time}\u2069) holds the first ${size} entries. Whether that header is the chain's is for you to compare with another source.`,
    ar: `‏OpenTimestamps: الترويسة التي أعطيتها لكتلة بتكوين \u2068${height}\u2069 (\u2068${hash}\u2069، وقتها \u2068${time}\u2069) تشمل القيود الـ\u2068${size}\u2069 الأولى. وكونها من السلسلة حقًا عليك مقابلته بمصدر آخر.`,
  }
}

async function mend(dir: string): Promise<void> {
  const { withOwner } = await import('./connect.ts')
  const reached = await withOwner(dir)
  if (reached.kind === 'owner') return reached.owner.mend()
  try {
    await reached.folder.ledgerOf().publishAnew()
  } finally {
    await reached.folder.close()
  }
}

function inWords({ ok, checked, faults, stamps, anchors }: VerifyReport): string {
  const { blobs, entries } = checked
  const end = ok
    ? {
        en: `All as recorded: ${blobs} blobs, ${entries} entries. This shows that nothing was altered since it was recorded and published; it does not show that what was captured is true, nor who wrote it.`,
        ar: `كل شيء كما سُجّل: \u2068${blobs}\u2069 محتوى و\u2068${entries}\u2069 قيداً. يثبت هذا أن شيئاً لم يتغير منذ تسجيله ونشره، ولا يثبت صحة ما حُفظ ولا من كتبه.`,
      }
    : {
        en: `${faults.length} faults in ${blobs} blobs and ${entries} entries. Keep this folder as it is, and compare it with a backup.`,
        ar: `\u2068${faults.length}\u2069 من المآخذ في \u2068${blobs}\u2069 محتوى و\u2068${entries}\u2069 قيداً. أبقِ المجلد كما هو وقارنه بنسخة احتياطية.`,
      }
  const stamped = stamps.map(({ size, time, authority, trusted }) => ({
    en: `Time stamp: the first ${size} entries were there at \u2068${time}\u2069, says \u2068${authority}\u2069${trusted ? '' : ' (a certificate that leads to no root you named)'}.`,
    ar: `ختم الوقت: القيود الـ\u2068${size}\u2069 الأولى كانت موجودة في \u2068${time}\u2069 بشهادة \u2068${authority}\u2069${trusted ? '' : ' (شهادتها لا تؤدي إلى جذر سمّيته)'}.`,
  }))
  const erased = {
    en: `${checked.erased} entries stand without their content, erased by recorded decisions.`,
    ar: `\u2068${checked.erased}\u2069 من القيود باقية دون محتواها، محواً بقرارات مسجلة.`,
  }
  const sealed = {
    en: `${checked.sealed} blobs are sealed, each with a key of its own: personal material.`,
    ar: `\u2068${checked.sealed}\u2069 محتوى مختوم، لكل منها مفتاحه: مواد شخصية.`,
  }
  return [
    ...faults.map(({ words }) => words),
    ...stamped,
    ...anchors.map(anchorWords),
    ...(checked.sealed > 0 ? [sealed] : []),
    ...(checked.erased > 0 ? [erased] : []),
    end,
  ]
    .map((words) => (arabicFirst() ? `${words.ar}\n${words.en}` : `${words.en}\n${words.ar}`))
    .join('\n')
}
