// What README and the guides show, run: every fenced example is run against a real served case, a real shell or the library, and compared with what stands beside it.
// A fence that this test does not know how to run fails it, so that no example goes unread.
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DossierPlan } from '../../src/core/model/index.ts'
import { RAQQA } from '../samples/corpus.ts'
import { type Served, serve } from './served-case.ts'

const ROOT = join(import.meta.dirname, '..', '..')
const MAIN = join(ROOT, 'dist', 'cli', 'main.js')

interface Fence {
  readonly file: string
  readonly line: number
  readonly lang: string
  readonly text: string
}

function fencesOf(file: string): Fence[] {
  const lines = readFileSync(join(ROOT, file), 'utf8').split('\n')
  const out: Fence[] = []
  for (let i = 0; i < lines.length; i++) {
    if (!lines[i]?.startsWith('```')) continue
    const end = lines.indexOf('```', i + 1)
    out.push({ file, line: i + 1, lang: (lines[i] ?? '').slice(3), text: lines.slice(i + 1, end).join('\n') })
    i = end
  }
  return out
}
const FILES = ['README.md', ...readdirSync(join(ROOT, 'docs', 'guides')).map((name) => `docs/guides/${name}`)]
const fences = FILES.flatMap(fencesOf)
const where = ({ file, line }: Fence) => `${file}:${line}`

const HOW: readonly (readonly [how: string, is: (fence: Fence) => boolean])[] = [
  ['http', ({ text }) => text.startsWith('curl ')],
  ['plan', ({ lang, file }) => lang === 'json' && file.endsWith('dossier.md')],
  ['article', ({ lang, text }) => lang === 'json' && text.startsWith('{"id"')],
  ['session', ({ text }) => text.startsWith('$ npx isnad ')],
  ['commands', ({ text }) => /^(?:npx )?isnad [a-z]/.test(text)],
  ['printed', ({ text, file }) => file === 'README.md' && /^ {2}\S/.test(text)],
  ['module', ({ lang }) => lang === 'js' || lang === 'ts'],
  // Two commands that install the packages and start over: the test command itself is one of them.
  ['start', ({ text }) => text.startsWith('npm ci && npm start')],
  // Against a team's PostgreSQL: the tables and columns are held by views.test.ts.
  ['sql', ({ lang }) => lang === 'sql'],
]
const howOf = (fence: Fence) => HOW.find(([, is]) => is(fence))?.[0]
const those = (how: string) => fences.filter((fence) => howOf(fence) === how)

/** Marks of no width that hold a name together in a terminal. */
const ISOLATES = /[\u2066-\u2069]/gu
let folder = ''
const isnad = (args: readonly string[]) =>
  execFileSync(process.execPath, [MAIN, ...args], { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'isnad-docs-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('every fenced example is of a kind that is run', () => {
  expect(fences.length).toBeGreaterThan(9)
  expect(fences.filter((fence) => howOf(fence) === undefined).map(where)).toEqual([])
})

describe('over HTTP', () => {
  let served: Served
  let key = ''
  const ajv = new Ajv2020({ strict: false, validateFormats: false })
  let paths: Record<string, Record<string, { responses: Record<string, { content?: Record<string, { schema: object }> }> }>> = {}
  beforeAll(async () => {
    served = await serve()
    key = new URL(served.entrance).searchParams.get('key') ?? ''
    writeFileSync(
      join(folder, 'page.html'),
      '<html lang="en"><title>Found</title><article><p>At least 12 bodies were found near the river, the council said.</p></article></html>',
    )
    const description = (await (await fetch(`${served.base}/openapi.json`, { headers: { authorization: `Bearer ${key}` } })).json()) as {
      paths: typeof paths
    }
    paths = description.paths
    ajv.addSchema(description, 'openapi')
  })
  afterAll(() => served?.stop())

  /** Commands of a fence, each with the shape that the line behind it gives. */
  const commands = those('http').flatMap((fence) =>
    fence.text
      .replace(/\\\n\s*/g, '')
      .split('\n')
      .flatMap((line, i, lines) => (line.startsWith('curl ') ? [[where(fence), line, (lines[i + 1] ?? '').replace(/^# /, '')] as const] : [])),
  )
  test('there are some in each guide on the API', () => expect(commands.length).toBeGreaterThan(9))
  test.each(commands)('%s %s', (_where, command, shape) => {
    const before = new Set(readdirSync(folder))
    const said = execFileSync('sh', ['-c', command.replace('curl ', 'curl -sS --fail-with-body ')], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, KEY: key, BASE: served.base },
      maxBuffer: 1 << 28,
    })
    expect(shape, 'an example says what comes back').not.toBe('')
    if (shape === 'a file') {
      const [made] = readdirSync(folder).filter((name) => !before.has(name))
      expect(made).toMatch(/\.(csv|html)$/)
      expect(statSync(join(folder, made as string)).size).toBeGreaterThan(10_000)
      return
    }
    const names = (text: string) => (/\{([^}]*)\}/.exec(text)?.[1] ?? '').split(', ').filter(Boolean)
    if (shape.endsWith('a line each')) {
      const lines = said.trim().split('\n')
      expect(lines.length).toBeGreaterThan(100)
      for (const line of lines) for (const name of Object.keys(JSON.parse(line) as object)) expect(names(shape)).toContain(name)
      return
    }
    const answer = JSON.parse(said) as object
    expect(Array.isArray(answer)).toBe(shape.startsWith('['))
    const [one] = Array.isArray(answer) ? (answer as object[]) : [answer]
    expect(one ? Object.keys(one).sort() : []).toEqual(names(shape).sort())
    const path = /\$BASE(\/[^?"]+)/.exec(command)?.[1] ?? ''
    const method = /\s-d\s|\s-F\s/.test(command) ? 'post' : 'get'
    const schema = paths[path]?.[method]?.responses['200']?.content?.['application/json']?.schema
    if (!schema) throw new Error(`${method} ${path} is not described`)
    // chosen fields leave out what the schema asks for
    if (command.includes('fields=')) return
    const validate = ajv.compile(schema)
    expect(validate(answer) ? [] : validate.errors).toEqual([])
  })
})

describe('the command', () => {
  test('README: an article gives what is printed under it, to the letter', () => {
    const [article] = those('article')
    const [session] = those('session')
    writeFileSync(join(folder, 'report.jsonl'), `${article?.text}\n`)
    const [command, ...printed] = session?.text.split('\n') ?? []
    expect(
      isnad((command ?? '').replace('$ npx isnad ', '').split(' '))
        .replace(ISOLATES, '')
        .trimEnd(),
    ).toBe(printed.join('\n').trimEnd())
  })
  test('README and custody: the commands run in their order, and print the ranges that README shows', () => {
    mkdirSync(join(folder, 'reports'))
    for (const name of readdirSync(RAQQA).filter((file) => /\.(txt|html|jsonl)$/.test(file)))
      writeFileSync(join(folder, 'reports', name), readFileSync(join(RAQQA, name)))
    let printed = ''
    let ran = 0
    for (const fence of those('commands'))
      for (const line of fence.text.split('\n')) {
        const args = (
          line
            .replace(/\s+#.*$/, '')
            .replace(/^(?:npx )?isnad /, '')
            .match(/"[^"]*"|\S+/g) ?? []
        ).map((word) => word.replace(/^"|"$/g, ''))
        if (args[0] === 'serve') continue // served above
        const said = isnad(args[0] === 'init' && !args.includes('--operator') ? [...args, '--name', 'My case', '--operator', 'A. Analyst'] : args)
        if (args[0] === 'case') printed = said.replace(ISOLATES, '')
        ran++
      }
    expect(ran).toBeGreaterThan(5)
    expect(readdirSync(folder).some((name) => name.endsWith('.pdf'))).toBe(true)
    for (const { text } of those('printed')) for (const line of text.split('\n')) expect(printed).toContain(line.trim())
  })
  test('dossier.md: the plan is a plan, and a dossier is made by it', () => {
    for (const { text } of those('plan')) {
      const plan = DossierPlan.parse(JSON.parse(text))
      writeFileSync(join(folder, 'plan.json'), text)
      const make = (...more: string[]) =>
        isnad(['dossier', 'my-case', '--plan', 'plan.json', '--format', 'html', '--lang', 'ar', '-o', 'by-plan.html', ...more])
      expect(plan.approval).toBe(true)
      expect(() => make()).toThrow()
      make('--approve', 'N. Second', '--reason', 'read against the copies')
      make()
      expect(readFileSync(join(folder, 'by-plan.html'), 'utf8')).toContain('زرنا الموقع مرتين.')
    }
  })
})

describe('the library', () => {
  test.each(those('module').map((fence) => [where(fence), fence] as const))('%s runs and prints what its last line says', (_where, fence) => {
    const said = execFileSync(process.execPath, ['--input-type=module', '-e', fence.text], { cwd: ROOT, encoding: 'utf8' })
    const shown = fence.text.split('\n').filter((line) => line.startsWith('// '))
    expect(said.trim()).toBe(shown.map((line) => line.slice(3)).join('\n'))
  })
})
