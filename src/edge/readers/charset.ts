// Charset by rule: byte order mark, transport header, the document's own claim, then detection; every claim is recorded.
import type { Problem } from '../../core/model/index.ts'
import { utf8Locator } from './utf8.ts'

/** Text of some bytes and the way back to them. */
export interface Decoded {
  readonly text: string
  /** WHATWG label of the charset used. */
  readonly charset: string
  readonly problems: readonly Problem[]
  /** Byte offset of a UTF-16 offset of `text`. */
  toByte(offset: number): number
}

/** Charset claims besides the bytes: the transport header's and the document's own (meta, XML declaration, MIME part). */
export interface CharsetClaims {
  readonly transport?: string | undefined
  readonly document?: string | undefined
}

/**
 * Decodes bytes. A claim is taken in the order above unless the bytes refute it: UTF-8 claimed for bytes that are not
 * UTF-8, or a single-byte charset claimed for bytes that are sound UTF-8 beyond ASCII (which never happens by chance).
 * Never throws. Problems: charset-conflict (claims, and what was used), charset-guessed, invalid-utf8 (how many, where first).
 */
export function decode(bytes: Uint8Array, claims: CharsetClaims = {}): Decoded {
  const bom = byteOrderMark(bytes)
  const body = bom ? bytes.subarray(bom.length) : bytes
  const skip = bom?.length ?? 0
  const said = { bom: bom?.charset, transport: label(claims.transport), document: label(claims.document) }
  const state = bom?.charset === 'utf-8' || !bom ? utf8State(body) : 'broken'
  let used = bom?.charset
  for (const claim of [said.transport, said.document]) {
    if (used !== undefined || claim === undefined) continue
    if (claim === 'utf-8' ? state !== 'broken' : (state !== 'multibyte' && state !== 'damaged') || claim.startsWith('utf-16')) used = claim
  }
  const problems: Problem[] = []
  if (used === undefined) {
    used = detect(body, state)
    if (state === 'broken') problems.push({ code: 'charset-guessed', detail: { used } })
  }
  const conflict = conflictOf(said, claims, used, state)
  if (conflict) problems.push(conflict)
  const text = new TextDecoder(used, { ignoreBOM: true }).decode(body)
  let toByte: (offset: number) => number
  if (used === 'utf-8') {
    if (state === 'damaged' || state === 'broken') problems.push(brokenUtf8(text))
    toByte = state === 'ascii' ? (offset) => skip + offset : located(utf8Locator(body), skip)
  } else if (used.startsWith('utf-16')) toByte = (offset) => Math.min(bytes.length, skip + offset * 2)
  else toByte = (offset) => skip + offset
  return { text, charset: used, problems, toByte }
}

/** All claims side by side where one of them is not what was used, or names a charset nobody can decode here (UTF-7, UTF-32). */
function conflictOf(said: Record<string, string | undefined>, claims: CharsetClaims, used: string, state: Utf8State): Problem | undefined {
  const detail: Record<string, string> = {}
  let differs = false
  for (const [by, name] of Object.entries(said)) {
    const raw = by === 'bom' ? undefined : claims[by as keyof CharsetClaims]?.trim().toLowerCase().slice(0, 40)
    const claim = name ?? raw
    if (!claim) continue
    detail[by] = claim
    if (claim !== used && !(state === 'ascii' && used === 'utf-8' && name !== undefined)) differs = true
  }
  return differs ? { code: 'charset-conflict', detail: { ...detail, used } } : undefined
}

function located(locate: (offset: number) => number, skip: number): (offset: number) => number {
  return (offset) => skip + locate(offset)
}

function brokenUtf8(text: string): Problem {
  let count = 0
  const first = text.indexOf('\uFFFD')
  for (let at = first; at >= 0; at = text.indexOf('\uFFFD', at + 1)) count++
  return { code: 'invalid-utf8', detail: { count, first: Math.max(0, first) } }
}

function byteOrderMark(bytes: Uint8Array): { charset: string; length: number } | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return { charset: 'utf-8', length: 3 }
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { charset: 'utf-16le', length: 2 }
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { charset: 'utf-16be', length: 2 }
  return undefined
}

/** Charsets that map one byte to one UTF-16 unit; others besides UTF-8 and UTF-16 would break the way back to bytes. */
const SINGLE_BYTE = /^(windows-125[0-8]|windows-874|iso-8859-(?:[2-8]|8-i|1[0-6])|koi8-[ru]|ibm866|macintosh|x-mac-cyrillic)$/

/** The WHATWG name of a label, or undefined where none or one we do not decode ("latin1" is windows-1252 by that standard). */
function label(claim: string | undefined): string | undefined {
  if (!claim) return undefined
  const written = claim.trim().toLowerCase()
  if (!/^[a-z0-9_:.-]{2,40}$/.test(written)) return undefined
  const name = canonical(written)
  return name === 'utf-8' || name === 'utf-16le' || name === 'utf-16be' || (name && SINGLE_BYTE.test(name)) ? name : undefined
}

function canonical(written: string): string | undefined {
  try {
    return new TextDecoder(written).encoding
  } catch {
    // The decoder's own answer to a label it does not know: the claim is then no claim.
    return undefined
  }
}

type Utf8State = 'ascii' | 'multibyte' | 'damaged' | 'broken'
function utf8State(bytes: Uint8Array): Utf8State {
  let high = false
  for (let at = 0; at < bytes.length && !high; at++) high = (bytes[at] as number) > 0x7f
  if (!high) return 'ascii'
  const wellFormed = sound(bytes)
  if (wellFormed) return 'multibyte'
  // A cut at the end or one damaged stretch in a long UTF-8 text is damage, not another charset: count what fails.
  const text = new TextDecoder('utf-8').decode(bytes.subarray(0, 200_000))
  let bad = 0
  let good = 0
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (unit === 0xfffd) bad++
    else if (unit > 0x7f) good++
  }
  return good > 0 && bad * 10 <= good ? 'damaged' : 'broken'
}

function sound(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    // The fatal decoder's way to say "not UTF-8".
    return false
  }
}

/** Without a claim the bytes stand by: UTF-16 by its zero bytes, then the two Arabic single-byte charsets by their commonest words. */
function detect(bytes: Uint8Array, state: Utf8State): string {
  const head = bytes.subarray(0, 65_536)
  let even = 0
  let odd = 0
  for (let at = 0; at < head.length; at++) if (head[at] === 0) at % 2 === 0 ? even++ : odd++
  if (head.length >= 4 && odd > head.length / 5 && even < odd / 10) return 'utf-16le'
  if (head.length >= 4 && even > head.length / 5 && odd < even / 10) return 'utf-16be'
  if (state !== 'broken') return 'utf-8'
  const scores = (['windows-1256', 'iso-8859-6'] as const).map((charset) => [charset, arabicness(new TextDecoder(charset).decode(head))] as const)
  const best = scores.sort((a, b) => b[1] - a[1])[0]
  if (best && best[1] > 0) return best[0]
  return 'windows-1252'
}

/** How Arabic a decoding looks: words with the article, and common particles, less replacement signs and letters no word has. */
function arabicness(text: string): number {
  const words = text.match(/\p{Script=Arabic}{2,}/gu) ?? []
  let score = 0
  for (const word of words) if (/^[وفبكل]?ال\p{L}/u.test(word) || /^(في|من|على|إلى|ان|أن|عن|التي|الذي|هذا|هذه|لا|ما|وقال|قال)$/.test(word)) score++
  const strange = text.match(/[\uFFFD\u0080-\u009F]|\p{Script=Arabic}\p{Script=Latin}|\p{Script=Latin}\p{Script=Arabic}/gu)?.length ?? 0
  return score - strange
}
