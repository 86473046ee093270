// Stretches that may be accusations, with the signs the model weighs.
import type { Span } from '../model/index.ts'
import type { TokenRange } from '../text/index.ts'
import type { Attributed } from './parts.ts'
import { type Culprit, culpritsIn, strongest } from './relation-actors.ts'
import { clause, clauseAround, stretches } from './relation-clauses.ts'
import type { Chains } from './speech-chain.ts'
import type { Scene } from './speech-speakers.ts'

export interface Candidate {
  readonly sentence: number
  readonly region: TokenRange
  readonly span: Span
  readonly culprit: Culprit
  readonly said: Attributed
  readonly signs: readonly string[]
}

/** All candidates of a sentence: attributed stretches that name somebody and a harm or a blame. */
export function accusationCandidates(scene: Scene, chains: Chains, sentence: number, range: TokenRange): Candidate[] {
  const out: Candidate[] = []
  for (const region of stretches(chains, sentence, range)) {
    // Where nobody but the outlet or its agency's tag speaks, the sentence narrates and blames nobody.
    if (chains.sayings(sentence).length === 0 && narrated(chains.at(region.from))) continue
    const seen = rolesIn(scene, region)
    if (!seen.has('toll') && !seen.has('attack') && !seen.has('crime') && !seen.has('blame')) continue
    const culprits = culpritsIn(scene, region).filter((one) => !isSpeaker(chains.at(one.at), one))
    const culprit = strongest(culprits)
    if (!culprit) continue
    const said = chains.at(culprit.at)
    if (said.chain.length === 0) continue
    const signs = [...seen, ...culprit.signs]
    // Pairs that tell more together than apart.
    const acts = culprit.signs.some((sign) => ACTS.has(sign))
    signs.push(acts ? 'acts' : 'acts-not')
    for (const kind of ['toll', 'crime', 'civil', 'number', 'blame']) if (seen.has(kind)) signs.push(`${acts ? 'acts' : 'acts-not'}+${kind}`)
    if (seen.has('civil') && seen.has('toll')) signs.push('civil+toll')
    if (culprits.length > 1) signs.push('many')
    const last = said.chain[said.chain.length - 1]
    signs.push(`manner-${last?.manner ?? 'none'}`)
    if (said.chain.length > 1) signs.push('long-chain')
    if (sentence < scene.reading.titleSentences) signs.push('title')
    if (!chains.sayings(sentence).length) signs.push('carried')
    if (sharesWord(last?.name ?? '', culprit.name)) signs.push('own-side')
    if (region.to - region.from > 45) signs.push('lengthy')
    if (region.to - region.from < 9) signs.push('brief')
    const around = clauseAround(scene, region, culprit.at)
    out.push({ sentence, region, span: clause(scene, around.from, around.to), culprit, said, signs: [...new Set(signs)] })
  }
  return out
}

const ACTS = new Set(['doer', 'seized-by', 'subject-attacks', 'subject-hurts', 'hurts-next', 'attack-before', 'attack-next', 'attack-near'])

function rolesIn(scene: Scene, region: TokenRange): Set<string> {
  const seen = new Set<string>()
  for (let k = region.from; k < region.to; k++) {
    if (scene.reading.tokens[k]?.kind === 'number') seen.add('number')
    const role = scene.marks[k]?.value
    if (!role) continue
    // The words of harm themselves: "responsible" and "massacre" blame more than "fire".
    if (role.toll || role.attack || role.crime || role.blame) seen.add(`w:${scene.marks[k]?.form.stem}`)
    if (role.toll) seen.add('toll')
    if (role.attack) seen.add('attack')
    if (role.crime) seen.add('crime')
    if (role.blame) seen.add('blame')
    if (role.civil) seen.add('civil')
    if (role.deny) seen.add('deny')
    if (role.demand) seen.add('demand')
  }
  return seen
}

const narrated = (said: Attributed): boolean => said.chain.every((link) => link.manner === 'agency-tag')

/** The speaker's own name is no accused. */
function isSpeaker(said: Attributed, culprit: Culprit): boolean {
  return said.chain.some((link) => link.span !== undefined && culprit.span[0] < link.span[1] && culprit.span[1] > link.span[0])
}

function sharesWord(speaker: string, culprit: string): boolean {
  const words = new Set(speaker.split(' ').filter((word) => word.length > 4))
  return culprit.split(' ').some((word) => words.has(word))
}
