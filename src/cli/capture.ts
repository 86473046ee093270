// isnad capture: takes files, folders and standard input into a case. Resumable; ends with a count of what became of each.
import { resolve } from 'node:path'
import type { Command } from 'commander'
import type { Problem, Words } from '../core/model/index.ts'
import { IsnadError } from '../core/model/plain.ts'
import type { CaptureOptions, Item, Outcome } from './capture-send.ts'
import type { Source, Unreadable } from './capture-source.ts'
import { caseDir, caseOption } from './case-option.ts'
import { EXIT, interruption, say } from './exit.ts'
import { visible } from './visible.ts'

export function captureCommand(program: Command): void {
  caseOption(program.command('capture'))
    .description('take files into the case exactly as they are; what is acknowledged is on the disk')
    .argument('<files...>', 'files, folders (walked), web addresses (fetched), or - for standard input')
    .option('--reason <words>', 'why this is captured')
    .option('--address <url>', 'where it was got from')
    .option('--media-type <type>', 'media type, where it is known')
    .option(
      '--personal',
      'personal material (a witness, a victim, a letter): sealed with a key of its own, so that erasing it reaches every copy without keys',
    )
    .option('--page', 'web addresses as a browser shows them: rendered HTML, a picture of the whole page, what was sent; needs a Chromium')
    .option('--fresh', 'do not resume an import that did not come to its end: capture everything once more')
    .option('--json', 'print one JSON object at the end')
    .option('--ndjson', 'print one JSON object an item, as it is acknowledged')
    .addHelpText(
      'after',
      `
An import that was interrupted is resumed by the same command: what is in already is not recorded twice.
Running it again after it came to its end captures everything once more: the same bytes are stored once, each capture is recorded.

Examples:
  isnad capture -c raqqa reports/ --reason "first survey"
  isnad capture -c raqqa letter.html --address https://example.org/letter
  isnad capture -c raqqa https://example.org/page --reason "first seen today"
  isnad capture -c raqqa https://example.org/page --page
  curl -s https://example.org/page | isnad capture -c raqqa -`,
    )
    .action(async (args: string[], options: CaptureOptions) => {
      process.exitCode = await capture(args, options)
    })
}

async function capture(args: readonly string[], options: CaptureOptions): Promise<number> {
  const { listSources, readSource } = await import('./capture-source.ts')
  const { importMark } = await import('./import-mark.ts')
  const { withOwner } = await import('./connect.ts')
  const { send } = await import('./capture-send.ts')
  const { sha256Hex } = await import('../edge/digest.ts')
  const { hashFile } = await import('../edge/vault/staging.ts')
  const { progress } = await import('./progress.ts')
  if (options.page) (await import('../edge/page/chromium.ts')).chromiumPath() // said at once, not once an address
  const signal = interruption()
  const failures: Unreadable[] = []
  const dir = caseDir(options.case)
  const reached = await withOwner(dir)
  const done: Outcome[] = []
  const remarks: { name: string; problem: Problem }[] = []
  const counts = { captured: 0, duplicate: 0, flagged: 0, known: 0 }
  const sources = await listSources(args, (item) => failures.push(item))
  const mark = await importMark(
    dir,
    args.map((arg) => (arg === '-' || /^https?:\/\//i.test(arg) ? arg : resolve(arg))),
    options.fresh === true || args.includes('-'),
  )
  const bar = progress({ ar: 'حفظ', en: 'capturing' })
  const items = async function* (): AsyncGenerator<Item> {
    for (const source of sources) {
      if (signal.aborted) return
      const got = await readSource({ ...source, ...(options.page ? { page: true } : {}) })
      if ('why' in got) {
        failures.push(got)
        continue
      }
      const sha256 = got.file === undefined ? sha256Hex(got.bytes) : (await hashFile(got.file)).sha256
      if (signal.aborted) return
      const key = sha256Hex(Buffer.from([mark.id, placeOf(source), sha256].join('\n'), 'utf8'))
      yield { name: source.name, key, ...got }
    }
  }
  try {
    for await (const outcome of send(reached, items(), options, { signal, progress: bar.show })) {
      if (outcome.again) counts.known++
      else if (outcome.duplicate) counts.duplicate++
      else counts.captured++
      if (outcome.problems.length > 0) counts.flagged++
      if (!options.json && !options.ndjson) for (const problem of outcome.problems) remarks.push({ name: outcome.name, problem })
      if (options.ndjson) process.stdout.write(`${JSON.stringify(outcome)}\n`)
      else if (options.json) done.push(outcome)
      else process.stdout.write(`${outcome.entry}\t${outcome.sha256}\t${visible(outcome.name)}\n`)
      bar.show(counts.captured + counts.duplicate + counts.known, sources.length)
    }
    if (failures.length === 0 && !signal.aborted) await mark.finish()
  } catch (error) {
    // A large file stopped half way: nothing of it is in, and the same command takes it again.
    if (!signal.aborted || !(error instanceof IsnadError && error.code === 'refused')) throw error
  } finally {
    bar.clear()
    if (reached.kind === 'open') await reached.folder.close()
  }
  if (options.json) process.stdout.write(`${JSON.stringify({ items: done, counts: { ...counts, failed: failures.length }, failures })}\n`)
  await sayRemarks(remarks)
  for (const failure of failures) say(failureWords(failure))
  say(countWords({ ...counts, failed: failures.length }, mark.resumed, signal.aborted))
  if (signal.aborted) return EXIT.interrupted
  return failures.length > 0 ? EXIT.unreadable : EXIT.done
}

/** Where an item stands, so that equal files of one import in two folders are two captures. */
function placeOf(source: Source): string {
  return source.path ?? source.address ?? '-'
}

/** Why a thing could not be had; another code of the system is shown as it is. */
const WHY: Readonly<Record<string, Words>> = {
  'private-address': {
    ar: 'عنوان داخل شبكة خاصة، ولا تُجلب إلا العناوين العامة',
    en: 'an address inside a private network; only public ones are fetched',
  },
  'no-such-host': { ar: 'لا موقع بهذا الاسم', en: 'no site of that name' },
  'no-connection': { ar: 'تعذّر الاتصال بالموقع', en: 'the site could not be reached' },
  'bad-answer': { ar: 'ما أجاب به ليس صفحة ويب', en: 'what answered is no web server' },
  deadline: { ar: 'لم يُجب في المهلة', en: 'no answer in time' },
  redirect: { ar: 'يحيل إلى عنوان لا يُجلب', en: 'it redirects to an address that is not fetched' },
  redirects: { ar: 'إحالات أكثر مما يُتبع', en: 'more redirects than are followed' },
  'not-a-page': {
    ar: 'ما أجاب به ليس صفحة تُعرض؛ احفظه من دون ‎--page',
    en: 'what answered is no page to be shown; capture it without --page',
  },
  'no-browser': {
    ar: 'لا متصفح Chromium على هذا الجهاز؛ ثبّته أو احفظ العنوان كما هو',
    en: 'no Chromium on this machine; install one, or capture the address plainly',
  },
  page: { ar: 'لم يعرض المتصفح الصفحة؛ احفظها من دون ‎--page', en: 'the browser did not show the page; capture it without --page' },
  usage: { ar: 'ليس عنوان ويب', en: 'not a web address' },
  'too-large': { ar: 'أكبر مما يُؤخذ دفعة واحدة', en: 'larger than is taken at once' },
  ENOENT: { ar: 'لا وجود له', en: 'it is not there' },
  EACCES: { ar: 'لا يُسمح بقراءته', en: 'reading it is not allowed' },
  EPERM: { ar: 'لا يُسمح بقراءته', en: 'reading it is not allowed' },
}
/** What stands out, a line each; of very many the first ones, and where all of them are to be had. */
async function sayRemarks(remarks: readonly { name: string; problem: Problem }[]): Promise<void> {
  const { problemWords } = await import('../core/model/problem-words.ts')
  for (const { name, problem } of remarks.slice(0, REMARKS)) {
    const words = problemWords(problem)
    say({ ar: `\u2068${visible(name)}\u2069: ${words.ar}`, en: `\u2068${visible(name)}\u2069: ${words.en}` })
  }
  const more = remarks.length - REMARKS
  if (more > 0)
    say({ ar: `و\u2068${more}\u2069 ملاحظة أخرى؛ يعرضها كلها \u2068--ndjson\u2069`, en: `and ${more} remarks more; --ndjson prints them all` })
}
const REMARKS = 20

/** What a person is told of a thing that could not be had. */
export function failureWords({ name, why }: Unreadable): Words {
  const words = WHY[why] ?? { ar: `\u2068${why}\u2069`, en: why }
  return { ar: `لم يُحفظ \u2068${visible(name)}\u2069: ${words.ar}`, en: `not captured: \u2068${visible(name)}\u2069: ${words.en}` }
}

function countWords(
  { captured, duplicate, flagged, known, failed }: { captured: number; duplicate: number; flagged: number; known: number; failed: number },
  resumed: boolean,
  interrupted: boolean,
): Words {
  const tail = interrupted || failed > 0
  return {
    ar: `حُفظ \u2068${captured}\u2069 · مكرر \u2068${duplicate}\u2069 · عليه ملاحظات \u2068${flagged}\u2069 · لم يُحفظ \u2068${failed}\u2069${resumed || known ? ` · موجود من الاستيراد السابق \u2068${known}\u2069` : ''}${tail ? '. أعد الأمر نفسه لإكمال ما بقي.' : ''}`,
    en: `captured ${captured} · duplicate ${duplicate} · flagged ${flagged} · failed ${failed}${resumed || known ? ` · in already from the import before ${known}` : ''}${tail ? '. Run the same command again for what is left.' : ''}`,
  }
}
