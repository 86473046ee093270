// The leak scan: before anything leaves, its text is searched for what was withheld. One hit and nothing leaves.
import type { Found, Seeker } from '../withheld.ts'

export interface Leak {
  readonly kind: Found['kind']
  /** Where in the scanned parts: the part's name and the offset. The secret itself is not repeated. */
  readonly part: string
  readonly at: number
}

/** How much of a piece is looked at again with the next: longer than any name, pair or number. */
const OVERLAP = 4096

/** Searches an output part by part, and a long part piece by piece. */
export class LeakScan {
  readonly leaks: Leak[] = []
  readonly #seek: Seeker
  #part = ''
  #tail = ''
  #at = 0

  constructor(seek: Seeker) {
    this.#seek = seek
  }

  /** The next piece of `part`; a piece that follows one of the same part is searched across the cut. */
  take(part: string, text: string): void {
    if (part !== this.#part) {
      this.#part = part
      this.#tail = ''
      this.#at = 0
    }
    const whole = this.#tail + text
    for (const form of spellings(whole)) {
      for (const { kind, from } of this.#seek(form)) this.leaks.push({ kind, part, at: Math.max(0, this.#at - this.#tail.length) + from })
    }
    this.#at += text.length
    this.#tail = whole.slice(-OVERLAP)
  }
}

/** The text as it stands, and as what reads it would see it: without markup, with entities, escapes and percent signs resolved. */
function* spellings(text: string): Generator<string> {
  yield text
  if (text.includes('<')) {
    const bare = text.replace(/<[^>]*>/g, '')
    yield entities(bare)
    // a tag may also stand for a blank
    yield entities(text.replace(/<[^>]*>/g, ' '))
  } else if (text.includes('&')) yield entities(text)
  if (text.includes('\\')) yield text.replace(/\\u([0-9a-fA-F]{4})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  if (/%[0-9A-Fa-f]{2}/.test(text)) yield percent(text)
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', zwnj: '', zwj: '', shy: '' }
function entities(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#([0-9]{1,7})|([a-z]{2,5}));/gi, (all, hex?: string, number?: string, named?: string) => {
    if (named) return NAMED[named.toLowerCase()] ?? all
    const point = hex ? Number.parseInt(hex, 16) : Number(number)
    return point > 0 && point <= 0x10ffff && !(point >= 0xd800 && point <= 0xdfff) ? String.fromCodePoint(point) : all
  })
}

/** Percent signs resolved run by run; a run that is no UTF-8 stays. */
function percent(text: string): string {
  return text.replace(/(?:%[0-9A-Fa-f]{2})+/g, (run) => {
    try {
      return decodeURIComponent(run)
    } catch {
      return run
    }
  })
}
