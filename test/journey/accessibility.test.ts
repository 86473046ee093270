// axe-core on every screen: no violation, in both directions and both themes.

import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { IncidentRow, OriginRow, ReportsPage, SiteRow } from '../../src/core/model/index.ts'
import { launch } from '../chromium.ts'
import { ALL, COLOURS, violations } from './axe.ts'
import { api, items, open, type Served, serve } from './served-case.ts'

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

/** Every screen of the workbench, with what must be there before it is judged. */
async function screens(page: Page): Promise<(readonly [path: string, ready: string])[]> {
  const at = encodeURIComponent
  const most = <T extends { reports: number }>(list: readonly T[]) => [...list].sort((a, b) => b.reports - a.reports)[0]
  const reports = (await api<ReportsPage>(page, '/reports?limit=200')).reports
  const longest = [...reports].sort((a, b) => b.statements - a.statements)[0]
  const site = most(await items<SiteRow>(page, 'sites'))
  const incident = most(await items<IncidentRow>(page, 'incidents'))
  const origin = most(await items<OriginRow>(page, 'origins'))
  if (!longest || !site || !incident || !origin) throw new Error('the demo case lacks a report, site, incident or origin')
  return [
    ['/', '.counts'],
    ['/inbox', '.plain.dense'],
    ['/reports', '.report-line-title'],
    [`/reports/${at(longest.id)}`, '.card-body'],
    ['/search?q=الرقة', '.statement-line'],
    ['/second-reader', '.empty, .filters'],
    [`/reports/${at(longest.id)}/copy`, 'iframe'],
    ['/start', '.panel'],
    ['/searches', 'main p'],
    ['/export', '.export-form'],
    [`/outlets/${at(longest.outlet ?? '')}`, '.register'],
    ['/sites', '.site-line'],
    [`/sites/${at(site.id)}`, '.tally'],
    ['/incidents', '.site-line'],
    [`/incidents/${at(incident.id)}`, '.tally'],
    ['/discrepancies', '.discrepancy'],
    ['/origins', '.site-line'],
    [`/origins/${at(origin.id)}`, '.statement-line'],
    [`/isnad?site=${at(site.id)}`, '.isnad-svg'],
    ['/map', '.map-list .site-line'],
    ['/speakers', '.table'],
    ['/ledger', '.table'],
    ['/people', '.people'],
    ['/settings', '.choice'],
    ['/gallery', '.tally'],
  ]
}

describe.each(['ar', 'en'] as const)('screens in %s', (lang) => {
  test('axe finds nothing in either theme', { timeout: 540_000 }, async () => {
    const page = await open(browser, served, { lang, theme: 'light' })
    const judge = async (name: string, found: string[]) => {
      for (const theme of ['light', 'dark'] as const) {
        await page.evaluate((next) => {
          document.documentElement.dataset.theme = next
        }, theme)
        for (const one of await violations(page, theme === 'light' ? ALL : COLOURS)) found.push(`${name} ${theme} ${one}`)
      }
    }
    const found: string[] = []
    for (const [path, ready] of await screens(page)) {
      await page.goto(served.base + path)
      await page.locator(ready).first().waitFor({ state: 'attached' })
      await judge(path, found)
      // Nothing makes a page wider than its window: a wide table scrolls in its own box.
      const beyond = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
      if (beyond > 0) found.push(`${path} is ${beyond} pixels wider than its window`)
      if (path.startsWith('/reports/') && !path.endsWith('/copy')) {
        // Dialogs are screens too.
        for (const key of ['KeyE', 'KeyX', 'KeyS', 'KeyM', 'Shift+Slash']) {
          await page.keyboard.press(key)
          await page.getByRole('dialog').waitFor()
          await judge(`${path} ${key}`, found)
          await page.keyboard.press('Escape')
          await page.getByRole('dialog').waitFor({ state: 'hidden' })
        }
      }
    }
    expect(found).toEqual([])
    await page.context().close()
  })
})
