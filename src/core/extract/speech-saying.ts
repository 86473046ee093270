// What the finders of sayings share: what a saying is, what follows a cue, who is told.
import type { Manner } from '../model/index.ts'
import type { TokenRange } from '../text/index.ts'
import { isComma, isQuote, type Scene, type Speaker, speakerAfter, verbFits } from './speech-speakers.ts'

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
    const mark = scene.marks[k]
    if (mark?.value.that) return k
    const token = tokens[k]
    if (token?.norm === ':') return k
    if (isQuote(token)) {
      // A few words between marks are a name, not speech.
      let close = k + 1
      while (close < end && close - k <= 5 && !isQuote(tokens[close])) close++
      if (close >= end || close - k > 5) return k
      k = close
    }
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
  for (let k = from; k < to; k++) if (scene.reading.tokens[k]?.kind === 'word' && !scene.marks[k]?.value.aside) words++
  return words
}

/** "لوكالة فرانس برس", "told AFP": a medium the speaker spoke to, between [at, end). The outlet itself does not count. */
export function addressee(scene: Scene, at: number, end: number): Speaker | undefined {
  const { tokens } = scene.reading
  for (let k = at; k < end; k++) {
    const token = tokens[k]
    if (token?.kind !== 'word') continue
    if (scene.marks[k]?.value.that) return undefined
    const known = scene.actorAt(k)
    const form = scene.reading.forms(token.norm).find((f) => f.proclitics[0] === 'ل' || f.proclitics[1] === 'ل')
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
  const { outlet } = scene.reading.report
  if (!outlet) return false
  const own = scene.registers.actors.byName(outlet)
  return own !== undefined && own.id === speaker.actor
}
