// Speakers: one key for one speaker however named; unnamed ones ("local sources") are told from named ones.
import type { ActorEntry, ActorKind, Registers } from '../registers/register.ts'
import { foldText } from '../text/index.ts'
import { GENERIC } from './generic-names.ts'
import { nameSkeleton } from './skeleton.ts'

/** A speaker as the trace knows it. */
export interface Speaker {
  readonly key: string
  readonly name: string
  readonly id?: string
  readonly kind?: ActorKind
  /** The authority it belongs to at the top: bodies under one authority are never independent. */
  readonly root: string
  /** False for "sources", "activists", "reports": nobody one could go back to. */
  readonly named: boolean
}

/** What a name was heard to say, for telling whether two names are one person. */
export interface Heard {
  readonly values: Set<string>
  readonly days: Set<number>
}

/** A name's words, folded, the Arabic article and a leading "و" or "ل" before it cut. */
export function nameWords(name: string): string[] {
  return (foldText(name).match(/[\p{L}\p{N}]+/gu) ?? []).map(bare).filter(Boolean)
}

// "المرصد" and "مرصد", "للأمم" and "الأمم" are one word; what is left keeps at least three letters.
function bare(word: string): string {
  for (const article of ['وال', 'بال', 'لل', 'ال'])
    if (word.startsWith(article) && word.length - article.length >= 3) return word.slice(article.length)
  return word
}

/** The key of a name: its words in order. */
export function nameKey(name: string): string {
  return nameWords(name).join(' ')
}

/** Reads speakers through the registers, with a memory for one run. */
export class Speakers {
  private readonly known = new Map<string, Speaker>()
  private readonly alias = new Map<string, string>()
  constructor(private readonly registers: Registers) {}

  of(name: string, id?: string): Speaker {
    const memory = `${id ?? ''}\u0000${name}`
    let speaker = this.known.get(memory)
    if (!speaker) {
      speaker = this.read(name, id)
      this.known.set(memory, speaker)
    }
    return speaker
  }

  /**
   * True where one name may be short for the other ("the coalition", "the international coalition"): all its words stand in the other's
   * name or in a registered name of the other.
   */
  shortFor(short: string, other: string): boolean {
    const words = nameWords(short).filter((word) => word !== 'the')
    if (!words.length) return false
    const entry = this.registers.actors.byName(other) ?? this.bodyIn(other)
    return [other, ...(entry?.names.ar ?? []), ...(entry?.names.en ?? [])].some((name) => {
      const theirs = new Set(nameWords(name))
      return words.every((word) => theirs.has(word))
    })
  }

  private read(name: string, id?: string): Speaker {
    const entry = this.registers.actors.byName(name) ?? this.trusted(id)
    if (entry) return { key: entry.id, name, id: entry.id, kind: entry.kind, root: this.rootOf(entry), named: true }
    const words = nameWords(name)
    const key = this.alias.get(words.join(' ')) ?? (words.join(' ') || name)
    // "A member of the Raqqa Civil Council" speaks under the council's authority.
    const body = this.bodyIn(name)
    const named = body !== undefined || !this.unnamed(words)
    return { key, name, ...(body ? { kind: body.kind } : {}), root: body ? this.rootOf(body) : key, named }
  }

  /** The entry a reader put on a link; a state's only where the whole name is the state's ("the head of the Syrian doctors' union" is not). */
  private trusted(id: string | undefined): ActorEntry | undefined {
    const entry = id ? this.registers.actors.byId(id) : undefined
    return entry && entry.kind !== 'state' && entry.kind !== 'outlet' ? entry : undefined
  }

  /** The longest registered name inside a longer one. */
  private bodyIn(name: string): ActorEntry | undefined {
    const words = name.split(/[\s،,()"“”«»]+/).filter(Boolean)
    for (let size = Math.min(5, words.length - 1); size >= 1; size--) {
      for (let from = 0; from + size <= words.length; from++) {
        const part = words.slice(from, from + size).join(' ')
        if (size === 1 && part.length < 4) continue
        const entry = this.registers.actors.byName(part)
        // "The Syrian newspaper al-Watan" is no organ of the state, nor is what an outlet or agency quotes its own.
        if (entry && entry.kind !== 'outlet' && entry.kind !== 'agency' && entry.kind !== 'state') return entry
      }
    }
    return undefined
  }

  private unnamed(words: readonly string[]): boolean {
    if (words.every((word) => GENERIC.has(word))) return true
    // "مصادر محلية في الرقة", "activists in Aleppo": a place after a generic word names nobody either.
    if (!GENERIC.has(words[0] ?? '')) return false
    const rest = words.filter((word) => !GENERIC.has(word))
    return rest.length > 0 && this.isPlace(rest.join(' '))
  }

  private isPlace(name: string): boolean {
    return this.registers.places.byName(name).length > 0
  }

  private rootOf(entry: ActorEntry): string {
    let at = entry
    for (let steps = 0; at.parent && steps < 8; steps++) {
      const parent = this.registers.actors.byId(at.parent)
      if (!parent) return at.parent
      at = parent
    }
    return at.id
  }

  /**
   * Learns which unregistered names are one. Three ways, none by likeness alone:
   * a full name that ends a longer one ("head of the doctors' union Ahmad Saleh", "Ahmad Saleh"), unless it ends several different ones;
   * two names with the same last two words that gave the same figure within a week;
   * a name in the other script with the same consonants.
   */
  learn(heard: ReadonlyMap<string, Heard>): void {
    const keys = new Map<string, Heard>()
    for (const [name, what] of heard) {
      if (this.registers.actors.byName(name)) continue
      const key = nameKey(name)
      const known = keys.get(key)
      keys.set(key, known ? { values: new Set([...known.values, ...what.values]), days: new Set([...known.days, ...what.days]) } : what)
    }
    const sorted = [...keys.keys()].sort()
    const pairs = [...this.fullNameEnds(sorted, keys), ...this.sameEndSameFigure(sorted, keys), ...otherScript(sorted, keys)]
    const head = new Map<string, string>()
    const top = (key: string): string => {
      let at = key
      while (head.has(at)) at = head.get(at) as string
      return at
    }
    // The shortest name stands for all; at a tie the first in code-unit order.
    for (const [a, b] of pairs) {
      const x = top(a)
      const y = top(b)
      if (x === y) continue
      if (x.length < y.length || (x.length === y.length && x < y)) head.set(y, x)
      else head.set(x, y)
    }
    for (const key of sorted) if (head.has(key)) this.alias.set(key, top(key))
    this.known.clear()
  }

  private fullNameEnds(sorted: readonly string[], keys: ReadonlyMap<string, unknown>): [string, string][] {
    const longer = new Map<string, string[]>()
    for (const key of sorted) {
      const words = key.split(' ')
      for (let from = 1; from <= words.length - 2; from++) {
        const short = words.slice(from).join(' ')
        if (!keys.has(short) || this.unnamed(words.slice(from)) || this.isPlace(short)) continue
        const list = longer.get(short)
        if (list) list.push(key)
        else longer.set(short, [key])
      }
    }
    return [...longer].flatMap(([short, list]) => {
      // Longer forms that end in each other are one chain of the same name; anything else is ambiguous.
      const byLength = [...list].sort((a, b) => a.length - b.length || (a < b ? -1 : 1))
      const chain = byLength.every((key, i) => i === 0 || key.endsWith(byLength[i - 1] as string))
      return chain ? byLength.map((key): [string, string] => [short, key]) : []
    })
  }

  private sameEndSameFigure(sorted: readonly string[], keys: ReadonlyMap<string, Heard>): [string, string][] {
    const ends = new Map<string, string[]>()
    for (const key of sorted) {
      const words = key.split(' ')
      const end = words.slice(-2).join(' ')
      // Four words hold an office and a name; "Karim Saleh Darwish" and "Omar Saleh Darwish" are brothers, not one man.
      if (words.length < 4 || this.unnamed(words.slice(-2)) || this.isPlace(end) || this.isPlace(words.at(-1) ?? '')) continue
      const list = ends.get(end)
      if (list) list.push(key)
      else ends.set(end, [key])
    }
    const out: [string, string][] = []
    for (const list of ends.values()) {
      for (let i = 1; i < list.length; i++) {
        for (let k = Math.max(0, i - 6); k < i; k++) {
          const [x, y] = [list[k] as string, list[i] as string]
          if (within(x, y) || within(y, x) || saidAlike(keys.get(x), keys.get(y))) out.push([x, y])
        }
      }
    }
    return out
  }
}

/**
 * Names with the same consonants in the two scripts: whole names alike, or the last two words alike and the same figure within a week
 * (an office before the name is translated, not transliterated).
 */
function otherScript(sorted: readonly string[], keys: ReadonlyMap<string, Heard>): [string, string][] {
  const arabic = (key: string) => /[\u0620-\u064a]/.test(key)
  const whole = new Map<string, string[]>()
  const ends = new Map<string, string[]>()
  const put = (map: Map<string, string[]>, bones: string | undefined, key: string) => {
    if (!bones) return
    const list = map.get(bones)
    if (list) list.push(key)
    else map.set(bones, [key])
  }
  for (const key of sorted) {
    const words = key.split(' ').filter((word) => !GENERIC.has(word) && word !== 'al' && word !== 'el')
    put(whole, nameSkeleton(words), key)
    if (words.length > 3) put(ends, nameSkeleton(words.slice(-2)), key)
  }
  const out: [string, string][] = []
  for (const list of whole.values()) {
    const first = list.find(arabic)
    if (first) for (const key of list) if (!arabic(key)) out.push([first, key])
  }
  for (const list of ends.values()) {
    const some = list.filter(arabic).slice(0, 8)
    for (const key of list) if (!arabic(key)) for (const other of some) if (saidAlike(keys.get(key), keys.get(other))) out.push([other, key])
  }
  return out
}

/** "The head of the doctors' union Ahmad Saleh" within "the head of the doctors' union Dr Ahmad Saleh": every word stands in the longer name. */
function within(short: string, long: string): boolean {
  const words = new Set(long.split(' '))
  return short.length < long.length && short.split(' ').every((word) => words.has(word))
}

function saidAlike(a: Heard | undefined, b: Heard | undefined): boolean {
  if (!a || !b || ![...a.values].some((value) => b.values.has(value))) return false
  return [...a.days].some((x) => [...b.days].some((y) => Math.abs(x - y) <= 7))
}
