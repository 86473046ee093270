// The Chromium on this machine: found, started with a fresh profile and without any way to the network of its own, and ended.
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chown, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import type { Readable, Writable } from 'node:stream'
import { setTimeout as wait } from 'node:timers/promises'
import { IsnadError } from '../../core/model/plain.ts'
import { Pipe } from './pipe.ts'

const USUAL = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
]
const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome.exe']

/** Path of the Chromium to use: CHROMIUM_PATH, where systems put it, the PATH. IsnadError 'no-browser' where there is none. */
export function chromiumPath(environment: NodeJS.ProcessEnv = process.env): string {
  const given = environment.CHROMIUM_PATH
  if (given) {
    if (existsSync(given)) return given
    throw new IsnadError('no-browser', { path: given })
  }
  const onPath = (environment.PATH ?? '').split(delimiter).flatMap((folder) => NAMES.map((name) => join(folder, name)))
  const found = [...USUAL, ...onPath].find((file) => existsSync(file))
  if (!found) throw new IsnadError('no-browser')
  return found
}

/**
 * Nothing reaches the network past us: no name and no number resolves, the proxy is nowhere, UDP may not go around it.
 * What a page asks for is answered by our own fetcher, or not at all.
 */
const CUT_OFF = [
  '--host-resolver-rules=MAP * ~NOTFOUND',
  '--proxy-server=http://nowhere.invalid:9',
  '--proxy-bypass-list=<-loopback>',
  '--force-webrtc-ip-handling-policy=disable_non_proxied_udp',
  '--webrtc-ip-handling-policy=disable_non_proxied_udp',
  '--disable-quic',
  '--dns-prefetch-disable',
  '--no-pings',
]
const QUIET = [
  '--headless',
  '--remote-debugging-pipe',
  '--no-first-run',
  '--no-default-browser-check',
  '--no-startup-window',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-domain-reliability',
  '--disable-client-side-phishing-detection',
  '--disable-sync',
  '--disable-extensions',
  '--disable-breakpad',
  '--disable-crash-reporter',
  '--disable-notifications',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-features=WebTransport,Translate,OptimizationHints,MediaRouter,InterestFeedContentSuggestions,AutofillServerCommunication',
  '--metrics-recording-only',
  '--mute-audio',
  '--hide-scrollbars',
  '--password-store=basic',
  '--use-mock-keychain',
  '--js-flags=--max-old-space-size=512',
]
/** Nobody's number on the systems where a program can be root. */
const NOBODY = 65534
const START = 20_000

export interface Chromium {
  readonly pipe: Pipe
  /** Name and version as the browser gives them. */
  readonly product: string
  readonly agent: string
  /** Ends it and takes its profile away. */
  close(): Promise<void>
}

/**
 * Starts it, always in its sandbox: as root it runs as nobody, since it has no sandbox as root.
 * IsnadError 'no-browser' where there is none, 'page' where it does not start.
 */
export async function startChromium(path = chromiumPath()): Promise<Chromium> {
  const root = process.getuid?.() === 0
  const profile = await mkdtemp(join(tmpdir(), 'isnad-page-'))
  if (root) await chown(profile, NOBODY, NOBODY)
  const env = { HOME: profile, PATH: process.env.PATH ?? '', LANG: process.env.LANG ?? 'C.UTF-8', TMPDIR: profile }
  const child = spawn(path, [...QUIET, ...CUT_OFF, `--user-data-dir=${profile}`], {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
    env: process.platform === 'win32' ? process.env : env,
    cwd: profile,
    detached: process.platform !== 'win32',
    ...(root ? { uid: NOBODY, gid: NOBODY } : {}),
  })
  let said = ''
  child.stderr?.on('data', (part: Buffer) => {
    said = (said + part.toString('utf8')).slice(-2000)
  })
  const ended = new Promise<void>((resolve) => {
    child.once('close', () => resolve())
    child.once('error', (error) => {
      said += error.message
      resolve()
    })
  })
  const pipe = new Pipe(child.stdio[3] as Writable, child.stdio[4] as Readable)
  const close = async () => {
    // asked first, so that it ends the processes it started; then not asked
    void pipe.ask('Browser.close').catch(() => undefined)
    await Promise.race([ended, wait(2000)])
    pipe.close('closed')
    kill(child)
    await ended
    await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
  }
  const late = setTimeout(() => pipe.close('it does not answer'), START)
  try {
    const version = await pipe.ask('Browser.getVersion')
    return { pipe, product: String(version.product), agent: String(version.userAgent), close }
  } catch (cause) {
    await close()
    const line = said.split('\n').findLast((one) => /error|sandbox|cannot|failed/i.test(one))
    throw new IsnadError('page', { what: `${path}: ${(line ?? 'it does not start').slice(0, 300)}` }, cause)
  } finally {
    clearTimeout(late)
  }
}

/** Ends the browser and the processes it started: they are one group. */
function kill(child: ChildProcess): void {
  if (child.pid === undefined || child.exitCode !== null) return
  try {
    if (process.platform === 'win32') child.kill('SIGKILL')
    else process.kill(-child.pid, 'SIGKILL')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}
