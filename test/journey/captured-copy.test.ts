// The page as captured: one key opens it at the sentence, in a frame of another origin that can reach nothing and is shown to nobody else.
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CopyPlace, StatementsPage } from '../../src/core/model/index.ts'
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
