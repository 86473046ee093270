// isnad verify: re-hashes vault and ledger and names what is not as it was recorded.
import type { Command } from 'commander'
import type { VerifyReport } from '../edge/case/verify.ts'
import { caseDir, caseOption } from './case-option.ts'
import { arabicFirst, EXIT } from './exit.ts'

interface VerifyOptions {
  readonly case?: string
  readonly json?: boolean
  readonly against?: string
  readonly mend?: boolean
}

export function verifyCommand(program: Command): void {
  caseOption(program.command('verify'))
    .description('check every captured copy, every entry, the tree, the keys and the signed checkpoint; names what was altered')
    .argument('[dir]', 'folder of the case')
    .option('--against <file>', 'a checkpoint of this case kept elsewhere: the ledger must continue it')
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
      const folder = caseDir(dir ?? options.case)
      if (options.mend) await mend(folder)
      const report = await verifyCase(folder, { onProgress: bar.show, ...(against ? { against } : {}) })
      bar.clear()
      process.stdout.write(options.json ? `${JSON.stringify(report)}\n` : `${inWords(report)}\n`)
      process.exitCode = report.ok ? EXIT.done : EXIT.findings
    })
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

function inWords({ ok, checked, faults, stamps }: VerifyReport): string {
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
  return [...faults.map(({ words }) => words), ...stamped, ...(checked.sealed > 0 ? [sealed] : []), ...(checked.erased > 0 ? [erased] : []), end]
    .map((words) => (arabicFirst() ? `${words.ar}\n${words.en}` : `${words.en}\n${words.ar}`))
    .join('\n')
}
