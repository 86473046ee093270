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
  const { prepare } = await dist('core/extract/board.js')
  const { resolvePlaces } = await dist('core/extract/resolve-places.js')
  const { writtenPlace } = await dist('core/registers/written-place.js')
  const { loadRegisters } = await dist('edge/registers.js')
  const { importIntoCase } = await dist('edge/gazetteer.js')
  const rows = readFileSync(join(shared, 'bench/dev/geo-syria.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  const { placeKey, spellingKeys } = await dist('core/registers/place-key.js')
  const namesOf = (text) => {
    const key = placeKey(text)
    const bare = placeKey(text.trim().replace(/^(?:قرية|بلدة|مدينة|ناحية|منطقة|محافظة|حي|مخيم) /, ''))
    return [key, bare, ...spellingKeys(key), ...spellingKeys(bare)].filter(Boolean)
  }
  const entriesOf = (more) =>
    [join(root, 'data/gazetteer.tsv'), ...more]
      .flatMap((file) => readFileSync(file, 'utf8').split('\n'))
      .filter((line) => line.includes('\t') && !line.startsWith('#'))
      .map((line) => line.split('\t'))
      .filter((cells) => cells[3] && cells[2] === 'SY' && !['governorate', 'country'].includes(cells[1]))
      .map((cells) => ({
        lat: Number(cells[3]),
        lon: Number(cells[4]),
        spellings: cells[9].split('|').flatMap((key) => [key, ...spellingKeys(key)]),
      }))
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
      const string = { near: 0, wrong: 0, open: 0, around: 0 }
      for (const row of rows) {
        // The string alone, of a text on Syria.
        const written = writtenPlace(row.locationAr, registers.places, { countries: ['SY'] })
        if (!written) string.open++
        else if (kilometres(row, written.entry) <= 5) string.near++
        else string.wrong++
        if (written?.how === 'around') string.around++
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
      const share = (n) => `${n} of ${rows.length} (${((100 * n) / rows.length).toFixed(0)} %)`
      const held = entriesOf(name.startsWith('default') ? [] : [join(folder, 'gazetteer.tsv')])
      const reach = rows.filter((row) => held.some((e) => kilometres(row, e) <= 5)).length
      const alike = rows.filter((row) => {
        const spelt = [row.locationAr, ...row.locationAr.split(/[,،]/)].flatMap((x) => namesOf(x))
        return held.some((e) => kilometres(row, e) <= 5 && e.spellings.some((x) => spelt.includes(x)))
      }).length
      console.log(
        `${name}, the string: within 5 km ${share(string.near)}, ${string.wrong} further off, ${string.open} without a point, ${string.around} by the wider place alone`,
      )
      console.log(
        `  no reading could do better than ${share(alike)} (some entry within 5 km bears a name of the string, however spelled); any entry at all within 5 km: ${share(reach)}`,
      )
      console.log(
        `  in a sentence: ${name} (${registers.places.size} places): ${near} of ${rows.length} within 5 km (${((100 * near) / rows.length).toFixed(0)} %), ${wrong} further off, ${open} without a point`,
      )
      for (const miss of misses.slice(0, Number(o.misses ?? 0))) console.log('   ', ...miss)
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  return 0
}
