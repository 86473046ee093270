// Finds accusations, demands and denials: who blames whom, who asks whom for what, who denies.
import type { ChainLink, Mention, RuleTrace, Span } from '../model/index.ts'
import type { TokenRange } from '../text/index.ts'
import type { FoundRelation } from './parts.ts'
import { accusationCandidates, type Candidate } from './relation-candidates.ts'
import { clause, clauseAround, clauseEnd, clauseStart, stretchAt } from './relation-clauses.ts'
import { accusationWeights } from './relation-weights.ts'
import { reasons, score } from './scored.ts'
import { PRONOUN } from './speech-back.ts'
import { speakerBefore } from './speech-before.ts'
import type { Chains } from './speech-chain.ts'
import { DOES, type Mark } from './speech-lexicon.ts'
import { does, isComma, type Scene, type Speaker, speakerAfter, speakerSpan, verbFits } from './speech-speakers.ts'

/** All accusations, demands and denials of a reading: at most one of a kind in a sentence. */
export function findRelations(scene: Scene, chains: Chains): FoundRelation[] {
  const out: FoundRelation[] = []
  const { sentences } = scene.reading
  for (let s = 0; s < sentences.length; s++) {
    const range = sentences[s] as TokenRange
    if (range.to - range.from < 4) continue
    const found = signs(scene, range)
    // The first asking word may be one of the background ("beside its demand for calm, it said the group must return them").
    for (const at of found.demands) {
      const demand = demandIn(scene, chains, s, range, at, found)
      push(out, demand)
      if (demand) break
    }
    if (found.deny >= 0) push(out, denialIn(scene, chains, s, range, found.deny))
    if (found.accuse >= 0 || found.harm) push(out, accusationIn(scene, chains, s, range))
  }
  return out
}

function push(out: FoundRelation[], found: FoundRelation | undefined): void {
  if (found) out.push(found)
}

interface Signs {
  readonly accuse: number
  readonly demands: readonly number[]
  readonly deny: number
  readonly harm: boolean
  readonly grave: boolean
}

/** What a relation is told by. */
const HARM = DOES.harm | DOES.toll | DOES.attack | DOES.crime
const ASKED = HARM | DOES.accuse | DOES.demand | DOES.bids | DOES.summons | DOES.deny | DOES.denies | DOES.grave | DOES.nothing

function signs(scene: Scene, range: TokenRange): Signs {
  let accuse = -1
  const demands: number[] = []
  let deny = -1
  let softly = -1
  let harm = false
  let grave = false
  let summons = false
  for (let k = range.from; k < range.to; k++) {
    const role = does(scene, k, ASKED) ? scene.marks[k]?.value : undefined
    if (!role) continue
    const verb = verbFits(scene.marks[k] as Mark)
    if (role.accuse && accuse < 0) accuse = k
    if (((role.demand && verb) || (role.bids && bidden(scene, k, range))) && demands.length < 4) demands.push(k)
    summons ||= role.summons === true
    if (role.deny && deny < 0 && verb && (!role.weak || claimFollows(scene, k, range))) deny = k
    if (softly < 0 && role.denies) softly = k
    harm ||= (role.harm ?? role.toll ?? role.attack ?? role.crime) === true
    grave ||= role.grave === true
    // A phrase without a role takes its words out: "did not deny" holds no "deny".
    if (role.nothing) k = Math.max(k, (scene.marks[k]?.to ?? 0) - 1)
  }
  if (deny < 0 && (harm || grave || accuse >= 0)) deny = softly
  return { accuse, demands: summons ? [] : demands, deny, harm, grave }
}

/** "told the government to restore": whom and "to" stand behind the verb, and no "that" before them. */
function bidden(scene: Scene, at: number, range: TokenRange): boolean {
  const mark = scene.marks[at]
  for (let k = (mark?.to ?? at + 1) + 1; k < Math.min(range.to, at + 9); k++) {
    const token = scene.reading.tokens[k]
    if (token?.kind !== 'word' || scene.marks[k]?.value.that || scene.marks[k]?.value.joint) return false
    if (token.norm === 'to') return true
  }
  return false
}

/** "rejected the allegations", "dismissed it": a few words on stands what is denied. */
function claimFollows(scene: Scene, at: number, range: TokenRange): boolean {
  // "an accusation dismissed by the government": what is claimed may stand right before.
  for (let k = Math.max(range.from, at - 3); k < Math.min(range.to, at + 9); k++)
    if (scene.marks[k]?.value.claim || scene.marks[k]?.value.charge) return true
  return false
}

function demandIn(scene: Scene, chains: Chains, sentence: number, range: TokenRange, at: number, found: Signs): FoundRelation | undefined {
  const { chain: known, trail, ownReporter } = chains.at(Math.min(at + 1, range.to - 1))
  const chain = askerOfNoun(scene, range, at) ?? (known.length > 0 || ownReporter ? known : askerIn(scene, range, at))
  const stretch = clauseAround(scene, whole(scene, stretchAt(scene, chains, sentence, range, at, true), range), at)
  const to = addresseeOf(scene, at, range, chain[chain.length - 1]?.span)
  if (!found.grave && !found.harm && !to) return undefined
  if (!found.grave && scene.marks[at]?.value.modal) return undefined
  // An outlet that itself asks ("يجب على المجتمع الدولي أن…") names whom it asks; otherwise a demand has a speaker.
  if (chain.length === 0 && (ownReporter || !asksOpenly(scene, range, at, found.grave))) return undefined
  return {
    kind: 'demand',
    span: clause(scene, scene.marks[at]?.value.call ? stretch.from : clauseStart(scene, stretch, at), clauseEnd(scene, stretch, at)),
    sentence,
    chain,
    actor: null,
    to,
    trail: [step(scene, 'demand/word', at), ...trail],
  }
}

/** "ينبغي أن تتولى المنظمات…": nobody's verb, but whom it asks stands beside it. */
function asksOpenly(scene: Scene, range: TokenRange, at: number, grave: boolean): boolean {
  const mark = scene.marks[at]
  if (!mark) return false
  const long = mark.to - mark.from > 1
  if (!long && (mark.value.say || !grave)) return false
  for (let k = long ? mark.from : Math.max(range.from, at - 10); k < Math.min(range.to, mark.to + (long ? 3 : 5)); k++)
    if (scene.marks[k]?.value.asked) return true
  return false
}

/** "بعد دعوة رئيس الوزراء إلى الإسراع": whoever owns the noun asks. */
function askerOfNoun(scene: Scene, range: TokenRange, at: number): ChainLink[] | undefined {
  if (!scene.marks[at]?.value.plea) return undefined
  // "…، مطالبة مجلس الأمن بتحقيق": behind a comma the participle, whose subject spoke before; the council is asked.
  if (scene.marks[at]?.value.say?.participle && isComma(scene.reading.tokens[at - 1])) return undefined
  const next = at + 1
  const form = scene.marks[next]?.form
  if (!scene.actorAt(next) && (!scene.marks[next]?.value.noun || form?.proclitics.some((part) => part !== 'ال'))) return undefined
  const named = speakerAfter(scene, next, Math.min(range.to, next + 8), false, true)
  return named?.from === next ? [linkOf(scene, named)] : undefined
}

function linkOf(scene: Scene, named: Speaker): ChainLink {
  const span = speakerSpan(scene.reading, named)
  return { name: scene.reading.report.text.slice(span[0], span[1]), span, manner: 'says' }
}

/** Whose verb it is: in front of it, or in Arabic right behind it. */
function subjectOf(scene: Scene, range: TokenRange, at: number): ChainLink[] {
  const mark = scene.marks[at]
  if (!mark) return []
  const named =
    scene.reading.language.speech.order === 'subject-first'
      ? speakerBefore(scene, BEING.has(scene.reading.tokens[mark.from - 1]?.norm ?? '') ? mark.from - 1 : mark.from, range.from)
      : speakerAfter(scene, mark.to, Math.min(range.to, mark.to + 9), false, true)
  const pronoun = PRONOUN.test(scene.reading.tokens[named?.from ?? -1]?.norm ?? '')
  return named && !pronoun && (named.noun || named.actor) && named.noun !== 'reporter' ? [linkOf(scene, named)] : []
}
const BEING = new Set(['are', 'is', 'were', 'was', 'also'])

/** "شددت المنظمة على وجوب…": the asking phrase stands behind a verb of saying and its subject. */
function speakerOfPhrase(scene: Scene, range: TokenRange, at: number): ChainLink[] {
  for (let k = at - 2; k >= Math.max(range.from, at - 9); k--) {
    const mark = scene.marks[k]
    if (!mark?.value.say || !verbFits(mark)) continue
    const named = speakerAfter(scene, mark.to, at, false)
    return named && named.from === mark.to && named.to >= at - 1 && (named.noun || named.actor) ? [linkOf(scene, named)] : []
  }
  return []
}

function askerIn(scene: Scene, range: TokenRange, at: number): ChainLink[] {
  const before = askerBefore(scene, range, at)
  if (before.length > 0) return before
  return scene.reading.language.speech.order === 'verb-first' ? speakerOfPhrase(scene, range, at) : subjectOf(scene, range, at)
}

/** "مشروع قدمته الوزارة يدعو إلى حماية المدنيين": the asking verb has its subject in front. */
function askerBefore(scene: Scene, range: TokenRange, at: number): ChainLink[] {
  const call = scene.marks[at]?.value.call === true
  const joined = scene.marks[at]?.form.proclitics[0] === 'و'
  if (!call && !joined && (!scene.marks[at]?.value.say || scene.marks[at]?.form.proclitics.length)) return []
  // "زار الرئيس المنطقة وحض على الإسراع", "تظاهر المئات للمطالبة": the first verb's subject, or behind "that" the name that opens its clause.
  if (joined || call) {
    let from = at - 1
    while (from > range.from && !scene.marks[from]?.value.that) from--
    const first = scene.marks[from]?.value.that ? (scene.marks[from]?.to ?? from + 1) : from + 1
    const named = speakerAfter(scene, first, Math.min(at, first + 8), false)
    return named && named.from <= first + 1 && (call || named.noun || named.actor) ? [linkOf(scene, named)] : []
  }
  for (let k = at - 1; k >= Math.max(range.from, at - 6); k--) {
    if (!scene.actorAt(k) && !scene.marks[k]?.value.noun) continue
    if (scene.marks[k]?.form.proclitics.some((part) => part !== 'و' && part !== 'ال')) continue
    const named = speakerAfter(scene, k, at, false)
    return named ? [linkOf(scene, named)] : []
  }
  return []
}

/** "ونفى الوزير معلومات تحدثت عن رهائن": a verb inside what is denied cuts nothing off; only a mark or "and" opens another clause. */
function whole(scene: Scene, stretch: TokenRange, range: TokenRange): TokenRange {
  const next = scene.marks[stretch.to]
  if (stretch.to >= range.to || scene.reading.tokens[stretch.to - 1]?.kind !== 'word' || !next || next.form.proclitics.length > 0) return stretch
  let to = stretch.to
  while (to < range.to && !isComma(scene.reading.tokens[to])) to++
  return { from: stretch.from, to }
}

function denialIn(scene: Scene, chains: Chains, sentence: number, range: TokenRange, at: number): FoundRelation | undefined {
  const { chain: known, trail } = chains.at(Math.min(at + 1, range.to - 1))
  const chain = known.length > 0 ? known : subjectOf(scene, range, at)
  if (chain.length === 0) return undefined
  const stretch = whole(scene, stretchAt(scene, chains, sentence, range, at), range)
  return {
    kind: 'denial',
    span: clause(scene, clauseStart(scene, stretch, at), clauseEnd(scene, stretch, at)),
    sentence,
    chain,
    actor: null,
    to: null,
    trail: [step(scene, 'denial/word', at), ...trail],
  }
}

function accusationIn(scene: Scene, chains: Chains, sentence: number, range: TokenRange): FoundRelation | undefined {
  const weights = accusationWeights[scene.reading.language.code] ?? {}
  let best: Candidate | undefined
  let most = 0
  for (const one of accusationCandidates(scene, chains, sentence, range)) {
    const sum = score(weights, one.signs)
    if (sum > most) {
      most = sum
      best = one
    }
  }
  if (!best) return undefined
  const { culprit, said } = best
  return {
    kind: 'accusation',
    span: best.span,
    sentence,
    chain: said.chain,
    actor: { name: culprit.name, span: culprit.span, ...(culprit.id ? { actor: culprit.id } : {}), how: 'given' },
    to: null,
    trail: [{ rule: 'accusation/scored', span: culprit.span, field: 'actor', note: reasons(weights, best.signs) }, ...said.trail],
  }
}

/** Who is asked: the noun phrase after the demanding word that is not the speaker. */
function addresseeOf(scene: Scene, at: number, range: TokenRange, speaker: Span | undefined): Mention | null {
  let from = scene.marks[at]?.to ?? at + 1
  const { tokens } = scene.reading
  if (speaker && speaker[0] >= (tokens[from]?.start ?? 0) && speaker[0] - (tokens[from]?.start ?? 0) < 40) {
    while (from < range.to && (tokens[from]?.start ?? 0) < speaker[1]) from++
  }
  const verbFirst = scene.reading.language.speech.order === 'verb-first'
  // "وناشد الرئيس المواطنين": the short mention right behind the verb is who asks.
  if (verbFirst && scene.marks[from]?.value.back === 'person' && scene.marks[at]?.value.say && !scene.marks[at]?.value.say?.participle)
    from = scene.marks[from]?.to ?? from + 1
  for (let k = from; k < Math.min(range.to, from + 12); k++) {
    const hit = scene.actorAt(k)
    const role = scene.marks[k]?.value
    // Where the next clause opens, nobody is asked any more.
    if (k > from && ((role?.joint && !/^(?:and|or)$/.test(tokens[k]?.norm ?? '')) || (role?.say && verbFirst && verbFits(scene.marks[k] as Mark))))
      break
    // "demanded an impartial inquiry": what is asked for.
    if (!hit && role?.grave && !role.asked) continue
    const noun = role?.noun
    if (!hit && !role?.asked && noun !== 'body' && noun !== 'group' && noun !== 'person') continue
    const named = speakerAfter(scene, k, Math.min(range.to, k + 8), true, verbFirst)
    if (!named) continue
    let span: Span = hit && hit.to > named.to ? [tokens[k]?.start ?? 0, tokens[hit.to - 1]?.end ?? 0] : speakerSpan(scene.reading, named)
    // "urged the Nigerian authorities to": the capitals in front of the common noun are of its name.
    for (let b = k - 1; b >= from && tokens[b]?.kind === 'word' && tokens[b]?.cap; b--) span = [tokens[b]?.start ?? span[0], span[1]]
    return { name: scene.reading.report.text.slice(span[0], span[1]), span }
  }
  return null
}

function step(scene: Scene, rule: string, at: number): RuleTrace {
  const mark = scene.marks[at]
  const { tokens } = scene.reading
  return { rule, span: [tokens[at]?.start ?? 0, tokens[(mark?.to ?? at + 1) - 1]?.end ?? 0] }
}
