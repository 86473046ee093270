// The second person: in a case with a reviewer beside its owner, a place is opened to the outside only as far as two persons would.
import { atLeast, type Determination, membersOf, samePerson, standing } from '../model/index.ts'

type Publication = Determination & { readonly act: Extract<Determination['act'], { act: 'publication' }> }

/** From shut to open. */
const OPEN = ['withheld', '0.1', '0.01', '0.001', 'exact'] as const

/** Determinations in force: not taken back, and not waiting for a second person. */
export function forceOf(determinations: readonly Determination[]): readonly Determination[] {
  return seconded(standing(determinations))
}

/** Determinations without those that open a place on the word of one person alone. Nothing changes in a case of one person. */
export function seconded(inForce: readonly Determination[]): readonly Determination[] {
  if (!membersOf(inForce).some((member) => member.key !== null && atLeast(member.role, 'reviewer'))) return inForce
  const publications = inForce.filter((one): one is Publication => one.act.act === 'publication')
  const alone = new Set(publications.filter((one) => !isSeconded(one, publications)).map((one) => one.id))
  return alone.size === 0 ? inForce : inForce.filter((one) => !alone.has(one.id))
}

/** True where nobody has to second it, or where another person's newest word on the same place opens it as far. */
export function isSeconded(one: Publication, all: readonly Publication[]): boolean {
  const wish = OPEN.indexOf(one.act.locationClass)
  if (wish === 0) return true
  const newest = new Map<string, number>()
  for (const other of all)
    if (!samePerson(other.by, one.by) && meet(one, other)) newest.set(other.by.trim().toLowerCase(), OPEN.indexOf(other.act.locationClass))
  return [...newest.values()].some((open) => open >= wish)
}

function meet(a: Publication, b: Publication): boolean {
  return a.act.about.some((x) => b.act.about.some((y) => x.report === y.report && x.span[0] < y.span[1] && y.span[0] < x.span[1]))
}
