// A real server on a case of its own, and pages of a real Chromium that look at it. Everything is gone when a test ends.
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'

const ROOT = join(import.meta.dirname, '..', '..')
const MAIN = join(ROOT, 'dist', 'cli', 'main.js')
const START = 60_000

export interface Served {
  /** The address with its key, as the server printed it. */
  readonly entrance: string
  readonly base: string
  readonly folder: string
  stop(): Promise<void>
  /** Ends the process at once, as a power cut would; the case stays. */
  kill(): Promise<void>
}

/** Starts `isnad serve`, on the Raqqa reconstructions or with no case at all. `folder` is the data folder (kept by `kill`, removed by `stop`). */
export async function serve(options: { folder?: string; port?: number; demo?: boolean } = {}): Promise<Served> {
  for (const file of [MAIN, join(ROOT, 'dist', 'web', 'index.html')])
    if (!existsSync(file)) throw new Error(`${file} is not there: run "npm run build" first.`)
  const folder = options.folder ?? (await mkdtemp(join(tmpdir(), 'isnad-journey-')))
  const child = spawn(
    process.execPath,
    [MAIN, 'serve', ...(options.demo === false ? [] : ['--demo']), '--no-open', '--port', String(options.port ?? 0)],
    {
      env: { ...process.env, ISNAD_DATA: folder, ISNAD_STATE: join(folder, 'state') },
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  const entrance = await printed(child)
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  return {
    entrance,
    base: new URL(entrance).origin,
    folder,
    stop: async () => {
      child.kill('SIGTERM')
      await ended
      await rm(folder, { recursive: true, force: true })
    },
    kill: async () => {
      child.kill('SIGKILL')
      await ended
    },
  }
}

/** Waits for the address on standard output. Throws with what the program said when it ends or takes too long. */
function printed(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let out = ''
    let said = ''
    const timer = setTimeout(() => reject(new Error(`no address after ${START} ms: ${said}`)), START)
    child.stderr?.on('data', (data: Buffer) => {
      said += data.toString()
    })
    child.stdout?.on('data', (data: Buffer) => {
      out += data.toString()
      const hit = /http:\/\/\S+/.exec(out)
      if (!hit) return
      clearTimeout(timer)
      resolve(hit[0])
    })
    child.once('exit', (code) => {
      clearTimeout(timer)
      reject(new Error(`isnad serve ended with ${code}: ${said}`))
    })
  })
}

/** Our own servers: the workbench, and the frames of captured pages on their own port. */
const LOCAL = /^http:\/\/127\.0\.0\.1:\d+\//

export interface Look {
  readonly lang: 'ar' | 'en'
  readonly theme?: 'light' | 'dark'
  readonly digits?: 'latn' | 'arab'
  readonly width?: number
}

/** A page inside the case, in a language and theme; fails the test on any script error. Asks nothing outside the server. */
export async function open(browser: Browser, served: Served, look: Look): Promise<Page & { readonly strayRequests: string[] }> {
  const context = await browser.newContext({ viewport: { width: look.width ?? 1440, height: 900 }, reducedMotion: 'reduce' })
  const settings = { lang: look.lang, theme: look.theme ?? 'light', digits: look.digits ?? 'latn' }
  await context.addInitScript((kept) => {
    // A captured page in its frame has no storage, and needs none.
    if (window === window.top && localStorage.getItem('isnad.settings') === null) localStorage.setItem('isnad.settings', kept)
  }, JSON.stringify(settings))
  const page = await context.newPage()
  // The browser shares the machine with the server and the test: a slow machine is not a fault.
  page.setDefaultTimeout(90_000)
  const strayRequests: string[] = []
  page.on('request', (request) => {
    if (!LOCAL.test(request.url()) && !request.url().startsWith('blob:')) strayRequests.push(request.url())
  })
  page.on('pageerror', (error) => {
    throw error
  })
  await page.goto(served.entrance)
  await page.locator('main h1').first().waitFor()
  // The first screen has its answers: what a test reads of it at once is there.
  await page.waitForFunction(() => document.querySelector('main .loading') === null)
  return Object.assign(page, { strayRequests })
}

/** Reads the server's JSON from inside the page, as the workbench does. */
export async function api<T>(page: Page, path: string): Promise<T> {
  return JSON.parse(await page.evaluate(async (at) => (await fetch(`/api${at}`)).text(), path)) as T
}

/** A whole list of the API; the demo case fits a page. */
export async function items<T>(page: Page, list: string): Promise<T[]> {
  return (await api<{ items: T[] }>(page, `/${list}?limit=500`)).items
}

/** The visible words of a locator without the invisible isolates around values. */
export async function words(page: Page, selector: string): Promise<string> {
  const all = await page.locator(selector).allInnerTexts()
  return all.join('\n').replace(/[\u2066-\u2069\u200e\u200f]/gu, '')
}
