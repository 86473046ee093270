// A module of ours in a process of its own: the memory it takes is its own, and it ends when the process that started it does.
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

export interface SideOptions {
  /** What the module reads from `process.argv`, after its own name. */
  readonly args?: readonly string[]
  /** Megabytes its heap may take; Node's own limit where absent. */
  readonly megabytes?: number
}

/** The starting process's end: messages are structured clones, in order. */
export interface SideProcess {
  readonly pid: number
  /** Resolves once the message is on its way: who sends much in pieces waits, and never holds it all. */
  send(message: object): Promise<void>
  onMessage(listener: (message: unknown) => void): () => void
  /** Hears once why it ended, where nobody asked it to. */
  onEnd(listener: (why: string) => void): () => void
  /** Whether it keeps this process alive. */
  hold(on: boolean): void
  /** Ends it at once, whatever it does; resolves when it is gone. */
  end(): Promise<void>
}

/** Starts a built module. What it prints goes nowhere: it answers in messages. */
export function startSide(module: URL, { args = [], megabytes }: SideOptions = {}): SideProcess {
  const child = fork(fileURLToPath(module), args, {
    serialization: 'advanced',
    // Nothing of how this process was started (loaders, limits) belongs there; `gc` lets it give back what a large step left behind.
    execArgv: ['--expose-gc', ...(megabytes === undefined ? [] : [`--max-old-space-size=${Math.floor(megabytes)}`])],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  let ended = false
  // Who asks nothing of it just now hears nothing; who asks next is told.
  child.on('error', () => {})
  const over = once(child, 'exit').then(() => undefined)
  return {
    pid: child.pid ?? 0,
    send: (message) =>
      new Promise((resolve) => {
        child.send(message, (error) => {
          if (error && !ended) child.emit('error', error)
          resolve()
        })
      }),
    onMessage: (listener) => listenTo(child, 'message', listener),
    onEnd: (listener) => {
      const stops = [
        listenTo(child, 'error', (error: Error) => listener(error.message)),
        listenTo(child, 'exit', (code: number | null, signal: string | null) => {
          if (!ended) listener(signal === null ? `it ended with ${code}` : `it was ended (${signal})`)
        }),
      ]
      return () => {
        for (const stop of stops) stop()
      }
    },
    hold: (on) => {
      if (on) child.ref()
      else child.unref()
      if (on) child.channel?.ref()
      else child.channel?.unref()
    },
    end: async () => {
      ended = true
      child.ref()
      child.kill('SIGKILL')
      await over
    },
  }
}

function listenTo<A extends unknown[]>(child: ChildProcess, event: string, listener: (...args: A) => void): () => void {
  child.on(event, listener as (...args: unknown[]) => void)
  return () => child.off(event, listener as (...args: unknown[]) => void)
}

/** The started module's end. */
export interface SidePort {
  readonly args: readonly string[]
  /** Resolves once the message is on its way. A busy module sends what is short at once; what is long waits until it rests. */
  send(message: object): Promise<void>
  onMessage(listener: (message: never) => void): void
  /** Gives back what a large step left behind. */
  tidy(): void
}

/**
 * The port of a module that was started as a side process. It ends with the process that started it, even where that was killed; what a
 * terminal or a supervisor sends to all of a group is for that process alone.
 */
export function sidePort(): SidePort | undefined {
  if (!process.send) return undefined
  process.on('disconnect', () => process.exit())
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {})
  return {
    args: process.argv.slice(2),
    send: (message) => new Promise((resolve) => process.send?.(message, undefined, undefined, () => resolve())),
    onMessage: (listener) => void process.on('message', listener as (message: unknown) => void),
    tidy: () => (globalThis as { gc?: () => void }).gc?.(),
  }
}
