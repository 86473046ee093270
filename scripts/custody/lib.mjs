// What the custody scripts share: the built program, seeded chance, a small case to work on.
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))
export const dist = (path) => import(pathToFileURL(join(root, 'dist', path)).href)

/** Numbers in [0, 1) that are the same for the same seed (mulberry32). */
export function chance(seed) {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}
export const pick = (random, list) => list[Math.floor(random() * list.length)]

/** A folder that is gone when the process ends. */
export function scratch(name) {
  const dir = mkdtempSync(join(tmpdir(), `isnad-${name}-`))
  process.on('exit', () => rmSync(dir, { recursive: true, force: true }))
  return dir
}

export const finding = (text) => ({ act: 'finding', about: [], text, standard: 'lead' })

/** Makes a case with captures and determinations, closed and published. */
export async function makeCase(dir, captures, determinations) {
  const { createCase, openCase } = await dist('edge/case/case-folder.js')
  await createCase(dir, { name: 'trial', operator: 'trial', clock: Date.now })
  const folder = await openCase(dir, { clock: Date.now, publishAfter: 0 })
  const inputs = Array.from({ length: captures }, (_, i) => ({
    bytes: Buffer.from(`تقرير ${i}: قُتل ${i * 7} مدنيًا\n`.repeat(1 + (i % 5))),
    name: `${i}.txt`,
    tool: { name: 'trial' },
    ...(i % 8 === 7 ? { personal: true } : {}),
  }))
  for await (const _ of folder.captureMany(inputs));
  for (let i = 0; i < determinations; i++) await folder.determine({ act: finding(`finding ${i}`), reason: 'trial', engine: 'trial', key: `d${i}` })
  await folder.close()
}

/** Every file of a folder, as paths relative to it, in order. */
export function filesOf(dir) {
  return readdirSync(dir, { recursive: true })
    .map((name) => join(dir, name))
    .filter((path) => statSync(path).isFile())
    .map((path) => relative(dir, path).split('\\').join('/'))
    .sort()
}
