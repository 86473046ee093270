// Finds sayings: one reporting word with its speakers and the stretch of the sentence it covers.
import type { Manner } from '../model/index.ts'
import type { TokenRange } from '../text/index.ts'
import { speakerBefore } from './speech-before.ts'
import type { Mark } from './speech-lexicon.ts'
import { describe, isComma, isQuote, type Scene, type Speaker, speakerAfter, verbFits } from './speech-speakers.ts'

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
  /** Manner of the cue itself. */
  readonly manner: Manner
}

/** All sayings of a sentence, in order of their cues. */
export function sayingsOf(scene: Scene, sentence: number): Saying[] {
  const range = scene.reading.sentences[sentence] as TokenRange
  const out: Saying[] = []
  let low = range.from
  for (let at = range.from; at < range.to; ) {
    const mark = scene.marks[at]
    const saying = mark ? sayingAt(scene, sentence, range, mark, low) : undefined
    if (saying) {
      out.push(saying)
      low = saying.block.to
      at = Math.max(saying.block.to, at + 1)
    } else at++
  }
  return out
}

function sayingAt(scene: Scene, sentence: number, range: TokenRange, mark: Mark, low: number): Saying | undefined {
  const role = mark.value
  if (role.according) return accordingAt(scene, sentence, range, mark)
  if (role.quote && verbFits(mark)) return quoteAt(scene, sentence, range, mark, low)
  if (role.say && verbFits(mark)) {
    if (role.say.passive) return undefined
    return scene.reading.language.speech.order === 'verb-first'
      ? verbFirst(scene, sentence, range, mark, low)
      : subjectFirst(scene, sentence, range, mark, low)
  }
  return undefined
}

/** "بحسب المرصد", "according to the Observatory", "وفق ما أفاد المرصد". */
function accordingAt(scene: Scene, sentence: number, range: TokenRange, mark: Mark): Saying | undefined {
  const { tokens } = scene.reading
  const role = mark.value.according
  if (!role) return undefined
  let at = mark.to
  while (tokens[at]?.norm === 'ما' || tokens[at]?.norm === 'لما') at++
  let manner = role.manner
  const verb = scene.marks[at]
  let quoting = false
  if (verb?.value.say && verbFits(verb)) {
    at = verb.to
    manner = verb.value.say.manner
  } else if (verb?.value.quote && verbFits(verb)) {
    at = verb.to
    quoting = true
  } else if (BARE.has(mark.form.stem) || (mark.to - mark.from > 1 && tokens[mark.to - 1]?.norm === 'ما')) return undefined
  const voices = voicesFrom(scene, at, range.to, manner, true)
  if (voices.length === 0) return undefined
  const last = voices[voices.length - 1] as Voice
  // A document nobody is named for ("وفق حصيلة أولية", "according to an initial toll") is no speaker.
  if (
    last.speaker.noun === 'document' &&
    !last.speaker.actor &&
    last.speaker.to - last.speaker.from < 3 &&
    !last.speaker.back &&
    !VAGUE.has(tokens[last.speaker.from]?.norm ?? '')
  )
    return undefined
  const cueEnd = Math.max(at, mark.to)
  const firstWords = wordsBetween(scene, range.from, mark.from)
  const own = isReporter(last.speaker)
  return {
    sentence,
    rule: role.inner ? 'chain/has-it-from' : quoting ? 'chain/agency-quotes' : 'chain/according-to',
    cue: { from: mark.from, to: cueEnd },
    voices: own ? [] : voices,
    own,
    aside: true,
    pre: firstWords > 3,
    block: { from: mark.from, to: last.speaker.to },
    manner,
  }
}
/** Documents that count as a vague source by themselves. */
const VAGUE = new Set(['تقارير', 'reports', 'انباء', 'معلومات', 'المعلومات'])
/** These mean "according to" only with a reporting verb after them ("كما قال"). */
const BARE = new Set(['كما', 'علي', 'ما'])

/** "ونقلت الوكالة عن مصدر عسكري قوله إن…", "The agency quoted an official as saying that…". */
function quoteAt(scene: Scene, sentence: number, range: TokenRange, mark: Mark, low: number): Saying | undefined {
  const verbal = scene.reading.language.speech.order === 'verb-first'
  const outer = verbal ? speakerAfter(scene, mark.to, range.to, false) : speakerBefore(scene, mark.from, low)
  let at = verbal ? (outer?.to ?? mark.to) : mark.to
  let inner: Speaker | undefined
  if (verbal) {
    while (at < range.to && at - mark.from < 24 && !(scene.marks[at]?.value.from && scene.marks[at]?.form.cut === 0)) at++
    if (!scene.marks[at]?.value.from) return undefined
    inner = authorAfter(scene, (scene.marks[at] as Mark).to, range.to)
  } else inner = authorAfter(scene, at, range.to)
  if (!inner) return undefined
  const voices: Voice[] = []
  if (outer && !isReporter(outer)) voices.push({ speaker: outer, manner: 'quotes' })
  voices.push({ speaker: inner, manner: mannerOf(scene, at, inner) })
  const letter = voices.some((voice) => voice.manner === 'letter')
  return {
    sentence,
    rule: letter ? 'chain/agency-quotes-letter' : 'chain/agency-quotes',
    cue: { from: mark.from, to: mark.to },
    voices,
    own: false,
    aside: false,
    pre: false,
    block: { from: Math.min(mark.from, outer?.from ?? mark.from), to: inner.to },
    manner: 'quotes',
  }
}

function mannerOf(scene: Scene, at: number, inner: Speaker): Manner {
  for (let k = at; k < inner.to; k++) {
    const stem = scene.marks[k]?.value.noun === 'document' ? (scene.marks[k] as Mark).form.stem : ''
    if (/^رسال|letter/.test(stem)) return 'letter'
    if (/^بيان|statement|communique/.test(stem)) return 'statement'
    if (/^تقرير|^تقارير|report/.test(stem)) return 'report'
    if (/^تغريد|^منشور|^تدوين|tweet|post/.test(stem)) return 'post'
    if (stem) return 'document'
  }
  return 'says'
}

/** The speaker after a preposition; a document gives way to the one who issued it ("رسالة وجهتها الوزارة", "a letter from the ministry"). */
function authorAfter(scene: Scene, at: number, end: number): Speaker | undefined {
  const speaker = speakerAfter(scene, at, end, true)
  if (speaker?.noun !== 'document') return speaker
  for (let k = speaker.from; k < Math.min(end, speaker.to + 3); k++) {
    if (!scene.marks[k]?.value.authored) continue
    const author = speakerAfter(scene, (scene.marks[k] as Mark).to, end, true)
    if (author) return author
  }
  return speaker
}

function voicesFrom(scene: Scene, at: number, end: number, manner: Manner, prepositional: boolean): Voice[] {
  const speaker = prepositional ? authorAfter(scene, at, end) : speakerAfter(scene, at, end, false)
  if (!speaker) return []
  const voices: Voice[] = [{ speaker, manner: prepositional ? mannerAs(mannerOf(scene, at, speaker), manner) : manner }]
  // "وفق ما نقلت الوكالة عن مصدر", "according to the agency, citing an official".
  const next = scene.marks[speaker.to]
  if (next?.value.from && next.form.cut === 0 && scene.reading.language.speech.order === 'verb-first') {
    const inner = authorAfter(scene, next.to, end)
    if (inner?.noun) voices.push({ speaker: inner, manner: mannerOf(scene, next.to, inner) })
  }
  return voices
}
const mannerAs = (found: Manner, given: Manner): Manner => (found === 'says' ? given : found)

/** Verb first: "قال المرصد إن…", "وأضاف أن…", and the headline order "المرصد قال…". */
function verbFirst(scene: Scene, sentence: number, range: TokenRange, mark: Mark, low: number): Saying | undefined {
  const { tokens } = scene.reading
  const say = mark.value.say
  if (!say) return undefined
  let speaker = say.participle ? undefined : speakerAfter(scene, mark.to, range.to, false, say.object)
  if (speaker && speaker.from > mark.to + 6) speaker = undefined
  const after = speaker?.to ?? mark.to
  const opener = contentOpener(scene, after, range.to)
  const stated = opener !== undefined || (say.more === true && mark.to - mark.from > 1)
  if (speaker && say.more && !stated) return undefined
  // Without "that", colon or quotation the words after the verb must name a speaker ("تبنى هجوما" does not).
  if (speaker && !stated && !isNamed(speaker)) {
    const front = frontSubject(scene, low, mark)
    if (front) return make(front, false)
    const cutByObject = say.object && beginsObject(scene, speaker.to)
    if (!cutByObject && !closesSentence(scene, after, range)) return undefined
  }
  if (speaker && !stated && !say.loose && !closesSentence(scene, after, range)) return undefined
  if (speaker && !isNamed(speaker) && !mark.form.proclitics.includes('و')) {
    const front = frontSubject(scene, low, mark)
    if (front) return make(front, false)
  }
  const pre =
    !stated &&
    closesSentence(scene, after, range) &&
    wordsBetween(scene, low, mark.from) > 3 &&
    (isComma(tokens[mark.from - 1]) || isQuote(tokens[mark.from - 1]))
  if (!speaker) {
    if (!stated && !say.loose && !say.more && !say.participle) return undefined
    if (!say.more && !say.participle) {
      const front = frontSubject(scene, low, mark)
      if (front) return make(front, false)
      // "ولفت إلى مقتل…", "وأكد مقتل…": the last speaker goes on.
      const goesOn = mark.form.proclitics.includes('و') && say.loose && wordsBetween(scene, low, mark.from) === 0
      if (!stated && !goesOn) return undefined
    }
  }
  return make(speaker, pre)

  function make(found: Speaker | undefined, before: boolean): Saying {
    const own = found !== undefined && isReporter(found)
    const voices: Voice[] = found && !own ? [{ speaker: found, manner: say?.manner ?? 'says' }] : []
    const to = found && found.from > mark.from ? found.to : mark.to
    if (voices.length > 0) {
      const medium = addressee(scene, to, Math.min(range.to, opener ?? to + 16))
      if (medium) voices.unshift({ speaker: medium, manner: 'interview' })
    }
    return {
      sentence,
      rule: found ? (own ? 'chain/own-reporter' : 'chain/says') : 'chain/same-speaker',
      cue: { from: mark.from, to: mark.to },
      voices,
      own,
      aside: false,
      pre: before,
      block: { from: Math.min(mark.from, found?.from ?? mark.from), to },
      manner: say?.manner ?? 'says',
    }
  }
}

const isNamed = (speaker: Speaker): boolean => speaker.noun !== undefined || speaker.actor !== undefined || speaker.back !== undefined

/** "اتهم المالكي الحوثيين": right after the speaker stands whom the verb is about. */
function beginsObject(scene: Scene, at: number): boolean {
  const role = scene.marks[at]?.value
  return role?.culprit === true || role?.asked === true || scene.registers.actors.match(scene.reading.tokens, at) !== undefined
}

/** "المرصد السوري قال إن", "وكان الجيش قد أعلن": a speaker's noun or a known actor in front of the verb, from the start of its clause. */
function frontSubject(scene: Scene, low: number, verb: Mark): Speaker | undefined {
  const { tokens } = scene.reading
  if (verb.form.proclitics.includes('و')) return undefined
  let to = verb.from
  while (
    to > low &&
    (scene.marks[to - 1]?.value.being ||
      (isComma(tokens[to - 1]) && scene.marks[to]?.value.being) ||
      (scene.marks[to - 1]?.value.aside && !scene.marks[to - 1]?.value.noun))
  )
    to--
  let from = to
  while (from > low && to - from < 14) {
    const mark = scene.marks[from - 1]
    const token = tokens[from - 1]
    if (!token || token.kind === 'break' || isComma(token) || token.norm === ':' || token.norm === '.') break
    if (mark?.value.that || mark?.value.say || mark?.value.joint) break
    from--
  }
  while (from < to && (tokens[from]?.kind === 'mark' || scene.marks[from]?.value.aside || scene.marks[from]?.value.being)) from++
  if (from >= to) return undefined
  if (scene.marks[from]?.value.noun || scene.registers.actors.match(tokens, from)?.to === to) return describe(scene, from, to, false)
  // "… مع ثمانية ناجين قالوا": the noun right in front of the verb.
  for (let k = to - 1; k >= from && k >= to - 3; k--) {
    const noun = scene.marks[k]?.value.noun
    if (noun === 'source' || noun === 'group') return describe(scene, k, to, false)
  }
  return undefined
}

/** Where what is said begins after a cue: "that", a colon or an opening quotation within a few words; undefined where none stands. */
function contentOpener(scene: Scene, at: number, end: number): number | undefined {
  const { tokens } = scene.reading
  for (let k = at; k < end && k - at < 40; k++) {
    const mark = scene.marks[k]
    if (mark?.value.that) return k
    const token = tokens[k]
    if (token?.norm === ':') return k
    if (isQuote(token) && (k + 8 >= end || !isQuote(tokens[k + 2]))) return k
    if (mark?.value.say && verbFits(mark) && !mark.value.noun && !mark.value.say.participle) return undefined
  }
  return undefined
}

function closesSentence(scene: Scene, at: number, range: TokenRange): boolean {
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

const isReporter = (speaker: Speaker): boolean => speaker.noun === 'reporter'

function wordsBetween(scene: Scene, from: number, to: number): number {
  let words = 0
  for (let k = from; k < to; k++) if (scene.reading.tokens[k]?.kind === 'word' && !scene.marks[k]?.value.aside) words++
  return words
}

/** "لوكالة فرانس برس", "told AFP": a medium the speaker spoke to, between [at, end). The outlet itself does not count. */
function addressee(scene: Scene, at: number, end: number): Speaker | undefined {
  const { tokens } = scene.reading
  for (let k = at; k < end; k++) {
    const token = tokens[k]
    if (token?.kind !== 'word') continue
    if (scene.marks[k]?.value.that) return undefined
    const known = scene.registers.actors.match(tokens, k)
    const form = scene.reading.forms(token.norm).find((f) => f.proclitics[0] === 'ل' || f.proclitics[1] === 'ل')
    const alone = token.norm === 'ل' || token.norm === 'الي' || token.norm === 'مع'
    if (!form && !alone) continue
    const begin = alone ? k + 1 : k
    const name = scene.registers.actors.match(tokens, begin) ?? known
    const speaker = speakerAfter(scene, begin, Math.min(end, begin + 6), true)
    if (!speaker || speaker.from > begin + 1) continue
    const medium = name ? name.actor.kind === 'agency' || name.actor.kind === 'outlet' : scene.marks[speaker.from]?.value.noun === 'medium'
    if (medium && !isOutlet(scene, speaker)) return speaker
  }
  return undefined
}

function isOutlet(scene: Scene, speaker: Speaker): boolean {
  const { outlet } = scene.reading.report
  if (!outlet) return false
  const own = scene.registers.actors.byName(outlet)
  return own !== undefined && own.id === speaker.actor
}

/** Subject first: "Activists said that…", "…, the Observatory said on Monday.", "… said Rami Abdel Rahman.". */
function subjectFirst(scene: Scene, sentence: number, range: TokenRange, mark: Mark, low: number): Saying | undefined {
  const { tokens } = scene.reading
  const say = mark.value.say
  if (!say) return undefined
  let speaker = say.participle ? undefined : speakerBefore(scene, mark.from, low)
  let to = mark.to
  let inverted = false
  if (!say.participle && (!speaker || isQuote(tokens[mark.from - 1]) || isComma(tokens[mark.from - 1]))) {
    const after = speakerAfter(scene, mark.to, range.to, false)
    const named = after && after.from <= mark.to + 1 && (after.noun || after.actor || tokens[after.from]?.cap)
    if (after && named && (isQuote(tokens[mark.from - 1]) || isComma(tokens[mark.from - 1])) && !contentFollows(scene, after.to, range)) {
      speaker = after
      to = after.to
      inverted = true
    }
  }
  if (!speaker && !say.participle && !say.more) return undefined
  const own = speaker !== undefined && isReporter(speaker)
  const voices: Voice[] = speaker && !own ? [{ speaker, manner: say.manner }] : []
  if (voices.length > 0 && !inverted && /^(?:told|tells)$/.test(tokens[mark.to - 1]?.norm ?? '')) {
    const heard = speakerAfter(scene, mark.to, range.to, false)
    if (heard && (heard.noun === 'medium' || (heard.noun === 'body' && heard.actor)) && heard.from === mark.to) {
      to = heard.to
      if (!isOutlet(scene, heard)) voices.unshift({ speaker: heard, manner: 'interview' })
    }
  }
  const blockFrom = Math.min(mark.from, speaker && !inverted ? speaker.from : mark.from)
  const before = wordsBetween(scene, low, blockFrom)
  const pre = inverted || (before > 2 && !contentFollows(scene, to, range))
  return {
    sentence,
    rule: own ? 'chain/own-reporter' : speaker ? 'chain/says' : 'chain/same-speaker',
    cue: { from: mark.from, to: mark.to },
    voices,
    own,
    aside: false,
    pre,
    block: { from: blockFrom, to },
    manner: say.manner,
  }
}

/** Does what is said go on after the verb? Not where only asides, a comma, a participle or the end follow. */
function contentFollows(scene: Scene, at: number, range: TokenRange): boolean {
  const { tokens } = scene.reading
  let words = 0
  for (let k = at; k < range.to; k++) {
    const token = tokens[k]
    const mark = scene.marks[k]
    if (mark?.value.that || token?.norm === ':' || isQuote(token)) return words < 14
    if (token?.kind === 'mark') {
      if (isComma(token)) return words > 2
      continue
    }
    if (mark?.value.aside) {
      k = mark.to - 1
      continue
    }
    if (mark?.value.say?.participle) return words > 2
    if (words === 0 && mark?.value.stop && !mark.value.back) {
      // "said in a statement", "said after the attack": an adverbial; what follows decides.
      if (/^(?:in|on|after|before|during|as|when|while|to|following|blam|citing|without)/.test(token?.norm ?? '')) return false
    }
    if (token?.kind === 'word' || token?.kind === 'number') words++
    if (words > 3) return true
  }
  return words > 2
}
