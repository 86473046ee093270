// Who is blamed in a stretch of text: named actors and words for those who do harm, each with the signs that it is the doer.

import type { Span } from '../model/index.ts'
import { nationalityOf } from '../registers/nationality.ts'
import type { TokenRange } from '../text/index.ts'
import type { Culprit } from './parts.ts'
import { DOES } from './speech-lexicon.ts'
import { does, isQuote, type Scene } from './speech-speakers.ts'

const BLAMED = new Set(['state', 'armed-forces', 'armed-group', 'coalition', 'local-authority'])
/** Signs by how strongly they tell the doer; the strongest sum decides whom the accusation names. */
const STRENGTH: Readonly<Record<string, number>> = {
  'blame-before': 6,
  doer: 5,
  'attack-next': 5,
  'attack-before': 4,
  'seized-by': 4,
  'acts-soon': 4,
  'acts-later': 3,
  'crime-near': 3,
  'attack-near': 2,
  'toll-before': 1,
  'bare-state': -1,
  counted: -2,
  held: -3,
  where: -6,
  hurt: -3,
}

/** Signs that the one named is the doer, however the clause says it. */
export const ACTS: ReadonlySet<string> = new Set(['doer', 'attack-next', 'attack-before', 'attack-near', 'seized-by', 'acts-soon', 'acts-later'])

/** All who may be blamed in tokens [from, to). Names that touch are one ("Russian warplanes", "President Assad's forces"). */
export function culpritsIn(scene: Scene, region: TokenRange): readonly Culprit[] {
  // Sentences are looked at again from those behind them.
  const key = region.from * 2 ** 26 + region.to
  const known = scene.culprits.get(key)
  if (known) return known
  const found = findCulprits(scene, region)
  scene.culprits.set(key, found)
  return found
}

function findCulprits(scene: Scene, region: TokenRange): Culprit[] {
  const { tokens } = scene.reading
  const out: Culprit[] = []
  for (let k = region.from; k < region.to; k++) {
    const first = nameAt(scene, k, region.to)
    if (!first) continue
    let { to, word, machine, kind, id } = first
    for (let next = nameGoesOn(scene, to, region.to); next; next = nameGoesOn(scene, to, region.to)) {
      to = next.to
      word ||= next.word
      machine &&= next.machine
      kind = next.kind === 'state' ? (kind ?? next.kind) : (next.kind ?? kind)
      id ??= next.id
    }
    const signs = signsOf(scene, region, k, to)
    // Who finds the dead is told beside them, and did not kill them.
    if (signs.includes('finds')) {
      k = to - 1
      continue
    }
    // A country's name alone is mostly a place ("استهدف مدينة عفرين السورية").
    if (kind === 'state' && !word) {
      if (!signs.some((sign) => (STRENGTH[sign] ?? 0) >= 3)) {
        k = to - 1
        continue
      }
      signs.push('bare-state')
    } else if (/^(?:ال)?(?:متهم|مشتبه|جنا)|suspect|accused/.test(scene.marks[k]?.form.stem ?? '')) signs.push('kind-accused')
    else signs.push(kind ? `kind-${kind}` : machine ? 'kind-machine' : 'kind-word')
    const span: Span = [tokens[k]?.start ?? 0, tokens[to - 1]?.end ?? 0]
    out.push({ name: scene.reading.report.text.slice(span[0], span[1]), span, id, at: k, signs })
    k = to - 1
  }
  return out
}

/** A further name right behind one, also in quotation marks ("طائرات \"التحالف الدولي\""). */
function nameGoesOn(scene: Scene, at: number, end: number): Named | undefined {
  // "Sudan's army": the force is the state's.
  if (scene.reading.tokens[at]?.norm === "'s") return nameAt(scene, at + 1, end)
  // "suspected Russian and Syrian air strikes": both are meant.
  if (scene.reading.tokens[at]?.norm === 'and') return nameAt(scene, at + 1, end)
  if (!isQuote(scene.reading.tokens[at])) return nameAt(scene, at, end)
  const inner = nameAt(scene, at + 1, end)
  return inner && isQuote(scene.reading.tokens[inner.to]) ? { ...inner, to: inner.to + 1 } : undefined
}

interface Named {
  readonly to: number
  readonly word: boolean
  /** Only machines are named, not whose they are. */
  readonly machine: boolean
  readonly kind: string | undefined
  readonly id: string | undefined
}

/** Who may be blamed at a token: a known actor of a kind that does harm, or a word for those who do. */
function nameAt(scene: Scene, at: number, end: number): Named | undefined {
  if (at >= end) return undefined
  const hit = scene.actorAt(at)
  const known = hit && BLAMED.has(hit.actor.kind) && hit.to <= end ? hit : undefined
  const mark = does(scene, at, DOES.culprit) ? scene.marks[at] : undefined
  // "بالمدفعية" is the means, not the doer.
  const word = mark && !mark.form.proclitics.includes('ب') ? mark : undefined
  if (!known && !word) return nationAt(scene, at, end)
  const to = Math.max(known?.to ?? 0, word?.to ?? 0, at + 1)
  let named = word !== undefined
  // "the Syrian regime" is known as a state, and more than a country's name.
  for (let k = at + 1; k < to && !named; k++) named = scene.marks[k]?.value.culprit === true
  return { to, word: named, machine: !known && mark?.value.machine === true, kind: known?.actor.kind, id: known?.actor.id }
}

/** "Sudanese air strikes", "Syrian shelling": a nationality right before an act of force says whose it was. */
function nationAt(scene: Scene, at: number, end: number): Named | undefined {
  const { tokens, language } = scene.reading
  if (language.speech.order === 'verb-first' || !tokens[at]?.cap || at + 1 >= end) return undefined
  const code = nationalityOf(tokens[at]?.norm ?? '')
  // "Sudanese and Eritrean air strikes": the second says it for both.
  const next = tokens[at + 1]?.norm === 'and' && nationalityOf(tokens[at + 2]?.norm ?? '') ? at + 3 : at + 1
  if (!code || !(scene.marks[next]?.value.attack || scene.marks[next]?.value.machine)) return undefined
  return { to: at + 1, word: true, machine: false, kind: 'state', id: `actor:state-${code}` }
}

/** The one with the strongest signs, the earlier where two are equal. */
export function strongest(culprits: readonly Culprit[]): Culprit | undefined {
  let best: Culprit | undefined
  let most = -99
  for (const one of culprits) {
    const strength = one.signs.reduce((sum, sign) => sum + (STRENGTH[sign] ?? 0), 0)
    if (strength > most) {
      most = strength
      best = one
    }
  }
  return best
}

/**
 * What tells the doer: "by" in front (من قبل القوات), a word of force right in front (قصف القوات, قصفت القوات; only adjectives may
 * stand between: قصف مدفعي للقوات) or right behind (regime shelling, rebels fired), or a verb of harm further on with nobody
 * else between ("The group stormed the town at dawn and killed nine", أقام المسلحون حاجزا وقتلوا السائقين).
 */
function signsOf(scene: Scene, region: TokenRange, at: number, to: number): string[] {
  const { tokens } = scene.reading
  const verbFirst = scene.reading.language.speech.order === 'verb-first'
  const signs = new Set<string>()
  for (let k = Math.max(region.from, at - 7); k < at; k++) {
    const mark = scene.marks[k]
    const role = mark?.value
    if (!mark || !role) continue
    const between = at - mark.to
    if (role.blame) signs.add('blame-before')
    // "areas controlled by the group", "a statement by the army": held and said, not done.
    const before = scene.marks[k - 1]?.value
    if (role.doer && between <= 2 && !before?.held && !before?.noun) signs.add('doer')
    if (role.whence && between <= 7) signs.add('doer')
    if (role.crime && between <= 3) signs.add('crime-near')
    if (role.held && (between <= 1 || onlyBodyBetween(scene, mark.to, at))) signs.add('held')
    if (!onlyQualities(scene, mark.to, at)) continue
    if (role.attack && verbFirst && between <= 3) signs.add(between === 0 ? 'attack-before' : 'attack-near')
    if (role.finds && verbFirst && between === 0) signs.add('finds')
    else if (role.toll && !role.finds && between <= 2) signs.add(between === 0 && mark.form.stem.endsWith('ت') ? 'seized-by' : 'toll-before')
  }
  for (let k = at - 3; k < at; k++) if (tokens[k]?.kind === 'number') signs.add('counted')
  const topic = opensClause(scene, region, at)
  // "a rebel-held town": whose it is, not who struck it.
  const hyphen = tokens[to]?.norm === '-' ? 1 : 0
  if (scene.marks[to + hyphen]?.value.held && hyphen) signs.add('held')
  for (let k = to; k < Math.min(region.to, to + 18); k++) {
    const role = scene.marks[k]?.value
    if (!role) continue
    const between = k - to
    if (role.that || role.say || (between > 5 && nameAt(scene, k, region.to))) break
    // "Coast guards recovered 18 bodies", "the police have found".
    if (role.finds && !verbFirst && between <= 1 && !BEING.has(tokens[k - 1]?.norm ?? '')) signs.add('finds')
    if (role.crime && between <= 3) signs.add('crime-near')
    if (role.blame && between <= 3) signs.add('blame-after')
    if (!role.attack && !role.toll && !role.crime) continue
    const joined = scene.marks[k]?.form.proclitics[0] === 'و'
    if (between === 0 && !joined && (role.attack || role.toll)) signs.add(role.attack ? 'attack-next' : 'hurts-next')
    // "أن الفصيل قتل عشرة": behind "that" the subject comes first in Arabic as well; "جثث" is no deed.
    const verb =
      verbAt(scene, k, verbFirst) ?? (verbFirst && topic && between <= 6 && DEED.test(scene.marks[k]?.form.stem ?? '') ? 'active' : undefined)
    // "54 of the rebels died", "54 من المتمردين قتلوا": those counted are hurt.
    const suffers = verb === 'passive' || (verb === 'active' && role.toll && signs.has('counted'))
    if (suffers && between <= 4) signs.add('hurt')
    else if (verb === 'active') signs.add(between <= 4 ? 'acts-soon' : 'acts-later')
    if (verb) break
  }
  // "in Syria", but "killed in regime air raids".
  if (placed(scene, at) && !signs.has('attack-next') && !signs.has('doer')) {
    for (const sign of ACTS) signs.delete(sign)
    signs.add('where')
  }
  return [...signs]
}

/** "معاقل تنظيم \"الدولة الإسلامية\"": only the word for a body and an opening quotation mark stand between. */
function onlyBodyBetween(scene: Scene, from: number, to: number): boolean {
  if (to - from > 2) return false
  for (let k = from; k < to; k++) if (!isQuote(scene.reading.tokens[k]) && !BODY.test(scene.reading.tokens[k]?.norm ?? '')) return false
  return true
}
const BODY = /^(?:تنظيم|حركه|جماعه|جبهه|هييه|قوات|مسلحي|عناصر|the|group)$/

/** Arabic verbs of harm in the past, as they stand in the third person. */
const DEED = /^(?:قتل|جرح|قصف|اعدم|اختطف|خطف|اعتقل|احتجز|احرق|هاجم|استهدف|دمر|شن|نفذ|ارتكب|ذبح|عذب|اغتال|هجر|اطلق|اقتحم|داهم|حاصر|نهب|فجر|دفن)/

/** Whether a name opens its clause: at its start, behind "that", a colon or an opening quotation mark. */
function opensClause(scene: Scene, region: TokenRange, at: number): boolean {
  let k = at - 1
  while (k >= region.from && (isQuote(scene.reading.tokens[k]) || scene.marks[k]?.value.opener)) k--
  return k < region.from || scene.marks[k]?.value.that === true || scene.reading.tokens[k]?.norm === ':' || k < at - 1
}

/** "in Syria", "in central Turkey": a place. */
function placed(scene: Scene, at: number): boolean {
  for (let k = at - 1; k >= at - 2 && k >= 0; k--) if (WITHIN.has(scene.reading.tokens[k]?.norm ?? '')) return true
  return false
}
const WITHIN = new Set(['in', 'inside', 'across', 'into', 'near', 'throughout', 'within'])

const SUFFERED = new Set(['in', 'by', 'during', 'when', 'while', 'near', 'under', 'amid'])

const BEING = new Set(['was', 'were', 'been', 'being', 'be', 'is', 'are', 'reportedly'])

/** Whether a word of harm is a verb whose subject may stand in front: by its ending, and in English by no "was" before it. */
function verbAt(scene: Scene, at: number, verbFirst: boolean): 'active' | 'passive' | undefined {
  const stem = scene.marks[at]?.form.stem ?? ''
  if (verbFirst) {
    const plain = /^[يت]...|...(?:ت|وا|ته|تها|تهم|وهم)$/.test(stem) && !/ات$|^تع?[^ي]*ي[^ي]$/.test(stem)
    return plain ? 'active' : undefined
  }
  if (!/(?:ed|hit|shot|struck|hits|kills|ing)$/.test(stem)) return undefined
  // "soldiers killed in last week's fighting": behind the participle no one is told whom it hit.
  const next = scene.reading.tokens[scene.marks[at]?.to ?? at + 1]?.norm ?? ''
  const suffers = scene.marks[at]?.value.toll === true && /(?:ed|shot)$/.test(stem) && SUFFERED.has(next)
  return suffers || BEING.has(scene.reading.tokens[at - 1]?.norm ?? '') ? 'passive' : 'active'
}

/** Only adjectives and little words stand between: "قصف مدفعي ل", "air". */
function onlyQualities(scene: Scene, from: number, to: number): boolean {
  for (let k = from; k < to; k++) {
    const token = scene.reading.tokens[k]
    if (token?.kind !== 'word') return false
    if (scene.marks[k]?.value.link || scene.marks[k]?.value.opener || scene.marks[k]?.value.culprit) continue
    if (!/(?:ي|يه|ل|ات)$/.test(token.norm)) return false
  }
  return true
}
