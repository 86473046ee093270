// The export page: what is looked at is, byte for byte, what leaves; what was withheld is counted; a case that changed meanwhile asks for a new look.

import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { LedgerPage, SiteRow } from '../../src/core/model/index.ts'
import { launch } from '../chromium.ts'
import { api, items, open, type Served, serve, words } from './served-case.ts'

const MAIN = join(import.meta.dirname, '..', '..', 'dist', 'cli', 'main.js')
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

const APPROVALS = [
  {
    lang: 'ar',
    tick: 'لا يخرج إلا بعد أن يوافق عليه شخص ثان',
    person: 'اسم الموافِق',
    reason: 'على أي أساس',
    give: 'وافق على هذا المحتوى',
    given: 'وافق عليه',
  },
  {
    lang: 'en',
    tick: 'It leaves only once a second person has approved it',
    person: 'Name of who approves',
    reason: 'On what grounds',
    give: 'Approve this content',
    given: 'Approved by',
  },
] as const
test.each(APPROVALS)('a dossier that asks for a second person waits for one, in $lang', async (look) => {
  const { preview, release } = LOOKS.find(({ lang }) => lang === look.lang) ?? LOOKS[0]
  const page = await open(browser, served, { lang: look.lang })
  await page.goto(`${served.base}/export`)
  // a title of its own is a content of its own
  await page.locator('.export-form input[dir=auto]').first().fill(`Title ${look.lang}`)
  await page.getByText(look.tick).click()
  await page.locator('.export-form').getByRole('button', { name: preview, exact: true }).click()
  const leave = page.getByRole('button', { name: release })
  await leave.waitFor()
  expect(await leave.isDisabled()).toBe(true)
  // What was looked at and not approved cannot be released behind the page's back either.
  const shown = await page.locator('.export-preview code').innerText()
  expect(await page.evaluate(async (id) => (await fetch(`/api/outputs/${id}/release`, { method: 'POST' })).status, shown)).toBeGreaterThanOrEqual(400)
  await page.getByLabel(look.person).fill(`N. Second ${look.lang}`)
  await page.getByLabel(look.reason).fill('read against the copies')
  await page.getByRole('button', { name: look.give }).click()
  await expect.poll(() => words(page, '.export-preview')).toContain(`N. Second ${look.lang}`)
  await expect.poll(() => leave.isDisabled()).toBe(false)
  const [file] = await Promise.all([page.waitForEvent('download'), leave.click()])
  expect((await readFile(await file.path())).length).toBeGreaterThan(10_000)
  await page.context().close()
})

test('a table takes the site and the days of the plan; what is withheld is counted within them', async () => {
  const page = await open(browser, served, { lang: 'en' })
  const site = (await items<SiteRow>(page, 'sites')).sort((a, b) => b.reports - a.reports)[0]
  const look = (plan: object) =>
    page.evaluate(async (body) => {
      const answer = await fetch('/api/outputs/preview', { method: 'POST', headers: { 'content-type': 'application/json' }, body })
      return (await answer.json()) as { rows: number; text: string; withheld: { of: number } }
    }, JSON.stringify(plan))
  const all = await look({ form: 'statements.csv' })
  const some = await look({ form: 'statements.csv', sites: [site?.id], incidents: [], from: '2018-11-01', to: '2018-11-02' })
  expect(some.rows).toBeGreaterThan(5)
  expect(some.rows).toBeLessThan(all.rows / 2)
  expect(some.withheld.of).toBe(1)
  const [head = '', ...rows] = some.text.split('\n')
  const at = head.split(',').indexOf('published')
  for (const row of rows.slice(0, 5)) expect(row.split(',')[at]).toMatch(/^2018-11-0[12]/)
  const map = await look({ form: 'places.geojson', sites: [site?.id], incidents: [] })
  expect((JSON.parse(map.text) as { features: { id: string }[] }).features).toHaveLength(1)

  // The form offers both for tables too.
  await page.goto(`${served.base}/export?site=${encodeURIComponent(site?.id ?? '')}`)
  await page.locator('.export-form select').first().selectOption('places.geojson')
  await page.locator('.export-form input[type=date]').first().waitFor()
  await page.locator('.export-form').getByRole('button', { name: 'Preview', exact: true }).click()
  await expect.poll(() => words(page, '.export-preview')).toContain('Place withheld or coarsened: 1 of 1')
  await page.context().close()
})

test("another tool's export comes in while the workbench has the case open", async () => {
  const folder = join(served.folder, 'archiver')
  await mkdir(folder)
  await writeFile(
    join(folder, 'page.html'),
    '<html lang="en"><body><article><p>Nine bodies were found near the mill, the council said.</p></article></body></html>',
  )
  const sha = createHash('sha256')
    .update(await readFile(join(folder, 'page.html')))
    .digest('hex')
  await writeFile(join(folder, 'list.csv'), `url,file,hash\nhttps://example.org/mill,page.html,${sha}\n`)
  const [demo] = (await readdir(served.folder)).filter((name) => name.startsWith('demo-'))
  const run = () =>
    execFileSync(process.execPath, [MAIN, 'import', folder, join(served.folder, demo ?? ''), '--as', 'auto-archiver', '--json'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    })
  expect((JSON.parse(run()) as { files: { hash: string }[] }).files.some(({ hash }) => hash === 'agrees')).toBe(true)
  const page = await open(browser, served, { lang: 'en' })
  const captures = () => api<{ total: number; items: { name: string; sha256: string }[] }>(page, '/captures?limit=20')
  const once = await captures()
  expect(once.items.some((one) => one.sha256 === sha)).toBe(true)
  run()
  expect((await captures()).total).toBe(once.total)
  await page.context().close()
})
