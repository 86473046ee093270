// A body that arrives too slowly is given up: it would hold a connection and a temp file for as long as someone likes.
import { IsnadError } from '../core/model/plain.ts'

export interface Pace {
  /** Milliseconds between two looks. */
  readonly every: number
  /** Bytes that must have come since the last look. */
  readonly atLeast: number
}
const PACE: Pace = { every: 60_000, atLeast: 64 * 1024 }

/** The same bytes; IsnadError 'refused' (too-slow) where fewer come than the pace asks. The stream is destroyed then. */
export async function* paced(
  stream: AsyncIterable<Uint8Array> & { destroy(error?: Error): unknown },
  { every, atLeast }: Pace = PACE,
): AsyncGenerator<Uint8Array> {
  let since = 0
  let slow = false
  const look = setInterval(() => {
    if (since < atLeast) {
      slow = true
      stream.destroy(new Error('too slow'))
    }
    since = 0
  }, every)
  try {
    for await (const part of stream) {
      since += part.length
      yield part
    }
  } catch (error) {
    throw slow ? new IsnadError('refused', { what: 'too-slow' }, error) : error
  } finally {
    clearInterval(look)
  }
}
