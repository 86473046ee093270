// Sends what `isnad capture` found into the case, or to the process that has it open, in batches; a large file alone and piece by piece.
import { createReadStream } from 'node:fs'
import type { Problem } from '../core/model/index.ts'
import type { CaptureInput } from '../edge/case/case-folder.ts'
import type { Got } from './capture-source.ts'
import type { Reached } from './connect.ts'

export interface CaptureOptions {
  readonly case?: string
  readonly reason?: string
  readonly address?: string
  readonly mediaType?: string
  readonly fresh?: boolean
  readonly personal?: boolean
  readonly page?: boolean
  readonly json?: boolean
  readonly ndjson?: boolean
}

/** What became of one item. */
export interface Outcome {
  readonly name: string
  readonly entry: number
  readonly sha256: string
  readonly duplicate: boolean
  /** True where an earlier run of this import had it already: nothing was recorded. */
  readonly again: boolean
  readonly problems: readonly Problem[]
}

/** An item on its way, with its bytes. */
export interface Item {
  readonly name: string
  readonly bytes: Uint8Array
  /** Path of a large file, whose bytes are not held here. */
  readonly file?: string
  readonly key: string
  /** Of a fetched address: what the server said, and what is wrong with its answer. */
  readonly known: Got['known']
  readonly problems: readonly Problem[]
  readonly parts?: Got['parts']
}

/** How a sending is stopped, and who hears of its steps. */
export interface Sending {
  readonly signal?: AbortSignal
  readonly progress?: (done: number, of: number) => void
}

/**
 * Sends items to the case or to its owner and gives what became of each, in order, once it is acknowledged.
 * IsnadError 'refused' where the signal stops a large file half way: nothing of that one is in the case then.
 */
export async function* send(
  reached: Reached,
  items: AsyncGenerator<Item>,
  options: CaptureOptions,
  { signal = new AbortController().signal, progress = () => undefined }: Sending = {},
): AsyncGenerator<Outcome> {
  for await (const batch of batches(items)) {
    if (reached.kind === 'owner') yield* sendToOwner(reached, batch, options)
    else yield* sendToFolder(reached, batch, options, signal, progress)
  }
}

function said({ reason, address, mediaType, personal }: CaptureOptions) {
  return { ...(personal ? { personal } : {}), ...(reason ? { reason } : {}), ...(address ? { address } : {}), ...(mediaType ? { mediaType } : {}) }
}

async function* sendToOwner({ owner }: Reached & { kind: 'owner' }, batch: readonly Item[], options: CaptureOptions): AsyncGenerator<Outcome> {
  const first = batch[0]
  const answer =
    first?.file === undefined
      ? await owner.capture(
          `${batch.map(({ name, bytes, key, known, parts }) => JSON.stringify({ name, base64: base64(bytes), key, ...known, ...said(options), ...(parts ? { parts: parts.map(({ bytes: blob, ...part }) => ({ ...part, base64: base64(blob) })) } : {}) })).join('\n')}\n`,
        )
      : await owner.captureBody({ name: first.name, key: first.key, ...first.known, ...said(options) }, createReadStream(first.file))
  for (const [index, item] of answer.items.entries()) {
    yield { ...item, entry: item.entry ?? -1, again: false, problems: [...(batch[index]?.problems ?? []), ...item.problems] }
  }
}

async function* sendToFolder(
  { folder }: Reached & { kind: 'open' },
  batch: readonly Item[],
  options: CaptureOptions,
  signal: AbortSignal,
  progress: (done: number, of: number) => void,
): AsyncGenerator<Outcome> {
  const { flagsOf, flagsOfFile } = await import('./capture-flags.ts')
  const inputs: CaptureInput[] = []
  for (const { file, bytes, name, key, known: all, parts } of batch) {
    const { settings, ...known } = all
    const tool = { name: 'isnad capture', ...(settings ? { settings } : {}) }
    const taken =
      file === undefined || (await folder.receiptOf(key)) ? bytes : await folder.stage(createReadStream(file, { highWaterMark: 1 << 20 }), { signal })
    inputs.push({ name, bytes: taken, key, tool, ...known, ...said(options), ...(parts ? { parts } : {}) })
  }
  let at = 0
  for await (const receipt of folder.captureMany(inputs)) {
    const item = batch[at++]
    if (!item) return
    const mediaType = options.mediaType ?? item.known.mediaType
    let problems: readonly Problem[] = []
    if (!receipt.again && item.file !== undefined)
      problems = (await flagsOfFile(item.file, { name: item.name, mediaType }, signal, (items) => progress(items, 0))).problems
    else if (!receipt.again) problems = await flagsOf(item.bytes, item.name, mediaType)
    yield {
      name: item.name,
      entry: receipt.entry,
      sha256: receipt.sha256,
      duplicate: receipt.duplicate,
      again: receipt.again,
      problems: receipt.again ? [] : [...item.problems, ...problems],
    }
  }
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')
}

const BATCH = 64
const BATCH_BYTES = 8 << 20
/** Small items together; a large file alone. */
async function* batches(items: AsyncGenerator<Item>): AsyncGenerator<Item[]> {
  let batch: Item[] = []
  let bytes = 0
  for await (const item of items) {
    if (item.file !== undefined) {
      if (batch.length > 0) yield batch
      yield [item]
      batch = []
      bytes = 0
      continue
    }
    batch.push(item)
    bytes += item.bytes.length + (item.parts ?? []).reduce((sum, part) => sum + part.bytes.length, 0)
    if (batch.length < BATCH && bytes < BATCH_BYTES) continue
    yield batch
    batch = []
    bytes = 0
  }
  if (batch.length > 0) yield batch
}
