// Patches: what left and what entered the lists of a case, by their places, so that a process sends a change and not the case.
import type { Case } from '../../core/model/index.ts'

/** The long lists of a case. */
export const LISTS = ['reports', 'statements', 'origins', 'lineage', 'sites', 'incidents', 'aggregates', 'discrepancies', 'drift'] as const
export type List = (typeof LISTS)[number]
export type Rest = Omit<Case, List>
type ItemOf<L extends List> = Case[L][number]

export interface Change<T> {
  readonly removed: readonly T[]
  readonly added: readonly T[]
}
export type Changes = { readonly [L in List]: Change<ItemOf<L>> }

/** A derived case with what is new in it. */
export interface Derived {
  readonly case: Case
  readonly changes: Changes
}

export interface Patch<T> {
  /** Places in the list before, ascending. */
  readonly gone: readonly number[]
  /** Places in the list after, ascending, with what stands there. */
  readonly fresh: readonly (readonly [at: number, item: T])[]
}

/** The patch that makes `after` of `before`; everything else in them is the same objects in the same order. */
export function patchOf<T extends object>(before: readonly T[], after: readonly T[], { removed, added }: Change<T>): Patch<T> {
  const gone: number[] = []
  const fresh: [number, T][] = []
  if (removed.length) {
    const out = new Set(removed)
    before.forEach((item, at) => {
      if (out.has(item)) gone.push(at)
    })
  }
  if (added.length) {
    const into = new Set(added)
    after.forEach((item, at) => {
      if (into.has(item)) fresh.push([at, item])
    })
  }
  return { gone, fresh }
}

/** The list after a patch, and what left and entered it. */
export function patched<T>(before: readonly T[], { gone, fresh }: Patch<T>): { readonly list: T[]; readonly change: Change<T> } {
  if (gone.length === 0 && fresh.length === 0) return { list: before as T[], change: { removed: [], added: [] } }
  const list: T[] = []
  const removed: T[] = []
  let g = 0
  let f = 0
  for (let at = 0; at < before.length || f < fresh.length; ) {
    const next = fresh[f]
    if (next && next[0] === list.length) {
      list.push(next[1])
      f++
    } else if (at >= before.length) throw new RangeError('a patch of another list')
    else {
      if (gone[g] === at) {
        removed.push(before[at] as T)
        g++
      } else list.push(before[at] as T)
      at++
    }
  }
  return { list, change: { removed, added: fresh.map(([, item]) => item) } }
}
