// The extract filter: the contract's shape, ids, streaming in any cut, bad lines that lose nothing else, listings in both languages.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { loadRegisters } from '../edge/registers.ts'
import { batchesOf, type Extracted, readBatch } from './extract-articles.ts'
import { outputOf } from './extract-output.ts'

// Sentences of our own, of the shapes reports have.
const ARTICLES = [
  {
    id: 'one',
    lang: 'ar',
    outlet: 'صحيفة الوادي',
    date: '2018-11-01',
    title: 'مقبرة جماعية',
    text: 'قال المجلس المحلي إن أكثر من 40 جثة وجدت في مقبرة جماعية قرب حلب.',
  },
  { id: 'two', lang: 'en', text: 'At least 12 civilians were killed in an air strike on Homs, the health ministry said.' },
  { id: 3, text: 'The council met on Monday and nothing else happened in the town that the reporters knew of.' },
]
const jsonl = (articles: readonly object[]) => articles.map((article) => `${JSON.stringify(article)}\n`).join('')

let registers: ReturnType<typeof loadRegisters>
beforeAll(() => {
  registers = loadRegisters()
})

async function run(chunks: readonly Uint8Array[], name?: string) {
  const said: string[] = []
  const out: Extracted[] = []
  let failed = 0
  const stream = (async function* () {
    yield* chunks
  })()
  for await (const batch of batchesOf(stream, name)) {
    const result = await readBatch(batch, registers)
    out.push(...result.found)
    said.push(...result.said)
    failed += result.failed
  }
  return { out, said, failed }
}
const print = (out: readonly Extracted[], options: Parameters<typeof outputOf>[0]) => out.map(outputOf(options)).join('')

describe('JSON lines', () => {
  test('one object a line, ids as given, spans that hold the words', async () => {
    const { out, failed } = await run([Buffer.from(jsonl(ARTICLES))])
    expect(failed).toBe(0)
    const lines = print(out, { ndjson: true, lang: 'en' })
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(lines.map((line) => line.id)).toEqual(['one', 'two', '3'])
    // The title tells of the grave itself, the text of what lies in it.
    const [grave, figure] = lines[0].statements
    expect(grave).toMatchObject({ kind: 'figure', figure: { of: 'graves', min: 1, max: 1 }, chain: [] })
    expect(figure).toMatchObject({ kind: 'figure', figure: { of: 'bodies', min: 40, max: null, qualifier: 'more-than', commitment: 'asserted' } })
    const text = `${ARTICLES[0]?.title}\n\n${ARTICLES[0]?.text}`
    expect(text.slice(...(figure.figure.span as [number, number]))).toBe('40')
    expect(figure.chain[0].name).toContain('المجلس المحلي')
    expect(figure).not.toHaveProperty('trail')
    expect(lines[2].statements).toEqual([])
  })

  test('however the stream is cut, the same comes out', async () => {
    const bytes = Buffer.from(jsonl([...ARTICLES, ...ARTICLES.map((article) => ({ ...article, id: `again-${article.id}` }))]))
    const whole = print((await run([bytes])).out, { ndjson: true, lang: 'en' })
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(bytes.length), { maxLength: 6 }), async (cuts) => {
        const at = [0, ...cuts.sort((a, b) => a - b), bytes.length]
        const chunks = at
          .slice(1)
          .map((to, index) => bytes.subarray(at[index], to))
          .filter((chunk) => chunk.length > 0)
        expect(print((await run(chunks)).out, { ndjson: true, lang: 'en' })).toBe(whole)
      }),
      { numRuns: 20 },
    )
  })

  test('a bad line is named by its number in the whole stream and loses nothing else', async () => {
    const good = jsonl(ARTICLES)
    const chunks = [Buffer.from(good), Buffer.from(`{"id":"x"\n${good.replaceAll('"id":"', '"id":"b-').replace('"id":3', '"id":4')}`)]
    const { out, said, failed } = await run(chunks)
    expect(out.map(({ report }) => report.id)).toEqual(['one', 'two', '3', 'b-one', 'b-two', '4'])
    expect(failed).toBe(1)
    expect(said.join()).toMatch(/:4: /)
    expect(said.join()).toMatch(/\p{Script=Arabic}/u)
  })
})

describe('as a process', () => {
  const MAIN = join(import.meta.dirname, '..', '..', 'dist', 'cli', 'main.js')
  const isnad = (args: readonly string[], input: string) =>
    spawnSync(process.execPath, [MAIN, 'extract', '--ndjson', ...args], { input, encoding: 'utf8', maxBuffer: 1 << 28 })
  const many = Array.from({ length: 1500 }, (_, index) => ({ ...(ARTICLES[index % 3] as (typeof ARTICLES)[number]), id: `n${index}` }))

  test('however many threads work on it, what comes out is the same and in order', () => {
    const input = jsonl(many.map((article) => ({ ...article, text: `${article.text} ${'The town is quiet. '.repeat(30)}` })))
    const alone = isnad(['--jobs', '1', '-'], input)
    const together = isnad(['--jobs', '3', '-'], input)
    expect(alone.stderr).toBe('')
    expect(together.stderr).toBe('')
    expect(together.stdout).toBe(alone.stdout)
    const ids = together.stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line).id)
    expect(ids).toEqual(many.map((article) => article.id))
  }, 120_000)

  test('a missing file is said and fails with 3, the others are read; a wrong option is 2', () => {
    const { status, stdout, stderr } = isnad(['/no/such/file.txt', '-'], jsonl(ARTICLES.slice(0, 1)))
    expect(status).toBe(3)
    expect(stdout.trimEnd().split('\n')).toHaveLength(1)
    expect(stderr).toContain('/no/such/file.txt')
    expect(isnad(['--jobs', 'none'], '').status).toBe(2)
  }, 60_000)
})

describe('other formats', () => {
  test('a text has its hash as id', async () => {
    const bytes = Buffer.from('Officials said 7 people were killed in Homs on Monday, residents and the ministry said.\n')
    const { out } = await run([bytes.subarray(0, 10), bytes.subarray(10)], 'a.txt')
    expect(out.map(({ report }) => report.id)).toEqual([createHash('sha256').update(bytes).digest('hex')])
    expect(out[0]?.statements[0]?.figure).toMatchObject({ of: 'killed', min: 7, max: 7 })
  })

  test.each([
    ['nothing', Buffer.alloc(0)],
    ['bytes of no format', Buffer.from([0, 1, 2, 3, 255, 254, 0, 0, 7])],
  ])('%s is reported and fails', async (_what, bytes) => {
    const { out, said, failed } = await run(bytes.length > 0 ? [bytes] : [], 'x.bin')
    expect(out).toEqual([])
    expect(failed).toBe(1)
    expect(said.join()).toContain('x.bin')
  })
})

describe('listings', () => {
  test('the trail shows each rule with the words it stood on, in either language', async () => {
    const { out } = await run([Buffer.from(jsonl(ARTICLES.slice(0, 1)))])
    const english = print(out, { explain: true, lang: 'en' })
    expect(english).toContain('more than 40 bodies')
    expect(english).toMatch(/rules: figure\/\S+/)
    const arabic = print(out, { lang: 'ar' })
    expect(arabic).toContain('أكثر من 40')
    expect(arabic).not.toContain('القواعد')
    expect(arabic).toMatch(/السلسلة: .*صحيفة الوادي.* ← .*المجلس المحلي/)
  })

  test('captured control characters do not reach the terminal', async () => {
    const { out } = await run([
      Buffer.from(jsonl([{ id: 'e', lang: 'en', outlet: '\u001b[31mRed\u202e', text: '5 people were killed in Homs, police said.' }])),
    ])
    const text = print(out, { lang: 'en' })
    expect(text).not.toContain('\u001b')
    expect(text).not.toContain('\u202e')
  })
})
