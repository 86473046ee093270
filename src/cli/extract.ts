// isnad extract: reads articles and prints what they state, one JSON object a report. A pure filter; needs no case.

import { createReadStream } from 'node:fs'
import type { Command } from 'commander'
import type { Batch } from './extract-articles.ts'

interface ExtractOptions {
  readonly ndjson?: boolean
  readonly explain?: boolean
  readonly lang?: 'ar' | 'en'
  readonly jobs?: string
}

const EXAMPLES = `
Examples:
  isnad extract report.html                     what one report states, for reading
  isnad extract report.txt --explain            with the rules that made each statement
  isnad extract articles.jsonl --ndjson         one JSON object a report
  cat articles.jsonl | isnad extract --ndjson - | jq .statements`

/** Adds the command. Everything it needs is loaded when it runs. */
export function extractCommand(program: Command): void {
  program
    .command('extract')
    .description('print the statements of articles: who is said to be harmed, how many, where, and by whom it is said')
    .argument('[files...]', 'files of any supported format; "-" or nothing reads standard input')
    .option('--ndjson', 'one JSON object a report, one a line')
    .option('--explain', 'with the rules that made each statement and the words they stood on')
    .option('--lang <lang>', 'language of the listing: ar or en')
    .option('--jobs <n>', 'threads for large inputs (as many as there are processors, 8 at most)')
    .addHelpText('after', EXAMPLES)
    .action(async (files: string[], options: ExtractOptions) => {
      process.exitCode = await extractFiles(files.length > 0 ? files : ['-'], options)
    })
}

/** Runs the filter over each file in turn. Returns the exit code: 0, or 3 where some input could not be read. */
async function extractFiles(files: readonly string[], options: ExtractOptions): Promise<number> {
  const [{ batchesOf, readBatch }, { outputOf }, { loadRegisters }, { jobsOf, printer }] = await Promise.all([
    import('./extract-articles.ts'),
    import('./extract-output.ts'),
    import('../edge/registers.ts'),
    import('./extract-order.ts'),
  ])
  const form = { ndjson: options.ndjson === true, explain: options.explain === true, lang: options.lang === 'ar' ? 'ar' : 'en' } as const
  const registers = loadRegisters()
  const print = outputOf(form)
  const here = async (batch: Batch) => {
    const { found, said, failed } = await readBatch(batch, registers)
    return { text: found.map(print).join(''), said, failed }
  }
  const out = printer({ here, jobs: jobsOf(options.jobs), form })
  try {
    for (const file of files) {
      const stream = file === '-' ? process.stdin : createReadStream(file, { highWaterMark: 1 << 18 })
      try {
        for await (const batch of batchesOf(stream, file === '-' ? undefined : file)) if (!(await out.take(batch))) return 0
      } catch (thrown) {
        await out.unreadable(file, thrown)
      }
    }
    await out.finish()
  } finally {
    await out.close()
  }
  return out.failed() > 0 ? 3 : 0
}
