// Watching feeds: one round asks each feed whether it changed, and fetches the pages of entries not seen before, politely.
import { IsnadError } from '../../core/model/plain.ts'
import { readSafely } from '../readers/child.ts'
import { readContext } from '../readers/index.ts'
import { type Fetched, type FetchOptions, fetchAddress } from './fetch-address.ts'
import { ALL_ALLOWED, NONE_ALLOWED, type Robots, readRobots } from './robots.ts'

/** What is remembered of a feed between rounds; losing it costs one more request, never a second capture. */
export interface FeedMemory {
  readonly etag?: string
  readonly modified?: string
  /** Addresses of entries taken, the newest last. */
  readonly taken: readonly string[]
}

export interface WatchTools {
  readonly agent: string
  readonly sleep: (milliseconds: number) => Promise<void>
  readonly signal?: AbortSignal
  readonly fetch?: FetchOptions
}

export type WatchEvent =
  | { readonly kind: 'page'; readonly address: string; readonly fetched: Fetched }
  | { readonly kind: 'unchanged'; readonly feed: string }
  | { readonly kind: 'failed'; readonly address: string; readonly why: string }
  /** A feed is through; `memory` is to be kept once its pages are. */
  | { readonly kind: 'done'; readonly feed: string; readonly memory: FeedMemory; readonly entries: number }

const ENTRIES = 100
const REMEMBERED = 5000
/** Milliseconds between two requests to one site, at least. */
const PAUSE = 2000
const LONGEST_PAUSE = 30_000

/**
 * One round over a feed. Pages are fetched one after the other with a pause, and only where robots.txt lets a program
 * go; a page that fails is tried again in the next round. Never throws for what sites do.
 */
export async function* watchFeed(feed: string, memory: FeedMemory, tools: WatchTools): AsyncGenerator<WatchEvent> {
  const options: FetchOptions = { ...tools.fetch, agent: tools.agent }
  const conditional = {
    ...(memory.etag ? { 'if-none-match': memory.etag } : {}),
    ...(memory.modified ? { 'if-modified-since': memory.modified } : {}),
  }
  const answer = await attempt(feed, { ...options, headers: conditional })
  if (typeof answer === 'string') return yield { kind: 'failed', address: feed, why: answer }
  if (answer.status === 304) return yield { kind: 'unchanged', feed }
  if (answer.status !== 200) return yield { kind: 'failed', address: feed, why: `status ${answer.status}` }
  const { format, result } = await readSafely(answer.body, readContext({ mediaType: answer.mediaType }))
  if (format !== 'feed') return yield { kind: 'failed', address: feed, why: 'not a feed' }
  const taken = new Set(memory.taken)
  const fresh = [...new Set(result.items.slice(0, ENTRIES).flatMap((item) => (item.url && !taken.has(item.url) ? [item.url] : [])))].reverse()
  const robots = new Map<string, Robots>()
  let whole = true
  for (const address of fresh) {
    if (tools.signal?.aborted) {
      whole = false
      break
    }
    const rules = await robotsOf(address, robots, options)
    if (!rules.allows(pathOf(address))) {
      yield { kind: 'failed', address, why: 'robots' }
      continue
    }
    await tools.sleep(Math.min(LONGEST_PAUSE, Math.max(PAUSE, (rules.delay ?? 0) * 1000)))
    const page = await attempt(address, options)
    if (typeof page === 'string' || page.status !== 200) {
      whole = false
      yield { kind: 'failed', address, why: typeof page === 'string' ? page : `status ${page.status}` }
      // A site that says "too many" or "not now" is left alone until the next round.
      if (typeof page !== 'string' && (page.status === 429 || page.status === 503)) break
      continue
    }
    yield { kind: 'page', address, fetched: page }
    taken.add(address)
  }
  const header = (name: string) => answer.headers.find(([key]) => key.toLowerCase() === name)?.[1]
  const etag = header('etag')
  const modified = header('last-modified')
  // A round that left something out must see the feed again, changed or not.
  const marks = whole ? { ...(etag ? { etag } : {}), ...(modified ? { modified } : {}) } : {}
  yield { kind: 'done', feed, entries: fresh.length, memory: { ...marks, taken: [...taken].slice(-REMEMBERED) } }
}

/** The answer, or the reason there is none. */
async function attempt(address: string, options: FetchOptions): Promise<Fetched | string> {
  try {
    return await fetchAddress(address, options)
  } catch (error) {
    if (!(error instanceof IsnadError)) throw error
    return String(error.detail.why ?? error.code)
  }
}

async function robotsOf(address: string, known: Map<string, Robots>, options: FetchOptions): Promise<Robots> {
  const { origin } = new URL(address)
  const before = known.get(origin)
  if (before) return before
  const answer = await attempt(`${origin}/robots.txt`, { ...options, bytes: 512 * 1024 })
  // No such file: all is open. A site that cannot answer now is not asked for more.
  const rules =
    typeof answer === 'string' || answer.status >= 500
      ? NONE_ALLOWED
      : answer.status === 200
        ? readRobots(new TextDecoder().decode(answer.body), options.agent ?? 'isnad')
        : ALL_ALLOWED
  known.set(origin, rules)
  return rules
}

function pathOf(address: string): string {
  const url = new URL(address)
  return url.pathname + url.search
}
