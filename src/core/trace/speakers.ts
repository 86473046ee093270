// Speakers: one key for one speaker however named; unnamed ones ("local sources") are told from named ones.
import type { ActorEntry, ActorKind, Registers } from '../registers/register.ts'
import { foldText } from '../text/index.ts'
import { GENERIC } from './generic-names.ts'
import { type Hearing, Names } from './names.ts'

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
  /** Names read so far, by their key: what a changed alias makes untrue. */
  private readonly readAs = new Map<string, Set<string>>()
  private readonly names = new Names({
    keyOf: nameKey,
    isRegistered: (name) => this.registers.actors.byName(name) !== undefined,
    isUnnamed: (words) => this.unnamed(words),
    isPlace: (name) => this.isPlace(name),
  })
  constructor(private readonly registers: Registers) {}

  /** Replaces what `by` (a report) has names say; `settle` learns from it. */
  hear(by: string, hearings: readonly Hearing[]): void {
    this.names.hear(by, hearings)
  }

  /** Learns which names are one from all that was heard; returns the name keys that mean another speaker than before. */
  settle(): Set<string> {
    const changed = this.names.settle()
    for (const key of changed) for (const memory of this.readAs.get(key) ?? []) this.known.delete(memory)
    return changed
  }

  of(name: string, id?: string): Speaker {
    const memory = `${id ?? ''}\u0000${name}`
    let speaker = this.known.get(memory)
    if (!speaker) {
      speaker = this.read(name, id)
      this.known.set(memory, speaker)
      const key = nameKey(name)
      const read = this.readAs.get(key)
      if (read) read.add(memory)
      else this.readAs.set(key, new Set([memory]))
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
    const key = this.names.aliasOf(words.join(' ')) ?? (words.join(' ') || name)
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
}
