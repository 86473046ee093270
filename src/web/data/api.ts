// Talks to the server that sent this page, and to nothing else. A refusal carries the server's words in both languages.
import type { Opening, Words } from './types.ts'

/** What the server refused, or that it did not answer (`code` "silent"). */
export class Refusal extends Error {
  readonly code: string
  readonly words: Words
  readonly status: number
  /** What is refused, by name, where the server gives it one. */
  readonly what: string | undefined
  constructor(code: string, words: Words, status: number, what?: string) {
    super(words.en)
    this.name = 'Refusal'
    this.code = code
    this.words = words
    this.status = status
    this.what = what
  }
}

const SILENT: Words = {
  ar: 'الخادم لا يجيب. تأكد من أن «isnad serve» ما زال يعمل، ثم أعد المحاولة.',
  en: 'The server does not answer. Check that “isnad serve” is still running, then try again.',
}

/** Sends one request and reads its JSON. Throws a Refusal on anything but success; never retries an unsafe method. */
async function send<T>(path: string, init: RequestInit): Promise<T> {
  let answer: Response
  try {
    answer = await fetch(path, { credentials: 'same-origin', ...init })
  } catch (cause) {
    if (init.signal?.aborted) throw cause
    throw new Refusal('silent', SILENT, 0)
  }
  const text = await answer.text()
  if (answer.ok) return JSON.parse(text) as T
  throw refusal(text, answer.status)
}

function refusal(text: string, status: number): Refusal {
  try {
    const body = JSON.parse(text) as { error?: { code?: string; words?: Words; detail?: { what?: string } } }
    if (body.error?.words) return new Refusal(body.error.code ?? 'internal', body.error.words, status, body.error.detail?.what)
  } catch {
    // Not JSON: a proxy's page or a cut answer. The status is all there is to say.
    return new Refusal('internal', { ar: `أجاب الخادم بالرمز ${status}.`, en: `The server answered with status ${status}.` }, status)
  }
  return new Refusal('internal', { ar: `أجاب الخادم بالرمز ${status}.`, en: `The server answered with status ${status}.` }, status)
}

const PAUSE = 400
let reading: Promise<void> | undefined

/**
 * Settles once the server has read the case. Until then nothing else is asked: questions that wait would hold every line the browser
 * has, and no screen or font could come in beside them.
 */
function caseRead(): Promise<void> {
  reading ??= waitForCase().catch(() => {
    reading = undefined
  })
  return reading
}

async function waitForCase(): Promise<void> {
  for (;;) {
    const answer = await fetch('/api/opening', { credentials: 'same-origin' })
    // A refusal is each question's own affair.
    if (!answer.ok || ((await answer.json()) as Opening).ready) return
    await new Promise((resolve) => setTimeout(resolve, PAUSE))
  }
}

/** The line was down: the server may be another one, which reads the case anew. */
export function forgetCaseRead(): void {
  reading = undefined
}

/** Reads `path` with the given query values; empty ones are left out. */
export async function read<T>(
  path: string,
  query: Readonly<Record<string, string | number | boolean | undefined>> = {},
  signal?: AbortSignal,
): Promise<T> {
  const search = new URLSearchParams()
  for (const [key, value] of Object.entries(query)) if (value !== undefined && value !== '') search.set(key, String(value))
  const tail = search.size > 0 ? `?${search}` : ''
  if (path !== '/opening' && path !== '/factor') await caseRead()
  return send<T>(`/api${path}${tail}`, { method: 'GET', ...(signal ? { signal } : {}) })
}

/** Posts a JSON body. */
export function write<T>(path: string, body: unknown): Promise<T> {
  return send<T>(`/api${path}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
}

/** Posts and takes the answer as a file. */
export async function download(path: string, body?: unknown): Promise<{ name: string; bytes: Blob; entry: number }> {
  let answer: Response
  try {
    answer = await fetch(`/api${path}`, {
      method: 'POST',
      credentials: 'same-origin',
      ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    })
  } catch {
    throw new Refusal('silent', SILENT, 0)
  }
  if (!answer.ok) throw refusal(await answer.text(), answer.status)
  const said = answer.headers.get('content-disposition') ?? ''
  const name = /filename\*=UTF-8''(.+)$/.exec(said)?.[1] ?? /filename="([^"]+)"/.exec(said)?.[1] ?? 'isnad'
  return { name: decodeURIComponent(name), bytes: await answer.blob(), entry: Number(answer.headers.get('x-isnad-entry')) }
}

/** Hands a downloaded file to the browser's own way of keeping it. */
export function keep({ name, bytes }: { name: string; bytes: Blob }): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(bytes)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}

/** Posts files, as a form. */
export function upload<T>(path: string, form: FormData): Promise<T> {
  return send<T>(`/api${path}`, { method: 'POST', body: form })
}
