// Agency tags: "(AFP)", "رويترز -" at the top or foot of a report speak for what nobody else is named for.
import type { Attributed } from './parts.ts'
import { isOutlet } from './speech-saying.ts'
import { describe, type Scene, speakerSpan } from './speech-speakers.ts'

/** The chain of a report's agency tag, or undefined. Looked for in the first 60 tokens of the body and the last 25. */
export function agencyTag(scene: Scene): Attributed | undefined {
  const { reading, marks } = scene
  const { tokens, report } = reading
  let first = 0
  while (first < tokens.length && (tokens[first]?.start ?? 0) < report.titleEnd) first++
  const spots: number[] = []
  for (let k = first; k < Math.min(tokens.length, first + 60); k++) spots.push(k)
  for (let k = Math.max(first + 60, tokens.length - 25); k < tokens.length; k++) spots.push(k)
  for (const k of spots) {
    const hit = scene.actorAt(k)
    const to = hit?.actor.kind === 'agency' ? hit.to : undefined
    if (to === undefined || marks[k]?.form.proclitics.length) continue
    const before = tokens[k - 1]
    const after = tokens[to]
    const bracketed =
      (before?.norm === '(' || before?.norm === '/' || before?.norm === '-') && (after?.norm === ')' || after?.norm === '/' || after?.norm === '-')
    const dateline =
      (before === undefined || before.kind === 'break' || before.norm === '-' || before.norm === '،' || before.norm === ',' || before.norm === '(') &&
      (after?.norm === '-' || after?.norm === ':')
    // "an Agence France-Presse (AFP) team": the short name of who stands before the bracket.
    if (before?.norm === '(' && spelledOut(scene, k - 1, hit?.actor.id)) continue
    const alone = (before === undefined || before.kind === 'break') && (after === undefined || after.kind === 'break')
    // "AFP Friday 10 Oct 2014": a feed's line of agency and date.
    const dated = marks[to]?.value.aside === true && !marks[to]?.form.cut && tokens[to + 1]?.kind === 'number' && k < first + 60
    if (!bracketed && !dateline && !alone && !dated) continue
    const speaker = describe(scene, k, to, false)
    // An agency's own report carries its own tag: that is the outlet, not a source.
    if (isOutlet(scene, speaker)) continue
    const span = speakerSpan(reading, speaker)
    return {
      chain: [
        {
          name: report.text.slice(span[0], span[1]),
          span,
          ...(speaker.actor ? { actor: speaker.actor } : {}),
          manner: 'agency-tag',
          cue: span,
          how: 'given',
        },
      ],
      ownReporter: false,
      trail: [{ rule: 'chain/agency-tag', span, field: 'chain' }],
    }
  }
  return undefined
}

/** Whether a name of the same actor ends right before token `at`. */
function spelledOut(scene: Scene, at: number, id: string | undefined): boolean {
  for (let k = at - 1; k >= 0 && k >= at - 5; k--) {
    const named = scene.actorAt(k)
    if (named?.to === at && named.actor.id === id) return true
  }
  return false
}
