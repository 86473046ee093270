// Side processes: they end with the process that started them, hear no signal meant for it, and leave a folder to one at a time.
import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type SideProcess, startSide } from './side-process.ts'

const DATABASE = new URL('../../dist/edge/views/pglite-process.js', import.meta.url)
let dir: string
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'isnad-side-'))
})
afterAll(() => rm(dir, { recursive: true, force: true }))

function isThere(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

async function gone(pid: number): Promise<boolean> {
  for (let turn = 0; turn < 200 && isThere(pid); turn++) await wait(50)
  return !isThere(pid)
}

/** Asks one thing of the database's process and waits for the answer. */
function ask(side: SideProcess, question: object): Promise<{ ok: boolean; rows?: unknown[] }> {
  return new Promise((resolve, reject) => {
    const stops = [
      side.onMessage((message) => {
        for (const stop of stops) stop()
        resolve(message as { ok: boolean })
      }),
      side.onEnd((why) => reject(new Error(why))),
    ]
    void side.send({ id: 1, ...question })
  })
}

test('signals meant for the process that started it leave it at work; ending it is told to nobody, being killed is', async () => {
  const side = startSide(DATABASE)
  const ends: string[] = []
  side.onEnd((why) => ends.push(why))
  await ask(side, { do: 'open', dataDir: undefined })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.kill(side.pid, signal)
  const answer = await ask(side, { do: 'query', sql: 'select 1 as one', parameters: [] })
  expect(answer).toMatchObject({ ok: true, rows: [{ one: 1 }] })
  await side.end()
  expect(isThere(side.pid)).toBe(false)
  expect(ends).toEqual([])

  const other = startSide(DATABASE)
  const killed = new Promise<string>((resolve) => other.onEnd(resolve))
  process.kill(other.pid, 'SIGKILL')
  expect(await killed).toContain('SIGKILL')
}, 30_000)

test('a folder has one process at a time: the next waits until the one before is gone', async () => {
  const dataDir = join(dir, 'one')
  const first = startSide(DATABASE)
  await ask(first, { do: 'open', dataDir })
  const second = startSide(DATABASE)
  let opened = false
  const waiting = ask(second, { do: 'open', dataDir }).then((answer) => {
    opened = true
    return answer
  })
  await wait(1500)
  expect(opened).toBe(false)
  await first.end()
  expect(await waiting).toMatchObject({ ok: true })
  await second.end()
}, 30_000)

test('where the process that started it is killed, it ends too', async () => {
  const words = `
    import { startSide } from ${JSON.stringify(new URL('../../dist/edge/side-process.js', import.meta.url).href)}
    const side = startSide(new URL(${JSON.stringify(DATABASE.href)}))
    side.onMessage(() => console.log(side.pid))
    side.send({ id: 1, do: 'open', dataDir: ${JSON.stringify(join(dir, 'two'))} })`
  const parent = spawn(process.execPath, ['--input-type=module', '-e', words], { stdio: ['ignore', 'pipe', 'inherit'] })
  const pid = await new Promise<number>((resolve) => parent.stdout.on('data', (text: Buffer) => resolve(Number(String(text)))))
  expect(isThere(pid)).toBe(true)
  parent.kill('SIGKILL')
  expect(await gone(pid)).toBe(true)
}, 30_000)
