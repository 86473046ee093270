// Fetching: what may not be reached is not, however it is written; what a server does wrong is recorded.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createServer as createTcpServer } from 'node:net'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { IsnadError } from '../../core/model/index.ts'
import { fetchAddress } from './fetch-address.ts'
import { isPublicAddress, shownHost, webAddress } from './guard.ts'

let hits = 0
const answers: Record<string, (request: IncomingMessage, response: ServerResponse) => void> = {
  '/page': (_q, r) => r.setHeader('content-type', 'text/html; charset=utf-8').end('<p>Forty bodies were found.</p>'),
  '/gone': (_q, r) => r.writeHead(404).end('not here'),
  '/hop': (_q, r) => r.writeHead(302, { location: '/page' }).end(),
  '/loop': (_q, r) => r.writeHead(302, { location: '/loop' }).end(),
  '/to-file': (_q, r) => r.writeHead(302, { location: 'file:///etc/passwd' }).end(),
  '/to-data': (_q, r) => r.writeHead(302, { location: 'data:text/html,x' }).end(),
  '/to-private': (_q, r) => r.writeHead(302, { location: `http://127.0.0.2:${port}/page` }).end(),
  '/to-metadata': (_q, r) => r.writeHead(302, { location: 'http://169.254.169.254/latest/meta-data/' }).end(),
  '/gzip': (_q, r) => r.setHeader('content-encoding', 'gzip').end(gzipSync('Forty bodies were found.')),
  '/bomb': (_q, r) => r.setHeader('content-encoding', 'gzip').end(gzipSync('0'.repeat(5_000_000))),
  '/slow': (_q, r) => void r.writeHead(200).write('Forty'),
  '/silent': () => undefined,
  '/short': (_q, r) => {
    r.writeHead(200, { 'content-length': '500' })
    r.write('Forty')
    setTimeout(() => r.destroy(), 20)
  },
  '/large': (_q, r) => r.end('x'.repeat(300_000)),
}
const server = createServer((request, response) => {
  hits++
  answers[request.url ?? '']?.(request, response)
})
let port = 0
let base = ''
const here = (ip: string) => ip === '127.0.0.1'
const quick = { allowed: here, idle: 5000, deadline: 10_000 }

beforeAll(async () => {
  await new Promise<void>((done) => server.listen(0, '0.0.0.0', done))
  port = (server.address() as AddressInfo).port
  base = `http://127.0.0.1:${port}`
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

describe('addresses', () => {
  test.each([
    ...[
      '127.0.0.1',
      '127.1.2.3',
      '10.0.0.1',
      '172.16.0.1',
      '172.31.255.255',
      '192.168.1.1',
      '169.254.169.254',
      '100.64.0.1',
      '100.127.255.255',
      '0.0.0.0',
      '0.1.2.3',
    ],
    ...[
      '224.0.0.1',
      '239.1.1.1',
      '240.0.0.1',
      '255.255.255.255',
      '192.0.2.1',
      '198.51.100.1',
      '203.0.113.1',
      '198.18.0.1',
      '192.0.0.1',
      '192.88.99.1',
    ],
    ...[
      '::1',
      '::',
      '::ffff:127.0.0.1',
      '::ffff:7f00:1',
      '[::1]',
      '::127.0.0.1',
      '64:ff9b::7f00:1',
      '64:ff9b::a00:1',
      '64:ff9b:1::a00:1',
      '2002:7f00:1::',
      '2001:0:1::1',
    ],
    ...[
      'fe80::1',
      'fe80::1%eth0',
      'fc00::1',
      'fd12::1',
      'ff02::1',
      'fec0::1',
      '2001:db8::1',
      '100::1',
      '3fff::1',
      '5f00::1',
      '2001:10::1',
      '2001:20::1',
    ],
    ...['', 'localhost', '1.2.3', 'x'],
  ])('%s is refused', (ip) => {
    expect(isPublicAddress(ip)).toBe(false)
  })
  test.each(['1.1.1.1', '8.8.8.8', '93.184.216.34', '2606:4700::1111', '2a00:1450:4001:800::200e'])('%s is public', (ip) => {
    expect(isPublicAddress(ip)).toBe(true)
  })
  test('no IPv4 address inside an IPv6 one opens a door its plain form does not', () => {
    fc.assert(
      fc.property(fc.ipV4(), fc.constantFrom('::ffff:', '::', '64:ff9b::', '64:ff9b:1::'), (ip, prefix) => {
        if (!isPublicAddress(ip)) expect(isPublicAddress(prefix + ip)).toBe(false)
      }),
    )
  })
  test.each(['file:///etc/passwd', 'gopher://a/', 'data:text/html,x', 'javascript:1', 'ftp://a/', 'http://u:p@a.example/', 'x', '', 'http://'])(
    '%s is no web address',
    (written) => {
      expect(webAddress(written)).toBeUndefined()
    },
  )
})

describe('the canary is never reached', () => {
  test.each([
    ...[
      'http://127.0.0.1',
      'http://2130706433',
      'http://0x7f.1',
      'http://127.1',
      'http://0177.0.0.1',
      'http://①②⑦.⓪.⓪.①',
      'http://[::ffff:7f00:1]',
      'http://[::1]',
      'http://0',
    ],
    ...[
      'http://localhost',
      'http://localhost.',
      'http://LOCALHOST',
      'http://[::ffff:127.0.0.1]',
      'http://127.0.0.1.',
      'http://0.0.0.0',
      'http://[::]',
      'http://017700000001',
    ],
  ])('%s', async (host) => {
    const before = hits
    await expect(fetchAddress(`${host}:${port}/page`, { deadline: 2000 })).rejects.toThrow(IsnadError)
    expect(hits).toBe(before)
  })
})

const errorOf = async (path: string, options = {}) => {
  try {
    await fetchAddress(base + path, { ...quick, ...(path === '/silent' ? { idle: 300 } : {}), ...options })
    return 'none'
  } catch (error) {
    return error instanceof IsnadError ? `${error.code}:${error.detail.why}` : String(error)
  }
}

describe('answers', () => {
  test('a page comes with status, headers, address and bytes', async () => {
    const got = await fetchAddress(`${base}/page#part`, quick)
    expect(got).toMatchObject({
      answered: `${base}/page`,
      status: 200,
      ip: '127.0.0.1',
      mediaType: 'text/html; charset=utf-8',
      problems: [],
      redirects: [],
    })
    expect(new TextDecoder().decode(got.body)).toBe('<p>Forty bodies were found.</p>')
  })
  test('redirects are followed and recorded', async () => {
    const got = await fetchAddress(`${base}/hop`, quick)
    expect(got.redirects).toEqual([{ address: `${base}/hop`, status: 302, ip: '127.0.0.1' }])
    expect(got.answered).toBe(`${base}/page`)
  })
  test.each([
    ['/loop', 'refused:redirects'],
    ['/to-file', 'refused:redirect'],
    ['/to-data', 'refused:redirect'],
    ['/to-private', 'refused:private-address'],
    ['/to-metadata', 'refused:private-address'],
    ['/silent', 'unreadable-input:deadline'],
  ])('%s: %s', async (path, error) => {
    expect(await errorOf(path)).toBe(error)
  })
  test.each([
    ['/gone', 'not-an-article'],
    ['/slow', 'truncated'],
    ['/short', 'truncated'],
    ['/bomb', 'archive-bomb'],
    ['/large', 'too-large'],
  ])('%s is kept and told as %s', async (path, code) => {
    const got = await fetchAddress(base + path, { ...quick, bytes: 200_000, ...(path === '/slow' ? { idle: 500 } : {}) })
    expect(got.problems.map((problem) => problem.code)).toEqual([code])
    expect(got.body.length).toBeGreaterThan(0)
    expect(got.body.length).toBeLessThanOrEqual(200_000)
  })
  test('a coding the server insists on is undone, and the bytes as sent are kept beside', async () => {
    const got = await fetchAddress(`${base}/gzip`, quick)
    expect(new TextDecoder().decode(got.body)).toBe('Forty bodies were found.')
    expect(got.wire?.[0]).toBe(0x1f)
  })
  test('an answer that is no HTTP, and nobody there', async () => {
    const tcp = createTcpServer((socket) => socket.resume().end('SSH-2.0-x\r\n'))
    await new Promise<void>((done) => tcp.listen(0, '127.0.0.1', done))
    const other = (tcp.address() as AddressInfo).port
    await expect(fetchAddress(`http://127.0.0.1:${other}/`, quick)).rejects.toMatchObject({ code: 'unreadable-input', detail: { why: 'bad-answer' } })
    await new Promise((done) => tcp.close(done))
    await expect(fetchAddress(`http://127.0.0.1:${other}/`, quick)).rejects.toMatchObject({ detail: { why: 'no-connection' } })
  })
})

test('an international name is shown in both its forms', () => {
  const unicode = (host: string) => (host === 'xn--mgbh0fb.example' ? 'مثال.example' : host)
  expect(shownHost(new URL('https://xn--mgbh0fb.example/a'), unicode)).toBe('مثال.example (xn--mgbh0fb.example)')
  expect(shownHost(new URL('https://site.example/a'), unicode)).toBe('site.example')
})
