// Pages of a list: a cursor is the id of the last thing shown, so a list that grew meanwhile neither skips nor repeats.
import { IsnadError } from '../core/model/index.ts'

export interface Page<T> {
  readonly total: number
  readonly next: string | null
  readonly items: readonly T[]
}

/** One page of `items` after the one whose id is `cursor`; `placeOf` tells where an id stands, where that is known. An id that is gone is a bad request, never a wrong page. */
export function pageOf<T extends { readonly id: string }>(
  items: readonly T[],
  cursor: string | undefined,
  limit: number,
  placeOf?: Pick<ReadonlyMap<string, number>, 'get'>,
): Page<T> {
  let from = 0
  if (cursor !== undefined) {
    const at = placeOf ? (placeOf.get(cursor) ?? -1) : items.findIndex((item) => item.id === cursor)
    if (at < 0) throw new IsnadError('bad-request', { what: 'cursor' })
    from = at + 1
  }
  const shown = items.slice(from, from + limit)
  return { total: items.length, next: from + limit < items.length ? (shown.at(-1)?.id ?? null) : null, items: shown }
}
