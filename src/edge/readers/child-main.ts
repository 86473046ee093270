// The reading child: takes captures on stdin, gives what it read on stdout. It has no network, no other files, no secrets.
import dgram from 'node:dgram'
import dns from 'node:dns'
import net from 'node:net'
import type { ReadContext } from '../../core/formats/format.ts'
import { encodeFrame, frameCollector } from './child-frames.ts'
import { readCapture } from './index.ts'

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
  for (const frame of collector.push(chunk)) turn = turn.then(() => answer(frame.header as ReadContext, frame.bytes))
})
process.stdin.on('end', () => {
  turn.finally(() => process.exit(0))
})

async function answer(context: ReadContext, bytes: Uint8Array): Promise<void> {
  const read = await readCapture(bytes, context)
  for (const part of encodeFrame(read)) if (part.length > 0) process.stdout.write(part)
}
