// Freezes a small case in the formats of this release under test/frozen/: every later version must read it (test/journey/frozen.test.ts).
//   node scripts/freeze.mjs NAME        run once a format is released; a frozen case is never made again
import { existsSync, readdirSync } from 'node:fs'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const name = process.argv[2]
const dir = join(root, 'test', 'frozen', name ?? '')
if (!name || existsSync(dir)) {
  console.error(name ? `freeze: ${dir} is there already; a frozen case is never made again` : 'usage: node scripts/freeze.mjs NAME')
  process.exit(2)
}
const dist = (path) => import(pathToFileURL(join(root, 'dist', path)).href)
const { createCase } = await dist('edge/case/case-folder.js')
const { openLive } = await dist('edge/live/open-live.js')

// One second an act, from a fixed instant.
let now = Date.UTC(2026, 10, 25, 12, 0, 0)
const clock = () => (now += 1000)
await mkdir(dirname(dir), { recursive: true })
await createCase(dir, { name: 'frozen', operator: 'A. Freezer', clock })
const live = await openLive(dir, { clock, software: 'isnad frozen', views: false })
const corpus = join(root, 'corpus', 'raqqa')
const picked = ['.html', '.txt', '.jsonl'].map((ending) => readdirSync(corpus).find((file) => file.endsWith(ending)))
await live.capture(
  await Promise.all(
    picked.map(async (file) => ({ name: file, bytes: await readFile(join(corpus, file)), reason: 'frozen', key: `capture ${file}` })),
  ),
)
// Personal material: one that stays sealed, one that was erased, so that the key of the first and the absence of the second are frozen too.
const { items } = await live.capture(
  [1, 2].map((n) => ({
    name: `letter-${n}.txt`,
    bytes: Buffer.from(`Witness ${n} said that ${n + 3} men were buried east of the town.\n`),
    personal: true,
    key: `letter ${n}`,
  })),
)
const { eraseCapture } = await dist('edge/case/erase.js')
await live.erasing((folder) => eraseCapture(folder, items[1].entry, 'consent withdrawn'))
const { case: state } = live.snapshot()
const statement = state.statements.find((s) => s.kind === 'figure')
const report = state.reports.find((r) => r.id === statement.report)
const [from, to] = statement.span
const on = {
  report: report.id,
  span: statement.span,
  exact: report.text.slice(from, to),
  prefix: report.text.slice(Math.max(0, from - 32), from),
  suffix: report.text.slice(to, to + 32),
}
await live.determine({ act: { act: 'confirm', on, kind: 'figure' }, reason: 'read in the text', seen: statement, key: '1' })
const aside = await live.determine({ act: { act: 'set-aside', on, kind: 'figure' }, reason: 'second thoughts', key: '2' })
await live.determine({ act: { act: 'undo', determination: aside.determination.id }, reason: 'mistaken', key: '3' })
const { size, root: tree } = live.head()
const reports = state.reports.map((r) => r.id).sort()
await live.close()
await rm(join(dir, 'views'), { recursive: true, force: true })
await writeFile(`${dir}.json`, `${JSON.stringify({ size, root: tree, reports, confirmed: on, determinations: 3 }, null, 2)}\n`)
console.log(`frozen: ${dir}, ${size} entries, root ${tree}`)
