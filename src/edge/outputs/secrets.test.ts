// Two hundred planted secrets through every export: names, exact coordinates, file names, what a picture carries. None may come out, in any spelling.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Case, OutputForm, type Site } from '../../core/model/index.ts'
import { createCase } from '../case/case-folder.ts'
import { type LiveCase, openLive } from '../live/live-case.ts'
import { openZip } from '../readers/unzip.ts'
import { bytesOf, makeOutput } from './outputs.ts'
import { textParts } from './text-parts.ts'

const LETTERS = 'ابتثجحخدذرزسشصضطظعغفقكلمنهوي'
/** A made-up name of two words that nobody bears, different for every number. */
function madeUp(n: number, letters: string): string {
  const pick = (seed: number, length: number) =>
    Array.from({ length }, (_, i) => letters[(seed * 7 + i * (n % 5 === 0 ? 3 : 11) + n) % letters.length]).join('')
  return `${pick(n * 3 + 1, 5)} ${pick(n * 5 + 2, 6)}`
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

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'isnad-secrets-'))
  await createCase(join(root, 'case'), { name: 'قضية Case', operator: 'A. Analyst', clock: Date.now })
  live = await openLive(join(root, 'case'), { clock: Date.now, software: 'test', views: false })
  const texts = names.map((name, n) => {
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

/** What the file says, unpacked here and not by the gate: marks, blanks and case taken away, digits made one script. */
async function plain(bytes: Uint8Array): Promise<string> {
  const raw = Buffer.from(bytes)
  let text = raw.toString('utf8') + raw.toString('utf16le')
  if (raw.subarray(0, 2).toString() === 'PK') {
    const { entries } = await openZip(bytes, { bytes: 1 << 28, items: 1000 })
    for (const entry of entries)
      text +=
        entry.name +
        Buffer.from(entry.read() as Uint8Array)
          .toString('utf8')
          .replace(/<[^>]*>/g, '')
  }
  if (raw.subarray(0, 4).toString() === '%PDF') text += (await textParts('file', bytes)).map(([, part]) => part).join('\n')
  return text
    .normalize('NFKC')
    .replace(/[\u0640\p{Mn}\p{Cf}\s]/gu, '')
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/٫/g, '.')
    .toLowerCase()
}

/** Every secret under every spelling that counts as it, squeezed alike. */
const secrets: readonly (readonly [kind: string, forms: readonly string[]])[] = [
  ...names.map((name) => ['name', [name]] as const),
  ...files.map((file) => ['file name', [file, encodeURIComponent(file)]] as const),
  ...carried.map((artist) => ['carried by a picture', [artist]] as const),
  ...points.flatMap(({ lat, lon }) => [lat, lon].map((value) => ['coordinate', [value.toFixed(3), String(value).slice(0, 6)]] as const)),
]

test('there are two hundred', () => expect(secrets).toHaveLength(200))

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
      expect(out).toEqual([])
      // and it is not empty because of it: counts that were read are still there
      expect(said.includes('109') || form.startsWith('incidents') || form === 'places.geojson').toBe(true)
    },
    120_000,
  )
})

test('without a list of names the coordinates stay in all the same', async () => {
  const material = { case: state, determinations: [], name: 'Case', by: 'A', madeAt: '2026-01-01T00:00:00.000Z', checkpoint: null }
  const said = await plain(bytesOf(await makeOutput(material, { form: 'statements.csv', language: 'en', selection: {} })))
  expect(secrets.filter(([kind, forms]) => kind === 'coordinate' && forms.some((form) => said.includes(form)))).toEqual([])
  expect(names.filter((name) => said.includes(name.replace(' ', '').toLowerCase())).length).toBeGreaterThanOrEqual(50)
})
