// Slow bodies are given up, others are not touched.
import { Readable } from 'node:stream'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { paced } from './paced.ts'

async function* every(milliseconds: number, parts: number) {
  for (let i = 0; i < parts; i++) {
    await wait(milliseconds)
    yield Buffer.from('x')
  }
}
const taken = async (stream: Readable, atLeast: number) => {
  let bytes = 0
  for await (const part of paced(stream, { every: 60, atLeast })) bytes += part.length
  return bytes
}

test('a byte now and then is refused as too slow', async () => {
  const started = performance.now()
  await expect(taken(Readable.from(every(50, 1000)), 10)).rejects.toMatchObject({ code: 'refused', detail: { what: 'too-slow' } })
  expect(performance.now() - started).toBeLessThan(5000)
})
test('what keeps the pace comes through whole; a fault of the stream stays its own', async () => {
  expect(await taken(Readable.from(every(1, 100)), 1)).toBe(100)
  const broken = Readable.from(
    (async function* () {
      yield Buffer.from('x')
      throw new Error('gone')
    })(),
  )
  await expect(taken(broken, 1)).rejects.toThrow('gone')
})
