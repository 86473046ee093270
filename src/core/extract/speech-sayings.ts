// Finds sayings: one reporting word with its speakers and the stretch of the sentence it covers.
import type { Manner } from '../model/index.ts'
import type { TokenRange } from '../text/index.ts'
import { speakerBefore } from './speech-before.ts'
import { findingAt } from './speech-findings.ts'
import { DOES, type Mark, roleOf } from './speech-lexicon.ts'
import { closesSentence, isReporter, type Saying, type Voice, wordsBetween } from './speech-saying.ts'
import { does, isComma, type Scene, type Speaker, speakerAfter, verbFits } from './speech-speakers.ts'
import { subjectFirst } from './speech-subject-first.ts'
import { verbFirst } from './speech-verb-first.ts'

const SAYS = roleOf({ say: { manner: 'says' } })

/** All sayings of a sentence, in order of their cues. */
export function sayingsOf(scene: Scene, sentence: number): Saying[] {
  const range = scene.reading.sentences[sentence] as TokenRange
  const out: Saying[] = []
  let low = range.from
  for (let at = range.from; at < range.to; ) {
    const mark = does(scene, at, DOES.cue) ? scene.marks[at] : undefined
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
  if (role.resumes || role.holds) return resumingAt(scene, sentence, range, mark)
  if (role.according) return accordingAt(scene, sentence, range, mark)
  if (role.quote && verbFits(mark)) return quoteAt(scene, sentence, range, mark, low)
  if (role.say && verbFits(mark)) {
    if (role.say.passive) return undefined
    return scene.reading.language.speech.order === 'verb-first'
      ? verbFirst(scene, sentence, range, mark, low)
      : subjectFirst(scene, sentence, range, mark, low)
  }
  return role.inquires ? findingAt(scene, sentence, range, mark, low) : undefined
}

/** "جاء ذلك في بيان أصدرته الوزارة": the document's author says what stands before, and what follows. */
function resumingAt(scene: Scene, sentence: number, range: TokenRange, mark: Mark): Saying | undefined {
  for (let k = mark.to; k < Math.min(range.to, mark.to + 6); k++) {
    if (scene.marks[k]?.value.noun !== 'document') continue
    const author = authorAfter(scene, k, range.to)
    if (!author || author.from < k) return undefined
    return {
      sentence,
      rule: 'chain/says',
      cue: { from: mark.from, to: mark.to },
      voices: [{ speaker: author, manner: mannerOf(scene, k, author) }],
      own: false,
      aside: false,
      participle: false,
      backward: false,
      pre: false,
      block: { from: mark.from, to: author.to },
      manner: 'statement',
    }
  }
  return undefined
}

/** "بحسب المرصد", "according to the Observatory", "وفق ما أفاد المرصد". */
function accordingAt(scene: Scene, sentence: number, range: TokenRange, mark: Mark): Saying | undefined {
  const { tokens } = scene.reading
  const role = mark.value.according
  // "كما أعلنت الوزارة أن…" at a sentence's head means "moreover".
  if (!role || (mark.form.stem === 'كما' && mark.from === range.from)) return undefined
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
  let end = last.speaker.to
  // "According to witnesses quoted by Reuters": the agency carries what they say.
  const carried = scene.marks[end]
  if (carried?.value.according && tokens[carried.to - 1]?.norm === 'by' && CARRIED.test(tokens[carried.from]?.norm ?? '')) {
    const outer = speakerAfter(scene, carried.to, range.to, true)
    if (outer) {
      voices.unshift({ speaker: outer, manner: 'quotes' })
      end = outer.to
    }
  }
  // A document nobody is named for ("وفق حصيلة أولية", "according to an initial toll") is no speaker.
  if (isBareDocument(scene, last.speaker)) return undefined
  const cueEnd = Math.max(at, mark.to)
  for (let k = last.speaker.from; k < last.speaker.to; k++)
    if (scene.marks[k]?.value.never && !last.speaker.actor && !tokens[k]?.cap) return undefined
  // "… because, according to the mayor, the cemeteries were full": it opens the clause that follows.
  const opens = isComma(tokens[mark.from - 1]) && scene.marks[mark.from - 2]?.value.joint === true && isComma(tokens[last.speaker.to])
  const firstWords = wordsBetween(scene, range.from, mark.from)
  const own = isReporter(last.speaker)
  return {
    sentence,
    rule: role.inner ? 'chain/has-it-from' : quoting ? 'chain/agency-quotes' : 'chain/according-to',
    cue: { from: mark.from, to: cueEnd },
    voices: own ? [] : voices,
    own,
    aside: true,
    participle: false,
    backward: false,
    pre: (firstWords > 3 || (firstWords > 1 && closesSentence(scene, end, range))) && !opens,
    block: { from: mark.from, to: end },
    manner,
  }
}
function isBareDocument(scene: Scene, speaker: Speaker): boolean {
  if (speaker.noun !== 'document' || speaker.actor || speaker.back || speaker.to - speaker.from > 2) return false
  for (let k = speaker.from; k < speaker.to; k++) {
    const mark = scene.marks[k]
    // "According to official figures", "وفقا للأرقام الرسمية": an authority's, though not named.
    if (OFFICIAL.test(scene.reading.tokens[k]?.norm ?? '')) return false
    if (mark && VAGUE.has(mark.form.stem)) return false
    if (k > speaker.from && mark?.value.noun && mark.value.noun !== 'document') return false
  }
  return true
}

const CARRIED = /^(?:quoted|cited|interviewed)$/
const OFFICIAL = /^(?:official|الرسميه|رسميه)$/

/** Documents that count as a vague source by themselves. */
const VAGUE = new Set(['تقارير', 'reports', 'انباء', 'معلومات', 'المعلومات'])
/** These mean "according to" only with a reporting verb after them ("كما قال"). */
const BARE = new Set(['كما', 'علي', 'ما'])

/** "ونقلت الوكالة عن مصدر عسكري قوله إن…", "The agency quoted an official as saying that…". */
function quoteAt(scene: Scene, sentence: number, range: TokenRange, mark: Mark, low: number): Saying | undefined {
  const verbal = scene.reading.language.speech.order === 'verb-first'
  if (!verbal && /^(?:was|were|been|is|are)$/.test(scene.reading.tokens[mark.from - 1]?.norm ?? ''))
    return quotedBy(scene, sentence, range, mark, low)
  const outer = verbal ? speakerAfter(scene, mark.to, range.to, false) : speakerBefore(scene, mark.from, low)
  let at = verbal ? (outer?.to ?? mark.to) : mark.to
  let inner: Speaker | undefined
  if (verbal) {
    while (at < range.to && at - mark.from < 24 && !(scene.marks[at]?.value.from && scene.marks[at]?.form.cut === 0)) at++
    // "نقل شهود عيان أن…": they pass on what they saw themselves.
    if (!scene.marks[at]?.value.from) return verbFirst(scene, sentence, range, { from: mark.from, to: mark.to, value: SAYS, form: mark.form }, low)
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
    participle: false,
    backward: false,
    // '"…killing 14 of them" SANA quoted a source as saying.': what is quoted stands in front.
    pre: !verbal && wordsBetween(scene, low, Math.min(mark.from, outer?.from ?? mark.from)) > 3 && wordsBetween(scene, inner.to, range.to) < 5,
    block: { from: Math.min(mark.from, outer?.from ?? mark.from), to: inner.to },
    manner: 'quotes',
  }
}

/** "The navy was quoted as saying by state television": the subject is the inner speaker, the outer one follows "by". */
function quotedBy(scene: Scene, sentence: number, range: TokenRange, mark: Mark, low: number): Saying | undefined {
  const inner = speakerBefore(scene, mark.from - 1, low)
  if (!inner) return undefined
  let by = mark.to
  while (by < Math.min(range.to, mark.to + 6) && scene.reading.tokens[by]?.norm !== 'by') by++
  const outer = scene.reading.tokens[by]?.norm === 'by' ? speakerAfter(scene, by + 1, range.to, true) : undefined
  const voices: Voice[] = []
  if (outer) voices.push({ speaker: outer, manner: 'quotes' })
  voices.push({ speaker: inner, manner: 'says' })
  const to = outer?.to ?? mark.to
  return {
    sentence,
    rule: 'chain/agency-quotes',
    cue: { from: mark.from, to: mark.to },
    voices,
    own: false,
    aside: false,
    participle: false,
    backward: false,
    pre: wordsBetween(scene, low, inner.from) > 3 && wordsBetween(scene, to, range.to) < 4,
    block: { from: inner.from, to },
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
  const sender = senderOf(scene, speaker, end)
  if (sender) return sender
  for (let k = speaker.from; k < Math.min(end, speaker.to + 3); k++) {
    if (!scene.marks[k]?.value.authored) continue
    const author = speakerAfter(scene, (scene.marks[k] as Mark).to, end, true)
    // "a letter of the Foreign Ministry" has an author, "a report of the incident" has none.
    const capitals = scene.reading.language.speech.order !== 'verb-first'
    if (author && (!capitals || author.noun || author.actor || scene.reading.tokens[author.from]?.cap)) return author
  }
  return speaker
}

/** "The letters that the ministry sent to the council": who sent them. */
function senderOf(scene: Scene, document: Speaker, end: number): Speaker | undefined {
  const { tokens } = scene.reading
  if (tokens[document.to]?.norm !== 'that' && tokens[document.to]?.norm !== 'which') return undefined
  for (let k = document.to + 2; k < Math.min(end, document.to + 12); k++) {
    if (tokens[k]?.kind !== 'word') return undefined
    if (!SENT.test(tokens[k]?.norm ?? '')) continue
    const sender = speakerAfter(scene, document.to + 1, k, true)
    return sender?.noun || sender?.actor ? sender : undefined
  }
  return undefined
}
const SENT = /^(?:sent|wrote|issued|published|released|addressed|submitted|posted|presented)$/

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
