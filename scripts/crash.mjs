// npm run test:crash: kills a working process with SIGKILL at random moments and sees that nothing acknowledged is lost.
//   -- --kills 500 --seed 1
import { spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { chance, dist, makeCase, root, scratch } from './custody/lib.mjs'

const { values } = parseArgs({ options: { kills: { type: 'string' }, seed: { type: 'string' } } })
const kills = Number(values.kills ?? 500)
const seed = Number(values.seed ?? 1)
const random = chance(seed)
const { openCase } = await dist('edge/case/case-folder.js')
const { verifyCase } = await dist('edge/case/verify.js')
const parent = scratch('crash')

/** Starts the worker, kills it `after` milliseconds after it opened the case, and gives what it had acknowledged. */
function workAndKill(dir, turn, after) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(root, 'scripts/custody/crash-work.mjs'), dir, String(seed * 100_000 + turn)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let text = ''
    child.stdout.on('data', (part) => {
      if (text === '') wait(after).then(() => child.kill('SIGKILL'))
      text += part
    })
    child.on('close', (code, signal) => {
      // a line cut by the kill was not fully said: it does not count as acknowledged
      const lines = text
        .slice(0, text.lastIndexOf('\n') + 1)
        .split('\n')
        .filter(Boolean)
      resolve({ acks: lines.map((line) => JSON.parse(line)).filter((line) => line.open === undefined), code, signal })
    })
  })
}

const total = { acknowledged: 0, lost: 0, faults: 0, failedOpens: 0, early: 0 }
const reopen = []
let dir = ''
let known = new Map()
let decided = new Set()
for (let turn = 0; turn < kills; turn++) {
  if (turn % 25 === 0) {
    if (dir) rmSync(dir, { recursive: true, force: true })
    dir = join(parent, `case-${turn}`)
    await makeCase(dir, 3, 1)
    known = new Map()
    decided = new Set()
  }
  const { acks, code, signal } = await workAndKill(dir, turn, Math.floor(random() * 250))
  if (signal !== 'SIGKILL') {
    total.early++
    console.log(`turn ${turn}: the worker ended by itself with ${code}`)
  }
  for (const ack of acks) {
    if (ack.determination) decided.add(ack.determination)
    else known.set(ack.entry, ack.sha256)
  }
  total.acknowledged += acks.length
  const started = performance.now()
  let folder
  try {
    folder = await openCase(dir, { clock: Date.now })
  } catch (error) {
    total.failedOpens++
    console.log(`turn ${turn}: does not open: ${error}`)
    dir = ''
    turn += 24 - (turn % 25)
    continue
  }
  reopen.push(performance.now() - started)
  const there = new Map()
  for await (const { entry, record } of folder.captures()) there.set(entry.index, record.sha256)
  const ids = new Set((await folder.determinations()).map(({ id }) => id))
  for (const [entry, sha256] of known) if (there.get(entry) !== sha256) total.lost++
  for (const id of decided) if (!ids.has(id)) total.lost++
  await folder.close()
  const report = await verifyCase(dir)
  if (!report.ok) {
    total.faults += report.faults.length
    console.log(`turn ${turn}:`, JSON.stringify(report.faults.slice(0, 3)))
  }
}
reopen.sort((a, b) => a - b)
const at = (share) => (reopen[Math.min(reopen.length - 1, Math.floor(reopen.length * share))] ?? 0).toFixed(0)
console.log(`kills ${kills} · acknowledged ${total.acknowledged} · lost ${total.lost} · faults (half blobs among them) ${total.faults}`)
console.log(
  `failed opens ${total.failedOpens} · ended by themselves ${total.early} · reopen median ${at(0.5)} ms, p95 ${at(0.95)} ms, most ${at(1)} ms`,
)
process.exitCode = total.lost + total.faults + total.failedOpens + total.early === 0 ? 0 : 1
