// What is on its way into the case: files and addresses in small batches, with a state for each. It goes on while other screens are open.
import { useSyncExternalStore } from 'react'
import { Refusal, upload, write } from './api.ts'
import type { CapturedItem, CapturesAnswer, Words } from './types.ts'

export interface Incoming {
  readonly id: string
  readonly name: string
  readonly from: File | string
  readonly reason: string
  /** Of an address: as a browser shows it. */
  readonly page: boolean
  /** Personal material: sealed with a key of its own. */
  readonly personal: boolean
  readonly state: 'waiting' | 'sending' | 'done' | 'failed'
  readonly result?: CapturedItem
  /** Why it failed and what to do. */
  readonly words?: Words
}
export interface Intake {
  readonly items: readonly Incoming[]
  readonly running: boolean
}

const FILES = 20
const BYTES = 8 << 20
const ADDRESSES = 4

let current: Intake = { items: [], running: false }
let stopped = false
const listeners = new Set<() => void>()
function show(change: Partial<Intake>): void {
  current = { ...current, ...change }
  for (const listener of listeners) listener()
}
function mark(ids: ReadonlySet<string>, change: (one: Incoming) => Incoming): void {
  show({ items: current.items.map((one) => (ids.has(one.id) ? change(one) : one)) })
}

/** Adds files or addresses behind what waits already, and starts. */
export function take(from: readonly (File | string)[], reason: string, { page = false, personal = false } = {}): void {
  const items = from.map((one): Incoming => {
    // The id is the idempotency key too: sent again after a broken line, nothing is captured twice.
    return { id: crypto.randomUUID(), name: typeof one === 'string' ? one : pathOf(one), from: one, reason, page, personal, state: 'waiting' }
  })
  const left = current.running ? current.items : current.items.filter((one) => one.state === 'failed' || one.state === 'waiting')
  show({ items: [...left, ...items] })
  void run()
}

/** Sends what failed again, under the same keys. */
export function again(): void {
  mark(new Set(current.items.filter((one) => one.state === 'failed').map((one) => one.id)), ({ words: _words, ...one }) => ({
    ...one,
    state: 'waiting',
  }))
  void run()
}

/** Stops after the batch that is being sent; what waits stays. */
export function stop(): void {
  stopped = true
}

export function clear(): void {
  if (!current.running) show({ items: [] })
}

async function run(): Promise<void> {
  if (current.running) return
  stopped = false
  show({ running: true })
  try {
    while (!stopped) {
      const batch = nextBatch(current.items.filter((one) => one.state === 'waiting'))
      if (batch.length === 0) break
      await send(batch)
    }
  } finally {
    show({ running: false })
  }
}

/** Files with files and addresses with addresses, few enough that the count moves. */
export function nextBatch(waiting: readonly Incoming[]): Incoming[] {
  const first = waiting[0]
  if (!first) return []
  const ofKind = waiting.filter(
    (one) => typeof one.from === typeof first.from && one.reason === first.reason && one.page === first.page && one.personal === first.personal,
  )
  if (typeof first.from === 'string') return ofKind.slice(0, first.page ? 1 : ADDRESSES)
  const batch: Incoming[] = []
  let bytes = 0
  for (const one of ofKind.slice(0, FILES)) {
    const size = one.from instanceof File ? one.from.size : 0
    if (batch.length > 0 && bytes + size > BYTES) break
    batch.push(one)
    bytes += size
  }
  return batch
}

async function send(batch: readonly Incoming[]): Promise<void> {
  const ids = new Set(batch.map((one) => one.id))
  mark(ids, (one) => ({ ...one, state: 'sending' }))
  try {
    const answer = await (typeof batch[0]?.from === 'string' ? sendAddresses(batch) : sendFiles(batch))
    const results = new Map(batch.map((one, i) => [one.id, answer.items[i]]))
    mark(ids, (one) => settled(one, results.get(one.id)))
  } catch (error) {
    const words = error instanceof Refusal ? error.words : { ar: String(error), en: String(error) }
    mark(ids, (one) => ({ ...one, state: 'failed', words }))
    // A server that is silent will not answer the next batch either: what waits keeps waiting until asked again.
    if (error instanceof Refusal && error.code === 'silent') {
      stopped = true
      mark(new Set(current.items.filter((one) => one.state === 'waiting').map((one) => one.id)), (one) => ({ ...one, state: 'failed', words }))
    }
  }
}

function settled(one: Incoming, result: CapturedItem | undefined): Incoming {
  if (!result || result.entry === null) return { ...one, state: 'failed', ...(result?.words ? { words: result.words } : {}) }
  return { ...one, state: 'done', result }
}

function sendFiles(batch: readonly Incoming[]): Promise<CapturesAnswer> {
  const form = new FormData()
  const reason = batch[0]?.reason.trim()
  if (reason) form.set('reason', reason)
  if (batch[0]?.personal) form.set('personal', 'true')
  for (const one of batch) {
    form.append('key', one.id)
    if (one.from instanceof File) form.append('files', one.from, one.name)
  }
  return upload<CapturesAnswer>('/captures', form)
}

function sendAddresses(batch: readonly Incoming[]): Promise<CapturesAnswer> {
  const reason = batch[0]?.reason.trim()
  return write<CapturesAnswer>('/captures/addresses', {
    addresses: batch.map((one) => ({ address: one.name, key: one.id })),
    ...(reason ? { reason } : {}),
    ...(batch[0]?.page ? { page: true } : {}),
  })
}

/** A file of a dropped or chosen folder keeps its path. */
function pathOf(file: File): string {
  return file.webkitRelativePath || file.name
}

const ADDRESS = /^(https?:\/\/\S+|[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+(\/\S*)?)$/iu

/** Addresses in a pasted text, one a line or between other words, each once; and the lines that hold none, so that none is lost unseen. */
export function addressesIn(text: string): { addresses: string[]; rest: string[] } {
  const addresses = new Set<string>()
  const rest: string[] = []
  for (const line of text.split('\n')) {
    const found = line
      .split(/[\s<>"'،]+/u)
      // The stop or comma of a sentence around it is none of an address.
      .map((word) => word.replace(/[.,;:!?؛؟]+$/u, ''))
      .filter((word) => ADDRESS.test(word))
    for (const address of found) addresses.add(address)
    if (found.length === 0 && line.trim() !== '') rest.push(line.trim())
  }
  return { addresses: [...addresses], rest }
}

export function useIntake(): Intake {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => current,
  )
}
