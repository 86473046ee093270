// House rules for the papers: what the documents say is there, is there.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

const ROOT = join(import.meta.dirname, '..', '..')
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8')
const { dependencies, devDependencies } = JSON.parse(read('package.json')) as Record<string, Record<string, string>>

function sources(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    if (statSync(path).isDirectory()) return sources(path)
    return /\.(tsx?|mjs|css)$/.test(name) ? [readFileSync(path, 'utf8')] : []
  })
}

/** A row of a table that begins with the number, or a title that names it. */
function hasNumber(source: string, number: number): boolean {
  return new RegExp(`(\\[\\s*|test(?:\\.each)?\\(\\s*'|'(?:\\d+, )*)${number}(?:,|:)`).test(source)
}

describe('papers', () => {
  test('each runtime dependency has its line, and is used', () => {
    const lines = read('docs/dependencies.md')
    const programs = [...sources(join(ROOT, 'src', 'core')), ...['edge', 'server', 'cli'].flatMap((part) => sources(join(ROOT, 'src', part)))].join(
      '\n',
    )
    const unnamed = Object.keys(dependencies ?? {}).filter((name) => !lines.includes(name))
    const unused = Object.keys(dependencies ?? {}).filter((name) => !programs.includes(`'${name}`) && !programs.includes(`\`${name}`))
    expect({ unnamed, unused }).toEqual({ unnamed: [], unused: [] })
  })

  test('versions are exact', () => {
    const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(([, version]) => !/^\d/.test(version))
    expect(loose).toEqual([])
  })

  test('every folder the architecture names is there', () => {
    const tree = /```\nsrc\/\n([\s\S]*?)```/.exec(read('docs/architecture.md'))?.[1] ?? ''
    const core = [...tree.matchAll(/^ {4}([a-z-]+)\/ /gm)].map((hit) => `src/core/${hit[1]}`)
    const parts = [...tree.matchAll(/^ {2}([a-z-]+)\/ /gm)].map((hit) => `src/${hit[1]}`)
    const tops = [...tree.matchAll(/^([a-z-]+)\/ /gm)].map((hit) => hit[1] as string)
    const named = [...core, ...parts, ...tops]
    expect(named.length).toBeGreaterThan(15)
    expect(named.filter((folder) => !existsSync(join(ROOT, folder)))).toEqual([])
    const real = readdirSync(join(ROOT, 'src', 'core')).map((folder) => `src/core/${folder}`)
    expect(real.filter((folder) => !core.includes(folder))).toEqual([])
  })

  test('the catalogue of bad inputs leaves no number out, and every test it names is there', () => {
    const short: Record<string, string> = { R: 'src/edge/readers/bad-input.test.ts', C: 'src/edge/case/bad-input.test.ts' }
    const rows = [...read('docs/bad-inputs.md').matchAll(/^\| (\d+)(?:–(\d+))? \|.*\| ([^|]+) \|$/gm)]
    const numbers = rows.flatMap((row) => {
      const from = Number(row[1])
      return Array.from({ length: Number(row[2] ?? from) - from + 1 }, (_, i) => from + i)
    })
    const wanted = [...Array.from({ length: 67 }, (_, i) => i + 1), ...Array.from({ length: 9 }, (_, i) => i + 76)]
    expect(numbers).toEqual(wanted)
    const untrue = rows.flatMap((row) =>
      (row[3] as string).split(';').flatMap((cell) => {
        const named = /^`([^`]+)` “([^”]+)”$/.exec(cell.trim())
        const table = short[cell.trim()]
        const there = named
          ? read(named[1] as string).includes(named[2] as string)
          : table
            ? hasNumber(read(table), Number(row[1]))
            : cell.trim() === '—'
        return there ? [] : [`${row[1]}: ${cell.trim()}`]
      }),
    )
    expect(untrue).toEqual([])
  })

  test('links between the papers lead somewhere', () => {
    const papers = [
      'README.md',
      'CONTRIBUTING.md',
      ...readdirSync(join(ROOT, 'docs'))
        .filter((f) => f.endsWith('.md'))
        .map((f) => `docs/${f}`),
    ]
    const broken = papers.flatMap((paper) => {
      if (!existsSync(join(ROOT, paper))) return [`${paper} is missing`]
      return [...read(paper).matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)]
        .map((hit) => hit[1] as string)
        .filter((target) => !existsSync(join(ROOT, paper, '..', target)))
        .map((target) => `${paper} -> ${target}`)
    })
    expect(broken).toEqual([])
  })
})
