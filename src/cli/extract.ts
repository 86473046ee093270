// isnad extract: reads articles and prints what they state, one JSON object a report. A pure filter; needs no case.

import { once } from 'node:events'
import { createReadStream } from 'node:fs'
import type { Command } from 'commander'
import type { LanguageCode } from '../core/model/index.ts'

interface ExtractOptions {
  readonly ndjson?: boolean
  readonly explain?: boolean
  readonly lang?: 'ar' | 'en'
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
    .addHelpText('after', EXAMPLES)
    .action(async (files: string[], options: ExtractOptions) => {
      process.exitCode = await extractFiles(files.length > 0 ? files : ['-'], options)
    })
}

/** Runs the filter over each file in turn. Returns the exit code: 0, or 3 where some input could not be read. */
async function extractFiles(files: readonly string[], options: ExtractOptions): Promise<number> {
  const { articleReader } = await import('./extract-articles.ts')
  const { outputOf } = await import('./extract-output.ts')
  const out = stdoutWriter()
  const complaints = (words: string) => process.stderr.write(`isnad: ${words}\n`)
  const reader = articleReader({ complain: complaints })
  const print = outputOf({ ...options, lang: options.lang === 'ar' ? 'ar' : 'en' })
  for (const file of files) {
    const stream = file === '-' ? process.stdin : createReadStream(file, { highWaterMark: 1 << 18 })
    for await (const results of reader.read(stream, file === '-' ? undefined : file)) {
      const text = results.map(print).join('')
      if (text !== '' && !(await out(text))) return 0
    }
  }
  return reader.failed() > 0 ? 3 : 0
}

/** Writes to stdout and waits where the reader of the pipe is slower; false once that reader has gone. */
function stdoutWriter(): (text: string) => Promise<boolean> {
  let gone = false
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') gone = true
    else throw error
  })
  return async (text) => {
    if (gone) return false
    if (!process.stdout.write(text)) await Promise.race([once(process.stdout, 'drain'), once(process.stdout, 'close')])
    return !gone
  }
}

export type { LanguageCode }
