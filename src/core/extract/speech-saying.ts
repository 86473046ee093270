// What the finders of sayings share: what a saying is, what follows a cue, who is told.

import type { Language } from '../languages/language.ts'
import type { Manner } from '../model/index.ts'
import { perWord, type Token, type TokenRange } from '../text/index.ts'
import { formsOf } from './reading.ts'
import { DOES } from './speech-lexicon.ts'
import { does, isComma, isQuote, type Scene, type Speaker, speakerAfter, verbFits } from './speech-speakers.ts'

export interface Voice {
  readonly speaker: Speaker
  readonly manner: Manner
}

/** One act of saying in a sentence. */
export interface Saying {
  readonly sentence: number
  readonly rule: string
  readonly cue: TokenRange
  /** Outermost first; empty where the speaker is to be taken from what stands before. */
  readonly voices: readonly Voice[]
  /** The outlet's own reporter speaks. */
  readonly own: boolean
  /** "according to": lies over what another saying of the sentence covers. */
  readonly aside: boolean
  /** What is said stands before the cue ("…, the Observatory said"). */
  readonly pre: boolean
  /** Tokens from the first to the last word of cue and speakers. */
  readonly block: TokenRange
  /** "adding", مضيفا: hangs on the clause before it. */
  readonly participle: boolean
  /** Says nothing itself: what stands before was said ("X said this at a briefing"). */
  readonly backward: boolean
  /** Manner of the cue itself. */
  readonly manner: Manner
}

/** Where what is said begins after a cue: "that", a colon or an opening quotation within a few words; undefined where none stands. */
export function contentOpener(scene: Scene, at: number, end: number): number | undefined {
  const { tokens } = scene.reading
  for (let k = at; k < end && k - at < 40; k++) {
    if (does(scene, k, DOES.that)) return k
    const token = tokens[k]
    if (token?.norm === ':') return k
    if (isQuote(token)) {
      // A few words between marks are a name, not speech.
      let close = k + 1
      while (close < end && close - k <= 5 && !isQuote(tokens[close])) close++
      if (close >= end || close - k > 5) return k
      k = close
    }
    const mark = does(scene, k, DOES.say) ? scene.marks[k] : undefined
    if (mark?.value.say && verbFits(mark) && !mark.value.noun && !mark.value.say.participle) return undefined
  }
  return undefined
}

export function closesSentence(scene: Scene, at: number, range: TokenRange): boolean {
  const { tokens } = scene.reading
  for (let k = at; k < range.to && k < at + 12; k++) {
    const token = tokens[k]
    const role = scene.marks[k]?.value
    if (token?.norm === '.' || token?.norm === '؟') return true
    if (token?.kind === 'mark' && !isComma(token)) continue
    if (isComma(token)) return false
    if (role?.aside || role?.stop || token?.kind === 'number') continue
    return false
  }
  return true
}

export const isReporter = (speaker: Speaker): boolean => speaker.noun === 'reporter'

export function wordsBetween(scene: Scene, from: number, to: number): number {
  let words = 0
  for (let k = from; k < to; k++) if (scene.reading.tokens[k]?.kind === 'word' && !does(scene, k, DOES.aside)) words++
  return words
}

const TOLD = new WeakMap<Language, (token: Token) => boolean>()
/** Whether a word reads with ل in front, alone or behind a conjunction; found out once a word. */
function toldBy(language: Language): (token: Token) => boolean {
  let told = TOLD.get(language)
  if (!told) {
    const forms = formsOf(language)
    told = perWord<boolean>((norm) => forms(norm).some((f) => f.proclitics[0] === 'ل' || f.proclitics[1] === 'ل'), false)
    TOLD.set(language, told)
  }
  return told
}

/** "لوكالة فرانس برس", "told AFP": a medium the speaker spoke to, between [at, end). The outlet itself does not count. */
export function addressee(scene: Scene, at: number, end: number): Speaker | undefined {
  const { tokens, language } = scene.reading
  const told = toldBy(language)
  for (let k = at; k < end; k++) {
    const token = tokens[k]
    if (token?.kind !== 'word') continue
    if (scene.marks[k]?.value.that) return undefined
    const known = scene.actorAt(k)
    const form = told(token)
    const alone = token.norm === 'ل' || token.norm === 'الي' || token.norm === 'مع'
    if (!form && !alone) continue
    const begin = alone ? k + 1 : k
    const name = scene.actorAt(begin) ?? known
    const speaker = speakerAfter(scene, begin, Math.min(end, begin + 6), true)
    if (!speaker || speaker.from > begin + 1) continue
    const medium = name ? name.actor.kind === 'agency' || name.actor.kind === 'outlet' : scene.marks[speaker.from]?.value.noun === 'medium'
    if (medium && !isOutlet(scene, speaker)) return speaker
  }
  return undefined
}

export function isOutlet(scene: Scene, speaker: Speaker): boolean {
  const own = scene.outlet()
  return own !== undefined && own === speaker.actor
}
