// House rules: imports run one way, siblings never see each other, names and sizes hold.
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, normalize, relative, sep } from 'node:path'
import { describe, expect, test } from 'vitest'

const ROOT = join(import.meta.dirname, '..', '..')

function walk(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    return statSync(path).isDirectory() ? walk(path) : [path]
  })
}
const files = walk(join(ROOT, 'src'))
  .filter((file) => /\.tsx?$/.test(file))
  .map((file) => relative(ROOT, file).split(sep).join('/'))
const code = files.filter((file) => !/\.test\.tsx?$/.test(file))

/** Folder of core -> the folders of core it may import. */
const MAY: Record<string, string[]> = {
  model: [],
  text: ['model'],
  languages: ['model', 'text'],
  registers: ['model', 'text'],
  formats: ['model', 'text'],
  extract: ['model', 'text', 'languages', 'registers'],
  trace: ['model', 'text', 'registers'],
  reconcile: ['model', 'text', 'registers', 'trace'],
  review: ['model', 'text'],
  case: ['model', 'text', 'languages', 'registers', 'formats', 'extract', 'trace', 'reconcile', 'review'],
  dossier: ['model', 'text', 'case', 'registers', 'trace', 'reconcile', 'review'],
  ledger: ['model'],
}

function importsOf(file: string): string[] {
  const source = readFileSync(join(ROOT, file), 'utf8')
  const spec = /^(?:import|export)\b[^'"]*?\bfrom\s+'([^']+)'|^import\s+'([^']+)'|\bimport\('([^']+)'\)/gm
  return [...source.matchAll(spec)].map((hit) => (hit[1] ?? hit[2] ?? hit[3]) as string)
}
function resolve(file: string, spec: string): string {
  return normalize(join(dirname(file), spec))
    .split(sep)
    .join('/')
}

describe('imports', () => {
  test('core folders import only what stands below them', () => {
    const wrong: string[] = []
    for (const file of code.filter((f) => f.startsWith('src/core/'))) {
      const folder = file.split('/')[2] as string
      for (const spec of importsOf(file)) {
        if (!spec.startsWith('.')) {
          if (spec !== 'zod') wrong.push(`${file} imports the package ${spec}`)
          continue
        }
        const target = resolve(file, spec)
        const other = target.split('/')[2] as string
        if (!target.startsWith('src/core/')) wrong.push(`${file} leaves core for ${target}`)
        else if (other !== folder && !MAY[folder]?.includes(other)) wrong.push(`${file} imports ${other}`)
      }
    }
    expect(wrong).toEqual([])
  })

  test('siblings never see each other: languages, readers, commands', () => {
    const wrong: string[] = []
    for (const [parent, depth] of [
      ['src/core/languages', 4],
      ['src/edge/readers', 4],
    ] as const) {
      for (const file of code.filter((f) => f.startsWith(`${parent}/`) && f.split('/').length > depth)) {
        const mine = file.split('/')[depth - 1]
        for (const spec of importsOf(file).filter((s) => s.startsWith('.'))) {
          const target = resolve(file, spec).split('/')
          if (target.slice(0, depth - 1).join('/') === parent && target.length > depth && target[depth - 1] !== mine)
            wrong.push(`${file} imports ${target.join('/')}`)
        }
      }
    }
    expect(wrong).toEqual([])
  })

  test('no circles', () => {
    const graph = new Map(
      code.map((file) => [
        file,
        importsOf(file)
          .filter((s) => s.startsWith('.'))
          .map((s) => resolve(file, s)),
      ]),
    )
    const state = new Map<string, 1 | 2>()
    const circles: string[] = []
    const visit = (file: string, path: string[]) => {
      if (state.get(file) === 2) return
      if (state.get(file) === 1) {
        circles.push([...path.slice(path.indexOf(file)), file].join(' -> '))
        return
      }
      state.set(file, 1)
      for (const next of graph.get(file) ?? []) visit(next, [...path, file])
      state.set(file, 2)
    }
    for (const file of code) visit(file, [])
    expect(circles).toEqual([])
  })

  test('the web reaches the server only over HTTP', () => {
    const wrong = code
      .filter((f) => f.startsWith('src/web/'))
      .flatMap((file) =>
        importsOf(file)
          .filter((s) => s.startsWith('.'))
          .map((s) => `${file} -> ${resolve(file, s)}`),
      )
      .filter((line) => !/-> src\/(web\/|core\/(model|text)\/)/.test(line))
    expect(wrong).toEqual([])
  })
})

describe('names and sizes', () => {
  test('kebab-case, no forbidden words', () => {
    const wrong = files.filter((file) => {
      const name = (file.split('/').at(-1) as string).replace(/\.(test\.)?tsx?$/, '')
      return !/^[a-z0-9.-]+$/.test(name) || /(^|-)(manager|service|helpers?|utils?|processor|v2)(-|$)/.test(name)
    })
    expect(wrong).toEqual([])
  })
  test('every file says what it is in its first line', () => {
    expect(code.filter((file) => !/^(#!.*\n)?\/\/ \S/.test(readFileSync(join(ROOT, file), 'utf8')))).toEqual([])
  })
  test('400 lines at most, tables apart', () => {
    const long = code.filter((file) => {
      const source = readFileSync(join(ROOT, file), 'utf8')
      return source.split('\n').length > 401 && !source.slice(0, 400).includes('Table:')
    })
    expect(long).toEqual([])
  })
  test('core has no clock, chance or ASCII-only classes', () => {
    const wrong: string[] = []
    for (const file of code.filter((f) => f.startsWith('src/core/'))) {
      readFileSync(join(ROOT, file), 'utf8')
        .split('\n')
        .forEach((line, i) => {
          const bare = line.replace(/\/\/.*$/, '').replace(/^\s*\*.*$/, '')
          if (/Date\.now|Math\.random|new Date\(\)|localeCompare|\bIntl\./.test(bare)) wrong.push(`${file}:${i + 1} ${line.trim()}`)
          if (/^src\/core\/(text|languages|extract|trace)\//.test(file) && /\\[bwW]/.test(bare)) wrong.push(`${file}:${i + 1} ${line.trim()}`)
        })
    }
    expect(wrong).toEqual([])
  })
})
