// Names: which written names are one speaker, learned from all reports together and kept up as reports come. None by likeness alone.
import { GENERIC } from './generic-names.ts'
import { Keyed, sameValue } from './keyed.ts'
import { nameSkeleton } from './skeleton.ts'

/** What a name was heard to say, for telling whether two names are one person. */
export interface Heard {
  readonly values: readonly string[]
  readonly days: readonly number[]
}
/** What one report has a name say. */
export interface Hearing {
  readonly name: string
  readonly values: Iterable<string>
  readonly days: Iterable<number>
}

/** What is known of names beside what they say. */
export interface NameKnowledge {
  keyOf(name: string): string
  isRegistered(name: string): boolean
  isUnnamed(words: readonly string[]): boolean
  isPlace(name: string): boolean
}

interface Named {
  readonly key: string
  readonly heard: Heard
}
type Pair = readonly [string, string]

/**
 * Learns which unregistered names are one. Three ways:
 * a full name that ends a longer one ("head of the doctors' union Ahmad Saleh", "Ahmad Saleh"), unless it ends several different ones;
 * two names with the same last two words that gave the same figure within a week;
 * a name in the other script with the same consonants.
 */
export class Names {
  readonly #known: NameKnowledge
  readonly #byName: Keyed<Hearing, Heard>
  readonly #byKey: Keyed<{ readonly name: string; readonly heard: Heard }, Named>
  readonly #pairs: readonly Keyed<Named, readonly Pair[]>[]
  #alias = new Map<string, string>()

  constructor(known: NameKnowledge) {
    this.#known = known
    this.#byName = new Keyed(
      ({ name }) => [name],
      // Registered names mean what the register says, whatever they say.
      (name, hearings) => (known.isRegistered(name) ? undefined : together(hearings)),
    )
    this.#byKey = new Keyed(
      ({ name }) => [known.keyOf(name)],
      (key, names) => ({ key, heard: names.length === 1 && names[0] ? names[0].heard : together(names.map(({ heard }) => heard)) }),
    )
    this.#pairs = [
      new Keyed(
        ({ key }) => this.#endsOf(key),
        (short, members) => fullNameEnds(short, members),
      ),
      new Keyed(
        ({ key }) => this.#endOf(key),
        (_, members) => sameEndSameFigure(members),
      ),
      new Keyed(
        ({ key }) => bonesOf(key, false),
        (_, members) => sameConsonants(members),
      ),
      new Keyed(
        ({ key }) => bonesOf(key, true),
        (_, members) => sameConsonantsSameFigure(members),
      ),
    ]
  }

  /** Replaces what `by` (a report) has names say. */
  hear(by: string, hearings: readonly Hearing[]): void {
    this.#byName.set(by, hearings)
  }

  /** The key that stands for all names of this speaker; undefined where it stands for itself. */
  aliasOf(key: string): string | undefined {
    return this.#alias.get(key)
  }

  /** Learns from what was heard since; returns the keys that now mean another speaker. */
  settle(): Set<string> {
    for (const { key: name, after } of this.#byName.flush()) this.#byKey.set(name, after ? [{ name, heard: after }] : [])
    for (const { key, after } of this.#byKey.flush()) for (const pairs of this.#pairs) pairs.set(key, after ? [after] : [])
    let moved = false
    for (const pairs of this.#pairs) for (const { before, after } of pairs.flush()) moved ||= !sameValue(before ?? [], after ?? [])
    if (!moved) return new Set()
    const alias = aliasesOf(this.#pairs.flatMap((pairs) => [...pairs.outputs.values()].flat()))
    const changed = new Set<string>()
    for (const [key, to] of alias) if (this.#alias.get(key) !== to) changed.add(key)
    for (const key of this.#alias.keys()) if (!alias.has(key)) changed.add(key)
    this.#alias = alias
    return changed
  }

  /** Every full name that a longer name ends in, and the name itself. */
  #endsOf(key: string): string[] {
    const words = key.split(' ')
    const out = [key]
    for (let from = 1; from <= words.length - 2; from++) {
      const short = words.slice(from).join(' ')
      if (!this.#known.isUnnamed(words.slice(from)) && !this.#known.isPlace(short)) out.push(short)
    }
    return out
  }

  /** The last two words of a name that holds an office and a name; "Karim Saleh Darwish" and "Omar Saleh Darwish" are brothers, not one man. */
  #endOf(key: string): string[] {
    const words = key.split(' ')
    const end = words.slice(-2).join(' ')
    if (words.length < 4 || this.#known.isUnnamed(words.slice(-2)) || this.#known.isPlace(end) || this.#known.isPlace(words.at(-1) ?? '')) return []
    return [end]
  }
}

function together(all: readonly { readonly values: Iterable<string>; readonly days: Iterable<number> }[]): Heard {
  const values = new Set<string>()
  const days = new Set<number>()
  for (const heard of all) {
    for (const value of heard.values) values.add(value)
    for (const day of heard.days) days.add(day)
  }
  return { values: values.size ? [...values] : NOTHING, days: days.size ? [...days] : NOTHING }
}
/** Most names, outlets among them, are heard to say nothing: they share one list. */
export const NOTHING: readonly never[] = []

/** The shortest name of each set of names that are one; at a tie the first in code-unit order. */
function aliasesOf(pairs: readonly Pair[]): Map<string, string> {
  const head = new Map<string, string>()
  const top = (key: string): string => {
    let at = key
    for (let next = head.get(at); next !== undefined; next = head.get(at)) at = next
    return at
  }
  const names = new Set<string>()
  for (const [a, b] of pairs) {
    names.add(a).add(b)
    const x = top(a)
    const y = top(b)
    if (x === y) continue
    if (x.length < y.length || (x.length === y.length && x < y)) head.set(y, x)
    else head.set(x, y)
  }
  const alias = new Map<string, string>()
  for (const key of names) if (head.has(key)) alias.set(key, top(key))
  return alias
}

const inOrder = (members: readonly Named[]) => [...members].sort((a, b) => (a.key < b.key ? -1 : 1))

/** Longer forms that end in each other are one chain of the same name; anything else is ambiguous. */
function fullNameEnds(short: string, members: readonly Named[]): Pair[] {
  if (members.length < 2 || !members.some(({ key }) => key === short)) return []
  const longer = members.map(({ key }) => key).filter((key) => key !== short)
  const byLength = longer.sort((a, b) => a.length - b.length || (a < b ? -1 : 1))
  const chain = byLength.every((key, i) => i === 0 || key.endsWith(byLength[i - 1] as string))
  return chain ? byLength.map((key): Pair => [short, key]) : []
}

function sameEndSameFigure(members: readonly Named[]): Pair[] {
  const list = inOrder(members)
  const out: Pair[] = []
  for (let i = 1; i < list.length; i++) {
    for (let k = Math.max(0, i - 6); k < i; k++) {
      const [x, y] = [list[k] as Named, list[i] as Named]
      if (within(x.key, y.key) || within(y.key, x.key) || saidAlike(x.heard, y.heard)) out.push([x.key, y.key])
    }
  }
  return out
}

const isArabic = (key: string) => /[\u0620-\u064a]/.test(key)

/** The consonants of a whole name, or of its last two words where an office stands before them (translated, not transliterated). */
function bonesOf(key: string, end: boolean): string[] {
  const words = key.split(' ').filter((word) => !GENERIC.has(word) && word !== 'al' && word !== 'el')
  const bones = end ? (words.length > 3 ? nameSkeleton(words.slice(-2)) : undefined) : nameSkeleton(words)
  return bones ? [bones] : []
}

function sameConsonants(members: readonly Named[]): Pair[] {
  const list = inOrder(members)
  const first = list.find(({ key }) => isArabic(key))
  return first ? list.flatMap(({ key }): Pair[] => (isArabic(key) ? [] : [[first.key, key]])) : []
}

function sameConsonantsSameFigure(members: readonly Named[]): Pair[] {
  const list = inOrder(members)
  const some = list.filter(({ key }) => isArabic(key)).slice(0, 8)
  const latin = list.filter(({ key }) => !isArabic(key))
  return latin.flatMap(({ key, heard }) => some.flatMap((other): Pair[] => (saidAlike(heard, other.heard) ? [[other.key, key]] : [])))
}

/** "The head of the doctors' union Ahmad Saleh" within "the head of the doctors' union Dr Ahmad Saleh": every word stands in the longer name. */
function within(short: string, long: string): boolean {
  if (short.length >= long.length) return false
  const words = new Set(long.split(' '))
  return short.split(' ').every((word) => words.has(word))
}

function saidAlike(a: Heard, b: Heard): boolean {
  const values = new Set(b.values)
  if (!a.values.some((value) => values.has(value))) return false
  const days = new Set(b.days)
  for (const day of a.days) for (let near = day - 7; near <= day + 7; near++) if (days.has(near)) return true
  return false
}
