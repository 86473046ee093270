// The second person: in a case with a reviewer beside its owner, a place is opened to the outside only as far as two persons would.
import { type Anchor, atLeast, type Determination, membersOf, samePerson, standing } from '../model/index.ts'

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
  return inForce.flatMap((one) => (one.act.act === 'publication' ? asSeconded(one as Publication, publications) : [one]))
}

/**
 * A publication as far as it counts: whole where nobody has to second it, else about those words only that another person's newest
 * word on them opens as far. Otherwise two places named in one decision would both open by a second word on one of them.
 */
function asSeconded(one: Publication, all: readonly Publication[]): Publication[] {
  const wish = OPEN.indexOf(one.act.locationClass)
  if (wish === 0) return [one]
  const newest = new Map<string, Publication>()
  for (const other of all)
    if (!samePerson(other.by, one.by) && one.act.about.some((anchor) => isAbout(other, anchor))) newest.set(other.by.trim().toLowerCase(), other)
  const seconds = [...newest.values()].filter((other) => OPEN.indexOf(other.act.locationClass) >= wish)
  const about = one.act.about.filter((anchor) => seconds.some((other) => isAbout(other, anchor)))
  if (about.length === one.act.about.length) return [one]
  return about.length === 0 ? [] : [{ ...one, act: { ...one.act, about } }]
}

function isAbout({ act }: Publication, anchor: Anchor): boolean {
  return act.about.some((own) => own.report === anchor.report && own.span[0] < anchor.span[1] && anchor.span[0] < own.span[1])
}
