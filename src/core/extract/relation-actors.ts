// Who is blamed in a clause: a named actor or a word for those who do harm, beside a word of harm.
import type { Span } from '../model/index.ts'
import type { TokenRange } from '../text/index.ts'
import type { Scene } from './speech-speakers.ts'

export interface Culprit {
  readonly name: string
  readonly span: Span
  readonly id: string | undefined
  /** Its first token. */
  readonly at: number
  readonly rule: string
}

/** The accused in tokens [from, to): needs a word of harm or of accusing in the same stretch. */
export function accusedIn(scene: Scene, region: TokenRange): Culprit | undefined {
  const { tokens } = scene.reading
  let harm = -1
  let accuse = -1
  for (let k = region.from; k < region.to; k++) {
    const role = scene.marks[k]?.value
    if (role?.harm && harm < 0) harm = k
    if (role?.accuse && accuse < 0) accuse = k
  }
  if (harm < 0 && accuse < 0) return undefined
  let best: { at: number; to: number; id: string | undefined; far: number } | undefined
  const anchor = harm >= 0 ? harm : accuse
  for (let k = region.from; k < region.to; k++) {
    const hit = scene.registers.actors.match(tokens, k)
    const mark = scene.marks[k]
    const known = hit && BLAMED.has(hit.actor.kind) ? hit : undefined
    if (!known && !mark?.value.culprit) continue
    const to = Math.max(known?.to ?? 0, mark?.value.culprit ? mark.to : 0)
    const far = Math.abs(k - anchor)
    if (!best || far < best.far) best = { at: k, to, id: known?.actor.id, far }
    k = to - 1
  }
  if (!best) return undefined
  const span: Span = [tokens[best.at]?.start ?? 0, tokens[best.to - 1]?.end ?? 0]
  return { name: scene.reading.report.text.slice(span[0], span[1]), span, id: best.id, at: best.at, rule: accuse >= 0 ? 'accusation/actor-of-crime' : 'accusation/actor-of-harm' }
}

const BLAMED = new Set(['state', 'armed-forces', 'armed-group', 'coalition', 'local-authority'])
