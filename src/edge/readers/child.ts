// Hostile bytes are read in a child process: a deadline, a memory limit, no network. A child that dies costs its one capture.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { ReadContext } from '../../core/formats/format.ts'
import { IsnadError } from '../../core/model/plain.ts'
import { encodeFrame, type Frame, frameCollector } from './child-frames.ts'
import { FORMATS, type ReadCapture, readCapture } from './index.ts'

export interface ChildLimits {
  /** Milliseconds for one capture. */
  readonly time: number
  /** Bytes of resident memory. */
  readonly memory: number
}
export const LIMITS: ChildLimits = { time: 60_000, memory: 1.5 * 2 ** 30 }
/** Formats whose reading is our own code, linear and small: a child would cost more than it saves. */
const IN_PROCESS = new Set(['text', 'jsonl'])
const POLL = 100

/** Reads captures, the hostile formats of them in one child at a time. Call `close` when done; an idle child does not keep the program alive. */
export interface SafeReader {
  read(bytes: Uint8Array, context: ReadContext): Promise<ReadCapture>
  close(): Promise<void>
}

/**
 * A safe reader. What a capture does to the child comes back as an `unreadable` problem whose detail says why (time
 * limit, memory limit, crash), and the next capture gets a new child. Throws IsnadError `internal` where no child starts.
 */
export function safeReader(limits: ChildLimits = LIMITS): SafeReader {
  let child: Running | undefined
  let turn: Promise<unknown> = Promise.resolve()
  const readInChild = async (bytes: Uint8Array, context: ReadContext): Promise<ReadCapture> => {
    if (!child || child.ended()) child = start(limits)
    const answer = await child.ask(context, bytes)
    if (typeof answer !== 'string') return answer
    child = undefined
    return { format: 'none', result: { items: [], problems: [{ code: 'unreadable', detail: { why: answer } }] } }
  }
  return {
    read(bytes, context) {
      const format = likelyFormat(bytes, context)
      if (format === undefined || IN_PROCESS.has(format)) return readCapture(bytes, context)
      const next = turn.then(() => readInChild(bytes, context))
      turn = next.catch(() => undefined)
      return next
    },
    async close() {
      await turn
      child?.stop()
      child = undefined
    },
  }
}

let shared: SafeReader | undefined
/** Reads a capture with the program's one safe reader. Where the program runs from source without a build, in process. */
export function readSafely(bytes: Uint8Array, context: ReadContext): Promise<ReadCapture> {
  if (!existsSync(entryPath())) return readCapture(bytes, context)
  shared ??= safeReader()
  return shared.read(bytes, context)
}

function likelyFormat(bytes: Uint8Array, context: ReadContext): string | undefined {
  const head = bytes.subarray(0, 4096)
  let best: { name: string; score: number } | undefined
  for (const format of FORMATS) {
    const score = format.sniff(head, context)
    if (score > (best?.score ?? 0)) best = { name: format.name, score }
  }
  return best?.name
}

interface Running {
  ended(): boolean
  /** The reading, or why the child died over it. */
  ask(context: ReadContext, bytes: Uint8Array): Promise<ReadCapture | string>
  stop(): void
}

function start(limits: ChildLimits): Running {
  const [command, args] = commandLine(limits)
  const process_ = spawn(command, args, { stdio: ['pipe', 'pipe', 'ignore'], env: { LANG: 'C.UTF-8' } })
  const collector = frameCollector(2 ** 31)
  let ended = false
  let waiting: ((answer: ReadCapture | string) => void) | undefined
  const settle = (answer: ReadCapture | string) => {
    waiting?.(answer)
    waiting = undefined
  }
  const die = (why: string) => {
    ended = true
    process_.kill('SIGKILL')
    settle(why)
  }
  process_.on('error', () => die('crash'))
  process_.on('exit', (_code, signal) => {
    ended = true
    settle(signal === 'SIGABRT' || signal === 'SIGKILL' ? 'memory limit' : 'crash')
  })
  process_.stdin?.on('error', () => die('crash'))
  process_.stdout?.on('data', (chunk: Buffer) => {
    let frames: Frame[]
    try {
      frames = collector.push(chunk)
    } catch {
      // An answer that is no frame of ours: whatever took the child over, nothing of it is believed.
      die('crash')
      return
    }
    for (const frame of frames) settle(frame.header as ReadCapture)
  })
  hold(process_, false)
  return {
    ended: () => ended,
    stop: () => die('stopped'),
    async ask(context, bytes) {
      hold(process_, true)
      const { inner: _inner, ...plain } = context
      const answer = new Promise<ReadCapture | string>((resolve) => {
        waiting = resolve
      })
      const deadline = setTimeout(() => die('time limit'), limits.time)
      const watch = setInterval(() => void overMemory(process_.pid, limits.memory).then((over) => over && die('memory limit')), POLL)
      for (const part of encodeFrame(plain, bytes)) if (part.length > 0) process_.stdin?.write(part)
      const got = await answer
      clearTimeout(deadline)
      clearInterval(watch)
      hold(process_, false)
      return got
    },
  }
}

/** An idle child must not keep the program running. */
function hold(process_: ChildProcess, busy: boolean): void {
  for (const handle of [process_, process_.stdin, process_.stdout] as unknown as { ref?: () => void; unref?: () => void }[]) {
    if (busy) handle.ref?.()
    else handle.unref?.()
  }
}

/** True where the process holds more memory than the cap. */
export async function overMemory(pid: number | undefined, cap: number): Promise<boolean> {
  // Only Linux tells another process's memory so; elsewhere the child's own heap limit stands alone.
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  const kilobytes = Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0)
  return kilobytes * 1024 > cap
}

/** The built program of the child, beside this file or, when this runs from source, in the build. */
export function entryPath(): string {
  const here = dirname(fileURLToPath(import.meta.url))
  return here.endsWith(join('src', 'edge', 'readers'))
    ? join(here, '..', '..', '..', 'dist', 'edge', 'readers', 'child-main.js')
    : join(here, 'child-main.js')
}

let prefix: string[] | undefined
/** The command that starts a child: node, inside a network namespace of its own and with a data limit where the system has them. */
export function commandLine(limits: ChildLimits): [string, string[]] {
  const heap = Math.max(64, Math.floor((limits.memory / 2 ** 20) * 0.7))
  const node = [process.execPath, `--max-old-space-size=${heap}`, entryPath()]
  if (!prefix) {
    prefix = [...works('unshare', ['-rn']), ...works('prlimit', [`--data=${Math.ceil(limits.memory * 2)}`])]
  }
  const [command, ...args] = [...prefix, ...node]
  if (command === undefined) throw new IsnadError('internal', { what: 'reading child' })
  return [command, args]
}

function works(command: string, args: string[]): string[] {
  const tried = spawnSync(command, [...args, 'true'], { stdio: 'ignore', timeout: 3000 })
  return tried.status === 0 ? [command, ...args] : []
}
