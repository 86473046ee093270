// The catalogue of bad inputs, as far as it concerns reading: one row each, by its number, with the problem a person must see.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { zipOf } from '../../../test/samples/zip.ts'
import { assembleReport } from '../../core/formats/assemble.ts'
import type { ReadContext } from '../../core/formats/format.ts'
import type { Problem, ProblemCode } from '../../core/model/index.ts'
import { problemWords } from '../../core/model/problem-words.ts'
import { DEFAULT_LIMITS, readCapture, readContext } from './index.ts'
import { isDoubtful, looksReversed } from './pdf/doubt.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const fixture = (path: string) => new Uint8Array(readFileSync(join(import.meta.dirname, path)))
const BODY = 'Rescue workers said on Thursday that at least 42 bodies were found in a grave east of the town.'
const page = (inside: string, title = 'Grave found') =>
  bytes(`<!doctype html><html><head><title>${title}</title></head><body><article><p>${BODY}</p>${inside}<p>${BODY} More.</p></article></body></html>`)

function record(block: string, length: string | number = block.length, more = ''): string {
  return `WARC/1.1\r\nWARC-Type: resource\r\nWARC-Target-URI: https://a.example/\r\nContent-Type: text/plain\r\n${more}Content-Length: ${length}\r\n\r\n${block}\r\n\r\n`
}

/** A one-page PDF of loose objects; pdf.js rebuilds the missing cross references. */
function pdfOf(content: string, more = '', pages = '<</Type/Pages/Kids[3 0 R]/Count 1>>'): Uint8Array {
  return bytes(
    `%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R${more}>>endobj\n2 0 obj${pages}endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>endobj\n4 0 obj<</Length ${content.length}>>stream\n${content}\nendstream endobj\n5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF`,
  )
}
const SHOWN = 'BT /F 12 Tf 72 700 Td (Forty bodies were found east of the town) Tj ET'

type Row = [number: number, name: string, input: () => Uint8Array, known: Parameters<typeof readContext>[0], code: ProblemCode, items: number]
const rows: Row[] = [
  [1, 'empty file', () => new Uint8Array(), {}, 'empty-file', 0],
  [2, 'WARC cut in its second record', () => bytes(record(BODY) + record(BODY).slice(0, -40)), {}, 'truncated', 1],
  [3, 'WARC with a negative length', () => bytes(record(BODY, -5)), {}, 'length-mismatch', 0],
  [4, 'WARC with an absurd length', () => bytes(record('abc', 99_999_999_999)), {}, 'length-mismatch', 0],
  [4, 'WARC with a length a little too short', () => bytes(record(BODY, 10)), {}, 'length-mismatch', 0],
  [5, 'random bytes called WARC', () => Uint8Array.from({ length: 500 }, (_, i) => (i * 73 + 11) % 256), { name: 'a.warc' }, 'not-this-format', 0],
  [6, 'WARC header line of 1 MB', () => bytes(record(BODY, BODY.length, `X-Long: ${'a'.repeat(1_000_000)}\r\n`)), {}, 'too-large', 0],
  [7, 'gzip bomb', () => gzipSync(bytes(record('0'.repeat(20_000_000)))), { name: 'a.warc.gz' }, 'archive-bomb', 0],
  [
    8,
    'WARC digest wrong, page kept',
    () => bytes(record(BODY, BODY.length, `WARC-Block-Digest: sha256:${'0'.repeat(64)}\r\n`)),
    {},
    'digest-mismatch',
    1,
  ],
  [9, 'zip entry that climbs out', () => zipOf([{ name: '../../x.txt' }, { name: 'ok.txt' }]), {}, 'archive-unsafe-name', 1],
  [10, 'zip entry with an absolute name', () => zipOf([{ name: '/etc/x.txt' }, { name: 'ok.txt' }]), {}, 'archive-unsafe-name', 1],
  [10, 'zip entry with backslashes', () => zipOf([{ name: 'a\\..\\x.txt' }, { name: 'ok.txt' }]), {}, 'archive-unsafe-name', 1],
  [11, 'zip symbolic link', () => zipOf([{ name: 'link', mode: 0o120777 }, { name: 'ok.txt' }]), {}, 'archive-unsafe-name', 1],
  [12, 'two entries of one name', () => zipOf([{ name: 'a.txt' }, { name: 'A.txt' }, { name: 'ok.txt' }]), {}, 'archive-ambiguous', 1],
  [13, 'zip bomb', () => zipOf([{ name: 'big.txt', data: new Uint8Array(30_000_000) }, { name: 'ok.txt' }]), {}, 'archive-bomb', 1],
  [
    13,
    'zip that unpacks to more than it says',
    () => zipOf([{ name: 'big.txt', data: new Uint8Array(3_000_000).fill(65), unpacked: 50_000 }, { name: 'ok.txt' }]),
    {},
    'archive-bomb',
    1,
  ],
  [13, 'zips in zips beyond the depth', () => nest(zipOf([{ name: 'a.txt' }]), 5), {}, 'too-deep', 0],
  [14, 'local header and directory disagree', () => zipOf([{ name: 'a.txt', localName: 'b.exe' }, { name: 'ok.txt' }]), {}, 'archive-ambiguous', 1],
  [15, 'WACZ with a wrong digest', () => fixture('wacz/fixtures/one.wacz'), {}, 'digest-mismatch', 1],
  [
    16,
    'WACZ whose list is not the one its digest names, signed or not',
    () =>
      zipOf([
        { name: 'datapackage.json', data: bytes('{"resources":[]}') },
        { name: 'datapackage-digest.json', data: bytes(`{"path":"datapackage.json","hash":"sha256:${'0'.repeat(64)}","signedData":{}}`) },
      ]),
    { name: 'a.wacz' },
    'digest-mismatch',
    0,
  ],
  [18, 'PDF called HTML', () => pdfOf(SHOWN), { name: 'a.html' }, 'type-mismatch', 1],
  [19, 'HTML called PDF', () => page(''), { name: 'a.pdf' }, 'type-mismatch', 1],
  [22, 'zip cut at 99 %', () => zipOf([{ name: 'a.txt' }, { name: 'b.txt' }]).subarray(0, -8), {}, 'truncated', 0],
  [24, 'PDF with JavaScript, text still read', () => pdfOf(SHOWN, '/OpenAction<</S/JavaScript/JS(app.alert(1))>>'), {}, 'active-content', 1],
  [25, 'PDF whose page tree is a circle', () => pdfOf(SHOWN, '', '<</Type/Pages/Kids[2 0 R]/Count 1>>'), {}, 'unreadable', 0],
  [27, 'PDF behind a password', () => fixture('pdf/fixtures/locked.pdf'), {}, 'password-needed', 0],
  [
    28,
    'PDF with a sentence painted invisibly',
    () => pdfOf(`${SHOWN} BT 3 Tr /F 12 Tf 72 600 Td (Nine thousand bodies were found) Tj ET`),
    {},
    'hidden-text',
    1,
  ],
  [
    28,
    'PDF with a sentence in white',
    () => pdfOf(`${SHOWN} BT 1 g /F 12 Tf 72 600 Td (Nine thousand bodies were found) Tj ET`),
    {},
    'hidden-text',
    1,
  ],
  [29, 'PDF without text', () => pdfOf('0 0 100 100 re f'), {}, 'no-text-layer', 0],
  [
    31,
    'a picture that says it is 30,000 pixels wide: it is never decoded',
    () => Buffer.concat([Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), Buffer.from('00007530000075300802000000', 'hex')]),
    {},
    'material',
    0,
  ],
  [30, 'an image', () => Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0), { name: 'a.png' }, 'material', 0],
  [
    30,
    'a drawing with a script',
    () => bytes('<svg xmlns="http://www.w3.org/2000/svg"><script>steal()</script></svg>'),
    { name: 'a.svg' },
    'material',
    0,
  ],
  [36, '20,000 nested elements, which stop other parsers', () => page('<div>'.repeat(20_000)), {}, 'too-deep', 1],
  [35, '200,000 nested elements', () => page('<div>'.repeat(200_000)), {}, 'too-deep', 1],
  [
    38,
    'header, page and bytes name three charsets',
    () => fixture('html/fixtures/lying-iso-8859-6.html'),
    { charset: 'windows-1256' },
    'charset-conflict',
    1,
  ],
  [39, 'broken UTF-8', () => Uint8Array.from([...bytes('جثة '.repeat(20)), 0xff, ...bytes(' جثة')]), {}, 'invalid-utf8', 1],
  [
    40,
    'UTF-32 without a mark',
    () => Uint8Array.from([...'Forty bodies were found'].flatMap((c) => [c.charCodeAt(0), 0, 0, 0])),
    {},
    'binary-file',
    0,
  ],
  [40, 'UTF-7', () => bytes(`+ADw-script+AD4- ${BODY}`), { charset: 'utf-7' }, 'charset-conflict', 1],
  [41, 'XML entities that multiply', () => fixture('feed/fixtures/entities.rss'), {}, 'active-content', 0],
  [
    41,
    'XML entity from outside',
    () => bytes('<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel><item><title>&x;</title></item></channel></rss>'),
    {},
    'active-content',
    0,
  ],
  [42, 'feed cut off', () => fixture('feed/fixtures/cut.rss'), {}, 'truncated', 1],
  [
    44,
    'JSON nested 100,000 deep',
    () => bytes(`{"id":"a","text":${'['.repeat(100_000)}\n{"id":"b","text":"kept"}`),
    { name: 'a.jsonl' },
    'bad-json',
    1,
  ],
  [44, 'a text that is no text', () => bytes('{"id":"a","text":1e400}\n{"id":"b","text":"kept"}'), {}, 'bad-row', 1],
  [44, 'an id given twice', () => bytes('{"id":"a","text":"x"}\n{"id":"a","text":"y"}'), {}, 'bad-row', 2],
  [45, 'a page that says 404', () => fixture('html/fixtures/not-found.html'), {}, 'not-an-article', 1],
  [
    45,
    'a page that asks for a human',
    () =>
      bytes(
        '<html><head><title>Just a moment...</title></head><body><p>Please verify you are human to continue reading this site.</p></body></html>',
      ),
    {},
    'not-an-article',
    1,
  ],
]

/** What a person must read for each, in both languages: beginnings, written down here apart from the words themselves. */
const SAYS: Partial<Record<ProblemCode, readonly [en: string, ar: string]>> = {
  'empty-file': ['The file is empty', 'الملف فارغ'],
  'binary-file': ['Not a text of any kind', 'ليس نصًا'],
  'invalid-utf8': ['not valid UTF-8', 'ليست UTF-8'],
  'charset-conflict': ['different encodings', 'ترميزات مختلفة'],
  'too-large': ['Too large to read; the copy is kept', 'النسخة محفوظة'],
  'too-deep': ['Nested too deeply', 'متداخل أكثر مما ينبغي'],
  truncated: ['The file ends too early', 'مقطوع قبل نهايته'],
  'length-mismatch': ['A stated length is not the real one', 'طول مذكور ليس الطول الحقيقي'],
  'digest-mismatch': ['A stated digest does not fit', 'بصمة مذكورة لا توافق'],
  'not-this-format': ['not of the format it claims', 'ليس بالصيغة التي يدّعيها'],
  material: ['kept as it is, with all it carries', 'محفوظ كما هو'],
  'no-text-layer': ['Pictures of pages without text', 'صور صفحات بلا نص'],
  'hidden-text': ['not seen on its pages', 'لا يُرى على صفحاته'],
  'password-needed': ['Locked with a password', 'مقفل بكلمة مرور'],
  'active-content': ['none was run', 'ولم يُشغَّل شيء منها'],
  'archive-unsafe-name': ['points outside it or is a link', 'يشير إلى خارجه أو هو رابط'],
  'archive-ambiguous': ['Two programs could read this entry differently', 'قراءتين'],
  'archive-bomb': ['unpacks to an absurd size', 'ينفكّ إلى حجم غير معقول'],
  'type-mismatch': ['read by its content', 'وقُرئ بحسب محتواه'],
  'not-an-article': ['does not look like an article', 'لا يبدو هذا مقالًا'],
  'bad-json': ['Not valid JSON', 'ليس JSON سليمًا'],
  'bad-row': ['lacks a field, holds a wrong one or repeats an id', 'سطر ينقصه حقل'],
  unreadable: ['It could not be read; the copy is kept', 'تعذّرت قراءته'],
}

const problemsOf = async (input: Uint8Array, context: ReadContext): Promise<{ codes: string[]; items: number; problems: Problem[] }> => {
  const { result } = await readCapture(input, context)
  const problems = [...result.problems, ...result.items.flatMap((item) => [...item.problems])]
  return { codes: problems.map((problem) => problem.code), items: result.items.length, problems }
}

test.each(rows)(
  '%i: %s',
  async (_number, _name, input, known, code, items) => {
    const started = performance.now()
    const got = await problemsOf(input(), readContext(known))
    expect(got.codes).toContain(code)
    expect(got.items).toBe(items)
    const words = problemWords(got.problems.find((problem) => problem.code === code) as Problem)
    const [en, ar] = SAYS[code] ?? ['(no message expected for this code)', '']
    expect(words.en).toContain(en)
    expect(words.ar).toContain(ar)
    expect(performance.now() - started).toBeLessThan(30_000)
  },
  60_000,
)

describe('and what a single code does not show', () => {
  test('17: entries beyond the cap are counted, the first ones read', async () => {
    const many = zipOf(Array.from({ length: 30 }, (_, i) => ({ name: `${i}.txt` })))
    const { result } = await readCapture(many, { limits: { ...DEFAULT_LIMITS, items: 10 } })
    expect(result.items).toHaveLength(10)
    expect(result.problems).toContainEqual({ code: 'archive-entry-cap', detail: { found: 30, cap: 10 } })
  })
  test('20: hidden characters of a name are shown', async () => {
    const { problems } = await problemsOf(zipOf([{ name: 'photo\u202Efdp.exe\n' }]), readContext())
    expect(problems[0]?.detail?.entry).toBe('photo\\u202efdp.exe\\u000a')
  })
  test.each([
    [
      'white on a dark bar',
      `0 0 0 rg 60 580 400 40 re f BT 1 g /F 12 Tf 72 600 Td (Rescue workers east of the town) Tj ET ${SHOWN.replace('BT', 'BT 0 g')}`,
    ],
    ['a scan with its text layer under it', SHOWN.replace('BT', 'BT 3 Tr')],
    ['a page like any other', SHOWN],
    ['white set and taken back', `q 1 g Q ${SHOWN}`],
  ])('28: %s is nothing hidden', async (_name, content) => {
    expect((await problemsOf(pdfOf(content), readContext())).codes).not.toContain('hidden-text')
  })
  test('28: what stands outside the page is not read', async () => {
    const { result } = await readCapture(pdfOf(`${SHOWN} BT /F 12 Tf 900 600 Td (Nine thousand bodies were found) Tj ET`), readContext())
    expect(result.items[0]?.body).toBe('Forty bodies were found east of the town')
  })
  test('29: Arabic in visual order is noticed, ordinary Arabic is not', () => {
    const plain = 'قال المتحدث إن المقبرة الجماعية التي اكتشفت في المدينة تضم رفات الضحايا وإن الفرق المحلية تواصل العمل'
    expect(looksReversed(plain)).toBe(false)
    expect(looksReversed([...plain].reverse().join(''))).toBe(true)
  })
  test.each([
    ['a font without a Unicode map', 'وأÿĀ اĀÿاÿوراÿا، ĀĀÿرة þÿ اHā Āÿى þĀĀĀÿا ٧٥٠ ÿثة وأضاف أH', true],
    ['a ligature without a letter', 'بحسب وكالة نقلت الiخبر عن الiجيش وعن ال\u0083خارجية', true],
    ['names in Latin letters among Arabic', 'ونقلت وكالة Reuters عن منظمة Airwars وشبكة CNN أن 40 جثة انتشلت، بحسب ما ذكرته الـBBC', false],
  ])('29: %s', (_name, text, doubtful) => {
    expect(isDoubtful(text)).toBe(doubtful)
  })
  test('33, 34, 43: scripts, handlers, frames and hidden parts leave no trace in the text', async () => {
    const nasty =
      '<script>steal()</script><p onclick="steal()">Two men were hurt there too.</p><iframe srcdoc="<p>900 dead</p>"></iframe><style>p{}</style><template><p>800 dead</p></template><p hidden>700 dead</p><math><mglyph><style><img src=x onerror=steal()></style></mglyph></math>'
    const { result } = await readCapture(page(nasty), readContext())
    expect(result.items[0]?.body).toBe(`${BODY}\n\nTwo men were hurt there too.\n\n${BODY} More.`)
  })
  test('37: 40,000 attributes and a 5 MB attribute cost neither the text nor the time', async () => {
    const attributes = Array.from({ length: 40_000 }, (_, i) => `a${i}="${i}"`).join(' ')
    const { result } = await readCapture(page(`<p ${attributes} class="${'x'.repeat(5_000_000)}">Inside.</p>`), readContext())
    expect(result.items[0]?.body).toContain('Inside.')
  })
  test('42: dates of 1970 and of the future are flagged when the report is made', async () => {
    const feed = bytes(
      '<rss version="2.0"><channel><title>t</title><item><title>a</title><description>x</description><pubDate>Thu, 01 Jan 1970 00:00:00 GMT</pubDate></item><item><title>b</title><description>x</description><pubDate>Thu, 01 Jan 2099 00:00:00 GMT</pubDate></item></channel></rss>',
    )
    const { result } = await readCapture(feed, readContext())
    for (const item of result.items) {
      const report = assembleReport(item, { id: 'r', format: 'feed', capturedAt: '2026-01-01T00:00:00Z' }, () => 'en')
      expect(report.problems.map((problem) => problem.code)).toContain('implausible-date')
    }
    expect(result.items).toHaveLength(2)
  })
  test('44: nothing of __proto__ reaches an object', async () => {
    await readCapture(bytes('{"id":"a","text":"x","__proto__":{"polluted":1}}'), readContext())
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })
  test('47, 50: direction controls and look-alike letters are flagged in any format', async () => {
    const { result } = await readCapture(page('<p>killed \u202E0004\u202C men</p>', 'Grave found - \u0430ljazeera'), readContext())
    const report = assembleReport(result.items[0] as never, { id: 'r', format: 'html' }, () => 'en')
    expect(report.problems.map((problem) => problem.code)).toContain('bidi-control')
  })
  test('53: a megabyte without a space, and 100,000 marks on one letter, are read in bounded time', async () => {
    const started = performance.now()
    await readCapture(bytes('ا'.repeat(500_000)), readContext())
    await readCapture(page(`<p>a${'\u0301'.repeat(100_000)}</p>`), readContext())
    expect(performance.now() - started).toBeLessThan(10_000)
  })
})

function nest(zip: Uint8Array, times: number): Uint8Array {
  let out = zip
  for (let k = 0; k < times; k++) out = zipOf([{ name: 'inner.zip', data: out }])
  return out
}
