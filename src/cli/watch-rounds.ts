// The rounds of isnad watch: what changed in a feed is captured, and remembered once it is on the disk.
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as after } from 'node:timers/promises'
import { z } from 'zod'
import { IsnadError } from '../core/model/plain.ts'
import { sha256Hex } from '../edge/digest.ts'
import { webAddress } from '../edge/fetch/guard.ts'
import type { FeedMemory, WatchEvent } from '../edge/fetch/watch.ts'
import { type Item, send } from './capture-send.ts'
import { gotFrom } from './capture-source.ts'
import { caseDir } from './case-option.ts'
import { EXIT, interruption, say } from './exit.ts'
import { SOFTWARE } from './version.ts'

export interface WatchOptions {
  readonly case?: string
  readonly reason?: string
  readonly every: string
  readonly once?: boolean
}

const Memory = z.object({ etag: z.string().optional(), modified: z.string().optional(), taken: z.array(z.string()) })

/** Watches feeds until interrupted, or for one round. Returns the exit code. */
export async function watch(feeds: readonly string[], options: WatchOptions): Promise<number> {
  const wrong = feeds.find((feed) => !webAddress(feed))
  const minutes = Number(options.every)
  if (wrong !== undefined) throw new IsnadError('usage', { what: wrong })
  if (!(minutes >= 5)) throw new IsnadError('usage', { what: `--every ${options.every}` })
  const signal = interruption()
  const dir = caseDir(options.case)
  for (;;) {
    let failed = 0
    for (const feed of feeds) if (!signal.aborted) failed += await round(dir, feed, options, signal)
    if (signal.aborted) return EXIT.interrupted
    if (options.once) return failed > 0 ? EXIT.unreadable : EXIT.done
    await rest(minutes * 60_000, signal)
    if (signal.aborted) return EXIT.interrupted
  }
}

/** One feed, once. The case is open only while its pages are taken, so that other work goes on between. Gives the number of failures. */
async function round(dir: string, feed: string, options: WatchOptions, signal: AbortSignal): Promise<number> {
  const { withOwner } = await import('./connect.ts')
  const { watchFeed } = await import('../edge/fetch/watch.ts')
  const path = join(dir, 'imports', `watch-${sha256Hex(Buffer.from(feed, 'utf8')).slice(0, 32)}.json`)
  const counts = { taken: 0, failed: 0 }
  let kept: FeedMemory | undefined
  const pages = async function* (): AsyncGenerator<Item> {
    const tools = { agent: SOFTWARE, signal, sleep: (milliseconds: number) => rest(milliseconds, signal) }
    for await (const event of watchFeed(feed, await remembered(path), tools)) {
      if (event.kind === 'failed') counts.failed++
      if (event.kind === 'done') kept = event.memory
      if (event.kind !== 'page') tell(event)
      // The same address with the same bytes is one capture, in whatever run it comes.
      else {
        const got = gotFrom(event.fetched)
        yield { name: event.address, key: sha256Hex(Buffer.from(['watch', event.address, sha256Hex(got.bytes)].join('\n'), 'utf8')), ...got }
      }
    }
  }
  const reached = await withOwner(dir)
  try {
    for await (const outcome of send(reached, pages(), options)) {
      if (!outcome.again) counts.taken++
      process.stdout.write(`${outcome.entry}\t${outcome.sha256}\t${outcome.name}\n`)
    }
  } finally {
    if (reached.kind === 'open') await reached.folder.close()
  }
  // Only now are its pages on the disk: what is remembered earlier could be lost with them.
  if (kept) await remember(path, kept)
  say({
    ar: `\u2068${feed}\u2069: حُفظ \u2068${counts.taken}\u2069، تعذّر \u2068${counts.failed}\u2069`,
    en: `\u2068${feed}\u2069: captured ${counts.taken}, failed ${counts.failed}`,
  })
  return counts.failed
}

function tell(event: Exclude<WatchEvent, { kind: 'page' }>): void {
  if (event.kind === 'unchanged') say({ ar: `\u2068${event.feed}\u2069: لا جديد`, en: `\u2068${event.feed}\u2069: nothing new` })
  if (event.kind === 'failed')
    say({ ar: `لم يُحفظ \u2068${event.address}\u2069: \u2068${event.why}\u2069`, en: `not captured: \u2068${event.address}\u2069: ${event.why}` })
}

async function remembered(path: string): Promise<FeedMemory> {
  const parsed = Memory.safeParse(
    await readFile(path, 'utf8')
      .then(JSON.parse)
      .catch(() => undefined),
  ).data
  if (!parsed) return { taken: [] }
  const { etag, modified, taken } = parsed
  return { taken, ...(etag ? { etag } : {}), ...(modified ? { modified } : {}) }
}

async function remember(path: string, memory: FeedMemory): Promise<void> {
  await mkdir(join(path, '..'), { recursive: true })
  await writeFile(`${path}.part`, `${JSON.stringify(memory)}\n`)
  await rename(`${path}.part`, path)
}

async function rest(milliseconds: number, signal: AbortSignal): Promise<void> {
  // An interruption ends the rest early; that is all it means here.
  await after(milliseconds, undefined, { signal }).catch(() => undefined)
}
