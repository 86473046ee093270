// Resolves Arabic place strings with known coordinates: share within 5 km, with the default gazetteer and with an imported one.
//   npm run bench -- places [--misses N]
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'

/** Kilometres between two points. */
function kilometres(a, b) {
  const rad = Math.PI / 180
  const h = Math.sin(((b.lat - a.lat) * rad) / 2) ** 2 + Math.cos(a.lat * rad) * Math.cos(b.lat * rad) * Math.sin(((b.lon - a.lon) * rad) / 2) ** 2
  return 12742 * Math.asin(Math.sqrt(h))
}

export async function run({ root, shared, args }) {
  const { values: o } = parseArgs({ args, options: { misses: { type: 'string' } } })
  const dist = (path) => import(pathToFileURL(join(root, 'dist', path)).href)
  const { readText } = await dist('core/extract/reading.js')
  const { arabic } = await dist('core/languages/ar/index.js')
  const { prepare } = await dist('core/extract/circumstances.js')
  const { resolvePlaces } = await dist('core/extract/resolve-places.js')
  const { loadRegisters } = await dist('edge/registers.js')
  const { importIntoCase } = await dist('edge/gazetteer.js')
  const rows = readFileSync(join(shared, 'bench/dev/geo-syria.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  const folder = mkdtempSync(join(tmpdir(), 'isnad-places-'))
  try {
    await importIntoCase([join(shared, 'gazetteer/gazetteer-wof-7.jsonl.gz')], folder)
    for (const [name, registers] of [
      ['default gazetteer', loadRegisters()],
      ['with an imported one', loadRegisters({ caseFolder: folder })],
    ]) {
      let near = 0
      let wrong = 0
      let open = 0
      const misses = []
      for (const row of rows) {
        // The string as a report would place it, the country named beside it.
        const text = `في ${row.locationAr}، سوريا`
        const reading = readText({ id: 'r', format: 'text', lang: 'ar', text, titleEnd: 0, problems: [] }, arabic)
        const board = prepare(reading, [], registers)
        const found = resolvePlaces(board.places, board.layout.lexicon)
        const at = board.places.places.findIndex((_, i) => found[i].lat !== undefined && found[i].precision !== 'country')
        if (at < 0) {
          open++
          misses.push([row.locationAr, 'no point'])
        } else if (kilometres(row, found[at]) <= 5) near++
        else {
          wrong++
          misses.push([row.locationAr, `${found[at].id} ${kilometres(row, found[at]).toFixed(0)} km off`])
        }
      }
      console.log(
        `${name} (${registers.places.size} places): ${near} of ${rows.length} within 5 km (${((100 * near) / rows.length).toFixed(0)} %), ${wrong} further off, ${open} without a point`,
      )
      for (const miss of misses.slice(0, Number(o.misses ?? 0))) console.log('   ', ...miss)
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  return 0
}
