// Which determinations stand, and every place in a report they point at. Types only are imported: the workbench ships this file.
import type { Determination } from './determination.ts'
import type { Anchor } from './span.ts'

/** Every anchor a determination points at. */
export function anchorsOf(determination: Determination): Anchor[] {
  const act = determination.act
  switch (act.act) {
    case 'confirm':
    case 'correct':
    case 'add':
    case 'set-aside':
    case 'second-reading':
      return [act.on]
    case 'victim':
      return act.among ? [act.on, act.among] : [act.on]
    case 'independence':
      return [act.a, act.b]
    case 'part-of':
      return [act.part, act.whole]
    case 'double-count':
      return [act.total, ...act.parts]
    case 'finding':
    case 'publication':
    case 'primary-document':
    case 'material':
      return [...act.about]
    case 'grade':
      return [...act.incident]
    case 'origins-join':
    case 'origins-split':
    case 'open':
    case 'cluster-join':
    case 'cluster-split':
    case 'place':
      return [...act.anchors]
    case 'undo':
    case 'duplicate':
    case 'reliability':
    case 'register':
    case 'looked-for':
    case 'approve':
    case 'saved-search':
    case 'member':
    case 'policy':
      return []
  }
}

/** Ids of the determinations that are taken back; an undo may itself be undone. */
export function undoneBy(all: readonly Determination[]): Set<string> {
  const undone = new Set<string>()
  for (const { id, act } of [...all].reverse()) if (act.act === 'undo' && !undone.has(id)) undone.add(act.determination)
  return undone
}

/** Determinations not taken back, one per id, in ledger order. An undo may itself be undone. */
export function standing(determinations: readonly Determination[]): Determination[] {
  const undone = undoneBy(determinations)
  const seen = new Set<string>()
  return determinations.filter(({ id, act }) => {
    if (act.act === 'undo' || undone.has(id) || seen.has(id)) return false
    seen.add(id)
    return true
  })
}
