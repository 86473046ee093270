// npm run bench -- large: how much memory it takes to import a large WARC, with the case closed and with the workbench open, and how the API answers meanwhile.
//   --megabytes N  size of the generated file (2048 where absent)   --gz  gzipped record by record   --open  through the workbench
import { spawn } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { closeSync, openSync, readdirSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { gzipSync } from 'node:zlib'
import { chance, makeCase, root, scratch } from '../custody/lib.mjs'

export const needsShared = false

const CLI = join(root, 'dist/cli/main.js')
const MB = 2 ** 20

export async function run({ args }) {
  const options = { megabytes: { type: 'string' }, gz: { type: 'boolean' }, open: { type: 'boolean' } }
  const { values } = parseArgs({ args, options })
  const dir = scratch('large')
  process.env.ISNAD_STATE = join(dir, 'state')
  const file = join(dir, values.gz ? 'large.warc.gz' : 'large.warc')
  const size = Number(values.megabytes ?? 2048) * MB
  const pages = generate(file, size, values.gz === true)
  const folder = join(dir, 'case')
  await makeCase(folder, 3, 0)
  const rows = values.open ? await throughWorkbench(folder, file) : await closed(folder, file)
  console.log(`WARC of ${(size / MB).toFixed(0)} MB${values.gz ? ', gzipped record by record' : ''}, ${pages} pages, one record in six a page`)
  for (const [what, value] of rows.shown) console.log(`${what.padEnd(44)} ${value}`)
  rmSync(dir, { recursive: true, force: true })
  return rows.ok ? 0 : 1
}

/** Pages of our own words among pictures of random bytes, each record with its digest. Gives the number of pages. */
function generate(path, size, gz) {
  const random = chance(1)
  const out = openSync(path, 'w')
  let pages = 0
  let written = 0
  const record = (type, uri, block) => {
    const digest = createHash('sha256').update(block).digest('hex')
    const head = `WARC/1.1\r\nWARC-Type: ${type}\r\nWARC-Target-URI: ${uri}\r\nWARC-Block-Digest: sha256:${digest}\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: ${block.length}\r\n\r\n`
    const bytes = Buffer.concat([Buffer.from(head), block, Buffer.from('\r\n\r\n')])
    const kept = gz ? gzipSync(bytes, { level: 1 }) : bytes
    writeSync(out, kept)
    written += kept.length
  }
  for (let i = 0; written < size; i++) {
    if (i % 6 === 0) {
      pages++
      const body = Array.from(
        { length: 12 },
        (_, p) =>
          `<p>قال متحدث باسم فريق الإنقاذ إن مقبرة رقم ${i}-${p} تضم ${1 + Math.floor(random() * 90)} جثة على الأقل، وإن العمل سيستمر حتى نهاية الأسبوع.</p>`,
      )
      const html = `<!doctype html><html lang="ar"><head><meta charset="utf-8"><title>مقبرة ${i}</title></head><body><article>${body.join('')}</article></body></html>`
      record('response', `https://example.org/${i}`, Buffer.from(`HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n${html}`))
    } else
      record(
        'response',
        `https://example.org/${i}.jpg`,
        Buffer.concat([Buffer.from('HTTP/1.1 200 OK\r\nContent-Type: image/jpeg\r\n\r\n'), randomBytes(20_000 + Math.floor(random() * 60_000))]),
      )
  }
  closeSync(out)
  return pages
}

async function closed(folder, file) {
  const before = process.memoryUsage.rss()
  const started = performance.now()
  const child = spawn(process.execPath, [CLI, 'capture', '-c', folder, file], { stdio: ['ignore', 'inherit', 'pipe'] })
  const peak = await watched(child).ended
  const seconds = (performance.now() - started) / 1000
  const again = spawn(process.execPath, [CLI, 'verify', folder], { stdio: ['ignore', 'ignore', 'ignore'] })
  const checked = await watched(again).ended
  return {
    ok: peak.code === 0 && peak.sum <= 500 * MB && checked.code === 0,
    shown: [
      ['capture: peak of the command, bar 500 MB', `${(peak.own / MB).toFixed(0)} MB`],
      ['capture: peak of it and its reading child', `${(peak.sum / MB).toFixed(0)} MB`],
      ['capture: time', `${seconds.toFixed(1)} s, exit ${peak.code}`],
      ['verify: peak, exit', `${(checked.own / MB).toFixed(0)} MB, ${checked.code}`],
      ['(this bench itself)', `${(before / MB).toFixed(0)} MB`],
    ],
  }
}

/** Serves the case, imports through it, and asks the API all the while. */
async function throughWorkbench(folder, file) {
  const port = 18_400 + Math.floor(Math.random() * 100)
  const server = spawn(process.execPath, [CLI, 'serve', '-c', folder, '--port', String(port), '--no-open'], { stdio: ['ignore', 'pipe', 'inherit'] })
  const serving = watched(server)
  const owner = await until(() => {
    try {
      return JSON.parse(readFileSync(join(folder, 'owner.json'), 'utf8'))
    } catch {
      return undefined
    }
  })
  const ask = () => fetch(`${owner.address.replace(/\/$/, '')}/api/reports?limit=50`, { headers: { authorization: `Bearer ${owner.token}` } })
  await until(async () => (await ask().catch(() => undefined))?.ok)
  const started = performance.now()
  const client = spawn(process.execPath, [CLI, 'capture', '-c', folder, file], { stdio: ['ignore', 'inherit', 'pipe'] })
  const importing = watched(client).ended
  let over = false
  void importing.then(() => {
    over = true
  })
  const times = []
  while (!over) {
    const from = performance.now()
    const answer = await ask()
    await answer.arrayBuffer()
    times.push(performance.now() - from)
    await wait(50)
  }
  const seconds = (performance.now() - started) / 1000
  const sent = await importing
  const during = { ...serving.peak }
  // Then what was read is derived and shown, and the views follow: told apart from the import.
  const shown = performance.now()
  await until(async () => {
    const { views, ledger } = await (
      await fetch(`${owner.address.replace(/\/$/, '')}/api/case`, { headers: { authorization: `Bearer ${owner.token}` } })
    ).json()
    return views.state === 'ready' && views.at === ledger.size
  }, 6000)
  const ready = (performance.now() - shown) / 1000
  const counts = (await (await fetch(`${owner.address.replace(/\/$/, '')}/api/case`, { headers: { authorization: `Bearer ${owner.token}` } })).json())
    .counts
  server.kill('SIGTERM')
  const peak = await serving.ended
  times.sort((a, b) => a - b)
  const p95 = times[Math.floor(times.length * 0.95)] ?? 0
  return {
    ok: sent.code === 0 && p95 < 200 && during.without <= 500 * MB,
    shown: [
      ['import: peak of the workbench', `${(during.own / MB).toFixed(0)} MB`],
      ['import: peak with its reading child, bar 500 MB', `${(during.without / MB).toFixed(0)} MB`],
      ['import: views apart, deriving and database', `${(during.derive / MB).toFixed(0)} and ${(during.pglite / MB).toFixed(0)} MB`],
      [`afterwards: peak of the workbench with ${counts.statements} statements`, `${(peak.own / MB).toFixed(0)} MB`],
      [
        'afterwards: views apart, deriving and database',
        `${(peak.derive / MB).toFixed(0)} and ${(peak.pglite / MB).toFixed(0)} MB, written after ${ready.toFixed(0)} s`,
      ],
      ['peak of all together', `${(peak.sum / MB).toFixed(0)} MB`],
      ['sending command: peak', `${(sent.own / MB).toFixed(0)} MB, exit ${sent.code}`],
      ['API meanwhile, bar p95 200 ms', `p95 ${p95.toFixed(0)} ms, most ${(times.at(-1) ?? 0).toFixed(0)} ms, ${times.length} asked`],
      ['import: time', `${seconds.toFixed(1)} s`],
    ],
  }
}

async function until(ready, turns = 600) {
  for (let turn = 0; turn < turns; turn++) {
    const got = await ready()
    if (got) return got
    await wait(100)
  }
  throw new Error(`not ready in ${turns / 10} seconds`)
}

/** Peak resident memory of a process, so far and when it has ended, and of its children by what they are there for; looked at every 50 ms. */
function watched(child) {
  let text = ''
  child.stderr?.on('data', (part) => {
    text += part
  })
  const peak = { own: 0, without: 0, derive: 0, pglite: 0, sum: 0 }
  const look = setInterval(() => {
    const now = { own: rss(child.pid), derive: 0, pglite: 0, reading: 0 }
    for (const pid of childrenOf(child.pid)) now[roleOf(pid)] += rss(pid)
    const without = now.own + now.reading
    for (const [what, bytes] of Object.entries({ ...now, without, sum: without + now.derive + now.pglite }))
      peak[what] = Math.max(peak[what] ?? 0, bytes)
  }, 50)
  const ended = new Promise((resolve) =>
    child.on('close', (code) => {
      clearInterval(look)
      if (code !== 0 && text) console.log(text)
      resolve({ ...peak, code })
    }),
  )
  return { peak, ended }
}

/** What a child is there for: deriving, the database of the views, or reading what was captured. */
function roleOf(pid) {
  try {
    return /(derive|pglite)-process\.js/.exec(readFileSync(`/proc/${pid}/cmdline`, 'utf8'))?.[1] ?? 'reading'
  } catch {
    return 'reading'
  }
}

function rss(pid) {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) * 1024
  } catch {
    return 0
  }
}
function childrenOf(pid) {
  const out = []
  for (const task of readTasks(pid)) {
    try {
      for (const id of readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').split(' ').filter(Boolean))
        out.push(Number(id), ...childrenOf(Number(id)))
    } catch {
      // it has ended meanwhile
    }
  }
  return out
}
function readTasks(pid) {
  try {
    return readdirSync(`/proc/${pid}/task`)
  } catch {
    return []
  }
}
