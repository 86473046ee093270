// npm run test:tamper: flips bits, forges histories, and sees that verification finds and names each, with no false alarm.
//   -- --flips 2000 --forged 200 --clean 500 --seed 1
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { chance, dist, filesOf, makeCase, pick, scratch } from './custody/lib.mjs'

const { values } = parseArgs({
  options: { flips: { type: 'string' }, forged: { type: 'string' }, clean: { type: 'string' }, seed: { type: 'string' } },
})
const count = (name, fallback) => Number(values[name] ?? fallback)
const random = chance(count('seed', 1))
const { verifyCase } = await dist('edge/case/verify.js')
const core = await dist('core/ledger/index.js')
const { publish } = await dist('edge/ledger/publish.js')
const { readSettings, readKeys } = await dist('edge/case/settings.js')
const { Vault } = await dist('edge/vault/vault.js')
const { sha256 } = await dist('edge/digest.js')

const dir = join(scratch('tamper'), 'case')
await makeCase(dir, 40, 10)
const misses = []

/** Files an opponent might touch, by kind, so that each kind is hit as often as the others. */
const evidence = filesOf(dir).filter((path) => /^(vault|ledger|keys)\/|^case\.json$/.test(path))
const kinds = {
  vault: evidence.filter((path) => path.startsWith('vault/')),
  journal: ['ledger/journal'],
  checkpoint: ['ledger/checkpoint'],
  tiles: evidence.filter((path) => path.startsWith('ledger/tile/')),
  keys: evidence.filter((path) => path.startsWith('keys/')),
  settings: ['case.json'],
}

/** Number of the line a byte of the journal stands in; a newline belongs to the line it ends. */
function lineAt(bytes, offset) {
  let line = 0
  for (let i = 0; i < offset; i++) if (bytes[i] === 10) line++
  return line
}

async function flips(n) {
  const found = Object.fromEntries(Object.keys(kinds).map((kind) => [kind, [0, 0]]))
  for (let i = 0; i < n; i++) {
    const kind = pick(random, Object.keys(kinds))
    const path = pick(random, kinds[kind])
    const file = join(dir, path)
    const before = readFileSync(file)
    const at = Math.floor(random() * before.length)
    const after = Buffer.from(before)
    after[at] ^= 1 << Math.floor(random() * 8)
    writeFileSync(file, after)
    const { ok, faults } = await verifyCase(dir)
    const entry = kind === 'journal' ? lineAt(before, at) : undefined
    const named = !ok && faults.some((fault) => fault.path === path && (entry === undefined || fault.entry === entry))
    found[kind][0]++
    if (named) found[kind][1]++
    else misses.push({ path, at, entry, faults: faults.map(({ kind: k, path: p, entry: e }) => ({ k, p, e })).slice(0, 5) })
    writeFileSync(file, before)
  }
  for (const [kind, [tried, named]] of Object.entries(found))
    console.log(`  ${kind.padEnd(11)} ${String(tried).padStart(5)} flipped ${String(named).padStart(5)} found and named`)
}

async function cleanRuns(n) {
  let alarms = 0
  for (let i = 0; i < n; i++) {
    const report = await verifyCase(dir)
    if (!report.ok) {
      alarms++
      misses.push({ clean: i, faults: report.faults.slice(0, 3) })
    }
  }
  console.log(`  clean runs ${n}, false alarms ${alarms}`)
}

/** What a history can be forged into. Each takes the entries' bytes and gives other ones. */
const forgeries = {
  insert: async (entries, at, make) => [...entries.slice(0, at), await make(), ...entries.slice(at)],
  drop: (entries, at) => entries.filter((_, i) => i !== at),
  edit: async (entries, at, make) => entries.with(at, await make()),
  reorder: (entries, at) => entries.with(at, entries[at + 1]).with(at + 1, entries[at]),
  fork: async (entries, at, make) => [...entries.slice(0, at), ...(await Promise.all(entries.slice(at).map(make)))],
  truncate: (entries, at) => entries.slice(0, at),
}

/** Someone with the signing key rewrites the ledger: journal, tiles and a true signature over the false root. */
async function forged(n) {
  const honest = readFileSync(join(dir, 'ledger/checkpoint'), 'utf8')
  const caught = Object.fromEntries(Object.keys(forgeries).map((kind) => [kind, [0, 0]]))
  const settings = await readSettings(dir)
  const { own, key } = await readKeys(dir, settings)
  const copy = join(scratch('forged'), 'case')
  const lines = readFileSync(join(dir, 'ledger/journal')).toString('latin1').trimEnd().split('\n')
  const entries = lines.map((line) => Buffer.from(line.slice(17), 'latin1'))
  for (let i = 0; i < n; i++) {
    const kind = Object.keys(forgeries)[i % Object.keys(forgeries).length]
    const resigned = Math.floor(i / Object.keys(forgeries).length) % 2 === 0
    rmSync(copy, { recursive: true, force: true })
    cpSync(dir, copy, { recursive: true })
    const vault = new Vault(join(copy, 'vault'), join(copy, 'temp'))
    const make = async () => {
      const record = { format: 1, kind: 'export', salt: '0'.repeat(32), time: '2026-01-01T00:00:00.000Z', by: 'forger', body: { n: random() } }
      const { sha256: commitment } = await vault.put(Buffer.from(core.canonical(record)))
      return Buffer.from(core.encodeEntry({ format: 1, kind: 'export', time: '2026-01-01T00:00:00.000Z', key: commitment, commitment }))
    }
    const at = 1 + Math.floor(random() * (entries.length - 3))
    const history = await forgeries[kind](entries, at, make)
    const tree = new core.Tree(sha256)
    const journal = history.map((entry) => {
      const leaf = core.leafHash(entry, sha256)
      tree.append(leaf)
      return core.journalLine(entry, leaf)
    })
    writeFileSync(join(copy, 'ledger/journal'), Buffer.concat(journal))
    if (resigned) {
      rmSync(join(copy, 'ledger/tile'), { recursive: true })
      const publication = { dir: join(copy, 'ledger'), temp: join(copy, 'temp'), key, sign: own.signing.sign }
      await publish(publication, tree, async (from, to) => history.slice(from, to), 0, tree.size)
    }
    const report = await verifyCase(copy, resigned ? { against: honest } : {})
    caught[kind][0]++
    if (!report.ok) caught[kind][1]++
    else misses.push({ forged: kind, at, resigned })
  }
  for (const [kind, [tried, seen]] of Object.entries(caught))
    console.log(`  ${kind.padEnd(11)} ${String(tried).padStart(5)} forged  ${String(seen).padStart(5)} caught`)
}

const started = performance.now()
console.log('bit flips')
await flips(count('flips', 2000))
console.log('forged histories, half of them signed with the true key')
await forged(count('forged', 200))
console.log('untouched')
await cleanRuns(count('clean', 500))
for (const miss of misses.slice(0, 10)) console.log('MISSED', JSON.stringify(miss))
console.log(`${misses.length === 0 ? 'all found' : `${misses.length} missed`} in ${((performance.now() - started) / 1000).toFixed(0)} s`)
process.exitCode = misses.length === 0 ? 0 : 1
