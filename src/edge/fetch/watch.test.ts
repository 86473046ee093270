// Watching: what is new is fetched once, what robots.txt closes is not, what fails comes again.
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readRobots } from './robots.ts'
import { type FeedMemory, type WatchEvent, watchFeed } from './watch.ts'

let base = ''
let asked: string[] = []
let broken = false
const feedOf = (paths: readonly string[]) =>
  `<rss version="2.0"><channel><title>River Post</title>${paths.map((path) => `<item><title>t</title><link>${base}${path}</link><description>x</description></item>`).join('')}</channel></rss>`
const respond = (url: string, etag: string | undefined, response: ServerResponse) => {
  if (url === '/robots.txt') return response.end('User-agent: *\nDisallow: /private\n')
  if (url === '/feed') {
    if (etag === '"1"') return response.writeHead(304).end()
    return response.writeHead(200, { etag: '"1"', 'content-type': 'application/rss+xml' }).end(feedOf(['/new', '/private/x', '/old']))
  }
  if (url === '/page-feed') return response.end('<html><body><p>not a feed at all</p></body></html>')
  if (url === '/new' && broken) return response.writeHead(503).end()
  return response.end(`<p>page ${url}</p>`)
}
const server = createServer((request, response) => {
  asked.push(request.url ?? '')
  respond(request.url ?? '', request.headers['if-none-match'], response)
})
beforeAll(async () => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

async function round(memory: FeedMemory, feed = '/feed') {
  asked = []
  const naps: number[] = []
  const events: WatchEvent[] = []
  const tools = { agent: 'isnad test', sleep: async (ms: number) => void naps.push(ms), fetch: { allowed: (ip: string) => ip === '127.0.0.1' } }
  for await (const event of watchFeed(base + feed, memory, tools)) events.push(event)
  const done = events.find((event) => event.kind === 'done')
  return {
    events,
    naps,
    memory: done?.kind === 'done' ? done.memory : memory,
    pages: events.flatMap((event) => (event.kind === 'page' ? [event.address.slice(base.length)] : [])),
  }
}

describe('a watched feed', () => {
  test('takes new pages, oldest first, with a pause, and not what is closed to programs', async () => {
    const { pages, naps, events } = await round({ taken: [] })
    expect(pages).toEqual(['/old', '/new'])
    expect(asked).toEqual(['/feed', '/robots.txt', '/old', '/new'])
    expect(naps).toEqual([2000, 2000])
    expect(events).toContainEqual({ kind: 'failed', address: `${base}/private/x`, why: 'robots' })
  })
  test('asks a feed that did not change once, and takes nothing twice', async () => {
    const first = await round({ taken: [] })
    expect((await round(first.memory)).events.map((event) => event.kind)).toEqual(['unchanged'])
    expect((await round({ taken: first.memory.taken })).pages).toEqual([])
  })
  test('a page that failed is tried again, even where the feed did not change', async () => {
    broken = true
    const first = await round({ taken: [] })
    broken = false
    expect(first.pages).toEqual(['/old'])
    expect((await round(first.memory)).pages).toEqual(['/new'])
  })
  test('a page that is no feed is told', async () => {
    expect((await round({ taken: [] }, '/page-feed')).events).toEqual([{ kind: 'failed', address: `${base}/page-feed`, why: 'not a feed' }])
  })
})

describe('robots.txt', () => {
  const robots = readRobots(
    'User-agent: isnad\nUser-agent: other\nDisallow: /a\nAllow: /a/b\nCrawl-delay: 7\n\nUser-agent: *\nDisallow: /',
    'isnad/0.1',
  )
  test.each([
    ['/', true],
    ['/a', false],
    ['/a/x', false],
    ['/a/b/c', true],
  ])('%s: %s', (path, allowed) => {
    expect(robots.allows(path)).toBe(allowed)
    expect(robots.delay).toBe(7)
  })
  test.each([
    ['/*.pdf$', '/x/y.pdf', false],
    ['/*.pdf$', '/x/y.pdf?a', true],
    ['/x*y', '/x123y4', false],
    ['/x*y', '/x123', true],
    ['/$', '/', false],
    ['/$', '/a', true],
    ['', '/a', true],
    [`/${'*a'.repeat(500)}`, `/${'a'.repeat(300)}b`, true],
  ])('Disallow: %s against %s', (pattern, path, allowed) => {
    expect(readRobots(`User-agent: *\nDisallow: ${pattern}`, 'x').allows(path)).toBe(allowed)
  })
})
