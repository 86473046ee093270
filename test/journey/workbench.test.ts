// The main journey in both languages: open the case, read the seed-like report, see its chain, correct a figure, see the tally move, undo.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ReportPage, ReportsPage, SitePage, SiteRow } from '../../src/core/model/index.ts'
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

const ENCODE = encodeURIComponent

/** The reconstruction of the Jerusalem daily's report, and its figure of more than 1,500. */
async function seed(page: Page): Promise<{ report: ReportPage; id: string }> {
  const list = await api<ReportsPage>(page, '/reports?limit=200')
  const row = list.reports.find((one) => one.outlet === 'صباح القدس')
  if (!row) throw new Error('the seed-like report is not in the case')
  const report = await api<ReportPage>(page, `/reports/${ENCODE(row.id)}`)
  const statement = report.statements.find((one) => one.figure?.min === 1500)
  if (!statement) throw new Error('its figure of more than 1,500 was not read')
  return { report, id: statement.id }
}

const SAYS = {
  ar: {
    dir: 'rtl',
    banner: 'إعادة صياغة، وليست دليلًا',
    reports: 'المواد',
    figure: 'أكثر من 1,500 جثمان',
    corrected: 'أكثر من 1,600 جثمان',
    how: 'مصحَّح',
    machine: 'قراءة آلية',
    min: 'لا يقل عن',
    reason: 'السبب',
    record: 'سجّل التصحيح',
    from: 'عن',
    outlet: 'المنبر',
  },
  en: {
    dir: 'ltr',
    banner: 'Reconstruction, not evidence',
    reports: 'Reports',
    figure: 'more than 1,500 bodies',
    corrected: 'more than 1,600 bodies',
    how: 'Corrected',
    machine: 'Machine-read',
    min: 'At least this many',
    reason: 'Reason',
    record: 'Record the correction',
    from: 'from',
    outlet: 'Outlet',
  },
} as const

describe.each(['ar', 'en'] as const)('the case in %s', (lang) => {
  const says = SAYS[lang]

  test('a documenter reads the report, corrects a figure with a reason, sees the tally change, and takes it back', async () => {
    const page = await open(browser, served, { lang })
    expect(await page.evaluate(() => [document.documentElement.lang, document.documentElement.dir])).toEqual([lang, says.dir])
    await expect.poll(() => words(page, '.top')).toContain(says.banner)

    await page.getByRole('link', { name: says.reports, exact: true }).click()
    await page.locator('.report-line-title').first().waitFor()
    const { report, id } = await seed(page)
    // The filter stands in the address, so that a list can be sent to a colleague.
    await page.getByLabel(says.outlet, { exact: true }).selectOption('صباح القدس')
    await expect.poll(() => new URL(page.url()).searchParams.get('outlet')).toBe('صباح القدس')
    await page.getByRole('link', { name: report.report.title ?? '' }).click()
    await page.locator('.report-body').waitFor()
    expect(await page.evaluate(() => document.querySelector('.report-body')?.childNodes.length)).toBe(1)

    // Picking in the list marks the text, and the chain stands in reading direction.
    const card = page.locator(`[data-statement="${id}"]`)
    await card.locator('.card-head').click()
    await expect.poll(() => card.getAttribute('data-picked')).toBe('true')
    expect(await words(page, `[data-statement="${id}"] .statement-figure`)).toBe(says.figure)
    const names = await card.locator('.chain .link-name').allInnerTexts()
    expect(names[0]).toContain('صباح القدس')
    expect(names.join(' ')).toMatch(/سانا/u)
    expect(names.at(-1)).toMatch(/الخارجية السورية/u)
    expect(await card.locator('.chain .from').first().innerText()).toContain(says.from)
    const boxes = await card.locator('.chain .link').evaluateAll((links) => links.slice(0, 2).map((link) => link.getBoundingClientRect().x))
    expect(lang === 'ar' ? (boxes[0] ?? 0) > (boxes[1] ?? 0) : (boxes[0] ?? 0) < (boxes[1] ?? 0)).toBe(true)

    // Picking in the text picks the card: within a tenth of a second.
    const other = report.statements.find((one) => one.figure?.min === 4000)
    const spot = await page.evaluate(
      ([from, to, shift]) => {
        const node = document.querySelector('.report-body')?.firstChild
        const range = document.createRange()
        if (!node) return null
        range.setStart(node, (from ?? 0) - (shift ?? 0))
        range.setEnd(node, (to ?? 0) - (shift ?? 0))
        range.startContainer.parentElement?.scrollIntoView()
        const box = range.getClientRects()[0]
        return box ? { x: box.x + box.width / 2, y: box.y + box.height / 2 } : null
      },
      [...(other?.figure?.span ?? [0, 0]), report.report.titleEnd + 2],
    )
    await page.mouse.click(spot?.x ?? 0, spot?.y ?? 0)
    await expect.poll(() => page.locator(`[data-statement="${other?.id}"]`).getAttribute('data-picked'), { interval: 20 }).toBe('true')

    // Correct with one key; a reason is demanded.
    await card.locator('.card-head').click()
    await page.keyboard.press('KeyE')
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel(says.min, { exact: true }).fill('1600')
    await dialog.getByRole('button', { name: says.record }).click()
    expect(await dialog.isVisible()).toBe(true)
    await dialog.getByLabel(says.reason, { exact: true }).fill('The captured page says so.')
    await dialog.getByRole('button', { name: says.record }).click()
    await dialog.waitFor({ state: 'hidden' })
    await expect.poll(() => words(page, `[data-statement="${id}"] .statement-figure`)).toBe(says.corrected)
    expect(await words(page, `[data-statement="${id}"] .how`)).toBe(says.how)

    // The tally of the site it speaks of now holds the corrected value.
    const site = await siteOf(page, id)
    await page.goto(`${served.base}/sites/${ENCODE(site.id)}`)
    await page.locator('.value-words').first().waitFor()
    expect(await words(page, '.value-words')).toContain(says.corrected)

    // Undo by its key brings the machine's reading back; nothing was deleted.
    await page.goto(`${served.base}/reports/${ENCODE(report.report.id)}?s=${ENCODE(id)}`)
    await expect.poll(() => card.getAttribute('data-picked')).toBe('true')
    await page.keyboard.press('KeyZ')
    await expect.poll(() => words(page, `[data-statement="${id}"] .statement-figure`)).toBe(says.figure)
    expect(await words(page, `[data-statement="${id}"] .how`)).toBe(says.machine)
    await page.goto(`${served.base}/sites/${ENCODE((await siteOf(page, id)).id)}`)
    await page.locator('.value-words').first().waitFor()
    expect(await words(page, '.value-words')).not.toContain(says.corrected)

    expect(page.strayRequests).toEqual([])
    await page.context().close()
  })
})

/** A site that holds the statement. */
async function siteOf(page: Page, statement: string): Promise<SiteRow> {
  for (const site of await items<SiteRow>(page, 'sites')) {
    const data = await api<SitePage>(page, `/sites/${ENCODE(site.id)}`)
    if (data.statements.some((one) => one.id === statement)) return site
  }
  throw new Error('no site holds the statement')
}
