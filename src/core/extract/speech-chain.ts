// From sayings to chains: what each saying covers, who is meant by "he" or المصدر, and how far a speaker reaches.
import type { ChainLink, RuleTrace, Span } from '../model/index.ts'
import type { Attributed } from './parts.ts'
import { earlierDocument, earlierName, linkOf, PRONOUN, pointBack, Remembered, titled, wordsOf } from './speech-back.ts'
import { headlineByBody, headlineVoice } from './speech-headline.ts'
import { findPosts } from './speech-posts.ts'
import type { Saying, Voice } from './speech-saying.ts'
import { sayingsOf } from './speech-sayings.ts'
import { isComma, isQuote, type Scene, speakerSpan } from './speech-speakers.ts'
import { agencyTag } from './speech-tag.ts'

/** A stretch of tokens [from, to) and the sayings that cover it. */
interface Region {
  readonly from: number
  readonly to: number
  readonly saying: number
}

export interface Chains {
  tokenAt(span: Span): number
  at(token: number): Attributed
  /** The sayings of a sentence. */
  sayings(sentence: number): readonly Saying[]
}

const NOBODY: Attributed = { chain: [], ownReporter: false, trail: [] }

export function readChains(scene: Scene): Chains {
  const { reading } = scene
  const { sentences, sentenceOf, tokens } = reading
  const perSentence: Saying[][] = []
  const resolved: Attributed[][] = []
  const regions: (readonly Region[])[] = []
  const memory: Remembered[] = []
  /** What a sentence without a saying of its own takes over, and from where. */
  const carried: (Attributed | undefined)[] = []
  let last: Attributed | undefined
  for (let s = 0; s < sentences.length; s++) {
    const range = sentences[s] as { from: number; to: number }
    const sayings = sayingsOf(scene, s)
    const title = s < reading.titleSentences || s === reading.repeatedTitle
    if (title || sayings.length === 0) {
      const head = headlineVoice(scene, s)
      if (head) sayings.push(head)
    }
    let current = last
    const answers = sayings.map((saying) => {
      const found = resolve(scene, saying, memory, current)
      if (!saying.aside || found.chain.length > 0) current = found
      return found
    })
    // "159 it had acknowledged …, a spokesman said": "it" with nobody before it does not part what the spokesman says.
    for (let k = sayings.length - 1; k >= 0 && sayings.length > 1; k--) {
      const nobody = !sayings[k]?.own && (sayings[k]?.voices.length ?? 0) > 0 && answers[k]?.chain.length === 0
      if (!nobody) continue
      sayings.splice(k, 1)
      answers.splice(k, 1)
      current = answers[answers.length - 1]
    }
    perSentence.push(sayings)
    resolved.push(answers)
    regions.push(cover(range, sayings, scene))
    // A paragraph that is all quotation, with nobody named: whoever spoke last goes on.
    carried.push(
      sayings.length === 0 &&
        last &&
        last.chain.length > 0 &&
        !title &&
        (allQuoted(scene, s) || ofThose(scene, s) || afterPronoun(scene, s, perSentence[s - 1]))
        ? goesOn(last)
        : undefined,
    )
    if (title) {
      last = undefined
      memory.length = 0
    } else if (sayings.length > 0) last = current
  }
  // Headlines last: a name before the colon may be known only from the body.
  let spoken: ReadonlySet<string>[] | undefined
  for (const s of [...Array(reading.titleSentences).keys(), ...(reading.repeatedTitle >= 0 ? [reading.repeatedTitle] : [])]) {
    if (perSentence[s]?.length !== 0) continue
    const head = headlineByBody(scene, s, () => {
      spoken ??= perSentence.flat().flatMap((one) => one.voices.map((voice) => wordsOf(scene, voice.speaker)))
      return spoken
    })
    if (!head) continue
    perSentence[s] = [head]
    resolved[s] = [resolve(scene, head, [], undefined)]
    regions[s] = cover(sentences[s] as { from: number; to: number }, [head], scene)
  }
  const quoted = quotedSentences(scene, perSentence)
  const tag = agencyTag(scene)
  const posts = findPosts(scene)
  const bodyFrom = reading.report.titleEnd

  /** What was asked before: figures, relations and those who may be blamed ask of the same places. */
  const asked = new Map<number, Attributed>()
  function at(token: number): Attributed {
    const known = asked.get(token)
    if (known) return known
    const found = look(token)
    asked.set(token, found)
    return found
  }
  function look(token: number): Attributed {
    const s = sentenceOf[token] ?? -1
    if (s < 0) return NOBODY
    const post = posts.find((one) => token >= one.text.from && token < one.text.to)
    if (post) {
      const link = linkOf(scene, { speaker: post.speaker, manner: 'post' }, speakerSpan(reading, post.speaker))
      return { chain: [link], ownReporter: false, trail: [{ rule: 'chain/post-signature', span: link.span ?? [0, 0], field: 'chain' }] }
    }
    const mine = regions[s]?.filter((region) => token >= region.from && token < region.to) ?? []
    if (mine.length > 0) {
      const parts = mine.map((region) => ({ saying: perSentence[s]?.[region.saying] as Saying, found: resolved[s]?.[region.saying] as Attributed }))
      return compose(parts)
    }
    const from = quoted[s]
    if (from !== undefined) {
      const found = resolved[from.sentence]?.[from.saying]
      if (found) return followed(found, { rule: 'chain/quotation-goes-on' })
    }
    const resumed = resumedBy(s)
    if (resumed) return resumed
    const over = carried[s]
    if (over) return over
    const start = tokens[token]?.start ?? 0
    if (tag && start > bodyFrom && s >= reading.titleSentences && s !== reading.repeatedTitle) return tag
    return NOBODY
  }
  /** "جاء ذلك في بيان للوزارة", "The officer said this at a briefing": a sentence after names who said this one. */
  function resumedBy(s: number): Attributed | undefined {
    for (let n = s + 1; n < sentences.length && n <= s + 3 && s >= reading.titleSentences; n++) {
      const index = perSentence[n]?.findIndex((one) => one.backward) ?? -1
      const found = index < 0 ? undefined : resolved[n]?.[index]
      if (found && found.chain.length > 0) return { ...found, trail: [...found.trail, { rule: 'chain/said-of-it-after' }] }
      if ((perSentence[n]?.length ?? 0) > 0) break
    }
    const next = sentences[s + 1]
    if (!next || s < reading.titleSentences) return undefined
    for (let k = next.from; k < next.from + 2 && k < next.to; k++) {
      if (!scene.marks[k]?.value.resumes) continue
      const found = resolved[s + 1]?.find((one) => one.chain.length > 0)
      return found ? followed(found, { rule: 'chain/said-of-it-after', span: [tokens[k]?.start ?? 0, tokens[k]?.end ?? 0] }) : undefined
    }
    return undefined
  }
  return {
    at,
    sayings: (s) => perSentence[s] ?? [],
    tokenAt(span) {
      let low = 0
      let high = tokens.length - 1
      while (low < high) {
        const mid = (low + high + 1) >> 1
        if ((tokens[mid]?.start ?? 0) <= span[0]) low = mid
        else high = mid - 1
      }
      return low
    },
  }
}

/** The same attribution with one step more in its trail. */
const followed = ({ chain, ownReporter, trail }: Attributed, step: RuleTrace): Attributed => ({ chain, ownReporter, trail: [...trail, step] })

const NO_REGIONS: readonly Region[] = []

/** What each saying of a sentence covers. Sayings part the sentence; "according to" lies over the part it closes or opens. */
function cover(range: { from: number; to: number }, sayings: readonly Saying[], scene: Scene): readonly Region[] {
  if (sayings.length === 0) return NO_REGIONS
  const out: Region[] = []
  const mains = sayings.map((saying, index) => ({ saying, index })).filter(({ saying }) => !saying.aside)
  let edge = range.from
  mains.forEach(({ saying, index }, k) => {
    const next = mains[k + 1]?.saying
    const to = next ? (next.pre ? saying.block.to : next.block.from) : range.to
    const from = saying.pre ? edge : saying.block.from
    out.push({ from, to: Math.max(to, saying.block.to), saying: index })
    edge = Math.max(to, saying.block.to)
  })
  let asideEdge = range.from
  // "According to the ministry 40 were found, the agency reported": the medium at the end carries what the other says; it parts nothing.
  const carries = (saying: Saying) => saying.pre && saying.rule === 'chain/says' && isMedium(saying)
  const asides: { saying: Saying; index: number }[] = []
  sayings.forEach((saying, index) => {
    if (!saying.aside) return
    if (asides.length > 0 && carries(saying) && mains.length === 0) out.push({ from: range.from, to: saying.block.to, saying: index })
    else asides.push({ saying, index })
  })
  asides.forEach(({ saying, index }, k) => {
    const next = asides[k + 1]?.saying
    // A main saying that closes before the aside begins bounds it, unless the aside lies inside its content.
    const inside = mains.some((main) => saying.pre && saying.block.from > main.saying.block.to && !isMedium(saying))
    const from = saying.pre ? Math.max(asideEdge, inside ? lastComma(scene, range.from, saying.block.from) : range.from) : saying.block.from
    const to = next ? (next.pre ? saying.block.to : next.block.from) : range.to
    out.push({ from, to, saying: index })
    asideEdge = Math.max(to, saying.block.to)
  })
  return out
}

const isMedium = (saying: Saying): boolean => saying.voices[0]?.speaker.noun === 'medium'

/** Inside what another speaker says, "according to" covers only its own clause: back to the comma before the one it stands at. */
function lastComma(scene: Scene, from: number, at: number): number {
  const { tokens } = scene.reading
  let k = at - 1
  while (k > from && tokens[k]?.kind === 'mark') k--
  for (; k > from; k--) if (isComma(tokens[k])) return k + 1
  return from
}

/** Joins the sayings that cover one place: a medium in "according to" stands outside the speaker; a saying "citing" stands inside. */
function compose(parts: readonly { saying: Saying; found: Attributed }[]): Attributed {
  const mains = parts.filter((part) => !part.saying.aside)
  const asides = parts.filter((part) => part.saying.aside)
  const main = mains[mains.length - 1]
  const aside = asides[asides.length - 1]
  if (!main) {
    const inner = asides[asides.length - 2]
    const medium = asides.find(({ saying, found }) => saying.pre && saying.rule === 'chain/says' && isMedium(saying) && found.chain.length > 0)
    const other = medium && asides.find((one) => one !== medium && one.found.chain.length > 0 && !isMedium(one.saying))
    if (inner && medium && other)
      return {
        chain: [...medium.found.chain, ...other.found.chain],
        ownReporter: false,
        trail: [...other.found.trail, ...medium.found.trail, { rule: 'chain/medium-carries' }],
      }
    return aside?.found ?? NOBODY
  }
  if (!aside) return main.found
  if (main.found.chain.length === 0) return aside.found
  if (aside.found.chain.length === 0) return main.found
  const noun = aside.saying.voices[0]?.speaker.noun
  const trail = [...main.found.trail, ...aside.found.trail]
  const same = aside.found.chain[0]?.name === main.found.chain[main.found.chain.length - 1]?.name
  if (same || noun === 'document') return main.found
  if (aside.saying.rule !== 'chain/has-it-from' && noun === 'medium')
    return { chain: [...aside.found.chain, ...main.found.chain], ownReporter: false, trail: [...trail, { rule: 'chain/medium-carries' }] }
  if (aside.saying.rule === 'chain/has-it-from') return { chain: [...main.found.chain, ...aside.found.chain], ownReporter: false, trail }
  return aside.found
}

function resolve(scene: Scene, saying: Saying, memory: Remembered[], last: Attributed | undefined): Attributed {
  const cue = cueSpan(scene, saying)
  const trail: RuleTrace[] = [{ rule: saying.rule, span: cue, field: 'chain' }]
  if (saying.own) return { chain: [], ownReporter: true, trail }
  if (saying.voices.length === 0)
    return last
      ? { chain: last.chain, ownReporter: last.ownReporter, trail: [...last.trail.slice(0, 6), ...trail] }
      : { chain: [], ownReporter: false, trail }
  const chain: ChainLink[] = []
  for (const voice of saying.voices) {
    const back = voice.speaker.back
      ? (earlierDocument(scene, voice, memory, cue) ?? pointBack(scene, voice.speaker, memory) ?? earlierName(scene, voice, cue))
      : titled(scene, voice.speaker, memory)
    // "he" with nobody named before him is nobody.
    if (!back && voice.speaker.back && PRONOUN.test(scene.reading.tokens[voice.speaker.from]?.norm ?? '')) continue
    if (back) {
      trail.push({ rule: 'chain/points-back', span: speakerSpan(scene.reading, voice.speaker), field: 'chain' })
      chain.push(...(saying.voices.length > 1 ? back.chain.slice(-1) : back.chain))
    } else {
      const link = linkOf(scene, voice, cue)
      chain.push(link)
    }
  }
  const inner = saying.voices[saying.voices.length - 1] as Voice
  // An outer speaker may be pointed back to as well ("قال للصحيفة").
  if (saying.voices.length > 1 && chain.length > 1 && !saying.voices[0]?.speaker.back) {
    const outer = saying.voices[0] as Voice
    memory.push(new Remembered(scene, chain.slice(0, 1), outer.speaker))
  }
  if (!inner.speaker.back || !memory.length) memory.push(new Remembered(scene, chain, inner.speaker))
  return { chain, ownReporter: false, trail }
}

function cueSpan(scene: Scene, saying: Saying): Span {
  const { tokens } = scene.reading
  return [tokens[saying.cue.from]?.start ?? 0, tokens[saying.cue.to - 1]?.end ?? 0]
}

/** For sentences that begin inside a quotation opened earlier: the saying that covers the quotation. */
function quotedSentences(scene: Scene, sayings: readonly (readonly Saying[])[]): ({ sentence: number; saying: number } | undefined)[] {
  const { quotations, sentenceOf, sentences } = scene.reading
  const out: ({ sentence: number; saying: number } | undefined)[] = new Array(sentences.length).fill(undefined)
  for (const quote of quotations) {
    if (quote.to - quote.from < 5 || quote.depth > 0 || !quote.closed) continue
    const first = sentenceOf[quote.from] ?? -1
    const end = sentenceOf[quote.to - 1] ?? -1
    if (first < 0 || end <= first || end - first > 12) continue
    const opening = sayings[first] ?? []
    const follows = opening.some((one) => quote.from - 1 >= one.block.to && quote.from - 1 - one.block.to <= 2)
    if (!follows && !opensSpeech(scene, quote.from - 1)) continue
    let saying = opening.findLastIndex((one) => one.cue.from < quote.from)
    let sentence = first
    if (saying < 0) {
      sentence = end
      saying = (sayings[end] ?? []).findIndex((one) => one.cue.from >= quote.to - 1)
    }
    if (saying < 0) continue
    for (let s = first; s <= end; s++) if (s !== sentence) out[s] ??= { sentence, saying }
  }
  // A quotation of several paragraphs opens each with a mark and closes only the last.
  const { tokens } = scene.reading
  for (let s = 1; s < sentences.length; s++) {
    const start = sentences[s]?.from ?? 0
    if (out[s] || !isQuote(tokens[start]) || tokens[start - 1]?.kind !== 'break' || (sayings[s] ?? []).some((one) => one.voices.length > 0)) continue
    const prior = quotations.findLast((one) => one.to < start)
    if (!prior || prior.closed || (sentenceOf[prior.to - 1] ?? -1) !== s - 1) continue
    const saying = (sayings[s - 1] ?? []).findLastIndex((one) => !one.aside)
    out[s] = out[s - 1] ?? (saying >= 0 ? { sentence: s - 1, saying } : undefined)
  }
  return out
}

const goesOn = (last: Attributed): Attributed => ({ ...last, trail: [...last.trail.slice(0, 6), { rule: 'chain/quotation-goes-on' }] })

/** "Over a dozen of the remains were of children": a share of what was just told is told by the same speaker. */
function ofThose(scene: Scene, s: number): boolean {
  const { tokens, sentences } = scene.reading
  const from = sentences[s]?.from ?? 0
  for (let k = from; k < from + 6; k++)
    if (
      tokens[k]?.norm === 'of' &&
      tokens[k + 1]?.norm === 'the' &&
      /^(?:remains|bodies|dead|victims|skeletons|graves|wounded)$/.test(tokens[k + 2]?.norm ?? '')
    )
      return true
  return false
}

/** "She stated that…. Back then, 55 were exhumed.": in one paragraph, right after what "he", "she" or a bare name said, the same one goes on. */
function afterPronoun(scene: Scene, s: number, before: readonly Saying[] | undefined): boolean {
  const { tokens, sentences, language } = scene.reading
  if (language.speech.order !== 'subject-first' || tokens[(sentences[s]?.from ?? 0) - 1]?.kind === 'break') return false
  const last = before?.at(-1)
  return last !== undefined && !last.own && !last.pre && !last.aside && last.voices.at(-1)?.speaker.noun === undefined
}

/** Whether a sentence opens with a quotation mark and closes with one, or opens a quotation that runs on. */
function allQuoted(scene: Scene, s: number): boolean {
  const { tokens, sentences } = scene.reading
  const range = sentences[s]
  if (!range || range.to - range.from < 6 || !isQuote(tokens[range.from])) return false
  for (let k = range.to - 1; k > range.from && k >= range.to - 3; k--) if (isQuote(tokens[k])) return true
  return false
}

/** A quotation that speaks follows a colon, "that", a comma, a reporting word, or opens its sentence; other marks wrap names. */
function opensSpeech(scene: Scene, mark: number): boolean {
  const { tokens, sentenceOf } = scene.reading
  const before = tokens[mark - 1]
  if (!before || before.kind === 'break' || sentenceOf[mark - 1] !== sentenceOf[mark]) return true
  if (before.norm === ':' || isComma(before)) return true
  for (let k = mark - 1; k >= 0 && k >= mark - 3; k--) if (scene.marks[k]?.value.that || scene.marks[k]?.value.say) return true
  return false
}
