// Entries and journal lines: one spelling, every altered byte seen, every cut told apart from damage.
import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonical } from './canonical.ts'
import { decodeEntry, EntryKind, encodeEntry, type LedgerEntry, reportId } from './entry.ts'
import { journalLine, judgeTail, readLine } from './journal.ts'
import { leafHash } from './tree.ts'

const digest = (bytes: Uint8Array) => new Uint8Array(createHash('sha256').update(bytes).digest())
const hex64 = fc.stringMatching(/^[0-9a-f]{64}$/)
const entries: fc.Arbitrary<LedgerEntry> = fc.record({
  format: fc.constant(1 as const),
  kind: fc.constantFrom(...EntryKind.options),
  time: fc.date({ min: new Date(0), max: new Date('9999-12-31T23:59:59.999Z'), noInvalidDate: true }).map((date) => date.toISOString()),
  key: hex64,
  commitment: hex64,
})
const lineOf = (entry: LedgerEntry) => journalLine(encodeEntry(entry), leafHash(encodeEntry(entry), digest))

describe('canonical JSON', () => {
  test.each([
    [{ b: 1, a: [true, null, 'é', 'x'] }, '{"a":[true,null,"é","x"],"b":1}'],
    [{ '\u{1F600}': 1, '\uFB33': 2, a: undefined }, '{"\u{1F600}":1,"\uFB33":2}'],
    [1e21, '1e+21'],
    [-0, '0'],
    ['\u2028\u0007"\\', '"\u2028\\u0007\\"\\\\"'],
  ])('%j', (value, text) => expect(canonical(value)).toBe(text))
  test('has no NaN', () => expect(() => canonical([Number.NaN])).toThrow(RangeError))
})

describe('entries', () => {
  test('come back as they went in', () => {
    fc.assert(
      fc.property(entries, (entry) => {
        expect(decodeEntry(encodeEntry(entry))).toEqual(entry)
      }),
    )
  })
  test('are canonical JSON as any program would read it', () => {
    fc.assert(
      fc.property(entries, (entry) => {
        const text = Buffer.from(encodeEntry(entry)).toString('latin1')
        expect(JSON.parse(text)).toEqual(entry)
        expect(canonical(entry)).toBe(text)
      }),
    )
  })
  test.each(['{}', '', '{"format":1}', 'null'])('%s is none', (text) => expect(decodeEntry(Buffer.from(text))).toBeUndefined())
})

describe('journal lines', () => {
  test('any altered bit is seen', () => {
    fc.assert(
      fc.property(entries, fc.nat(), fc.integer({ min: 0, max: 7 }), (entry, at, bit) => {
        const line = lineOf(entry).slice(0, -1)
        expect(readLine(line, 3, digest)?.entry).toMatchObject({ ...entry, index: 3 })
        const place = at % line.length
        line[place] = (line[place] ?? 0) ^ (1 << bit)
        expect(readLine(line, 3, digest)).toBeUndefined()
      }),
    )
  })
  test('a cut line is torn, a whole one without its newline is complete, one with another byte there is altered', () => {
    fc.assert(
      fc.property(entries, fc.nat(), (entry, at) => {
        const line = lineOf(entry)
        const cut = at % line.length
        expect(judgeTail(line.subarray(0, cut), 0, digest)).toBe(cut === 0 ? 'none' : cut === line.length - 1 ? 'complete' : 'torn')
        const altered = line.slice()
        altered[line.length - 1] = 11
        expect(judgeTail(altered, 0, digest)).toBe('altered')
      }),
    )
  })
})

test('the id of a report hangs on its capture and its path alone', () => {
  expect(reportId('aa', 'line/1', digest)).toBe(reportId('aa', 'line/1', digest))
  expect(reportId('aa', 'line/1', digest)).toMatch(/^[0-9a-f]{24}$/)
  expect(new Set([reportId('aa', 'line/1', digest), reportId('aa', 'line/2', digest), reportId('ab', 'line/1', digest)]).size).toBe(3)
})
