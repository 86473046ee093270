// Stretches that may be accusations, with the signs the model weighs.

import type { ChainLink, Span } from '../model/index.ts'
import type { TokenRange } from '../text/index.ts'
import type { Attributed, Culprit } from './parts.ts'
import { accusedIn } from './relation-accused.ts'
import { ACTS, culpritsIn, strongest } from './relation-actors.ts'
import { clause, clauseAround, stretches } from './relation-clauses.ts'
import type { Chains } from './speech-chain.ts'
import { DOES } from './speech-lexicon.ts'
import { does, type Scene, speakerAfter, speakerSpan } from './speech-speakers.ts'

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
  // "وأضاف أن…" opens a clause of its own; "…, he added" closes the one in front.
  for (const region of stretches(scene, chains, sentence, range, scene.reading.language.speech.order === 'verb-first')) {
    const found = candidateIn(scene, chains, sentence, region)
    if (found) out.push(found)
  }
  return out
}

function candidateIn(scene: Scene, chains: Chains, sentence: number, region: TokenRange): Candidate | undefined {
  const charge = chargeIn(scene, region) ?? castIn(scene, region)
  // Where nobody but the outlet or its agency's tag speaks, the sentence narrates and blames nobody.
  if (!charge && chains.sayings(sentence).length === 0 && narrated(chains.at(region.from))) return undefined
  const accused = accusedIn(scene, chains, region)
  if (!accused && !namesHarm(scene, region)) return undefined
  // "could not determine whether the army was behind it", "no evidence that": nobody is accused.
  const open = openFrom(scene, region)
  const culprits = culpritsIn(scene, region)
    .filter((one) => one.at < open)
    .filter((one) => !isSpeaker(chains.at(one.at), one))
  const named = accused?.culprit ? merged(accused.culprit, culprits) : strongest(culprits)
  // "The ministry denied that its forces had killed civilians": what is denied falls back on nobody named before.
  const culprit = named ?? (open < region.to ? undefined : lastNamed(scene, chains, sentence))
  if (!culprit) return undefined
  const at = named ? named.at : firstHarm(scene, region)
  // Its own verb says who accuses, whatever charges are spoken of beside it.
  const own = accused ? chains.at(accused.verb) : undefined
  const said = own && own.chain.length > 0 ? own : (charge ?? own ?? chains.at(at))
  // "يتهم الفصيل بقتل…": accused, though nobody is said to accuse.
  const passive = culprit.signs.includes('blame-before') && chains.sayings(sentence).some((one) => one.rule === 'chain/same-speaker')
  if (said.chain.length === 0 && !passive && !charge) return undefined
  const signs = signsOf(scene, chains, { sentence, region, culprit, said, many: culprits.length > 1 })
  if (accused) signs.push('accused', 'blame')
  if (charge) signs.push('charge')
  if (culprit.signs.includes('named-before')) signs.push(...pointingSigns(scene, region))
  const around = clauseAround(scene, region, at)
  return { sentence, region, span: clause(scene, around.from, around.to), culprit, said, signs: [...new Set(signs)] }
}

/** From where on a stretch leaves open or denies who did it; its end where it does not. */
function openFrom(scene: Scene, region: TokenRange): number {
  for (let k = region.from; k < region.to; k++) if (does(scene, k, DOES.unsure | DOES.deny)) return k
  return region.to
}

/** The accused with the signs of the known culprit that stands where its name does. */
function merged(accused: Culprit, culprits: readonly Culprit[]): Culprit {
  const known = culprits.find((one) => one.span[0] < accused.span[1] && one.span[1] > accused.span[0])
  if (!known) return accused
  const wider = accused.name.length > known.name.length ? accused : known
  return { ...wider, id: known.id ?? accused.id, signs: [...known.signs, ...accused.signs] }
}

interface Look {
  readonly sentence: number
  readonly region: TokenRange
  readonly culprit: Culprit
  readonly said: Attributed
  readonly many: boolean
}

function signsOf(scene: Scene, chains: Chains, { sentence, region, culprit, said, many }: Look): string[] {
  const seen = rolesIn(scene, region)
  const signs = [...seen, ...culprit.signs]
  // Pairs that tell more together than apart.
  const acts = culprit.signs.some((sign) => ACTS.has(sign))
  signs.push(acts ? 'acts' : 'acts-not')
  // Who holds a place and does nothing here is hardly accused.
  if (!acts && culprit.signs.includes('held')) signs.push('acts-not+held')
  for (const kind of ['toll', 'crime', 'civil', 'number', 'blame']) if (seen.has(kind)) signs.push(`${acts ? 'acts' : 'acts-not'}+${kind}`)
  if (seen.has('civil') && seen.has('toll')) signs.push('civil+toll')
  if (many) signs.push('many')
  const last = said.chain[said.chain.length - 1]
  signs.push(`manner-${last?.manner ?? 'none'}`)
  if (said.chain.length > 1) signs.push('long-chain')
  if (sentence < scene.reading.titleSentences) signs.push('title')
  if (!chains.sayings(sentence).length) signs.push('carried')
  const by = speakerKind(scene, last)
  const watches = by === 'watch' || by === 'agency' || by === 'outlet'
  if ((!watches && sharesWord(last?.name ?? '', culprit.name)) || ownMen(scene, culprit)) signs.push('own-side')
  signs.push(`by-${by}`)
  if (goesOn(scene, chains, sentence, last?.name)) signs.push('goes-on')
  signs.push(...hurtSigns(scene, region, culprit))
  if (region.to - region.from > 45) signs.push('lengthy')
  if (region.to - region.from < 9) signs.push('brief')
  return signs
}

/** Nobody is named here: does a verb of harm point to whom was named ("ذبحوا الرجال", "they burned the village"), or "these crimes"? */
function pointingSigns(scene: Scene, region: TokenRange): string[] {
  const { tokens, language } = scene.reading
  const out: string[] = []
  for (let k = region.from; k < region.to; k++) {
    if (!does(scene, k, DOES.toll | DOES.attack | DOES.crime)) continue
    const before = tokens[k - 1]?.norm ?? ''
    if (POINTING.has(before)) out.push('this-harm')
    const stem = scene.marks[k]?.form.stem ?? ''
    if (language.speech.order === 'verb-first' ? /(?:وا|وه|وهم|وها|ون)$/.test(stem) : THEY.has(before) || THEY.has(tokens[k - 2]?.norm ?? ''))
      out.push('they-harm')
  }
  return out
}
const POINTING = new Set(['this', 'these', 'those', 'such', 'هذه', 'هذا', 'تلك', 'ذلك'])
const THEY = new Set(['they', 'he', 'who'])

/** "قال المكتب إن عناصره انتشلوا…", "the army said its forces killed": whose men they are is written onto them. */
function ownMen(scene: Scene, culprit: Culprit): boolean {
  const norm = scene.reading.tokens[culprit.at]?.norm ?? ''
  if (OWNERS.has(scene.reading.tokens[culprit.at - 1]?.norm ?? '')) return true
  return /^(?:عناصر|قوات|طائرات|جنود|مقاتل[يو]|وحدات)(?:ه|ها|هم|نا)$/.test(norm)
}
const OWNERS = new Set(['its', 'our', 'their', 'his'])

/** What kind of party speaks: one that bears arms or governs, one that watches, the press, or somebody else. */
function speakerKind(scene: Scene, link: ChainLink | undefined): string {
  const kind = link?.actor ? scene.registers.actors.byId(link.actor)?.kind : undefined
  if (!kind) return 'unknown'
  if (kind === 'ministry' || kind === 'local-authority') return 'state'
  if (kind === 'monitor' || kind === 'ngo' || kind === 'un-body' || kind === 'rescue') return 'watch'
  if (kind === 'armed-forces' || kind === 'armed-group' || kind === 'coalition') return 'armed'
  return kind
}

/** Whether the same speaker spoke of somebody's harm in the sentence before: accusations come in rows. */
function goesOn(scene: Scene, chains: Chains, sentence: number, speaker: string | undefined): boolean {
  const before = scene.reading.sentences[sentence - 1]
  if (!speaker || !before || sentence <= scene.reading.titleSentences) return false
  if (chains.at(before.to - 1).chain.at(-1)?.name !== speaker) return false
  return culpritsIn(scene, before).some((one) => one.signs.some((sign) => ACTS.has(sign)))
}

/** "ألقت الحكومة باللوم على…": whoever casts the blame accuses. */
function castIn(scene: Scene, region: TokenRange): Attributed | undefined {
  const { tokens, report } = scene.reading
  for (let k = region.from; k < region.to; k++) {
    if (!does(scene, k, DOES.casts)) continue
    for (let n = k + 2; n < Math.min(region.to, k + 9); n++) {
      if (scene.marks[n]?.value.accuses !== 'upon') continue
      const named = speakerAfter(scene, k + 1, n, false, true)
      if (named?.from !== k + 1) break
      const span = speakerSpan(scene.reading, named)
      const trail = [{ rule: 'accusation/cast', span: [tokens[k]?.start ?? 0, tokens[n]?.end ?? 0] as Span }]
      return { chain: [{ name: report.text.slice(span[0], span[1]), span, manner: 'says' }], ownReporter: false, trail }
    }
  }
  return undefined
}

/** "مع اتهام الرئيس نائبه بالتخطيط…", "The group was accused of…": an accusation told as a noun or in the passive; whoever owns it accuses. */
function chargeIn(scene: Scene, region: TokenRange): Attributed | undefined {
  const { tokens, report } = scene.reading
  for (let k = region.from; k < region.to; k++) {
    const mark = does(scene, k, DOES.charge) ? scene.marks[k] : undefined
    if (!mark) continue
    const trail = [{ rule: 'accusation/charge', span: [tokens[k]?.start ?? 0, tokens[mark.to - 1]?.end ?? 0] as Span }]
    const next = scene.marks[mark.to]
    const owned = scene.actorAt(mark.to) ?? (next?.value.noun ? next : undefined)
    const named = owned && !owned.form.proclitics.some((part) => part !== 'ال') ? speakerAfter(scene, mark.to, region.to, false, true) : undefined
    if (named?.from !== mark.to) return { chain: [], ownReporter: false, trail }
    const span = speakerSpan(scene.reading, named)
    return { chain: [{ name: report.text.slice(span[0], span[1]), span, manner: 'says' }], ownReporter: false, trail }
  }
  return undefined
}

/** Who is hurt: people, or fighters ("مقتل عشرة مسلحين"), which blames nobody. */
function hurtSigns(scene: Scene, region: TokenRange, culprit: Culprit): string[] {
  const out: string[] = []
  for (let k = region.from; k < region.to; k++) {
    const mark = does(scene, k, DOES.toll) ? scene.marks[k] : undefined
    if (!mark) continue
    for (let n = mark.to; n < Math.min(region.to, mark.to + 4); n++) {
      const role = scene.marks[n]?.value
      if (role?.civil) out.push('hurts-civil')
      else if (role?.culprit && n !== culprit.at) out.push('hurts-armed')
      if (role?.civil || role?.culprit || role?.toll || role?.attack || role?.say) break
    }
  }
  return out
}

/** Nobody is named here: whom the sentences just before named ("They slaughtered the men, she said"). */
function lastNamed(scene: Scene, chains: Chains, sentence: number): Culprit | undefined {
  for (let s = sentence - 1; s >= Math.max(0, sentence - 2); s--) {
    const range = scene.reading.sentences[s] as TokenRange
    const found = strongest(culpritsIn(scene, range).filter((one) => !one.signs.includes('bare-state') && !isSpeaker(chains.at(one.at), one)))
    if (found) return { ...found, signs: ['named-before'] }
  }
  return undefined
}

function firstHarm(scene: Scene, region: TokenRange): number {
  for (let k = region.from; k < region.to; k++) {
    if (does(scene, k, DOES.harm | DOES.blame)) return k
  }
  return region.from
}

const HARMS = DOES.toll | DOES.attack | DOES.crime | DOES.blame

function namesHarm(scene: Scene, region: TokenRange): boolean {
  for (let k = region.from; k < region.to; k++) {
    if (does(scene, k, HARMS)) return true
  }
  return false
}

const TOLD = HARMS | DOES.civil | DOES.deny | DOES.demand | DOES.unsure

function rolesIn(scene: Scene, region: TokenRange): Set<string> {
  const seen = new Set<string>()
  for (let k = region.from; k < region.to; k++) {
    if (scene.reading.tokens[k]?.kind === 'number') seen.add('number')
    const role = does(scene, k, TOLD) ? scene.marks[k]?.value : undefined
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
    if (role.unsure) seen.add('unsure')
  }
  return seen
}

const narrated = (said: Attributed): boolean => said.chain.every((link) => link.manner === 'agency-tag')

/** The speaker's own name is no accused. */
function isSpeaker(said: Attributed, culprit: Culprit): boolean {
  return said.chain.some((link) => link.span !== undefined && culprit.span[0] < link.span[1] && culprit.span[1] > link.span[0])
}

/** "the US army" and "US jets", "الجيش الأمريكي" and "غارة أمريكية": words alike in their first letters. */
function sharesWord(speaker: string, culprit: string): boolean {
  const words = stemsOf(speaker)
  return stemsOf(culprit).some((word) => word.length > 3 && words.includes(word))
}

/** The first letters of a name's words. The same few names stand in text after text: a bounded memory of a pure function. */
function stemsOf(name: string): readonly string[] {
  const known = STEMS.get(name)
  if (known) return known
  const made = name.split(' ').map((word) => word.replace(/^[وبل]?ال/, '').slice(0, 5))
  if (STEMS.size > 5_000) STEMS.clear()
  STEMS.set(name, made)
  return made
}
const STEMS = new Map<string, readonly string[]>()
