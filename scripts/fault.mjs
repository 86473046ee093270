// npm run test:fault: a failing disk at every write, fsync and rename of a scripted day (strace), and a full one (4 MB tmpfs).
// Needs Linux, strace, and root for the tmpfs; says what it could not try.
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { dist, finding, makeCase, root, scratch } from './custody/lib.mjs'

const { values } = parseArgs({ options: { most: { type: 'string' } } })
const most = Number(values.most ?? 200)
const { openCase } = await dist('edge/case/case-folder.js')
const { verifyCase } = await dist('edge/case/verify.js')
const base = scratch('fault')
const problems = []

/** Opens the case and sees that everything acknowledged is there and verification is clean. */
async function check(dir, acks, what) {
  const folder = await openCase(dir, { clock: Date.now }).catch((error) => {
    problems.push(`${what}: does not open afterwards: ${error.message}`)
  })
  if (!folder) return
  const there = new Map()
  for await (const { entry, record } of folder.captures()) there.set(entry.index, record.sha256)
  const ids = new Set((await folder.determinations()).map(({ id }) => id))
  for (const ack of acks) {
    if (ack.entry !== undefined && there.get(ack.entry) !== ack.sha256) problems.push(`${what}: lost entry ${ack.entry}`)
    if (ack.determination && !ids.has(ack.determination)) problems.push(`${what}: lost determination`)
    if (ack.exported !== undefined && folder.head().size <= ack.exported) problems.push(`${what}: lost export`)
    if (ack.error && ack.name !== 'IsnadError') problems.push(`${what}: an unclear error ${ack.error}`)
  }
  await folder.capture({ bytes: Buffer.from('work goes on'), name: 'after', tool: { name: 'fault' } })
  await folder.close()
  const { ok, faults } = await verifyCase(dir)
  if (!ok) problems.push(`${what}: ${faults.map(({ kind, path }) => `${kind} ${path ?? ''}`).join(', ')}`)
}

const fresh = join(base, 'fresh')
await makeCase(fresh, 3, 1)
let injected = 0
let errors = 0
for (const [call, error] of [
  ['pwrite64', 'ENOSPC'],
  ['pwrite64', 'EIO'],
  ['fsync', 'EIO'],
  ['fdatasync', 'EIO'],
  ['rename', 'EIO'],
]) {
  if (spawnSync('strace', ['-V']).status !== 0) {
    console.log('strace is not here: faults of single calls were not tried')
    break
  }
  for (let when = 1; when <= most; when++) {
    const dir = join(base, 'case')
    rmSync(dir, { recursive: true, force: true })
    cpSync(fresh, dir, { recursive: true })
    // libuv renames and writes from its own threads: -f follows them all
    const args = ['-f', '-qq', '-o', join(base, 'trace'), '-e', `trace=${call}`, '-e', `inject=${call}:error=${error}:when=${when}`]
    const done = spawnSync('strace', [...args, process.execPath, join(root, 'scripts/custody/day.mjs'), dir, `${call}${when}`], { encoding: 'utf8' })
    const acks = done.stdout
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line))
    const hit = spawnSync('grep', ['-c', 'INJECTED', join(base, 'trace')], { encoding: 'utf8' }).stdout.trim() !== '0'
    if (!hit) break
    injected++
    if (acks.some((ack) => ack.error)) errors++
    if (done.status !== 0) problems.push(`${call} ${error} ${when}: the day ended with ${done.status} ${done.stderr.slice(0, 300)}`)
    await check(dir, acks, `${call} ${error} ${when}`)
  }
}
console.log(`single faults: ${injected} injected, ${errors} days told of one (the others healed by a retry or fell on clean-up)`)

/** Fills a 4 MB disk, sees the error, makes room, goes on. */
async function fullDisk() {
  const disk = join(base, 'disk')
  mkdirSync(disk)
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', disk]).status !== 0) {
    console.log('a tmpfs cannot be mounted here: the full disk was not tried')
    return
  }
  try {
    const dir = join(disk, 'case')
    await makeCase(dir, 3, 1)
    writeFileSync(join(disk, 'ballast'), Buffer.alloc(1 << 20))
    const folder = await openCase(dir, { clock: Date.now, publishAfter: 0 })
    const acks = []
    let told
    for (let i = 0; i < 5000 && !told; i++) {
      try {
        const { entry, sha256 } = await folder.capture({ bytes: Buffer.alloc(1500, `${i} `), name: `${i}`, tool: { name: 'full' } })
        acks.push({ entry, sha256 })
      } catch (error) {
        told = error
      }
    }
    if (told?.code !== 'disk-full') problems.push(`full disk: told as ${told?.code}`)
    const refused = await folder.determine({ act: finding('x'), reason: 'r', engine: 'e', key: 'full' }).catch((error) => error.code)
    await folder.close().catch((error) => error.code === 'disk-full' || problems.push(`full disk: closing says ${error.code}`))
    rmSync(join(disk, 'ballast'))
    await check(dir, acks, 'full disk')
    console.log(
      `full disk: ${acks.length} captures acknowledged, then ${told?.code} (determination: ${typeof refused === 'string' ? refused : 'fitted'}); room made, work goes on`,
    )
  } finally {
    spawnSync('umount', [disk])
  }
}
await fullDisk()
for (const problem of problems.slice(0, 20)) console.log('PROBLEM', problem)
console.log(problems.length === 0 ? 'nothing lost, verification clean after every fault' : `${problems.length} problems`)
process.exitCode = problems.length === 0 ? 0 : 1
