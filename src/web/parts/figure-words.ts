// A figure in words: "more than 1,500 bodies", never a comparison sign or a bare range. Nouns are the model's, digits the reader's.
import { arabicPlural, countedNouns } from '../../core/model/number-words.ts'
import type { Figure } from '../data/types.ts'
import { type MessageId, WORDS } from '../words/index.ts'
import type { Speech } from './words.tsx'

type Bounds = Pick<Figure, 'of' | 'min' | 'max' | 'qualifier'>

/** A number with what it counts. `after` a word like "more than", one and two keep their figure: «أكثر من 2 قتلى». */
function counted(speech: Speech, n: number, of: Figure['of'], after: boolean): string {
  const noun = countedNouns[of]
  if (speech.lang === 'en') return `${speech.number(n)} ${noun.en[n === 1 ? 0 : 1]}`
  const [none, one, two, few, many, other] = noun.ar
  const form = arabicPlural(n)
  if (!after && n <= 2) return form === 'zero' ? none : form === 'one' ? one : two
  return `${speech.number(n)} ${form === 'many' ? many : form === 'other' ? other : few}`
}

/** Words for a figure's value. Figures the speaker left open stay open: "more than", with no upper bound made up. */
export function figureWords(speech: Speech, { of, min, max, qualifier }: Bounds): string {
  const { say, number } = speech
  if (min === null && max === null) return say('number.none', { of: speech.label('counted', of) })
  if (qualifier === 'vague' && min !== null) {
    if (max === null) return say('number.open', { what: counted(speech, min, of, true) })
    return say('number.vague', { min: number(min), what: counted(speech, max, of, true) })
  }
  if (min !== null && max !== null && min !== max) {
    const range = say('number.range', { min: number(min), what: counted(speech, max, of, true) })
    return qualifier === 'about' ? say('number.about', { what: range }) : range
  }
  if (qualifier === 'vague') return say('number.up-to', { what: counted(speech, max ?? 0, of, true) })
  const n = (qualifier === 'up-to' || qualifier === 'less-than' ? max : min) ?? max ?? min ?? 0
  if (qualifier === 'exact' && max === null) return say('number.open', { what: counted(speech, n, of, true) })
  const shown = qualifier === 'range' ? 'exact' : qualifier
  const id = `number.${shown}`
  return say((id in WORDS.en ? id : 'number.exact') as MessageId, { what: counted(speech, n, of, shown !== 'exact') })
}

/** Words for one value of a tally: with the speakers' own qualifier where they all use one. */
export function valueWords(speech: Speech, of: Figure['of'], min: number | null, max: number | null, qualifiers: readonly string[]): string {
  const one = qualifiers.length > 0 && qualifiers.every((q) => q === qualifiers[0]) ? (qualifiers[0] as Figure['qualifier']) : undefined
  return figureWords(speech, { of, min, max, qualifier: one ?? (min === max || max === null ? 'exact' : 'range') })
}

/** A tally's bounds in words. */
export function boundsWords(speech: Speech, low: number | null, high: number | null): string {
  const { say, number } = speech
  if (low === null && high === null) return say('unknown.notstated')
  if (low === high && low !== null) return number(low)
  if (high === null && low !== null) return say('bounds.open', { low: number(low) })
  return say('bounds.range', { low: low === null ? say('unknown.notstated') : number(low), high: high === null ? '' : number(high) })
}
