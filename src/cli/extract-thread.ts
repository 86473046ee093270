// A thread of `isnad extract`: reads batches, extracts and prints them to text; the main thread keeps their order.
import { parentPort, workerData } from 'node:worker_threads'
import { loadRegisters } from '../edge/registers.ts'
import { type Batch, readBatch } from './extract-articles.ts'
import { type OutputOptions, outputOf } from './extract-output.ts'

export interface Printed {
  readonly text: string
  readonly said: readonly string[]
  readonly failed: number
}
export type ThreadAnswer = { readonly id: number } & ({ readonly printed: Printed } | { readonly error: string })

const port = parentPort
if (port) {
  const registers = loadRegisters()
  const print = outputOf(workerData as OutputOptions)
  let last: Promise<void> = Promise.resolve()
  port.on('message', ({ id, batch }: { id: number; batch: Batch }) => {
    last = last.then(async () => {
      try {
        const { found, said, failed } = await readBatch(batch, registers)
        port.postMessage({ id, printed: { text: found.map(print).join(''), said, failed } } satisfies ThreadAnswer)
      } catch (error) {
        port.postMessage({ id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) } satisfies ThreadAnswer)
      }
    })
  })
}
