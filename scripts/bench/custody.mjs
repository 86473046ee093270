// npm run bench -- custody: how fast captures are acknowledged, entries recorded, blobs re-hashed and a million entries verified.
//   --entries N  entries of the large ledger (1,000,000 where absent)
import { randomBytes } from 'node:crypto'
import { closeSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { dist, filesOf, finding, makeCase, scratch } from '../custody/lib.mjs'

export const needsShared = false

const rows = []
const row = (what, value, unit, bar, ok) => rows.push([what, `${value} ${unit}`, bar, ok ? 'met' : 'NOT MET'])
const seconds = (from) => (performance.now() - from) / 1000

export async function run({ args }) {
  const { values } = parseArgs({ args, options: { entries: { type: 'string' } } })
  const dir = join(scratch('bench'), 'case')
  await makeCase(dir, 1, 0)
  const { openCase } = await dist('edge/case/case-folder.js')
  const { verifyCase } = await dist('edge/case/verify.js')
  let folder = await openCase(dir, { clock: Date.now })
  await captures(folder)
  await entries(folder)
  await folder.close()
  await fixity(dir, openCase, verifyCase)
  await million(Number(values.entries ?? 1_000_000))
  folder = undefined
  const width = Math.max(...rows.map(([what]) => what.length))
  for (const [what, value, bar, verdict] of rows) console.log(`${what.padEnd(width)}  ${value.padStart(16)}  bar ${bar.padEnd(14)} ${verdict}`)
  return rows.every(([, , , verdict]) => verdict === 'met') ? 0 : 1
}

/** 2,000 files of about 2.5 kB, in batches as `isnad capture` sends them. */
async function captures(folder) {
  const count = 2000
  const inputs = Array.from({ length: count }, (_, i) => ({ bytes: randomBytes(2000 + (i % 1000)), name: `${i}`, tool: { name: 'bench' } }))
  const started = performance.now()
  for await (const _ of folder.captureMany(inputs));
  const rate = count / seconds(started)
  row('captures acknowledged', rate.toFixed(0), 'a second', '>= 300', rate >= 300)
}

/** Entries alone, many callers at once, one fsync a batch; then one at a time. */
async function entries(folder) {
  const ledger = folder.ledgerOf()
  const draft = (i) => ({ kind: 'export', key: i.toString(16).padStart(64, '0'), commitment: '0'.repeat(64) })
  const count = 50_000
  const started = performance.now()
  await Promise.all(Array.from({ length: count }, (_, i) => ledger.append([draft(i)])))
  const rate = count / seconds(started)
  row('ledger entries, batched', rate.toFixed(0), 'a second', '>= 5,000', rate >= 5000)
  const alone = performance.now()
  for (let i = 0; i < 300; i++) await folder.determine({ act: finding(`${i}`), reason: 'bench', engine: 'e', key: `k${i}` })
  const single = 300 / seconds(alone)
  row('determinations, one by one', single.toFixed(0), 'a second', '(none)', true)
}

/** Large blobs re-hashed by verification; the small ones of the case are in the time too. */
async function fixity(parent, openCase, verifyCase) {
  const dir = join(parent, '..', 'fixity')
  await makeCase(dir, 1, 0)
  const folder = await openCase(dir, { clock: Date.now })
  const size = 64 << 20
  for (let i = 0; i < 12; i++) await folder.capture({ bytes: randomBytes(size), name: `${i}`, tool: { name: 'bench' } })
  await folder.close()
  const cpu = process.cpuUsage()
  const started = performance.now()
  const report = await verifyCase(dir)
  const used = process.cpuUsage(cpu)
  const core = (used.user + used.system) / 1e6
  const rate = report.checked.bytes / 1e6 / core
  row('fixity', rate.toFixed(0), 'MB a core-second', '>= 400', report.ok && rate >= 400)
  console.error(
    `custody: ${(report.checked.bytes / 1e6).toFixed(0)} MB re-hashed in ${seconds(started).toFixed(2)} s (${core.toFixed(2)} s of processor)`,
  )
  rmSync(dir, { recursive: true, force: true })
}

/** A ledger of a million entries: written straight into a journal, opened and published, then verified from its files. */
async function million(count) {
  const core = await dist('core/ledger/index.js')
  const { sha256, newSigningKey } = await dist('edge/digest.js')
  const { Ledger } = await dist('edge/ledger/ledger.js')
  const { verifyLedger } = await dist('edge/ledger/verify-ledger.js')
  const base = scratch('million')
  const [dir, temp] = [join(base, 'ledger'), join(base, 'temp')]
  mkdirSync(dir)
  mkdirSync(temp)
  const signing = newSigningKey()
  const key = { name: 'isnad.case/bench', publicKey: signing.publicKey }
  const draft = (i) => ({ kind: 'export', key: i.toString(16).padStart(64, '0'), commitment: '1'.repeat(64) })
  const options = { dir, temp, key, sign: signing.sign, clock: Date.now, clockMoved: async () => draft(0), publishAfter: 0 }
  await Ledger.begin(options, draft(0))
  const file = openSync(join(dir, 'journal'), 'a')
  for (let from = 1; from < count; from += 10_000) {
    const lines = []
    for (let i = from; i < Math.min(count, from + 10_000); i++) {
      const bytes = core.encodeEntry({ format: 1, time: '2099-01-01T00:00:00.000Z', ...draft(i) })
      lines.push(core.journalLine(bytes, core.leafHash(bytes, sha256)))
    }
    writeSync(file, Buffer.concat(lines))
  }
  closeSync(file)
  const opening = performance.now()
  const ledger = await Ledger.open(options)
  console.error(`custody: ${count} entries opened and published in ${seconds(opening).toFixed(1)} s, ${filesOf(dir).length} files`)
  await ledger.close()
  const again = performance.now()
  await (await Ledger.open(options)).close()
  console.error(`custody: opened again in ${seconds(again).toFixed(1)} s`)
  const cpu = process.cpuUsage()
  const started = performance.now()
  const { faults, entries: checked } = await verifyLedger(
    dir,
    base,
    async () => key,
    () => undefined,
  )
  const took = seconds(started)
  const used = process.cpuUsage(cpu)
  console.error(`custody: verified with ${((used.user + used.system) / 1e6).toFixed(1)} s of processor`)
  row(`verify ${checked} entries`, took.toFixed(1), 's', '< 60 s', faults.length === 0 && checked === count && took < 60)
}
