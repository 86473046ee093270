// Redaction: a case with what is withheld blacked out, character for character, so that every span still points where it did.
import type { Case } from '../model/index.ts'
import type { Seeker } from './withheld.ts'

/** The mark that stands for one withheld character. */
export const BLACK = '█'

/** Fields that hold words of a text or of a person; all others are ids, codes and numbers of ours. */
const WORDS = new Set([
  'text',
  'title',
  'outlet',
  'author',
  'url',
  'givenId',
  'basedOn',
  'links',
  'name',
  'names',
  'actor',
  'area',
  'ar',
  'en',
  'parent',
  'who',
  'others',
  'before',
  'after',
  'exact',
  'by',
  'standard',
])

/** The text with every withheld stretch blacked out; the same string where there is none. */
export function blackOut(text: string, seek: Seeker): string {
  const found = seek(text)
  if (!found.length) return text
  let out = text
  for (const { from, to } of found)
    out = out.slice(0, from) + text.slice(from, to).replaceAll(/\S/gu, (sign) => BLACK.repeat(sign.length)) + out.slice(to)
  return out
}

const MARKS = new RegExp(`${BLACK}+(?:[^\\S\\n]+${BLACK}+)*`, 'gu')
/** One mark of one length for every withheld stretch: how long a name is, and of how many words, is not told either. */
export function evened(text: string): string {
  return text.includes(BLACK) ? text.replaceAll(MARKS, BLACK.repeat(3)) : text
}

/** A value with every string in it `evened`; the same value where nothing is blacked out. For what is about to be written: its spans no longer fit. */
export function evenedAll<V>(value: V): V {
  return mapped(value, '', (text) => evened(text)) as V
}

/** The case with its words blacked out. Nothing is copied where nothing is found. */
export function redacted(state: Case, seek: Seeker): Case {
  return mapped(state, '', (text, key) => (WORDS.has(key) ? blackOut(text, seek) : text)) as Case
}

/** The value with every string in it put through `each`, which sees the name of the field it stands in. */
function mapped(value: unknown, key: string, each: (text: string, key: string) => string): unknown {
  if (typeof value === 'string') return each(value, key)
  if (Array.isArray(value)) {
    let copy: unknown[] | undefined
    value.forEach((item, i) => {
      const made = mapped(item, key, each)
      if (made === item) return
      copy ??= [...value]
      copy[i] = made
    })
    return copy ?? value
  }
  if (typeof value === 'object' && value !== null) {
    let copy: Record<string, unknown> | undefined
    for (const [name, item] of Object.entries(value)) {
      const made = mapped(item, name, each)
      if (made === item) continue
      copy ??= { ...value }
      copy[name] = made
    }
    return copy ?? value
  }
  return value
}
