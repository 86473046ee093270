// pdf.js opened with everything off that could run, fetch or draw; its failures told as problems.

import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Problem } from '../../../core/model/index.ts'
import { type Operations, type OperatorList, unseen } from './hidden.ts'
import { respelled, speller } from './ligatures.ts'
import type { Run } from './run.ts'

export interface OpenPdf {
  readonly pages: number
  readonly title?: string
  readonly author?: string
  /** Positioned runs of a page, or undefined where the page itself is broken. */
  runs(page: number): Promise<Run[] | undefined>
  /** Letters and digits of a page that are not seen on it; 0 where that cannot be told. */
  unseen(page: number): Promise<number>
  close(): Promise<void>
}

const RUN_CAP = 200_000
/** Where a pair of letters painted as one sign may have been turned round: only then are the signs themselves looked at. */
const HAS_PAIR = /[\p{Script=Arabic}\p{Script=Hebrew}]{2}/u

/** Opens a PDF from memory; `password-needed`, `truncated` or `unreadable` where it does not open. Never throws. */
export async function openPdf(bytes: Uint8Array): Promise<OpenPdf | Problem> {
  const pdfjs = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const folder = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))
  const task = pdfjs.getDocument({
    // pdf.js takes the buffer over: it gets a copy, the captured bytes stay.
    data: Uint8Array.from(bytes),
    isEvalSupported: false,
    enableXfa: false,
    disableFontFace: true,
    useSystemFonts: false,
    useWorkerFetch: false,
    stopAtErrors: false,
    verbosity: 0,
    cMapUrl: `${join(folder, 'cmaps')}/`,
    cMapPacked: true,
    standardFontDataUrl: `${join(folder, 'standard_fonts')}/`,
  })
  try {
    const document = await task.promise
    const info = (await document.getMetadata()).info as Readonly<Record<string, unknown>>
    const title = typeof info.Title === 'string' ? info.Title.trim() : ''
    const author = typeof info.Author === 'string' ? info.Author.trim() : ''
    return {
      pages: document.numPages,
      ...(title ? { title } : {}),
      ...(author ? { author } : {}),
      runs: (number) => readRuns(document, number, pdfjs.OPS),
      unseen: (number) => readUnseen(document, number, pdfjs.OPS),
      close: () => task.destroy(),
    }
  } catch (cause) {
    await task.destroy()
    const name = cause instanceof Error ? cause.name : ''
    if (name === 'PasswordException') return { code: 'password-needed' }
    const whole = Buffer.from(bytes.subarray(Math.max(0, bytes.length - 2048)))
      .toString('latin1')
      .includes('%%EOF')
    return { code: whole ? 'unreadable' : 'truncated', detail: { bytes: bytes.length } }
  }
}

interface PageSource {
  getPage(number: number): Promise<{
    getTextContent(): Promise<{ items: readonly unknown[] }>
    getOperatorList(): Promise<OperatorList>
    cleanup(): boolean
  }>
}

/** A text layer laid under a scan is invisible on purpose: where nothing of a page's text is painted, that is a scan's way and no trick. */
async function readUnseen(document: PageSource, number: number, ops: Operations): Promise<number> {
  try {
    const page = await document.getPage(number)
    const { hidden, shown } = unseen(await page.getOperatorList(), ops)
    page.cleanup()
    return shown > 0 ? hidden : 0
  } catch {
    // A page that cannot be read is counted where its text is read.
    return 0
  }
}

async function readRuns(document: PageSource, number: number, ops: Operations): Promise<Run[] | undefined> {
  try {
    const page = await document.getPage(number)
    const { items } = await page.getTextContent()
    const found = items.slice(0, RUN_CAP).flatMap((item) => (isTextItem(item) && item.str !== '' ? [toRun(item)] : []))
    const words = found.some(({ text }) => HAS_PAIR.test(text)) ? respelled(await page.getOperatorList(), ops) : new Map()
    const spelled = speller(words)
    const runs = found.map((run) => ({ ...run, text: spelled(run.text) }))
    page.cleanup()
    return runs
  } catch {
    // One broken page of a long document: counted by the caller, the others are read.
    return undefined
  }
}

interface TextItem {
  readonly str: string
  readonly transform: readonly number[]
  readonly width: number
  readonly height: number
}
function isTextItem(item: unknown): item is TextItem {
  return typeof item === 'object' && item !== null && 'str' in item && 'transform' in item
}
function toRun(item: TextItem): Run {
  const [, , , scale = 0, x = 0, y = 0] = item.transform
  return { text: item.str, x, y, width: item.width, height: item.height || Math.abs(scale) }
}
