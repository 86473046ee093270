// Finds Chromium for the browser journeys: $CHROMIUM_PATH, where systems put it, the PATH. Fails with one line where there is none; never skips.
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'

const USUAL = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]
const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'chrome.exe']
const SAY = 'Chromium is needed: install it (Debian: apt-get install chromium) or set CHROMIUM_PATH to a Chrome or Chromium program.'

/** The program's path. Throws with the one-line instruction where there is none. */
export function chromiumPath(): string {
  const given = process.env.CHROMIUM_PATH
  if (given) {
    if (existsSync(given)) return given
    throw new Error(`CHROMIUM_PATH names ${given}, which is not there. ${SAY}`)
  }
  const onPath = (process.env.PATH ?? '').split(delimiter).flatMap((folder) => NAMES.map((name) => join(folder, name)))
  const found = [...USUAL, ...onPath].find((file) => existsSync(file))
  if (!found) throw new Error(SAY)
  return found
}

/** Starts a headless Chromium that asks nothing of the network. */
export function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath: chromiumPath(),
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--enable-unsafe-swiftshader',
    ],
  })
}
