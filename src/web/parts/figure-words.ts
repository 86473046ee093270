// A figure in words: "more than 1,500 bodies", never a comparison sign or a bare range.
import type { Figure } from '../data/types.ts'
import { isMessage, type MessageId } from '../words/index.ts'
import type { Speech } from './words.tsx'

type Bounds = Pick<Figure, 'of' | 'min' | 'max' | 'qualifier'>

function message(id: string): MessageId {
  if (!isMessage(id)) throw new Error(`no message ${id}`)
  return id
}

/** Words for a figure's value. Figures the speaker left open stay open: "more than", with no upper bound made up. */
export function figureWords(speech: Speech, { of, min, max, qualifier }: Bounds): string {
  const { say, number } = speech
  const noun = (n: number) => say(message(`noun.${of}`), { n })
  if (min === null && max === null) return say('qualifier.none', { of: say(message(`counted.${of}`)) })
  if (qualifier === 'vague' && min !== null) {
    return max === null ? say('qualifier.open', { what: noun(min) }) : say('qualifier.vague', { min: number(min), what: noun(max) })
  }
  if (min !== null && max !== null && min !== max) {
    const range = say('qualifier.range', { min: number(min), what: noun(max) })
    return qualifier === 'about' ? say('qualifier.about', { what: range }) : range
  }
  const shown = qualifier === 'range' ? 'exact' : qualifier
  const n = (qualifier === 'up-to' || qualifier === 'less-than' ? max : min) ?? max ?? min ?? 0
  if (qualifier === 'exact' && max === null) return say('qualifier.open', { what: noun(n) })
  return say(message(`qualifier.${shown}`), { what: noun(n) })
}

/** Words for one value of a tally: with the speakers' own qualifier where they all use one. */
export function valueWords(speech: Speech, of: Figure['of'], min: number | null, max: number | null, qualifiers: readonly string[]): string {
  const one = qualifiers.length > 0 && qualifiers.every((q) => q === qualifiers[0]) ? (qualifiers[0] as Figure['qualifier']) : undefined
  return figureWords(speech, { of, min, max, qualifier: one ?? (min === max ? 'exact' : max === null ? 'exact' : 'range') })
}

/** A tally's bounds in words. */
export function boundsWords(speech: Speech, low: number | null, high: number | null): string {
  const { say, number } = speech
  if (low === null && high === null) return say('unknown.notstated')
  if (low === high && low !== null) return number(low)
  if (high === null && low !== null) return say('bounds.open', { low: number(low) })
  return say('bounds.range', { low: low === null ? say('unknown.notstated') : number(low), high: high === null ? '' : number(high) })
}
