// The catalogue of bad inputs, as far as it concerns capture, the network and the ledger: one row each, by its number, with the words a person reads.
import { cp, mkdtemp, readdir, readFile, rename, rm, stat, truncate, writeFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { asIsnadError, type Determination, errorWords, type Words } from '../../core/model/index.ts'
import { problemWords } from '../../core/model/problem-words.ts'
import { fetchAddress } from '../fetch/fetch-address.ts'
import { changedPages } from '../outputs/page-changes.ts'
import { readCapture, readContext } from '../readers/index.ts'
import { visible } from '../readers/unzip.ts'
import { type CaseFolder, createCase, openCase } from './case-folder.ts'
import { verifyCase } from './verify.ts'

const tool = { name: 'test' }
const bytes = (text: string) => Buffer.from(text, 'utf8')
let root = ''
let dir = ''
let now = 0
let folder: CaseFolder
const clock = () => now
const heads = () => join(root, 'heads')
const open = async () => {
  folder = await openCase(dir, { clock, heads: heads(), publishAfter: 0 })
}
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'isnad-bad-'))
  dir = join(root, 'case')
  now = Date.UTC(2026, 0, 2)
  await createCase(dir, { name: 'قضية', operator: 'A. Analyst', clock })
  await open()
})
afterEach(async () => {
  await folder.close().catch(() => undefined)
  await rm(root, { recursive: true, force: true })
})

const finding = (text: string): Determination['act'] => ({ act: 'finding', about: [], text, standard: 'lead' })
const decide = (text: string, key: string, by: string) => folder.determine({ act: finding(text), reason: 'because', engine: 'e', key, by })
const wordsOf = async (work: () => Promise<unknown>): Promise<Words | undefined> => {
  try {
    await work()
    return undefined
  } catch (error) {
    const known = asIsnadError(error)
    return errorWords(known.code, known.detail)
  }
}
const faultsOf = async (): Promise<Words | undefined> => (await verifyCase(dir)).faults[0]?.words

/** A server that answers with these raw bytes, whatever HTTP says. */
async function raw(answer: string, work: (address: string) => Promise<Words | undefined>): Promise<Words | undefined> {
  const server = createServer((socket) => {
    socket.on('error', () => undefined)
    socket.once('data', () => socket.end(answer))
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  try {
    return await work(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
  } finally {
    server.close()
  }
}
const local = { allowed: (ip: string) => ip === '127.0.0.1', idle: 2000, deadline: 4000 }
const fetched = (address: string) => wordsOf(() => fetchAddress(address, local))

type Row = [number: number, name: string, act: () => Promise<Words | undefined>, en: string, ar: string]
/** Rows in which something is said. */
const told: Row[] = [
  [
    22,
    'an upload that breaks off at 99 %',
    () =>
      wordsOf(async () => {
        await folder.stage(
          (async function* () {
            yield bytes('x'.repeat(99))
            throw Object.assign(new Error('aborted'), { code: 'ECONNRESET' })
          })(),
        )
      }),
    'A disk or network error',
    'خطأ في القرص أو الشبكة',
  ],
  [
    23,
    'an upload larger than is taken',
    () => wordsOf(() => folder.stage([bytes('x'.repeat(200))] as unknown as AsyncIterable<Uint8Array>, { cap: 100 })),
    'Larger than is taken at once',
    'أكبر مما يُؤخذ دفعة واحدة',
  ],
  [61, 'a loopback address in disguise', () => wordsOf(() => fetchAddress('http://2130706433/', {})), 'Not allowed', 'غير مسموح'],
  [64, 'an address that is none of the web', () => wordsOf(() => fetchAddress('file:///etc/passwd', {})), 'Not understood', 'طلب غير مفهوم'],
  [
    65,
    'a length that is not the real one',
    () => raw('HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\nForty', kept),
    'The file ends too early',
    'مقطوع قبل نهايته',
  ],
  [67, 'a header that splits', () => raw('HTTP/1.1 200 OK\r\nX-A: a\rSet-Cookie: b\r\n\r\nx', fetched), 'Could not read', 'تعذّرت قراءة'],
  [
    67,
    '10,000 cookies',
    () => raw(`HTTP/1.1 200 OK\r\n${Array.from({ length: 10_000 }, (_, i) => `Set-Cookie: c${i}=1\r\n`).join('')}\r\nx`, fetched),
    'Could not read',
    'تعذّرت قراءة',
  ],
  [78, 'one bad row of 100,000', badRow, 'A line lacks a field, holds a wrong one or repeats an id', 'سطر ينقصه حقل'],
  [
    80,
    'a record that cannot be written',
    () =>
      wordsOf(async () => {
        await rm(join(dir, 'temp'), { recursive: true })
        await folder.record('export', { what: 'table' })
      }),
    'A disk or network error',
    'خطأ في القرص أو الشبكة',
  ],
  [
    81,
    '200 bytes of a record overwritten',
    async () => {
      const { sha256 } = await folder.capture({ bytes: bytes('forty bodies '.repeat(100)), tool })
      await folder.publish()
      const path = join(dir, 'vault', sha256.slice(0, 2), sha256)
      const found = await readFile(path)
      found.fill(0x41, 300, 500)
      await writeFile(path, found)
      return faultsOf()
    },
    'were altered: their SHA-256 is no longer',
    'تغيّر: بصمته لم تعد',
  ],
  [
    82,
    'a journal shorter than its checkpoint',
    async () => {
      await folder.capture({ bytes: bytes('a'), tool })
      await folder.close()
      await truncate(join(dir, 'ledger/journal'), (await stat(join(dir, 'ledger/journal'))).size - 40)
      return wordsOf(open)
    },
    'damaged',
    'تالف',
  ],
  [
    82,
    'a journal that lost its last whole lines',
    async () => {
      await folder.capture({ bytes: bytes('a'), tool })
      await folder.close()
      const lines = (await readFile(join(dir, 'ledger/journal'), 'utf8')).split('\n')
      await writeFile(join(dir, 'ledger/journal'), `${lines.slice(0, -2).join('\n')}\n`)
      return wordsOf(open)
    },
    'two different histories',
    'روايتان مختلفتان',
  ],
  [
    83,
    'an older copy put back, to be signed on',
    async () => {
      await folder.close()
      await cp(dir, join(root, 'older'), { recursive: true })
      await open()
      await folder.capture({ bytes: bytes('newer'), tool })
      await folder.close()
      await rm(dir, { recursive: true })
      await rename(join(root, 'older'), dir)
      return wordsOf(open)
    },
    'two different histories',
    'روايتان مختلفتان',
  ],
  [84, 'a case that is open elsewhere', () => wordsOf(() => openCase(dir, { clock })), 'is open in another program', 'مفتوح في برنامج آخر'],
]

async function kept(address: string): Promise<Words | undefined> {
  const { problems } = await fetchAddress(address, local)
  return problems[0] && problemWords(problems[0])
}
async function badRow(): Promise<Words | undefined> {
  const lines = Array.from({ length: 100_000 }, (_, i) =>
    JSON.stringify({ id: `r${i}`, lang: 'en', text: i === 4321 ? 7 : 'Forty bodies were found.' }),
  )
  const { result } = await readCapture(bytes(lines.join('\n')), readContext({ name: 'rows.jsonl' }))
  expect(result.items).toHaveLength(99_999)
  const problem = [...result.problems, ...result.items.flatMap((item) => item.problems)].find(({ code }) => code === 'bad-row')
  expect(problem?.detail?.line).toBe(4322)
  return problem && problemWords(problem)
}

test.each(told)('%i: %s', async (_number, _name, act, en, ar) => {
  const words = await act()
  expect(words?.en).toContain(en)
  expect(words?.ar).toContain(ar)
})

/** Rows in which nothing goes wrong, though it might. */
const silent: [number: number, name: string, act: () => Promise<unknown>, expected: unknown][] = [
  [
    20,
    'names with NUL, newline, 4,000 letters, a device, a way out, an override: the blob is named by its hash, the name is shown with what it hides',
    async () => {
      const names = ['a\0b.txt', 'a\nb.txt', 'x'.repeat(4000), 'CON', '../../etc/passwd', 'photo\u202Efdp.exe']
      for (const name of names) await folder.capture({ bytes: bytes(name), name, tool })
      const blobs = (await readdir(join(dir, 'vault'), { recursive: true })).filter((path) => path.includes('/'))
      const recorded: string[] = []
      for await (const { record } of folder.captures()) recorded.push(record.name ?? '')
      return [blobs.every((path) => /^[0-9a-f]{2}\/[0-9a-f]{64}$/.test(path)), recorded.join() === names.join(), visible('photo\u202Efdp.exe\n')]
    },
    [true, true, 'photo\\u202efdp.exe\\u000a'],
  ],
  [
    21,
    'the same bytes by two people at the same moment: one blob, two entries',
    async () => {
      const [a, b] = await Promise.all(['a', 'b'].map((name) => folder.capture({ bytes: bytes('same'), name, tool })))
      return [a?.sha256 === b?.sha256, new Set([a?.entry, b?.entry]).size]
    },
    [true, 2],
  ],
  [
    46,
    'a page that changed: two captures and what changed between them, neither overwritten',
    async () => {
      const page = (count: number) =>
        bytes(
          `<html><head><title>Grave</title></head><body><article><p>Rescue workers said that ${count} bodies were found in a grave east of the town.</p></article></body></html>`,
        )
      for (const count of [40, 41]) await folder.capture({ bytes: page(count), address: 'https://news.example/a', mediaType: 'text/html', tool })
      const [change] = await changedPages(folder)
      return [change?.earlier.text.includes('40'), change?.later.text.includes('41'), (change?.changes.length ?? 0) > 0]
    },
    [true, true, true],
  ],
  [
    76,
    'two people save the same decision: both are recorded; the same click twice is recorded once',
    async () => {
      await Promise.all([decide('x', 'click of A', 'A'), decide('x', 'click of B', 'B'), decide('x', 'click of B', 'B')])
      return (await folder.determinations()).map(({ by }) => by).sort()
    },
    ['A', 'B'],
  ],
  [
    77,
    'a clock set back a day: the order stands, and the move is an entry',
    async () => {
      await folder.capture({ bytes: bytes('1'), tool })
      now -= 86_400_000
      await folder.capture({ bytes: bytes('2'), tool })
      const kinds: string[] = []
      for await (const { kind } of folder.entries()) kinds.push(kind)
      return kinds
    },
    ['opened', 'capture', 'clock-moved', 'capture'],
  ],
  [
    79,
    'a half-written line and a temp file, as a kill leaves them: put aside, work goes on',
    async () => {
      await folder.capture({ bytes: bytes('a'), tool })
      await folder.close()
      await writeFile(join(dir, 'ledger/journal'), `${await readFile(join(dir, 'ledger/journal'), 'utf8')}0123456789abcdef {"commitment":"`)
      await writeFile(join(dir, 'temp/half.staged'), 'half')
      await open()
      const { entry } = await folder.capture({ bytes: bytes('b'), tool })
      await folder.publish()
      return [entry, await readdir(join(dir, 'temp')), (await verifyCase(dir)).ok]
    },
    [2, [], true],
  ],
]
test.each(silent)('%i: %s', async (_number, _name, act, expected) => {
  expect(await act()).toEqual(expected)
})
