// The export page: what is looked at is, byte for byte, what leaves; what was withheld is counted; a case that changed meanwhile asks for a new look.
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { LedgerPage, SiteRow } from '../../src/core/model/index.ts'
import { launch } from '../chromium.ts'
import { api, items, open, type Served, serve, words } from './served-case.ts'

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

const LOOKS = [
  { lang: 'ar', preview: 'عاين', release: 'صدّر هذا بعينه', stale: 'تغيّر الملف منذ هذه المعاينة', withheld: 'المكان محجوب أو مقرَّب' },
  {
    lang: 'en',
    preview: 'Preview',
    release: 'Export these bytes',
    stale: 'The case has changed since this preview',
    withheld: 'Place withheld or coarsened',
  },
] as const

test.each(LOOKS)('a dossier is looked at and let out in $lang', async (look) => {
  const page = await open(browser, served, { lang: look.lang })
  const site = (await items<SiteRow>(page, 'sites')).sort((a, b) => b.reports - a.reports)[0]
  await page.goto(`${served.base}/sites/${encodeURIComponent(site?.id ?? '')}`)
  await page.locator('a[href^="/export?"]').click()
  await page.locator('.export-form').getByRole('button', { name: look.preview, exact: true }).click()
  const frame = page.frameLocator('iframe')
  await frame.locator('h1').first().waitFor()
  expect(await frame.locator('body').innerText()).toContain(site?.place.names?.[look.lang] ?? site?.place.name ?? '')
  expect(await words(page, '.export-preview')).toContain(look.withheld)
  const sha256 = await page.locator('.export-preview code').innerText()
  const release = page.getByRole('button', { name: look.release })

  // Somebody decides something: the preview is no longer what would leave.
  await page.evaluate(async (lang) => {
    const act = { act: 'looked-for', what: 'a letter', where: `archive ${lang}`, day: '2024-01-01', outcome: 'nothing' }
    const body = JSON.stringify({ act, reason: 'test', key: crypto.randomUUID() })
    await fetch('/api/determinations', { method: 'POST', headers: { 'content-type': 'application/json' }, body })
  }, look.lang)
  await release.click()
  await expect.poll(() => words(page, '.export-preview')).toContain(look.stale)

  await page.locator('.export-form').getByRole('button', { name: look.preview, exact: true }).click()
  await expect.poll(() => page.locator('.export-preview code').innerText()).not.toBe(sha256)
  const shown = await page.locator('.export-preview code').innerText()
  const [file] = await Promise.all([page.waitForEvent('download'), release.click()])
  const bytes = await readFile(await file.path())
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(shown)
  const { entries } = await api<LedgerPage>(page, '/ledger?limit=1')
  expect(entries[0]?.kind).toBe('export')
  expect(page.strayRequests).toEqual([])
  await page.context().close()
})
