// The reading child: takes captures on stdin, gives what it read on stdout. It has no network, no other files, no secrets.
import dgram from 'node:dgram'
import dns from 'node:dns'
import net from 'node:net'
import type { Part, ReadContext } from '../../core/formats/format.ts'
import { encodeFrame, frameCollector } from './child-frames.ts'
import { readCapture, readCaptureParts } from './index.ts'
import { fileSource } from './source.ts'

// The namespace the parent puts around this process has no network; where the system has no namespaces, this holds.
const refuse = (): never => {
  throw new Error('the reading child has no network')
}
Object.defineProperty(net.Socket.prototype, 'connect', { value: refuse })
Object.defineProperty(dns, 'lookup', { value: refuse })
Object.defineProperty(dgram, 'createSocket', { value: refuse })

const collector = frameCollector(2 ** 32)
let turn: Promise<void> = Promise.resolve()

process.stdin.on('data', (chunk: Buffer) => {
  for (const frame of collector.push(chunk)) {
    const { length, ...context } = frame.header as ReadContext & { readonly length?: number }
    turn = turn.then(() => (length === undefined ? answer(context, frame.bytes) : answerParts(context, length)))
  }
})
process.stdin.on('end', () => {
  turn.finally(() => process.exit(0))
})

async function answer(context: ReadContext, bytes: Uint8Array): Promise<void> {
  const read = await readCapture(bytes, context)
  for (const part of encodeFrame(read)) if (part.length > 0) process.stdout.write(part)
}

/** Descriptor under which the parent hands over an open file: this process could not open one by name where it is confined. */
const FILE = 3
const BATCH = 64
const BATCH_CHARACTERS = 1 << 20

/** Parts of the file the parent handed over, a batch a frame; the last frame names the format. Waits where the parent is slower. */
async function answerParts(context: ReadContext, length: number): Promise<void> {
  const parts = readCaptureParts(fileSource(FILE, length), context)
  let batch: Part[] = []
  let characters = 0
  for (let next = await parts.next(); ; next = await parts.next()) {
    if (next.done) return send({ parts: batch, format: next.value })
    batch.push(next.value)
    characters += 'item' in next.value ? next.value.item.body.length : 0
    if (batch.length < BATCH && characters < BATCH_CHARACTERS) continue
    await send({ parts: batch })
    batch = []
    characters = 0
  }
}

async function send(header: unknown): Promise<void> {
  for (const part of encodeFrame(header))
    if (part.length > 0 && !process.stdout.write(part)) await new Promise((resolve) => process.stdout.once('drain', resolve))
}
