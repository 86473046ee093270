// Who is blamed in a stretch of text: named actors and words for those who do harm, each with the signs that it is the doer.
import type { Span } from '../model/index.ts'
import type { TokenRange } from '../text/index.ts'
import type { Scene } from './speech-speakers.ts'

export interface Culprit {
  readonly name: string
  readonly span: Span
  readonly id: string | undefined
  /** Its first token. */
  readonly at: number
  /** What stands around it: "doer" (من قبل in front), "attack-before" (قصف قوات…), "attack-after" (… forces shelled) and so on. */
  readonly signs: readonly string[]
}

const BLAMED = new Set(['state', 'armed-forces', 'armed-group', 'coalition', 'local-authority'])
/** Signs by how strongly they tell the doer; the strongest one decides whom the accusation names. */
const STRENGTH: Readonly<Record<string, number>> = {
  'blame-before': 6,
  doer: 5,
  'attack-before': 4,
  'attack-after': 3,
  'crime-near': 3,
  'toll-after': 2,
  'toll-before': 1,
}

/** All who may be blamed in tokens [from, to). */
export function culpritsIn(scene: Scene, region: TokenRange): Culprit[] {
  const { tokens } = scene.reading
  const out: Culprit[] = []
  for (let k = region.from; k < region.to; k++) {
    const hit = scene.actorAt(k)
    const mark = scene.marks[k]
    const known = hit && BLAMED.has(hit.actor.kind) && hit.to <= region.to ? hit : undefined
    // "بالمدفعية" is the means, not the doer.
    const word = mark?.value.culprit && !mark.form.proclitics.includes('ب') ? mark : undefined
    if (!known && !word) continue
    const to = Math.max(known?.to ?? 0, word?.to ?? 0, k + 1)
    let signs = signsOf(scene, region, k, to)
    // A country's name alone is mostly a place ("استهدف مدينة عفرين السورية"): what stands beside it by chance tells nothing.
    if (known?.actor.kind === 'state' && !word) signs = [...signs.filter((sign) => !/^attack|^crime/.test(sign)), 'bare-state']
    else signs.push(known ? `kind-${known.actor.kind}` : 'kind-word')
    const span: Span = [tokens[k]?.start ?? 0, tokens[to - 1]?.end ?? 0]
    out.push({ name: scene.reading.report.text.slice(span[0], span[1]), span, id: known?.actor.id, at: k, signs })
    k = to - 1
  }
  return out
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
 * stand between: قصف مدفعي للقوات), or the actor first and what it did after (إن القوات قصفت, regime shelling, rebels fired).
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
    if (role.doer && between <= 1) signs.add('doer')
    if (role.crime && between <= 3) signs.add('crime-near')
    if (role.held && between <= 1) signs.add('held')
    if (!onlyQualities(scene, mark.to, at)) continue
    if (role.attack && verbFirst && between <= 3) signs.add(between === 0 ? 'attack-before' : 'attack-near')
    if (role.toll && between <= 2) signs.add(between === 0 && mark.form.stem.endsWith('ت') ? 'seized-by' : 'toll-before')
  }
  if (tokens[at - 1]?.kind === 'number' || tokens[at - 2]?.kind === 'number') signs.add('counted')
  const opens = at === region.from || scene.marks[at - 1]?.value.that || scene.marks[at - 1]?.value.opener || tokens[at - 1]?.kind === 'mark'
  for (let k = to; k < Math.min(region.to, to + 6); k++) {
    const role = scene.marks[k]?.value
    if (!role) continue
    const between = k - to
    if (role.that || role.say) break
    if (role.attack) {
      if (between === 0) signs.add('attack-next')
      else if (between <= 4) signs.add(opens ? 'subject-attacks' : 'attack-after')
    }
    if (role.toll && between === 0) signs.add('hurts-next')
    else if (role.toll && between <= 4) signs.add(opens ? 'subject-hurts' : 'toll-after')
    if (role.crime && between <= 3) signs.add('crime-near')
    if (role.blame && between <= 3) signs.add('blame-after')
  }
  return [...signs]
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
