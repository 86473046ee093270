// A Chromium's own protocol over a pair of pipes: JSON messages ended by NUL. No port is opened that another program could talk to.
import type { Readable, Writable } from 'node:stream'
import { IsnadError } from '../../core/model/plain.ts'

/** What a browser says without having been asked. */
export interface Told {
  readonly method: string
  readonly params: Readonly<Record<string, unknown>>
  readonly session: string | undefined
}
export type Answer = Readonly<Record<string, unknown>>

interface Waiting {
  readonly done: (answer: Answer) => void
  readonly failed: (error: Error) => void
}

/** Longer messages than this are not put together: a screenshot of the largest page fits (bytes). */
const MESSAGE = 256 * 2 ** 20

export class Pipe {
  readonly #out: Writable
  readonly #waiting = new Map<number, Waiting>()
  readonly #listeners = new Set<(told: Told) => void>()
  #parts: Buffer[] = []
  #length = 0
  #id = 0
  #gone: Error | undefined

  constructor(out: Writable, into: Readable) {
    this.#out = out
    into.on('data', (part: Buffer) => this.#take(part))
    into.on('close', () => this.close('the browser ended'))
    for (const side of [out, into]) side.on('error', () => this.close('the browser ended'))
  }

  /** Asks the browser, or the page behind `session`. IsnadError 'page' where it refuses or is gone. */
  ask(method: string, params: object = {}, session?: string): Promise<Answer> {
    return new Promise((done, failed) => {
      if (this.#gone) return failed(this.#gone)
      const id = ++this.#id
      this.#waiting.set(id, { done, failed })
      this.#out.write(`${JSON.stringify({ id, method, params, ...(session ? { sessionId: session } : {}) })}\0`)
    })
  }

  /** Hears all that is told until the function given back is called. */
  hear(listener: (told: Told) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Every question still open fails. */
  close(what: string): void {
    this.#gone ??= new IsnadError('page', { what })
    for (const { failed } of this.#waiting.values()) failed(this.#gone)
    this.#waiting.clear()
    this.#parts = []
  }

  #take(part: Buffer): void {
    if (this.#gone) return
    let from = 0
    for (let end = part.indexOf(0); end >= 0; end = part.indexOf(0, from)) {
      this.#parts.push(part.subarray(from, end))
      const message = Buffer.concat(this.#parts).toString('utf8')
      this.#parts = []
      this.#length = 0
      from = end + 1
      this.#message(message)
    }
    if (from === part.length) return
    this.#parts.push(part.subarray(from))
    this.#length += part.length - from
    if (this.#length > MESSAGE) this.close('a message too long')
  }

  #message(text: string): void {
    const { id, result, error, method, params, sessionId } = JSON.parse(text)
    if (typeof id !== 'number') {
      for (const listener of this.#listeners) listener({ method, params: params ?? {}, session: sessionId })
      return
    }
    const waiting = this.#waiting.get(id)
    this.#waiting.delete(id)
    if (error) waiting?.failed(new IsnadError('page', { what: String(error.message).slice(0, 300) }))
    else waiting?.done(result ?? {})
  }
}
