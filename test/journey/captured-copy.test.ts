// The page as captured: one key opens it at the sentence, in a frame of another origin that can reach nothing and is shown to nobody else.
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CapturesAnswer, CopyPlace, LedgerPage, ReportPage, StatementsPage } from '../../src/core/model/index.ts'
import { launch } from '../chromium.ts'
import { api, open, type Served, serve } from './served-case.ts'

let served: Served
let browser: Browser
beforeAll(async () => {
  served = await serve()
  browser = await launch()
})
afterAll(async () => {
  await browser?.close()
  await served?.stop()
})
const at = encodeURIComponent

test.each(['ar', 'en'] as const)('the captured page opens at the picked sentence in %s', async (lang) => {
  const page = await open(browser, served, { lang })
  const { statements } = await api<StatementsPage>(page, '/statements?kind=figure&limit=200')
  const row = statements.find((one) => one.report.format === 'html' && one.report.lang === lang)
  if (!row) throw new Error('no figure in a page of that language')
  await page.goto(`${served.base}/reports/${at(row.report.id)}?s=${at(row.statement.id)}`)
  await page.locator('.card-body').waitFor()
  await page.keyboard.press('KeyO')
  const frame = page.frameLocator('iframe')
  await frame.locator('#said').waitFor()
  const marked = (await frame.locator('mark').allInnerTexts()).join(' ')
  expect(row.sentence.replace(/\s+/gu, ' ')).toContain(marked.replace(/\s+/gu, ' ').trim().slice(0, 40))
  expect(await frame.locator('script, iframe, form, a, link, meta[http-equiv]').count()).toBe(0)

  const place = await api<CopyPlace>(page, `/reports/${at(row.report.id)}/copy`)
  const origin = `http://127.0.0.1:${place.port}`
  expect(origin).not.toBe(served.base)
  const answer = await fetch(origin + place.path)
  expect(answer.status).toBe(200)
  const policy = answer.headers.get('content-security-policy') ?? ''
  expect(policy).toContain("default-src 'none'")
  expect(policy).toContain('sandbox')
  expect(policy).toContain(`frame-ancestors http://127.0.0.1:${new URL(served.base).port}`)
  // Without the secret of this run there is nothing, nor of the workbench itself on that port.
  expect((await fetch(origin + place.path.replace(/copy\/(.)/, (_, first) => `copy/${first === '0' ? '1' : '0'}`))).status).toBeGreaterThanOrEqual(
    400,
  )
  expect((await fetch(`${origin}/api/case`)).status).toBe(404)
  // The bytes as received can be taken along, and only taken along.
  const file = await fetch(origin + place.file)
  expect(file.headers.get('content-disposition')).toContain('attachment')
  expect(file.headers.get('content-type')).toBe('application/octet-stream')
  expect(page.strayRequests).toEqual([])
  await page.context().close()
})

test('a page inside a web archive is shown as that page, its own programs and pictures left out', async () => {
  const page = await open(browser, served, { lang: 'en' })
  const record = (address: string, html: string) => {
    const http = `HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: ${Buffer.byteLength(html)}\r\n\r\n${html}`
    return `WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: ${address}\r\nWARC-Date: 2020-01-01T00:00:00Z\r\nWARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-00000000000${address.length % 10}>\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: ${Buffer.byteLength(http)}\r\n\r\n${http}\r\n\r\n`
  }
  const html = (head: string, words: string) =>
    `<!doctype html><html lang="en"><head><title>${head}</title><script>document.title='no'</script></head><body><article><h1>${head}</h1><p class="first-words">${words}</p><img src="https://elsewhere.example/a.png"></article></body></html>`
  const warc =
    record(
      'https://a.example/one',
      html(
        'A market is hit',
        'Officials in Sindyan said that 25 people were killed in the strike on the market on Tuesday. Rescue workers searched the ruins until the night, they said.',
      ),
    ) +
    record(
      'https://a.example/second',
      html(
        'Bodies are found',
        'The mayor of Sindyan said that 14 bodies were found in a mass grave near the village on Friday. The digging goes on, he said, and families wait at the site.',
      ),
    )
  const { items } = await page.evaluate(async (text) => {
    const form = new FormData()
    form.append('files', new File([text], 'two.warc', { type: 'application/warc' }))
    return (await (await fetch('/api/captures', { method: 'POST', body: form })).json()) as CapturesAnswer
  }, warc)
  expect(items[0]?.reports).toHaveLength(2)
  const id = items[0]?.reports[1] ?? ''
  const { statements } = await api<ReportPage>(page, `/reports/${at(id)}`)
  const figure = statements.find((one) => one.figure?.min === 14)
  expect(await api<CopyPlace>(page, `/reports/${at(id)}/copy`)).toMatchObject({ shows: 'page' })
  await page.goto(`${served.base}/reports/${at(id)}/copy?s=${at(figure?.id ?? '')}`)
  const frame = page.frameLocator('iframe')
  await frame.locator('p.first-words #said').waitFor()
  expect(await frame.locator('mark').first().innerText()).toContain('14 bodies')
  expect(await frame.locator('script').count()).toBe(0)
  expect(await frame.locator('.isnad-picture').count()).toBe(1)
  // What is no reconstruction can be taken along with all that proves it; that is an entry of the ledger.
  await page.goto(`${served.base}/reports/${at(id)}`)
  await page.locator('.report-details > summary').click()
  const [file] = await Promise.all([page.waitForEvent('download'), page.locator('.report-details .btn').click()])
  expect(file.suggestedFilename()).toMatch(/^evidence-\d+\.zip$/)
  const { entries } = await api<LedgerPage>(page, '/ledger?kind=export')
  expect(entries.at(-1)?.by).toBe('demo')
  expect(page.strayRequests).toEqual([])
  await page.context().close()
})
