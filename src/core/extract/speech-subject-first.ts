// Sayings of languages that set the subject first: "Activists said that…", "…, the Observatory said on Monday".
import type { TokenRange } from '../text/index.ts'
import { speakerBefore } from './speech-before.ts'
import type { Mark } from './speech-lexicon.ts'
import { isOutlet, isReporter, type Saying, type Voice, wordsBetween } from './speech-saying.ts'
import { describe, isComma, isQuote, type Scene, type Speaker, speakerAfter } from './speech-speakers.ts'

/** Subject first: "Activists said that…", "…, the Observatory said on Monday.", "… said Rami Abdel Rahman.". */
export function subjectFirst(scene: Scene, sentence: number, range: TokenRange, mark: Mark, low: number): Saying | undefined {
  const { tokens } = scene.reading
  const say = mark.value.say
  if (!say) return undefined
  // "REUTERS Rodi Said", "the United States": a name, no verb of saying. A headline may write every word large.
  const title = sentence < scene.reading.titleSentences || sentence === scene.reading.repeatedTitle
  if (tokens[mark.from]?.cap && mark.from > range.from && (!title || tokens[mark.from - 1]?.norm === 'united')) return undefined
  if (adjectival(scene, mark) || passive(scene, mark)) return undefined
  let speaker = say.participle
    ? undefined
    : (speakerBefore(scene, mark.from, low) ?? afterQuotation(scene, mark.from, low) ?? beforeClause(scene, mark.from, low))
  // "such claims", "Photos sent to him showed": these words are verbs of saying only after one who can say.
  if (speaker && !speaker.noun && !speaker.back && !speaker.actor && DOUBTFUL.has(tokens[mark.to - 1]?.norm ?? '') && !thatFollows(scene, mark.to))
    speaker = undefined
  // "A UN investigation into massacres in the east confirms": a common noun behind a preposition is not who speaks.
  if (speaker && !speaker.noun && !speaker.back && !tokens[speaker.from]?.cap) speaker = beforeClause(scene, mark.from, low) ?? speaker
  let to = mark.to
  let inverted = false
  if (!say.participle && INVERTING.has(tokens[mark.to - 1]?.norm ?? '')) {
    const after = speakerAfter(scene, mark.to, range.to, false)
    const named = after && after.from <= mark.to + 1 && (after.noun || after.actor || tokens[after.from]?.cap)
    const opensLine = mark.from === range.from && sentence > 0
    const bare =
      after &&
      (((after.noun || after.actor || after.back) && (scene.marks[after.from]?.value.opener || scene.marks[after.from]?.value.back)) ||
        tokens[after.from]?.cap) &&
      (opensLine || wordsBetween(scene, low, mark.from) > 5)
    if (
      after &&
      named &&
      ((bare && SAID.test(tokens[mark.to - 1]?.norm ?? '')) || isQuote(tokens[mark.from - 1]) || isComma(tokens[mark.from - 1])) &&
      !contentFollows(scene, after.to, range) &&
      // "…, said her father and two brothers were killed": they are what is said.
      !FINITE.test(tokens[after.to]?.norm ?? '')
    ) {
      speaker = after
      to = after.to
      inverted = true
    }
  }
  if (!speaker && !say.participle && !say.more) return undefined
  const own = speaker !== undefined && isReporter(speaker)
  // "“We counted nine people”": in a quotation "we" are those who speak, not the outlet.
  if (own && speaker && (isQuote(tokens[range.from]) || isQuote(tokens[speaker.from - 1]))) return undefined
  const voices: Voice[] = speaker && !own ? [{ speaker, manner: say.manner }] : []
  if (voices.length > 0 && !inverted && /^(?:told|tells|informed)$/.test(tokens[mark.to - 1]?.norm ?? '')) {
    const heard = speakerAfter(scene, mark.to, range.to, false)
    if (heard && (heard.noun === 'medium' || (heard.noun === 'body' && heard.actor)) && heard.from === mark.to) {
      to = heard.to
      if (!isOutlet(scene, heard)) voices.unshift({ speaker: heard, manner: 'interview' })
    }
  }
  const blockFrom = Math.min(mark.from, speaker && !inverted ? speaker.from : mark.from)
  const before = wordsBetween(scene, low, blockFrom)
  const backward = speaker !== undefined && !inverted && saysThis(scene, mark.to, range)
  // "…, which the coalition denied": who denies has not said what stands before.
  const denies = mark.value.deny === true
  // "X said 45 were killed, while the government acknowledged 12": what stands before the joint is another's.
  const joined = speaker !== undefined && !inverted && parted(scene, blockFrom, low)
  const pre =
    inverted || (!joined && !denies && before > 2 && !contentFollows(scene, to, range)) || (!joined && before > 7 && onlyWhere(scene, to, range))
  return {
    sentence,
    rule: own ? 'chain/own-reporter' : speaker ? 'chain/says' : 'chain/same-speaker',
    cue: { from: mark.from, to: mark.to },
    voices,
    own,
    // "…, CNN reported": the medium carries whoever speaks in what it reports.
    aside: pre && voices.length === 1 && speaker?.noun === 'medium' && (inverted || isComma(tokens[blockFrom - 1])),
    participle: false,
    backward,
    pre,
    block: { from: blockFrom, to },
    manner: say.manner,
  }
}

/** A word that sets one clause against another, or a semicolon, right in front of a subject. */
function parted(scene: Scene, from: number, low: number): boolean {
  const before = from - 1
  if (before < low) return false
  return PARTING.has(scene.reading.tokens[before]?.norm ?? '')
}
const PARTING = new Set([';', 'while', 'whereas', 'but', 'although', 'though'])

const FINITE = /^(?:were|was|is|are|have|has|had|died|did|does|would|will|could|can|may|might)$/

/** "into reported massacres", "the confirmed dead": a participle before its noun says nothing. */
function adjectival(scene: Scene, mark: Mark): boolean {
  const { tokens } = scene.reading
  if (
    mark.to - mark.from > 1 ||
    !/^(?:reported|alleged|confirmed|documented|recorded|identified|estimated|claimed|declared)$/.test(tokens[mark.from]?.norm ?? '')
  )
    return false
  return /^(?:into|of|about|the|a|an|any|for|on|over|from|these|those|no|all|other|many)$/.test(tokens[mark.from - 1]?.norm ?? '')
}

/** "The bodies of two journalists were identified among …", "strikes blamed on the army": what stands in front is what is told of. */
function passive(scene: Scene, mark: Mark): boolean {
  const { tokens } = scene.reading
  if (mark.to - mark.from > 1) return false
  const verb = tokens[mark.from]?.norm ?? ''
  // "The attack that Washington blamed on the army": who blames stands right in front; a deed there is what is laid to the army.
  const deed = scene.marks[mark.from - 1]?.value
  if (verb === 'blamed' && tokens[mark.to]?.norm === 'on' && (deed?.attack || deed?.toll || deed?.crime || deed?.harm)) return true
  let at = mark.from - 1
  if (/ly$|^(?:also|not|later|since|yet|all)$/.test(tokens[at]?.norm ?? '')) at--
  return /(?:ed|en|wn)$/.test(verb) && BE.test(tokens[at]?.norm ?? '')
}
const BE = /^(?:is|are|was|were|been|being|be)$/

/** "… posted on his page that": the clause after makes it a verb of saying, whoever stands before it. */
function thatFollows(scene: Scene, at: number): boolean {
  for (let k = at; k < at + 5; k++) {
    if (scene.marks[k]?.value.that) return true
    if (scene.reading.tokens[k]?.kind !== 'word') return false
  }
  return false
}

/** "…, the minister said on a visit to the city.", "said in a revised toll": where and when it was said, up to the end. */
function onlyWhere(scene: Scene, at: number, range: TokenRange): boolean {
  const { tokens } = scene.reading
  if (!/^(?:in|on|at|during|after|before|from|to|by)$/.test(tokens[at]?.norm ?? '')) return false
  for (let k = at; k < range.to; k++) {
    const role = scene.marks[k]?.value
    if (role?.that || role?.toll || isQuote(tokens[k]) || tokens[k]?.norm === ':') return false
    if (k - at > 12) return false
  }
  return true
}

/** Verbs that may stand in front of their speaker: "…, reported the agency". */
const INVERTING = new Set(['said', 'says', 'say', 'added', 'warned', 'reported', 'reports', 'noted', 'explained', 'announced', 'stated', 'stressed'])

const SAID = /^(?:said|says|say|added|warned)$/

/** "The officer said this at a briefing", "told about this on Telegram": nothing new is said, the sentences before were. */
function saysThis(scene: Scene, at: number, range: TokenRange): boolean {
  const { tokens } = scene.reading
  let k = at
  if (tokens[k]?.norm === 'about' || tokens[k]?.norm === 'of') k++
  if (tokens[k]?.norm !== 'this' && tokens[k]?.norm !== 'so') return false
  const next = tokens[k + 1]
  return (
    k + 1 >= range.to || next === undefined || next.kind !== 'word' || /^(?:at|on|in|during|to|via|through|as|and|by|after|when)$/.test(next.norm)
  )
}

const DOUBTFUL = new Set([
  'claim',
  'shows',
  'reveals',
  'revealed',
  'claims',
  'states',
  'alleged',
  'posted',
  'shared',
  'provided',
  'showed',
  'described',
  'identified',
  'suggested',
  'estimated',
  'estimate',
  'estimates',
  'informed',
  'relayed',
  'mentioned',
])

/** "“…,” the digger said": between a closed quotation and its verb stands who spoke, whatever the noun. */
function afterQuotation(scene: Scene, verb: number, low: number): Speaker | undefined {
  const { tokens } = scene.reading
  for (let k = verb - 1; k > low && verb - k < 6; k--) {
    if (isQuote(tokens[k])) return scene.marks[k + 1]?.value.opener && k + 1 < verb - 1 ? describe(scene, k + 1, verb, false) : undefined
    if (tokens[k]?.kind !== 'word') return undefined
  }
  return undefined
}

/** "The Observatory which tracks the war said": the name in front of a relative clause that ends at the verb. */
function beforeClause(scene: Scene, verb: number, low: number): Speaker | undefined {
  for (let k = verb - 1; k > low && verb - k < 26; k--) {
    const norm = scene.reading.tokens[k]?.norm
    const here = scene.marks[k]
    if (here?.value.say && !here.value.noun && !adjectival(scene, here)) return undefined
    // "An investigation into killings in the north confirms": what is looked into stands behind the name.
    if (here?.value.toll && !lookedInto(scene, k, low)) return undefined
    if (norm !== 'which' && norm !== 'who' && norm !== 'whose') continue
    const speaker = speakerBefore(scene, k, low)
    return speaker?.noun || speaker?.actor ? speaker : undefined
  }
  // "Medics attending the victims said": the name that opens the sentence, a few words before its verb.
  if (verb - low > 20) return undefined
  const first = speakerAfter(scene, low, verb, false)
  return first &&
    first.from === low &&
    (first.noun === 'body' || first.noun === 'group' || first.noun === 'source' || first.noun === 'document' || first.actor)
    ? first
    : undefined
}

function lookedInto(scene: Scene, at: number, low: number): boolean {
  for (let k = at - 1; k > low && at - k < 5; k--) if (scene.reading.tokens[k]?.norm === 'into') return true
  return false
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
    if (words === 0 && token?.kind === 'word' && /^(?:which|who|whose)$|^[a-z]{3,}ing$/.test(token.norm)) return false
    if (words === 0 && mark?.value.stop && !mark.value.back) {
      // "said in a statement", "said after the attack": an adverbial; what follows decides.
      if (/^(?:in|on|after|before|during|as|when|while|to|following|blam|citing|without)/.test(token?.norm ?? '')) return false
    }
    // "the government acknowledged 12 deaths", "has admitted only 180": a number so near is what is said.
    if (token?.kind === 'number' && words < 2) return true
    if (token?.kind === 'word' || token?.kind === 'number') words++
    if (words > 3) return true
  }
  return words > 2
}
