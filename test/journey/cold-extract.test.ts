// A cold `isnad extract`: loads its own bundle and no package, says what the modules say, and starts within a sane bound.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'

const root = join(import.meta.dirname, '..', '..')
const main = join(root, 'dist/cli/main.js')
const bundle = join(root, 'dist/bundle')
const samples = ['ar.txt', 'en.txt'].map((name) => join(root, 'scripts/bundle', name))
const folder = mkdtempSync(join(tmpdir(), 'isnad-cold-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const node = (args: readonly string[], env: NodeJS.ProcessEnv = {}) =>
  spawnSync(process.execPath, args, { encoding: 'utf8', env: { ...process.env, ...env }, maxBuffer: 1 << 26 })

/** The files of the bundle that a start loads: the entry and what it asks for at once. */
function atStart(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen
  seen.add(file)
  for (const [, next] of readFileSync(join(bundle, file), 'utf8').matchAll(/^(?:const|let|var) [\w$]+ = require\("\.\/([^"]+)"\)/gm))
    if (next) atStart(next, seen)
  return seen
}

describe('a cold extract', () => {
  test('asks for no package: neither schemas, nor a server, nor a database', () => {
    const files = [...atStart('extract-alone.cjs')]
    const asked = files.flatMap((file) =>
      [...readFileSync(join(bundle, file), 'utf8').matchAll(/^(?:const|let|var) [\w$]+ = require\("([^"]+)"\)/gm)].map((hit) => hit[1] ?? ''),
    )
    expect(asked.length).toBeGreaterThan(5)
    expect(asked.filter((id) => !id.startsWith('./') && !id.startsWith('node:'))).toEqual([])
    // And while it runs: what Node itself says it loads.
    for (const sample of samples) {
      const { stderr, status } = node([main, 'extract', sample], { NODE_DEBUG: 'module,esm' })
      expect(status).toBe(0)
      expect(stderr).toContain('bundled.js')
      expect(stderr.match(/node_modules\/[\w@./-]+/g) ?? []).toEqual([])
      expect(stderr).not.toContain('dist/core/')
    }
  })

  test('keeps the compiled code of what it loads at once', () => {
    const there = new Set(readdirSync(bundle))
    expect([...atStart('extract-alone.cjs')].filter((file) => !there.has(file.replace('.cjs', '.compiled')))).toEqual([])
  })

  test.each([
    ['text', ['extract']],
    ['rules', ['extract', '--explain', '--lang', 'ar']],
    ['lines', ['extract', '--ndjson']],
  ])('says what the modules say: %s', (_name, args) => {
    const page = join(folder, 'page.html')
    writeFileSync(page, `<html lang="en"><title>A title</title><article><p>${readFileSync(samples[1] ?? '', 'utf8')}</p></article></html>`)
    const lines = join(folder, 'lines.jsonl')
    writeFileSync(lines, samples.map((file, k) => JSON.stringify({ id: `${k}`, text: readFileSync(file, 'utf8') })).join('\n'))
    const files = [...samples, page, lines]
    const one = node([main, ...args, ...files])
    const modules = join(folder, 'modules.mjs')
    writeFileSync(modules, `await import(${JSON.stringify(join(root, 'dist/cli/extract-alone.js'))})`)
    const many = node([modules, ...args, ...files])
    expect(one.status).toBe(0)
    expect(one.stdout.length).toBeGreaterThan(1000)
    expect(one.stdout).toBe(many.stdout)
  })

  test('a file that is not there, a flag that is not known', () => {
    expect(node([main, 'extract', join(folder, 'nowhere.txt')]).status).toBe(3)
    expect(node([main, 'extract', '--nonsense']).status).toBe(2)
    expect(node([main, 'extract', '--help']).stdout).toContain('Examples:')
  })

  test('takes a few times what Node takes to start by itself', () => {
    const best = (args: readonly string[]) =>
      Math.min(
        ...Array.from({ length: 5 }, () => {
          const start = performance.now()
          node(args)
          return performance.now() - start
        }),
      )
    // About five times on a quiet machine; a start that loads the server or compiles its modules anew takes twenty.
    expect(best([main, 'extract', samples[0] ?? ''])).toBeLessThan(best(['-e', '0']) * 14)
  })
})
