// One suite for every format: fixture pairs, hostile bytes, determinism, and the way back from text to bytes.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Item } from '../../core/formats/format.ts'
import { FORMATS, readCapture, readContext } from './index.ts'

/** Property tests read a document dozens of times; a slow or busy machine needs this many milliseconds. */
const PATIENCE = 120_000

interface Fixture {
  readonly format: string
  readonly name: string
  readonly bytes: Uint8Array
  readonly expected: string
}
const fixtures: Fixture[] = FORMATS.flatMap(({ name: format }) => {
  const folder = join(import.meta.dirname, format, 'fixtures')
  return readdirSync(folder)
    .filter((name) => !name.endsWith('.expected.json'))
    .map((name) => ({ format, name, bytes: readFileSync(join(folder, name)), expected: join(folder, `${name}.expected.json`) }))
})

const shown = (item: Item) => {
  const { bytes: _bytes, problems, ...rest } = item
  return { ...rest, problems: problems.map((problem) => problem.code) }
}
const read = async (bytes: Uint8Array, name: string) => {
  const { format, result } = await readCapture(bytes, readContext({ name }))
  return { format, items: result.items.map(shown), problems: result.problems.map((problem) => ({ code: problem.code, ...problem.detail })) }
}

test('every format has fixtures', () => {
  for (const { name } of FORMATS) expect(fixtures.filter((fixture) => fixture.format === name).length, name).toBeGreaterThan(0)
})

describe.each(fixtures)('$format: $name', ({ format, name, bytes, expected }) => {
  test(
    'reads as its pair says, and the same twice',
    async () => {
      const got = await read(bytes, name)
      if (process.env.WRITE_FIXTURES || !existsSync(expected)) writeFileSync(expected, `${JSON.stringify(got, null, 1)}\n`)
      expect(got).toEqual(JSON.parse(readFileSync(expected, 'utf8')))
      expect(got.format).toBe(format)
      expect(await read(Uint8Array.from(bytes), name)).toEqual(got)
    },
    PATIENCE,
  )

  test('every mapped stretch leads to bytes that hold its words', async () => {
    const { result } = await readCapture(bytes, readContext({ name }))
    for (const item of result.items) {
      // A document inside another has no places of its own in the capture.
      if (item.format !== undefined) expect(item.bytes).toBeUndefined()
      let last = -1
      for (const { span, from, to } of item.bytes ?? []) {
        expect(from).toBeGreaterThanOrEqual(0)
        expect(to).toBeLessThanOrEqual(bytes.length)
        expect(to).toBeGreaterThan(from)
        expect(span[0]).toBeGreaterThanOrEqual(last)
        last = span[1]
        const words = item.body.slice(span[0], span[1])
        const source = candidates(bytes.subarray(from, to))
        expect(
          source.some((text) => squash(text).includes(squash(words)) || jsonText(text) === words),
          `${words} <- ${source[0]}`,
        ).toBe(true)
      }
    }
  })

  test(
    'cut anywhere, it never throws',
    async () => {
      await fc.assert(
        fc.asyncProperty(fc.nat(bytes.length), async (at) => {
          const { result } = await readCapture(bytes.subarray(0, at), readContext({ name }))
          if (result.items.length === 0) expect(result.problems.length).toBeGreaterThan(0)
        }),
        { numRuns: format === 'pdf' ? 6 : 25 },
      )
    },
    PATIENCE,
  )

  test(
    'damaged anywhere, it never throws',
    async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { minLength: 1, maxLength: 12 }), async (changes) => {
          const damaged = Uint8Array.from(bytes)
          for (const [at, value] of changes) damaged[at] = value
          const { result } = await readCapture(damaged, readContext({ name }))
          if (result.items.length === 0) expect(result.problems.length).toBeGreaterThan(0)
        }),
        { numRuns: format === 'pdf' ? 6 : 25 },
      )
    },
    PATIENCE,
  )
})

describe.each(FORMATS.map((format) => [format.name, format] as const))('%s', (_name, format) => {
  test(
    'empty and random bytes come back with a problem or a text, never an exception',
    async () => {
      const context = readContext()
      const empty = await format.read(new Uint8Array(), context)
      expect(empty.problems.length + empty.items.flatMap((item) => item.problems).length).toBeGreaterThan(0)
      await fc.assert(
        fc.asyncProperty(fc.uint8Array({ maxLength: 600 }), async (bytes) => {
          expect(format.sniff(bytes, context)).toBeGreaterThanOrEqual(0)
          const { items, problems } = await format.read(bytes, context)
          if (items.length === 0) expect(problems.length).toBeGreaterThan(0)
        }),
        { numRuns: format.name === 'pdf' ? 8 : 60 },
      )
    },
    PATIENCE,
  )
})

/** The bytes read with each charset a fixture uses, entities of HTML undone. */
function candidates(bytes: Uint8Array): string[] {
  return ['utf-8', 'windows-1256', 'iso-8859-6', 'utf-16le'].map((charset) =>
    new TextDecoder(charset)
      .decode(bytes)
      .replace(/&quot;/g, '"')
      .replace(/&nbsp;/g, ' ')
      .replace(/&amp;/g, '&'),
  )
}
function squash(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
function jsonText(line: string): string | undefined {
  try {
    return (JSON.parse(line) as { text?: string }).text
  } catch {
    return undefined
  }
}
