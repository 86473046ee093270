// The first hour: no case yet, a new one made in the browser, files and addresses taken in, failures that say what to do.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CaseSummary } from '../../src/core/model/index.ts'
import { launch } from '../chromium.ts'
import { api, open, type Served, serve, words } from './served-case.ts'

let served: Served
let browser: Browser
let files = ''
beforeAll(async () => {
  served = await serve({ demo: false })
  browser = await launch()
  files = await mkdtemp(join(tmpdir(), 'isnad-files-'))
  for (let n = 1; n <= 25; n++)
    await writeFile(
      join(files, `r${n}.txt`),
      `The local council said on Monday that more than ${40 + n} bodies were found in a mass grave near the village.\n`,
    )
  await writeFile(join(files, 'broken.bin'), Buffer.from([0, 1, 2, 255, 254]))
})
afterAll(async () => {
  await browser?.close()
  await served?.stop()
  await rm(files, { recursive: true, force: true })
})

const LOOKS = [
  {
    lang: 'en',
    name: 'Name of the case',
    make: 'Make the case',
    fill: 'Take the first reports in',
    taken: '26 of 26 taken in',
    fetch: 'Fetch and capture 2 addresses',
    private: 'private network',
    rest: 'not read as an address',
  },
  {
    lang: 'ar',
    name: 'اسم الملف',
    make: 'أنشئ الملف',
    fill: 'أدخل أولى المواد',
    taken: 'أُدخل 26 من 26',
    fetch: 'اجلب عنوانين واحفظهما',
    private: 'شبكة خاصة',
    rest: 'لم يُقرأ عنوانًا',
  },
] as const

test.each(LOOKS)('from nothing to read reports in $lang', async (look) => {
  const page = await open(browser, served, { lang: look.lang })
  // Without a name nothing is made.
  await page.getByRole('button', { name: look.make }).click()
  expect(await page.locator('.field-error').count()).toBe(1)
  await page.getByLabel(look.name).fill(`Journey ${look.lang}`)
  await page.getByRole('button', { name: look.make }).click()
  await page.getByRole('link', { name: look.fill }).click()
  expect(new URL(page.url()).origin).not.toBe(served.base)

  const names = [...Array.from({ length: 25 }, (_, n) => `r${n + 1}.txt`), 'broken.bin']
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles(names.map((name) => join(files, name)))
  await expect.poll(() => words(page, 'main')).toContain(look.taken)
  const { counts } = await api<CaseSummary>(page, '/case')
  expect(counts).toMatchObject({ captures: 26 })
  expect(counts.statements).toBeGreaterThan(20)

  // Neither address leaves this machine: one is private, the other is no name. Both say why.
  await page.locator('textarea').fill('http://127.0.0.1:9/inside\nno-such-host.invalid/page\nftp:/no address')
  await page.getByRole('button', { name: look.fetch }).click()
  await expect.poll(() => words(page, 'main')).toContain(look.private)
  await expect.poll(() => page.locator('.field-error').count()).toBe(2)
  expect((await api<CaseSummary>(page, '/case')).counts.captures).toBe(26)
  // A line that is no address is neither fetched nor lost.
  expect(await page.locator('textarea').inputValue()).toBe('ftp:/no address')
  expect(await words(page, 'main')).toContain(look.rest)
  await page.context().close()
})
