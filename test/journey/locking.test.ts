// Sessions in the browser: a second factor set up and given, sessions seen and ended, and the page that locks and shows nothing more.
import { Secret, TOTP } from 'otpauth'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { MemberKey } from '../../src/core/model/index.ts'
import { launch } from '../chromium.ts'
import { violations } from './axe.ts'
import { open, type Served, serve, words } from './served-case.ts'

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

const post = <T>(page: Page, path: string, body: object) =>
  page.evaluate(
    async ([to, sent]) =>
      (await fetch(to as string, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(sent) })).json(),
    [path, body] as const,
  ) as Promise<T>

/** Sets both answers of the case's policy as a lead does. */
async function ask(page: Page, factor: 'yes' | 'no', lang: 'ar' | 'en'): Promise<void> {
  await page.goto(`${served.base}/people`)
  await page.locator('.policy .btn').click()
  const dialog = page.getByRole('dialog')
  await dialog.locator('select').first().selectOption(factor)
  await dialog.locator('textarea').fill(lang === 'ar' ? 'قررنا ذلك' : 'we decided so')
  await dialog.locator('.btn.primary').click()
  await dialog.waitFor({ state: 'hidden' })
}

describe.each(['ar', 'en'] as const)('in %s', (lang) => {
  test('a second factor is set up and given; the lead sees the session and ends it', async () => {
    const lead = await open(browser, served, { lang })
    const { key } = await post<MemberKey>(lead, '/api/members', {
      name: `M ${lang}`,
      role: 'analyst',
      reason: 'works with us',
      key: `member-${lang}`,
    })
    await ask(lead, 'yes', lang)

    const entrance = `${served.base}/?key=${key}`
    const member = await open(browser, { ...served, entrance }, { lang })
    await member.locator('.factor .squares').waitFor()
    expect(await member.locator('nav').count()).toBe(0)
    expect(await violations(member)).toEqual([])
    const secret = (await words(member, '.factor pre')).replaceAll(' ', '')
    await member.locator('.factor input').fill('000000')
    await member.locator('.factor .btn.primary').click()
    await member.locator('.factor [role="alert"]').waitFor()
    await member.locator('.factor input').fill(new TOTP({ secret: Secret.fromBase32(secret) }).generate())
    await member.locator('.factor .btn.primary').click()
    await expect.poll(() => words(member, '.who-am-i')).toContain(`M ${lang}`)

    await lead.reload()
    const row = lead.locator('.sessions li').filter({ hasText: `M ${lang}` })
    await row.waitFor()
    expect(await row.innerText()).toContain(lang === 'ar' ? 'أُدخل العامل الثاني' : 'second factor given')
    await row.getByRole('button').click()
    await row.waitFor({ state: 'hidden' })
    expect(await member.evaluate(async () => (await fetch('/api/case')).status)).toBe(401)
    await ask(lead, 'no', lang)
    for (const page of [lead, member]) await page.context().close()
  })

  test('Shift L locks: nothing of the case is on the page or comes again without the key', async () => {
    const page = await open(browser, served, { lang })
    await page.goto(`${served.base}/reports`)
    await page.locator('.report-line, .reports li, main table').first().waitFor()
    await page.evaluate(() => document.dispatchEvent(new KeyboardEvent('keydown', { code: 'KeyL', key: 'م', shiftKey: true, bubbles: true })))
    await page.waitForURL(`${served.base}/`)
    await expect.poll(() => words(page, '.banner'), { timeout: 20_000 }).toContain(lang === 'ar' ? 'انتهت هذه الجلسة' : 'This session has ended')
    expect(await page.locator('.counts, .statement-line, .case-name').count()).toBe(0)
    expect(await page.evaluate(async () => (await fetch('/api/case')).status)).toBe(401)
    await page.goto(served.entrance)
    await page.locator('.counts').first().waitFor()
    await page.context().close()
  })
})
