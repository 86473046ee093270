// Imports small gazetteer files of both formats, broken lines among them, and looks the places up.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, describe, expect, test } from 'vitest'
import { importIntoCase, readGazetteerFiles } from './gazetteer.ts'
import { loadRegisters } from './registers.ts'

const dir = mkdtempSync(join(tmpdir(), 'isnad-gazetteer-'))
afterAll(() => rmSync(dir, { recursive: true, force: true }))
const file = (name: string, content: string | Uint8Array) => {
  const path = join(dir, name)
  writeFileSync(path, content)
  return path
}
const WOF = [
  '{"id": 11, "cc": "SY", "t": "locality", "n": "Umm al Qasab", "ar": ["قرية أم القصب"], "lat": 36.1, "lon": 40.2}',
  '{"id": 12, "cc": "SY", "t": "locality", "n": "Bad", "ar": ["دیر"], "lat": 36.1, "lon": 340.2}',
  '{"id": 13, "cc": "SY", "t": "planet", "n": "Other", "ar": [], "lat": 1, "lon": 2}',
  'not json',
  '{"id": 14, "cc": "SY", "t": "region", "n": "Made Up", "ar": ["محافظة المثال"], "lat": 35, "lon": 38}',
].join('\n')
const GEONAMES =
  '99000001\tWādī al Mithāl\tWadi al Mithal\tوادي المثال,Wadi Mithal\t35.5\t38.25\tP\tPPL\tSY\t\t04\t\t\t\t1200\t\t300\tAsia/Damascus\t2020-01-01'

describe('gazetteer import', () => {
  test('both formats, gzip too, with counts of what was left', async () => {
    const { text, count } = await readGazetteerFiles([file('a.jsonl', WOF), file('b.txt.gz', gzipSync(GEONAMES))])
    expect(count).toEqual({ places: 3, skipped: 2, broken: 1 })
    expect(text).toContain('wof:11\tsettlement\tSY\t36.1\t40.2')
    expect(text).toContain('geonames:99000001')
  })
  test('an imported place is known to the registers of the case, and changes their stamp', async () => {
    const { file: made } = await importIntoCase([join(dir, 'a.jsonl')], dir)
    expect(readFileSync(made, 'utf8').split('\n').length).toBeGreaterThan(2)
    const plain = loadRegisters()
    const own = loadRegisters({ caseFolder: dir })
    expect(plain.places.byName('أم القصب')).toEqual([])
    expect(own.places.byName('أم القصب').map((place) => place.id)).toEqual(['wof:11'])
    expect(own.places.byName('المثال')[0]?.type).toBe('governorate')
    expect(own.stamp).not.toBe(plain.stamp)
  })
  test('a file of another kind, an absent file, a file without places are said, not swallowed', async () => {
    await expect(readGazetteerFiles([file('c.txt', 'hello\n')])).rejects.toMatchObject({ code: 'unreadable-input' })
    await expect(readGazetteerFiles([join(dir, 'absent.txt')])).rejects.toMatchObject({ code: 'unreadable-input' })
    await expect(importIntoCase([file('d.jsonl', '{"id":1}\n')], dir)).rejects.toMatchObject({ code: 'unreadable-input' })
  })
})
