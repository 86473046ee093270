// Two readings of the same figures: drawing a sample, and how often both readers agree, field by field.
import type { Figure, Statement } from '../data/types.ts'

export type Reading = Pick<Figure, 'of' | 'qualifier' | 'commitment' | 'min' | 'max'>
export const FIELDS = ['of', 'qualifier', 'commitment', 'min', 'max'] as const

/** What the first reader left standing. */
export function readingOf(statement: Statement): Reading | null {
  if (!statement.figure) return null
  const { of, qualifier, commitment, min, max } = statement.figure
  return { of, qualifier, commitment, min, max }
}

/** Draws up to `size` of `rows`; `chance` holds one random number a row, so that the draw itself can be tested. */
export function sample<T>(rows: readonly T[], size: number, chance: ArrayLike<number>): T[] {
  return rows
    .map((row, i) => ({ row, order: chance[i] ?? 0 }))
    .sort((a, b) => a.order - b.order)
    .slice(0, size)
    .map(({ row }) => row)
}

/** How many pairs agree, for each field. */
export function agreement(pairs: readonly (readonly [Reading, Reading])[]): Record<(typeof FIELDS)[number], number> {
  const same = (field: (typeof FIELDS)[number]) => pairs.filter(([a, b]) => a[field] === b[field]).length
  return { of: same('of'), qualifier: same('qualifier'), commitment: same('commitment'), min: same('min'), max: same('max') }
}
