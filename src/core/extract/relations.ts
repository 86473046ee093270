// Finds accusations, demands and denials: who blames whom, who asks whom for what, who denies.
import type { ActorMention, Mention, RuleTrace, Span } from '../model/index.ts'
import type { TokenRange } from '../text/index.ts'
import type { FoundRelation } from './parts.ts'
import { accusedIn, type Culprit } from './relation-actors.ts'
import type { Chains } from './speech-chain.ts'
import { isComma, isQuote, type Scene, speakerAfter, speakerSpan } from './speech-speakers.ts'

const LONGEST = 300

/** All accusations, demands and denials of a reading: at most one of a kind in a sentence. */
export function findRelations(scene: Scene, chains: Chains): FoundRelation[] {
  const out: FoundRelation[] = []
  const { sentences } = scene.reading
  for (let s = 0; s < sentences.length; s++) {
    const range = sentences[s] as TokenRange
    if (range.to - range.from < 4) continue
    const found = signs(scene, range)
    if (found.demand >= 0) push(out, demandIn(scene, chains, s, range, found.demand, found))
    if (found.deny >= 0) push(out, denialIn(scene, chains, s, range, found.deny))
    if (found.accuse >= 0 || found.harm) push(out, accusationIn(scene, chains, s, range, found))
  }
  return out
}

function push(out: FoundRelation[], found: FoundRelation | undefined): void {
  if (found) out.push(found)
}

interface Signs {
  readonly accuse: number
  readonly demand: number
  readonly deny: number
  readonly harm: boolean
  readonly grave: boolean
}

function signs(scene: Scene, range: TokenRange): Signs {
  let accuse = -1
  let demand = -1
  let deny = -1
  let harm = false
  let grave = false
  for (let k = range.from; k < range.to; k++) {
    const role = scene.marks[k]?.value
    if (!role) continue
    if (role.accuse && accuse < 0) accuse = k
    if (role.demand && demand < 0) demand = k
    if (role.deny && deny < 0) deny = k
    harm ||= role.harm === true
    grave ||= role.grave === true
  }
  return { accuse, demand, deny, harm, grave }
}

function demandIn(scene: Scene, chains: Chains, sentence: number, range: TokenRange, at: number, found: Signs): FoundRelation | undefined {
  if (!found.grave && !found.harm) return undefined
  const { chain, trail } = chains.at(Math.min(at + 1, range.to - 1))
  if (chain.length === 0) return undefined
  const to = addresseeOf(scene, at, range, chain[chain.length - 1]?.span)
  return {
    kind: 'demand',
    span: clause(scene, clauseStart(scene, range, at), range.to),
    sentence,
    chain,
    actor: null,
    to,
    trail: [step(scene, 'demand/word', at), ...trail],
  }
}

function denialIn(scene: Scene, chains: Chains, sentence: number, range: TokenRange, at: number): FoundRelation | undefined {
  const { chain, trail } = chains.at(Math.min(at + 1, range.to - 1))
  if (chain.length === 0) return undefined
  return {
    kind: 'denial',
    span: clause(scene, clauseStart(scene, range, at), range.to),
    sentence,
    chain,
    actor: null,
    to: null,
    trail: [step(scene, 'denial/word', at), ...trail],
  }
}

function accusationIn(scene: Scene, chains: Chains, sentence: number, range: TokenRange, found: Signs): FoundRelation | undefined {
  for (const region of attributed(scene, chains, sentence, range)) {
    const culprit = accusedIn(scene, region)
    if (!culprit) continue
    const { chain, trail } = chains.at(culprit.at)
    if (chain.length === 0) continue
    const speaker = chain[chain.length - 1]?.span
    if (speaker && culprit.span[0] >= speaker[0] && culprit.span[1] <= speaker[1]) continue
    return {
      kind: 'accusation',
      span: clause(scene, region.from, region.to),
      sentence,
      chain,
      actor: accused(culprit),
      to: null,
      trail: [{ rule: culprit.rule, span: culprit.span, field: 'actor' }, ...(found.accuse >= 0 ? [step(scene, 'accusation/word', found.accuse)] : []), ...trail],
    }
  }
  return undefined
}

const accused = (culprit: Culprit): ActorMention => ({ name: culprit.name, span: culprit.span, ...(culprit.id ? { actor: culprit.id } : {}), how: 'given' })

/** The stretches of a sentence that somebody says, each cut where the chain changes. */
function attributed(scene: Scene, chains: Chains, sentence: number, range: TokenRange): TokenRange[] {
  const out: TokenRange[] = []
  const sayings = chains.sayings(sentence)
  const cuts = [range.from, ...sayings.map((one) => (one.pre ? one.block.to : one.block.from)), range.to].sort((a, b) => a - b)
  for (let k = 0; k + 1 < cuts.length; k++) {
    const from = cuts[k] as number
    const to = cuts[k + 1] as number
    if (to - from >= 4) out.push({ from, to })
  }
  void scene
  return out
}

/** A clause begins after the last comma with a conjunction or the sentence's start. */
function clauseStart(scene: Scene, range: TokenRange, at: number): number {
  if (at - range.from <= 12) return range.from
  for (let k = at; k > range.from; k--) if (isComma(scene.reading.tokens[k - 1]) || isQuote(scene.reading.tokens[k - 1])) return k
  return range.from
}

/** The raw span of tokens [from, to), without marks at its ends, cut to 300 characters at a word's end. */
function clause(scene: Scene, from: number, to: number): Span {
  const { tokens } = scene.reading
  let first = from
  let last = to - 1
  while (first < last && tokens[first]?.kind !== 'word' && tokens[first]?.kind !== 'number') first++
  while (last > first && tokens[last]?.kind === 'mark') last--
  const start = tokens[first]?.start ?? 0
  while (last > first && (tokens[last]?.end ?? 0) - start > LONGEST) last--
  return [start, tokens[last]?.end ?? start + 1]
}

/** Who is asked: the noun phrase after the demanding word that is not the speaker. */
function addresseeOf(scene: Scene, at: number, range: TokenRange, speaker: Span | undefined): Mention | null {
  let from = scene.marks[at]?.to ?? at + 1
  const { tokens } = scene.reading
  if (speaker && speaker[0] >= (tokens[from]?.start ?? 0) && speaker[0] - (tokens[from]?.start ?? 0) < 40) {
    while (from < range.to && (tokens[from]?.start ?? 0) < speaker[1]) from++
  }
  for (let k = from; k < Math.min(range.to, from + 12); k++) {
    const hit = scene.registers.actors.match(tokens, k)
    const noun = scene.marks[k]?.value.noun
    if (!hit && noun !== 'body' && noun !== 'group' && noun !== 'person') continue
    const named = speakerAfter(scene, k, Math.min(range.to, k + 8), true)
    if (!named) continue
    const span = hit && hit.to > named.to ? ([tokens[k]?.start ?? 0, tokens[hit.to - 1]?.end ?? 0] as Span) : speakerSpan(scene.reading, named)
    return { name: scene.reading.report.text.slice(span[0], span[1]), span }
  }
  return null
}

function step(scene: Scene, rule: string, at: number): RuleTrace {
  const mark = scene.marks[at]
  const { tokens } = scene.reading
  return { rule, span: [tokens[at]?.start ?? 0, tokens[(mark?.to ?? at + 1) - 1]?.end ?? 0] }
}
