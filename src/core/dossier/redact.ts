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

/** The case with its words blacked out. Nothing is copied where nothing is found. */
export function redacted(state: Case, seek: Seeker): Case {
  return visit(state, '', seek) as Case
}

function visit(value: unknown, key: string, seek: Seeker): unknown {
  if (typeof value === 'string') return WORDS.has(key) ? blackOut(value, seek) : value
  if (Array.isArray(value)) {
    let copy: unknown[] | undefined
    value.forEach((item, i) => {
      const made = visit(item, key, seek)
      if (made === item) return
      copy ??= [...value]
      copy[i] = made
    })
    return copy ?? value
  }
  if (typeof value === 'object' && value !== null) {
    let copy: Record<string, unknown> | undefined
    for (const [name, item] of Object.entries(value)) {
      const made = visit(item, name, seek)
      if (made === item) continue
      copy ??= { ...value }
      copy[name] = made
    }
    return copy ?? value
  }
  return value
}
