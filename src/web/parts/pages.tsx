// A list that comes page by page: what has come, and a button for the next page; it says how many there are.
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { RefusalNote } from './answer.tsx'
import { useSpeech } from './words.tsx'

interface Page<T> {
  readonly total: number
  readonly items: readonly T[]
}

/** Shows the pages that have come; `empty` where there is nothing at all. */
export function Pages<T>({
  of,
  className = 'plain',
  empty = null,
  children,
}: {
  of: UseInfiniteQueryResult<InfiniteData<Page<T>>>
  className?: string
  empty?: ReactNode
  /** One item as a list element with its own key. */
  children: (item: T) => ReactNode
}) {
  const { say } = useSpeech()
  if (of.error && !of.data) return <RefusalNote error={of.error} retry={() => void of.refetch()} />
  if (!of.data)
    return (
      <p className="loading" role="status">
        {say('state.loading')}
      </p>
    )
  const items = of.data.pages.flatMap((page) => page.items)
  const total = of.data.pages.at(-1)?.total ?? 0
  if (total === 0) return empty
  return (
    <>
      <ul className={className}>{items.map(children)}</ul>
      {of.hasNextPage && (
        <p className="some-more">
          <button type="button" className="btn" onClick={() => void of.fetchNextPage()} aria-busy={of.isFetchingNextPage}>
            {say('do.more')}
          </button>{' '}
          <span className="help">{say('some.shown', { n: items.length, of: total })}</span>
        </p>
      )}
    </>
  )
}
