// Pages in a real Chromium, from a server on this machine: what is shown is kept, and nothing it tries leads past our own fetcher.
import { createSocket } from 'node:dgram'
import { readdir } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { errorWords, IsnadError } from '../../core/model/index.ts'
import { capturePage } from './capture-page.ts'
import { chromiumPath } from './chromium.ts'
import type { Exchange } from './traffic.ts'

const html = (body: string) => (_q: IncomingMessage, r: ServerResponse) => r.setHeader('content-type', 'text/html; charset=utf-8').end(body)
const answers: Record<string, (request: IncomingMessage, response: ServerResponse) => void> = {
  '/made': (_q, r) =>
    r
      .setHeader('content-type', 'text/html; charset=windows-1256')
      .setHeader('set-cookie', 'seen=1')
      .end(
        '<!doctype html><title>t</title><p id=p>before</p><div style="height:5000px"></div><img loading=lazy src=/late.png><iframe src=/inner></iframe><script>fetch("/data.json").then(x=>x.json()).then(d=>{p.textContent=d.t});alert("wait");new Worker("/worker.js")</script>',
      ),
  '/data.json': (q, r) =>
    r.setHeader('content-type', 'application/json').end(JSON.stringify({ t: `عُثر على أربعين جثة ${q.headers.cookie === 'seen=1' ? 'هناك' : ''}` })),
  '/inner': html('<p>inner'),
  '/late.png': (_q, r) => r.setHeader('content-type', 'image/png').end('not a picture'),
  '/worker.js': (_q, r) => r.setHeader('content-type', 'text/javascript').end('fetch("/from-worker")'),
  '/from-worker': (_q, r) => r.end('x'),
  '/hop': (_q, r) => r.writeHead(302, { location: '/made' }).end(),
  '/gone': (_q, r) => r.writeHead(404, { 'content-type': 'text/html' }).end('<p>not here'),
  '/unnamed': (_q, r) => r.writeHead(522, { 'content-type': 'text/html' }).end('<p>not here either<img src=/999.png>'),
  '/999.png': (_q, r) => r.writeHead(999).end(),
  '/empty': (_q, r) => r.writeHead(204).end(),
  '/to-private': (_q, r) => r.writeHead(302, { location: `http://127.0.0.2:${port}/made` }).end(),
  '/script-to-private': html(`<script>location.href="http://127.0.0.2:${0}/made"</script>`),
  '/pdf': (_q, r) => r.setHeader('content-type', 'application/pdf').end('%PDF-1.4'),
  '/endless': html('<p>here<script>setInterval(()=>fetch("/from-worker?"+Math.random()),40)</script>'),
  '/circle': html('<script>location.href="/circle?"+Math.random()</script>'),
  '/tall': html('<div style="height:40000px">tall</div>'),
  '/tries': (q, r) => html(tries(`127.0.0.2:${port}`, udpPort))(q, r),
}
/** Every way a page has to talk to somebody, all to one address it may not reach. */
const tries = (to: string, udp: number) => `<!doctype html><title>t</title>
<link rel=preconnect href="http://${to}"><link rel=dns-prefetch href="//${to}"><link rel=prefetch href="http://${to}/prefetch">
<link rel=stylesheet href="http://${to}/a.css"><img src="http://${to}/img"><img src="http://0x7f.2:${to.split(':')[1]}/img">
<iframe src="http://${to}/frame"></iframe><object data="http://${to}/object"></object><video src="http://${to}/film" autoplay></video>
<form id=f method=post action="http://${to}/form" target=i><input name=a></form><iframe name=i></iframe><a id=a href="#" ping="http://${to}/ping">a</a>
<a id=d href="/pdf" download>d</a><p id=done>no</p>
<script>
const quiet = (f) => { try { const r = f(); r && r.catch && r.catch(() => {}) } catch {} }
quiet(() => fetch("http://${to}/fetch", { mode: "no-cors" }))
quiet(() => fetch("http://${to}/post", { method: "POST", mode: "no-cors", body: "x" }))
quiet(() => fetch("/post-home", { method: "POST", body: "x" }))
quiet(() => navigator.sendBeacon("http://${to}/beacon", "x"))
quiet(() => new WebSocket("ws://${to}/socket"))
quiet(() => new WebSocket("ws://" + location.host + "/socket-home"))
quiet(() => new EventSource("http://${to}/events"))
quiet(() => new WebTransport("https://${to}/transport").ready)
quiet(() => window.open("http://${to}/window"))
quiet(() => navigator.serviceWorker.register("/worker.js"))
quiet(() => new Worker(URL.createObjectURL(new Blob(['fetch("http://${to}/w",{mode:"no-cors"});importScripts("http://${to}/i.js")']))))
quiet(() => new SharedWorker(URL.createObjectURL(new Blob(['fetch("http://${to}/sw",{mode:"no-cors"})']))))
quiet(() => { const c = new RTCPeerConnection({ iceServers: [{ urls: "stun:127.0.0.2:${udp}" }, { urls: "turn:127.0.0.2:${to.split(':')[1]}?transport=tcp", username: "a", credential: "b" }] }); c.createDataChannel("x"); return c.createOffer().then((o) => c.setLocalDescription(o)) })
quiet(() => f.submit()); quiet(() => a.click()); quiet(() => d.click())
done.textContent = "tried"
</script>`

const reached: string[] = []
const server = createServer((request, response) => {
  reached.push(`${request.method} ${request.url}`)
  const answer = answers[(request.url ?? '').split('?')[0] ?? '']
  if (answer) answer(request, response)
  else response.writeHead(404).end()
})
/** Connections to the address that may not be reached, asked for anything or not. */
let strangers = 0
let packets = 0
let port = 0
let udpPort = 0
let base = ''
const udp = createSocket('udp4', () => packets++)
const options = { allowed: (ip: string) => ip === '127.0.0.1', deadline: 20_000 }
const LONG = 120_000

beforeAll(async () => {
  server.on('connection', (socket) => {
    if (socket.localAddress?.endsWith('127.0.0.2')) strangers++
  })
  await new Promise<void>((done) => server.listen(0, '0.0.0.0', done))
  await new Promise<void>((done) => udp.bind(0, '0.0.0.0', done))
  port = (server.address() as AddressInfo).port
  udpPort = udp.address().port
  base = `http://127.0.0.1:${port}`
  answers['/script-to-private'] = html(`<script>location.href="http://127.0.0.2:${port}/made"</script>`)
})
afterAll(async () => {
  server.closeAllConnections()
  server.close()
  udp.close()
  expect((await readdir(tmpdir())).filter((name) => name.startsWith('isnad-page-'))).toEqual([])
})

const text = (bytes: Uint8Array | undefined) => Buffer.from(bytes ?? []).toString('utf8')
const partOf = (page: Awaited<ReturnType<typeof capturePage>>, role: string) => page.parts.find((part) => part.role === role)?.bytes
const exchanges = (page: Awaited<ReturnType<typeof capturePage>>): Exchange[] => JSON.parse(text(partOf(page, 'responses')))
const errorOf = (path: string) =>
  capturePage(base + path, options).then(
    () => 'none',
    (error: unknown) => (error instanceof IsnadError ? `${error.code}:${error.detail.why}` : String(error)),
  )

describe('what is kept', () => {
  test('the page as shown, a picture of all of it, what was sent, and each request', { timeout: LONG }, async () => {
    const page = await capturePage(`${base}/hop`, options)
    expect(text(page.rendered)).toMatch(/^<!DOCTYPE html>/)
    expect(text(page.rendered)).toContain('عُثر على أربعين جثة هناك')
    expect(text(partOf(page, 'received'))).toContain('before')
    expect(page.answer).toMatchObject({ answered: `${base}/made`, status: 200, ip: '127.0.0.1', mediaType: 'text/html; charset=windows-1256' })
    expect(page.answer.redirects).toEqual([{ address: `${base}/hop`, status: 302, ip: '127.0.0.1' }])
    const png = Buffer.from(partOf(page, 'screenshot') ?? [])
    expect(png.subarray(1, 4).toString()).toBe('PNG')
    expect(png.readUInt32BE(16)).toBe(1280)
    expect(png.readUInt32BE(20)).toBeGreaterThan(5000)
    const asked = exchanges(page).map(({ address }) => address.slice(base.length))
    for (const path of ['/hop', '/made', '/data.json', '/inner', '/worker.js', '/from-worker', '/late.png']) expect(asked).toContain(path)
    expect(page.settings).toMatchObject({
      page: 'rendered',
      viewport: '1280x900',
      serviceWorkers: 'bypassed',
      downloads: 'denied',
      requestsRefused: 0,
    })
    expect(String(page.settings.browser)).toMatch(/^(Headless)?Chrom/)
    expect(page.problems).toEqual([])
  })
  test('an answer whose number the browser does not know is shown all the same, and nobody waits for it', { timeout: LONG }, async () => {
    const page = await capturePage(`${base}/unnamed`, options)
    expect(text(page.rendered)).toContain('not here either')
    expect(page.problems).toEqual([{ code: 'not-an-article', detail: { status: 522 } }])
    expect(Number(page.settings.waited)).toBeLessThan(options.deadline / 2)
  })
  test('an error page is kept and told; a page that never rests is cut at the deadline; a tall one in its picture', { timeout: LONG }, async () => {
    expect((await capturePage(`${base}/gone`, options)).problems.map(({ code }) => code)).toEqual(['not-an-article'])
    const endless = await capturePage(`${base}/endless`, { ...options, deadline: 4000 })
    expect(text(endless.rendered)).toContain('here')
    expect(Number(endless.settings.waited)).toBeLessThan(12_000)
    expect(endless.settings.requestsRefused).toBe(0)
    const tall = await capturePage(`${base}/tall`, options)
    expect(tall.problems).toEqual([{ code: 'page-incomplete', detail: { why: 'picture-cut', pixels: expect.any(Number) } }])
    expect(Buffer.from(partOf(tall, 'screenshot') ?? []).readUInt32BE(20)).toBe(16_000)
  })
})

describe('what is not reached', () => {
  test('nothing a page tries comes to a private address, by any door', { timeout: LONG }, async () => {
    const page = await capturePage(`${base}/tries`, options)
    expect(text(page.rendered)).toContain('<p id="done">tried</p>')
    expect([strangers, packets]).toEqual([0, 0])
    const refused = exchanges(page).filter((one) => one.refused)
    expect(refused.filter(({ refused: why }) => why === 'private-address').length).toBeGreaterThanOrEqual(6)
    // A capture reads and changes nothing, even at home; and no socket is opened there either.
    expect(refused).toContainEqual({ address: `${base}/post-home`, type: 'xhr', refused: 'method' })
    expect(reached.filter((line) => !line.startsWith('GET') || line.includes('socket'))).toEqual([])
    expect(exchanges(page).every((one) => one.refused !== undefined || one.ip === '127.0.0.1')).toBe(true)
  })
  test.each([
    ['/to-private', 'refused:private-address'],
    ['/pdf', 'page:not-a-page'],
    ['/empty', 'page:not-a-page'],
  ])('%s: %s', { timeout: LONG }, async (path, error) => {
    expect(await errorOf(path)).toBe(error)
    expect(strangers).toBe(0)
  })
  test.each([
    ['/script-to-private', 'private-address'],
    ['/circle', 'redirects'],
  ])('%s: the page stays, and where its script leads is listed as refused: %s', { timeout: LONG }, async (path, why) => {
    const page = await capturePage(base + path, { ...options, deadline: 8000 })
    expect(text(page.rendered)).toContain('location.href')
    // Nothing was ever painted: it says that there is no picture, and does not wait for one.
    expect(page.problems).toContainEqual({ code: 'page-incomplete', detail: { why: 'no-picture' } })
    expect(exchanges(page).filter((one) => one.type === 'document' && one.refused === why).length).toBeGreaterThan(0)
    expect(strangers).toBe(0)
  })
  test('without the permission of this test, this machine itself is refused, by name and by number', { timeout: LONG }, async () => {
    const before = reached.length
    for (const address of [base, `http://localhost:${port}/made`])
      await expect(capturePage(address)).rejects.toMatchObject({ code: 'refused', detail: { why: 'private-address' } })
    await expect(capturePage('file:///etc/passwd')).rejects.toMatchObject({ code: 'usage' })
    expect(reached.length).toBe(before)
  })
})

describe('where there is no Chromium', () => {
  test('the words say what to do, in both languages', () => {
    expect(() => chromiumPath({ CHROMIUM_PATH: '/none/chromium' })).toThrow(expect.objectContaining({ code: 'no-browser' }))
    for (const words of Object.values(errorWords('no-browser', { path: '/none/chromium' }))) {
      expect(words).toContain('CHROMIUM_PATH')
      expect(words).toContain('--page')
    }
  })
  test('a program that is no browser is told', async () => {
    await expect(capturePage(base, { ...options, browser: '/bin/false' })).rejects.toMatchObject({ code: 'page' })
    await expect(capturePage(base, { ...options, browser: '/none/chromium' })).rejects.toMatchObject({ code: 'page' })
  })
})
