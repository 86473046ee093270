// Grading inputs of a reported incident: which of Airwars' five grades the material allows and what is missing. A person sets the grade.
import type { Determination, Incident, ResolvedPlace, Statement } from '../model/index.ts'
import { type AnchorIndex, statementAt } from '../text/index.ts'
import type { Trace } from '../trace/trace.ts'
import type { Cluster } from './clusters.ts'
import { wherePrecision } from './places.ts'

/** Statements about an incident besides its figures: accusations, denials and admissions of the reports that tell of it. */
export function gradingOf(
  cluster: Cluster,
  relations: readonly Statement[],
  place: ResolvedPlace,
  trace: Trace,
  determinations: readonly Determination[],
  index: AnchorIndex,
): Incident['grading'] {
  const all = [...cluster.statements, ...relations]
  const roots = new Set<string>()
  const outlets = new Set<string>()
  for (const statement of all) {
    const origin = trace.originOf.get(statement.id)
    const speaker = origin ? trace.speakerOf.get(origin) : undefined
    if (speaker?.named) roots.add(speaker.root)
    else outlets.add(statement.report)
  }
  const accused = new Set<string>()
  for (const statement of all)
    for (const a of statement.actor ? [statement.actor] : []) {
      const joint = sidesIn(a.name, trace)
      if (joint.length > 1) for (const root of joint) accused.add(root)
      else {
        // "Gunmen", "rockets", "unknown attackers" are nobody's name.
        const speaker = trace.speakers.of(a.name, a.actor)
        if (speaker.named) accused.add(speaker.root)
      }
    }
  const speaks = (statement: Statement) => trace.speakerOf.get(trace.originOf.get(statement.id) ?? '')?.root ?? ''
  const denied = all.some((s) => s.kind === 'denial' && (accused.size === 0 || accused.has(speaks(s))))
  // A named actor who itself gives figures of those it killed accepts responsibility for as many.
  const accepts = cluster.statements.some((s) => s.figure?.commitment === 'asserted' && (s.figure.min ?? 0) > 0 && accused.has(speaks(s)))
  const dead = cluster.statements.filter((s) => s.figure && s.figure.of !== 'displaced')
  const fightersOnly = dead.length > 0 && dead.every((s) => s.who?.status === 'fighter')
  const several = roots.size + outlets.size > 1
  const allowed: string[] = []
  if (accepts) allowed.push('Confirmed')
  if (several && accused.size > 0) allowed.push('Fair')
  if (!several || roots.size < 2) allowed.push('Weak')
  if (accused.size > 1 || denied) allowed.push('Contested')
  if (fightersOnly) allowed.push('Discounted')
  const missing: string[] = ['credibility-of-speakers']
  if (!several || roots.size < 2) missing.push('independent-speakers')
  if (!accepts) missing.push('military-action', 'acceptance-by-actor')
  if (!accused.size) missing.push('named-actor')
  if (place.precision === 'unknown') missing.push('place')
  if (!cluster.mentions.some((m) => m.dated)) missing.push('date')
  if (!dead.some((s) => s.who && s.who.status !== 'unknown')) missing.push('status-of-the-dead')
  const inside = new Set(cluster.statements.map((s) => s.id))
  let set: string | null = null
  for (const { act } of determinations) {
    if (act.act === 'grade' && act.incident.some((anchor) => inside.has(statementAt(index, anchor)?.id ?? ''))) set = act.grade
  }
  return { allowed, missing, set, ucdp: { where_prec: wherePrecision(place), date_prec: datePrecision(cluster), event_clarity: 1 } }
}

/** "The regime and Russia shelled the village": two known sides named in one breath, either of which may have done it. */
function sidesIn(name: string, trace: Trace): string[] {
  const parts = name.split(/ (?:و(?=\p{L})|and |أو |or )/u)
  if (parts.length < 2) return []
  const known = parts.map((part) => trace.speakers.of(part.trim())).filter((speaker) => speaker.id !== undefined)
  return known.length === parts.length ? [...new Set(known.map((speaker) => speaker.root))] : []
}

/** UCDP's date_prec: 1 a day, 2 two to six days, 3 a week, 4 a month, 5 a year; null where no date is given. */
function datePrecision(cluster: Cluster): number | null {
  const dated = cluster.mentions.filter((m) => m.dated && m.from !== undefined)
  if (!dated.length) return null
  const span = Math.min(...dated.map((m) => (m.to ?? m.from ?? 0) - (m.from ?? 0)))
  return span < 1 ? 1 : span < 6 ? 2 : span < 8 ? 3 : span < 32 ? 4 : 5
}
