// Threads for `isnad extract` on large inputs: batches go out to whichever is free, answers come back by number.
import { Worker } from 'node:worker_threads'
import { IsnadError } from '../core/model/plain.ts'
import type { Batch } from './extract-articles.ts'
import type { OutputOptions } from './extract-output.ts'
import type { Printed, ThreadAnswer } from './extract-thread.ts'

interface Thread {
  readonly worker: Worker
  busy: number
}

export class ExtractPool {
  readonly #threads: Thread[] = []
  readonly #waiting = new Map<number, { resolve: (printed: Printed) => void; reject: (error: Error) => void }>()
  readonly #jobs: number
  readonly #options: OutputOptions
  #next = 0

  constructor(jobs: number, options: OutputOptions) {
    this.#jobs = jobs
    this.#options = options
  }

  /** Batches that may be under way at once: enough to keep every thread fed, few enough to bound memory. */
  get room(): number {
    return this.#jobs * 2
  }

  run(batch: Batch): Promise<Printed> {
    const thread = this.#free()
    const id = this.#next++
    thread.busy++
    return new Promise<Printed>((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject })
      thread.worker.postMessage({ id, batch })
    }).finally(() => {
      thread.busy--
    })
  }

  /** The thread with least to do; a new one while all are busy and there may be more. */
  #free(): Thread {
    const idle = this.#threads.reduce<Thread | undefined>((best, thread) => (best && best.busy <= thread.busy ? best : thread), undefined)
    if (idle && (idle.busy === 0 || this.#threads.length >= this.#jobs)) return idle
    const worker = new Worker(threadFile(), { workerData: this.#options })
    const fail = (why: string) => {
      for (const { reject } of this.#waiting.values()) reject(new IsnadError('internal', { what: 'extract', message: why }))
      this.#waiting.clear()
    }
    worker.on('message', (answer: ThreadAnswer) => {
      const waiting = this.#waiting.get(answer.id)
      this.#waiting.delete(answer.id)
      if ('printed' in answer) waiting?.resolve(answer.printed)
      else waiting?.reject(new IsnadError('internal', { what: 'extract', message: answer.error.slice(0, 2000) }))
    })
    worker.on('error', (error) => fail(String(error)))
    const thread: Thread = { worker, busy: 0 }
    this.#threads.push(thread)
    return thread
  }

  async close(): Promise<void> {
    await Promise.all(this.#threads.map(({ worker }) => worker.terminate()))
  }
}

/** Node 20 runs no TypeScript in a thread: from the sources (tests), the built thread is taken. */
function threadFile(): URL {
  return import.meta.url.endsWith('.ts')
    ? new URL('../../dist/cli/extract-thread.js', import.meta.url)
    : new URL('./extract-thread.js', import.meta.url)
}
