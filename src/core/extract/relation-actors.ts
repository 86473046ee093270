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
    const hit = scene.registers.actors.match(tokens, k)
    const mark = scene.marks[k]
    const known = hit && BLAMED.has(hit.actor.kind) && hit.to <= region.to ? hit : undefined
    const word = mark?.value.culprit ? mark : undefined
    if (!known && !word) continue
    const to = Math.max(known?.to ?? 0, word?.to ?? 0, k + 1)
    const signs = signsOf(scene, region, k, to)
    // A country's name alone is mostly a place: it needs a sign that it acts.
    if (known?.actor.kind === 'state' && !word) signs.push('bare-state')
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
  let most = -1
  for (const one of culprits) {
    const strength = one.signs.reduce((sum, sign) => sum + (STRENGTH[sign] ?? 0), 0)
    if (strength > most) {
      most = strength
      best = one
    }
  }
  return best
}

function signsOf(scene: Scene, region: TokenRange, at: number, to: number): string[] {
  const signs = new Set<string>()
  for (let k = Math.max(region.from, at - 6); k < at; k++) {
    const role = scene.marks[k]?.value
    if (!role) continue
    const near = at - k
    if (role.doer && near <= 3) signs.add('doer')
    if (role.attack && near <= 3) signs.add('attack-before')
    if (role.toll && near <= 2) signs.add('toll-before')
    if (role.crime && near <= 4) signs.add('crime-near')
    if (role.blame) signs.add('blame-before')
  }
  for (let k = to; k < Math.min(region.to, to + 5); k++) {
    const role = scene.marks[k]?.value
    if (!role) continue
    const near = k - to
    if (role.attack && near <= 3) signs.add('attack-after')
    if (role.toll && near <= 3) signs.add('toll-after')
    if (role.crime && near <= 3) signs.add('crime-near')
    if (role.blame && near <= 2) signs.add('blame-after')
    if (role.that || role.say) break
  }
  return [...signs]
}
