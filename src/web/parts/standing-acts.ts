// Which determinations stand, and which of them speak of given statements.
import type { Anchor, Determination, Statement } from '../data/types.ts'

/** Determinations not taken back, in ledger order; an undo may itself be undone. */
export function standing(all: readonly Determination[]): Determination[] {
  const undone = new Set<string>()
  for (const { id, act } of [...all].reverse()) if (act.act === 'undo' && !undone.has(id)) undone.add(act.determination)
  return all.filter(({ id, act }) => act.act !== 'undo' && !undone.has(id))
}

/** The anchors a determination points at. */
export function anchorsOf({ act }: Determination): readonly Anchor[] {
  switch (act.act) {
    case 'confirm':
    case 'correct':
    case 'add':
    case 'set-aside':
    case 'second-reading':
      return [act.on]
    case 'victim':
      return act.among ? [act.on, act.among] : [act.on]
    case 'finding':
    case 'publication':
    case 'primary-document':
    case 'material':
      return act.about
    case 'grade':
      return act.incident
    case 'independence':
      return [act.a, act.b]
    case 'part-of':
      return [act.part, act.whole]
    case 'double-count':
      return [act.total, ...act.parts]
    case 'undo':
    case 'duplicate':
    case 'reliability':
    case 'register':
    case 'looked-for':
    case 'approve':
    case 'saved-search':
      return []
    default:
      return act.anchors
  }
}

/** True where a determination points at the words of at least one of the statements. */
export function concerns(determination: Determination, statements: readonly Statement[]): boolean {
  const anchors = anchorsOf(determination)
  return statements.some((one) => {
    const [from, to] = one.figure?.span ?? one.span
    return anchors.some((anchor) => anchor.report === one.report && anchor.span[0] < to && from < anchor.span[1])
  })
}
