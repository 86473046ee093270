// Two hundred planted secrets through every export: names, exact coordinates, file names, what a picture carries. None may come out, in any spelling.
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Case, OutputForm, OutputRequest, type Site } from '../../core/model/index.ts'
import { archiveCase } from '../archive/archive.ts'
import { backupCase } from '../backup/backup.ts'
import { type CaseFolder, createCase, openCase } from '../case/case-folder.ts'
import { evidencePackage } from '../evidence/package.ts'
import { type LiveCase, openLive } from '../live/open-live.ts'
import { openZip } from '../readers/unzip.ts'
import { bytesOf, makeOutput } from './outputs.ts'
import { textParts } from './text-parts.ts'
import { caseWacz } from './wacz/case-wacz.ts'

const LETTERS = 'ابتثجحخدذرزسشصضطظعغفقكلمنهوي'
/** A made-up name of two words that nobody bears, different for every number. */
function madeUp(n: number, letters: string): string {
  const pick = (seed: number, length: number) =>
    Array.from({ length }, (_, i) => letters[(seed * 7 + i * (n % 5 === 0 ? 3 : 11) + n) % letters.length]).join('')
  // three letters count n in the alphabet's own digits: no two numbers share a name
  const own = [n, Math.floor(n / letters.length), n * 3].map((digit) => letters[digit % letters.length]).join('')
  return `${pick(n * 3 + 1, 5)} ${own}${pick(n * 5 + 2, 4)}`
}
const names = Array.from({ length: 100 }, (_, n) => (n % 2 ? madeUp(n, LETTERS) : madeUp(n, 'bcdfghjklmnpqrstvwz')))
const files = Array.from({ length: 20 }, (_, n) => `ward-${madeUp(n + 300, 'bcdfghjklmnpqrstvwz').replace(' ', '_')}.html`)
const carried = Array.from({ length: 10 }, (_, n) => madeUp(n + 600, 'bcdfghjklmnpqrstvwz'))
const points = Array.from({ length: 35 }, (_, n) => ({ lat: 34 + (((n + 1) * 7919) % 20011) / 9973, lon: 37 + (((n + 1) * 6007) % 30011) / 9973 }))
const arabic = (value: string) => value.replace(/[0-9]/g, (digit) => String.fromCharCode(0x660 + Number(digit))).replace('.', '٫')

/** A picture with an artist and a place in its EXIF block; the rest of it does not matter here. */
function picture(artist: string): Uint8Array {
  const tiff = Buffer.concat([Buffer.from('Exif\0\0II*\0\x08\0\0\0\x01\0\x3b\x01\x02\0\x20\0\0\0\x1a\0\0\0\0\0\0\0', 'latin1'), Buffer.from(artist)])
  const length = Buffer.alloc(2)
  length.writeUInt16BE(tiff.length + 2)
  return Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe1]), length, tiff, Buffer.from([0xff, 0xd9])])
}

let root = ''
let live: LiveCase
let state: Case
let texts: string[] = []

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'isnad-secrets-'))
  await createCase(join(root, 'case'), { name: 'قضية Case', operator: 'A. Analyst', clock: Date.now })
  live = await openLive(join(root, 'case'), { clock: Date.now, software: 'test', views: false })
  texts = names.map((name, n) => {
    const point = points[n % points.length] as { lat: number; lon: number }
    const at = [`${point.lat.toFixed(6)}, ${point.lon.toFixed(6)}`, arabic(`${point.lat.toFixed(4)} ${point.lon.toFixed(5)}`)][n % 2]
    return n % 2
      ? `قال ${name} من البلدية إن ${n + 10} جثة انتشلت من مقبرة جماعية قرب حلب عند ${at}.\nوأضاف ${name} أن العمل مستمر.\n`
      : `At least ${n + 10} bodies were recovered from a mass grave near Aleppo at ${at}, ${name} told reporters.\n`
  })
  await live.capture(
    texts.map((text, n) => ({
      name: files[n % files.length] as string,
      bytes: Buffer.from(text),
      address: `https://example.org/${files[n % files.length]}?n=${n}`,
    })),
  )
  await live.capture(carried.map((artist, n) => ({ name: `picture-${n}.jpg`, bytes: picture(artist) })))
  const derived = live.snapshot().case
  const model = derived.sites[0]
  if (!model) throw new Error('no site was derived')
  // Each point gets a site of its own, as a person's placing would do.
  const sites = points.map(
    (point, n): Site => ({ ...model, id: `${model.id}-${n}`, tallies: [], place: { ...model.place, ...point, precision: 'site' } }),
  )
  state = { ...derived, sites: [model, ...sites] }
}, 120_000)
afterAll(async () => {
  await live.close()
  await rm(root, { recursive: true, force: true })
})

/** What the file says, unpacked here and not by the gate: marks, blanks, case and hours taken away, digits made one script. */
async function plain(bytes: Uint8Array): Promise<string> {
  const raw = Buffer.from(bytes)
  let text = raw.toString('utf8') + raw.toString('utf16le')
  if (raw.subarray(0, 2).toString() === 'PK') {
    const { entries } = await openZip(bytes, { bytes: 1 << 28, items: 1000 })
    for (const entry of entries) {
      const inner = Buffer.from(entry.read() as Uint8Array)
      // members of a packed web archive stand one after the other; gunzip reads them all
      const open = inner[0] === 0x1f && inner[1] === 0x8b ? gunzipSync(inner) : inner
      text += entry.name + open.toString('utf8').replace(/<[^>]*>/g, '') + open.toString('latin1')
    }
  }
  if (raw.subarray(0, 4).toString() === '%PDF') for await (const [, part] of textParts('file', bytes)) text += `${part}\n`
  return (
    text
      .normalize('NFKC')
      .replace(/[\u0640\p{Mn}\p{Cf}\s]/gu, '')
      .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
      .replace(/٫/g, '.')
      .toLowerCase()
      // the second an entry was written, 12:00:37.610, is no longitude
      .replace(/t\d\d:\d\d:\d\d(?:\.\d+)?z/g, '')
  )
}

/** Every secret under every spelling that counts as it, squeezed alike. */
const secrets: readonly (readonly [kind: string, forms: readonly string[]])[] = [
  ...names.map((name) => ['name', [name]] as const),
  ...files.map((file) => ['file name', [file, encodeURIComponent(file)]] as const),
  ...carried.map((artist) => ['carried by a picture', [artist]] as const),
  ...points.flatMap(({ lat, lon }) => [lat, lon].map((value) => ['coordinate', [value.toFixed(3), String(value).slice(0, 6)]] as const)),
]

test('there are two hundred, all different', () => {
  expect(secrets).toHaveLength(200)
  expect(new Set(secrets.map(([, [first]]) => first)).size).toBe(200)
})

/** What came out of each form, by kind of secret: printed at the end. */
const KINDS = ['name', 'coordinate', 'file name', 'carried by a picture'] as const
const table: string[] = []
function told(form: string, out: readonly (readonly [string, readonly string[]])[]): void {
  const counts = KINDS.map((kind) => `${out.filter(([one]) => one === kind).length} of ${secrets.filter(([one]) => one === kind).length}`)
  table.push(`| ${form} | ${counts.join(' | ')} |`)
}
afterAll(() => console.log([`| leaked | ${KINDS.join(' | ')} |`, '|---|---|---|---|---|', ...table].join('\n')))

const wishes = OutputForm.options.flatMap((form) =>
  (form.startsWith('dossier') ? (['both'] as const) : (['ar', 'en'] as const)).map((language) => [form, language] as const),
)
describe('none comes out', () => {
  test.each(wishes)(
    '%s %s',
    async (form, language) => {
      const material = { case: state, determinations: [], name: 'قضية Case', by: 'A. Analyst', madeAt: '2026-01-01T00:00:00.000Z', checkpoint: null }
      const withheld = [...names, ...files, ...carried]
      const output = await makeOutput(material, { form, language, selection: {}, withheld })
      const said = await plain(bytesOf(output))
      const squeeze = (form: string) => form.normalize('NFKC').replace(/\s/g, '').toLowerCase()
      const out = secrets.filter(([, forms]) => forms.some((one) => said.includes(squeeze(one)) || squeeze(output.fileName).includes(squeeze(one))))
      told(`${form} ${language}`, out)
      expect(out).toEqual([])
      // and it is not empty because of it: counts that were read are still there
      expect(said.includes('109') || form.startsWith('incidents') || form === 'places.geojson').toBe(true)
    },
    120_000,
  )
})

describe('what hands a case over whole', () => {
  // The same secrets, captured as personal material: sealed with keys that stay. What was never sealed is handed over on purpose.
  const personal = { personal: true, tool: { name: 'test' } }
  let folder: CaseFolder
  let held: LiveCase
  beforeAll(async () => {
    const dir = join(root, 'sealed')
    await createCase(dir, { name: 'Case', operator: 'A. Analyst', clock: Date.now })
    folder = await openCase(dir, { clock: Date.now, publishAfter: 0 })
    for (const [n, text] of texts.entries())
      await folder.capture({
        bytes: Buffer.from(text),
        name: files[n % files.length] as string,
        address: `https://example.org/${files[n % files.length]}`,
        ...personal,
      })
    for (const artist of carried) await folder.capture({ bytes: picture(artist), name: `${artist}.jpg`, ...personal })
    const open = await folder.capture({
      bytes: Buffer.from('An open report: 9 bodies were found near Aleppo.'),
      name: 'open.txt',
      tool: personal.tool,
    })
    opened = open.entry
    await folder.close()
    held = await openLive(dir, { clock: Date.now, software: 'test', views: false })
    // A person decides on words of a sealed report, and a dossier leaves: neither may carry the words out.
    const statement = held.snapshot().case.statements.find(({ span, report }) => {
      const text = held.snapshot().report.get(report)?.text ?? ''
      return span[1] > span[0] && text.includes(names[0] as string)
    })
    const report = held.snapshot().report.get(statement?.report ?? '')
    if (!statement || !report) throw new Error('nothing was read')
    const [from, to] = statement.span
    const on = {
      report: report.id,
      span: statement.span,
      exact: report.text.slice(from, to),
      prefix: report.text.slice(0, from),
      suffix: report.text.slice(to),
    }
    await held.determine({ act: { act: 'confirm', on, kind: statement.kind }, reason: `as ${names[0]} told`, key: 'confirm-sealed' })
    await held.output(OutputRequest.parse({ form: 'dossier.html', language: 'en', withheld: [...names, ...files, ...carried] }))
  }, 120_000)
  afterAll(() => held.close())
  let opened = 0

  const handed: readonly (readonly [string, () => Promise<Uint8Array>])[] = [
    [
      'archive with sealed material',
      async () => {
        await archiveCase(held.folder, join(root, 'case.zip'), { engine: held.engine, digest: 'ab'.repeat(32) })
        return readFile(join(root, 'case.zip'))
      },
    ],
    [
      'backup under a passphrase',
      async () => {
        await backupCase(held.folder, join(root, 'case.backup'), 'a long passphrase of many words', Date.now)
        return readFile(join(root, 'case.backup'))
      },
    ],
    [
      'web archive',
      async () => {
        await caseWacz(held.folder, [], join(root, 'case.wacz'), { software: 'test', now: '2026-01-02T03:04:05Z' })
        return readFile(join(root, 'case.wacz'))
      },
    ],
    [
      'evidence package of another capture',
      async () => {
        await evidencePackage(held.folder, String(opened), join(root, 'evidence.zip'))
        return readFile(join(root, 'evidence.zip'))
      },
    ],
  ]
  test.each(handed)('%s', async (form, make) => {
    const said = await plain(await make())
    const squeeze = (one: string) => one.normalize('NFKC').replace(/\s/g, '').toLowerCase()
    const out = secrets.filter(([, forms]) => forms.some((one) => said.includes(squeeze(one))))
    told(form, out)
    expect(out).toEqual([])
  })
})

test('without a list of names the coordinates stay in all the same', async () => {
  const material = { case: state, determinations: [], name: 'Case', by: 'A', madeAt: '2026-01-01T00:00:00.000Z', checkpoint: null }
  const said = await plain(bytesOf(await makeOutput(material, { form: 'statements.csv', language: 'en', selection: {} })))
  expect(secrets.filter(([kind, forms]) => kind === 'coordinate' && forms.some((form) => said.includes(form)))).toEqual([])
  expect(names.filter((name) => said.includes(name.replace(' ', '').toLowerCase())).length).toBeGreaterThanOrEqual(50)
})
