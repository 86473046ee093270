// A page as a browser shows it: rendered HTML, a picture of all of it, what the server sent, and every request it made.
import { setTimeout as wait } from 'node:timers/promises'
import type { Problem } from '../../core/model/index.ts'
import { IsnadError } from '../../core/model/plain.ts'
import type { Fetched } from '../fetch/fetch-address.ts'
import { isPublicAddress, webAddress } from '../fetch/guard.ts'
import { type Chromium, startChromium } from './chromium.ts'
import type { Told } from './pipe.ts'
import { isForward, Traffic } from './traffic.ts'

export interface PagePart {
  readonly role: 'screenshot' | 'received' | 'responses'
  readonly mediaType: string
  readonly bytes: Uint8Array
}
export interface CapturedPage {
  /** The answer the page came with, redirects before it listed; its body is what was sent, not what is shown. */
  readonly answer: Fetched
  /** The page as it stood after its scripts ran, as HTML in UTF-8. */
  readonly rendered: Uint8Array
  readonly parts: readonly PagePart[]
  /** How it was made, for the capture record. */
  readonly settings: Readonly<Record<string, string | number | boolean>>
  readonly problems: readonly Problem[]
}

export interface PageOptions {
  /** Which network addresses may be reached; public ones where not given. */
  readonly allowed?: (ip: string) => boolean
  /** Milliseconds for the whole page; what has not come by then is not waited for. */
  readonly deadline?: number
  /** Added to the browser's own name for itself. */
  readonly agent?: string
  /** Path of the browser's program. */
  readonly browser?: string
}

const WIDTH = 1280
const HEIGHT = 900
/** A taller page is cut in the picture, and told (pixels). */
const TALLEST = 16_000
const QUIET = 700
/** How long a picture may take (milliseconds). */
const PICTURE = 10_000
const STEPS = 20
/** A rendered page beyond this is a fault of the page (UTF-16 units). */
const RENDERED = 64 * 2 ** 20
const LIMITS = { deadline: 20_000, idle: 10_000, bytes: 30 * 2 ** 20, allBytes: 150 * 2 ** 20, requests: 1000 }

/**
 * Loads an address in a fresh Chromium and gives what it showed. Every request is made by our own fetcher, so that the rules
 * of `fetchAddress` hold for each; the browser itself reaches nothing. Downloads, service workers and new windows are refused.
 * IsnadError 'no-browser', 'page' (it did not show it), or as `fetchAddress` where the address itself may not or cannot be had.
 */
export async function capturePage(written: string, options: PageOptions = {}): Promise<CapturedPage> {
  const asked = webAddress(written.trim())
  if (!asked) throw new IsnadError('usage', { address: written.slice(0, 200) })
  const browser = await startChromium(options.browser)
  const late = setTimeout(() => browser.pipe.close('it took too long'), 2 * (options.deadline ?? 60_000) + 30_000)
  try {
    return await load(browser, asked, written, options)
  } finally {
    clearTimeout(late)
    await browser.close()
  }
}

async function load(browser: Chromium, asked: URL, written: string, options: PageOptions): Promise<CapturedPage> {
  const { pipe } = browser
  const { targetId } = await pipe.ask('Target.createTarget', { url: 'about:blank' })
  const { sessionId } = await pipe.ask('Target.attachToTarget', { targetId, flatten: true })
  const session = String(sessionId)
  const agent = `${browser.agent.replace('HeadlessChrome', 'Chrome')} ${options.agent ?? 'Isnad'}`
  const traffic = new Traffic(pipe, String(targetId), agent, { ...LIMITS, allowed: options.allowed ?? isPublicAddress })
  let loaded = false
  pipe.hear((told) => {
    traffic.take(told)
    if (told.method === 'Page.loadEventFired' && told.session === session) loaded = true
    keepIn(browser, told, String(targetId))
  })
  await pipe.ask('Browser.setDownloadBehavior', { behavior: 'deny' })
  await pipe.ask('Target.setDiscoverTargets', { discover: true })
  const ask = (method: string, params: object = {}) => pipe.ask(method, params, session)
  await ask('Fetch.enable', { patterns: [{ urlPattern: '*' }] })
  await ask('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: true, flatten: true })
  await ask('Network.enable', { maxTotalBufferSize: 1, maxResourceBufferSize: 1 })
  await ask('Network.setBypassServiceWorker', { bypass: true })
  await ask('Emulation.setUserAgentOverride', { userAgent: agent })
  await ask('Emulation.setDeviceMetricsOverride', { width: WIDTH, height: HEIGHT, deviceScaleFactor: 1, mobile: false })
  await ask('Page.enable')

  const began = performance.now()
  const deadline = began + (options.deadline ?? 60_000)
  const went = ask('Page.navigate', { url: asked.href })
  went.catch(() => undefined) // a pipe that closed says so where it is asked next
  while (!loaded && !traffic.stopped && performance.now() < deadline) await wait(50)
  refuseWhereStopped(traffic)
  await settled(traffic, deadline)
  const { cssContentSize } = (await ask('Page.getLayoutMetrics')) as { cssContentSize: { width: number; height: number } }
  await walkDown(ask, traffic, cssContentSize.height, deadline)
  const waited = Math.round(performance.now() - began)
  const whole = loaded && traffic.open === 0
  traffic.end()
  await ask('Page.stopLoading')
  refuseWhereStopped(traffic)
  // What is shown stands still from here on: picture and HTML are of one state.
  await ask('Emulation.setScriptExecutionDisabled', { value: true })
  const html = await renderedHtml(ask)
  const picture = await pictureOf(ask)
  const last = traffic.documents.findLast(({ status }) => !isForward(status))
  if (!last) throw new IsnadError('page', { what: asked.hostname })
  const redirects = traffic.documents.slice(0, traffic.documents.indexOf(last)).map(({ answered, status, ip }) => ({ address: answered, status, ip }))
  // What came when all was over was not refused by any rule.
  const refused = traffic.exchanges.filter((one) => one.refused !== undefined && one.refused !== 'ended')
  const cut: Problem[] = [
    ...(whole ? [] : [{ code: 'page-incomplete' as const, detail: { why: 'deadline' } }]),
    ...(picture.png ? [] : [{ code: 'page-incomplete' as const, detail: { why: 'no-picture' } }]),
    ...(picture.cut ? [{ code: 'page-incomplete' as const, detail: { why: 'picture-cut', pixels: picture.of } }] : []),
  ]
  return {
    answer: { ...last, address: written, redirects },
    rendered: Buffer.from(html, 'utf8'),
    parts: [
      ...(picture.png ? [{ role: 'screenshot' as const, mediaType: 'image/png', bytes: picture.png }] : []),
      { role: 'received', mediaType: last.mediaType ?? 'application/octet-stream', bytes: last.wire ?? last.body },
      { role: 'responses', mediaType: 'application/json', bytes: Buffer.from(`${JSON.stringify(traffic.exchanges, null, 1)}\n`, 'utf8') },
    ],
    settings: {
      page: 'rendered',
      browser: browser.product,
      agent,
      viewport: `${WIDTH}x${HEIGHT}`,
      screenshot: picture.png ? `${WIDTH}x${picture.height}` : 'none',
      scripts: true,
      serviceWorkers: 'bypassed',
      downloads: 'denied',
      methods: 'GET',
      requests: traffic.exchanges.length,
      requestsRefused: refused.length,
      waited,
    },
    problems: [...last.problems, ...cut],
  }
}

type Ask = (method: string, params?: object) => Promise<Readonly<Record<string, unknown>>>

/** Frames and workers of the page are caught by the same net; dialogs are waved away; windows it opens are shut. */
function keepIn({ pipe }: Chromium, { method, params, session }: Told, page: string): void {
  const quietly = (asked: Promise<unknown>) => void asked.catch(() => undefined) // gone already: nothing to keep in
  if (method === 'Page.javascriptDialogOpening') quietly(pipe.ask('Page.handleJavaScriptDialog', { accept: false }, session))
  if (method === 'Target.targetCreated') {
    const { targetId, type } = params.targetInfo as { targetId: string; type: string }
    if ((type === 'page' && targetId !== page) || type === 'service_worker' || type === 'shared_worker')
      quietly(pipe.ask('Target.closeTarget', { targetId }))
  }
  if (method === 'Target.attachedToTarget' && session !== undefined) {
    const inner = String(params.sessionId)
    quietly(pipe.ask('Fetch.enable', { patterns: [{ urlPattern: '*' }] }, inner))
    quietly(pipe.ask('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: true, flatten: true }, inner))
    quietly(pipe.ask('Runtime.runIfWaitingForDebugger', {}, inner))
  }
}

function refuseWhereStopped({ stopped }: Traffic): void {
  if (!stopped) return
  const { why, address } = stopped
  const refused = why === 'private-address' || why === 'redirects' || why === 'usage'
  throw new IsnadError(refused ? 'refused' : why === 'not-a-page' ? 'page' : 'unreadable-input', { address, why })
}

/** Waits until nothing was asked for or answered for a moment. */
async function settled(traffic: Traffic, deadline: number): Promise<void> {
  const most = Math.min(deadline, performance.now() + 15_000)
  while (performance.now() < most && (traffic.open > 0 || performance.now() - traffic.changed < QUIET)) await wait(50)
}

/** Scrolls through the page once, for what is only loaded when it comes into sight. */
async function walkDown(ask: Ask, traffic: Traffic, height: number, deadline: number): Promise<void> {
  const steps = Math.min(STEPS, Math.ceil(Math.min(height, TALLEST) / HEIGHT))
  for (let step = 1; step <= steps && performance.now() < deadline; step++) {
    await ask('Input.dispatchMouseEvent', { type: 'mouseWheel', x: WIDTH / 2, y: HEIGHT / 2, deltaX: 0, deltaY: HEIGHT })
    await wait(80)
  }
  if (steps > 1) await ask('Input.dispatchMouseEvent', { type: 'mouseWheel', x: WIDTH / 2, y: HEIGHT / 2, deltaX: 0, deltaY: -2 * TALLEST })
  await settled(traffic, deadline)
}

/** The document as it stands, shadow roots included. Asked of the browser, not of the page: its scripts have no part in it. */
async function renderedHtml(ask: Ask): Promise<string> {
  const { root } = (await ask('DOM.getDocument', { depth: 0 })) as { root: { nodeId: number } }
  const { outerHTML } = (await ask('DOM.getOuterHTML', { nodeId: root.nodeId, includeShadowDOM: true })) as { outerHTML: string }
  if (outerHTML.length > RENDERED) throw new IsnadError('refused', { what: 'too-large', limit: RENDERED })
  return outerHTML
}

async function pictureOf(ask: Ask): Promise<{ png?: Uint8Array; height: number; of: number; cut: boolean }> {
  const { cssContentSize } = (await ask('Page.getLayoutMetrics')) as { cssContentSize: { width: number; height: number } }
  const of = Math.max(1, Math.ceil(cssContentSize.height))
  const height = Math.min(of, TALLEST)
  const clip = { x: 0, y: 0, width: WIDTH, height, scale: 1 }
  const taken = ask('Page.captureScreenshot', { format: 'png', captureBeyondViewport: true, clip })
  taken.catch(() => undefined) // where the browser ends before it
  // A window that never painted has no picture, and the browser would wait for one for ever.
  const { data } = await Promise.race([taken, wait(PICTURE, undefined, { ref: false }).then((): { data?: unknown } => ({}))])
  return { ...(data === undefined ? {} : { png: Buffer.from(String(data), 'base64') }), height, of, cut: of > height }
}
