// List of reports. Filters live in the address; near-copies are folded under the fullest one; several can be acted on at once.
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useWindowVirtualizer } from '@tanstack/react-virtual'
import { type ReactNode, useMemo, useRef, useState } from 'react'
import { read } from '../data/api.ts'
import { reports } from '../data/queries.ts'
import type { ReportsPage } from '../data/types.ts'
import { Answer, Empty, RefusalNote } from '../parts/answer.tsx'
import { BulkBar } from '../parts/bulk-acts.tsx'
import { Pick, SearchLine } from '../parts/fields.tsx'
import { type Folded, foldCopies } from '../parts/fold-copies.ts'
import { ReportLine } from '../parts/report-line.tsx'
import { useSpeech } from '../parts/words.tsx'

const route = getRouteApi('/reports')

export function Reports() {
  const { say } = useSpeech()
  const filter = route.useSearch()
  const navigate = useNavigate()
  const change = (next: Partial<typeof filter>) => {
    const search = Object.fromEntries(Object.entries({ ...filter, ...next }).filter(([, value]) => value !== undefined && value !== ''))
    void navigate({ to: '/reports', search, replace: true, resetScroll: false })
  }
  const list = useInfiniteQuery({
    queryKey: ['reports', 'pages', filter],
    queryFn: ({ pageParam, signal }) => read<ReportsPage>('/reports', { ...filter, limit: 100, cursor: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  })
  const everything = useQuery(reports({ limit: 500 }))
  const outlets = useMemo(
    () => [...new Set((everything.data?.reports ?? []).flatMap((row) => row.outlet ?? []))].sort((a, b) => a.localeCompare(b)),
    [everything.data],
  )
  const rows = useMemo(() => foldCopies(list.data?.pages.flatMap((page) => page.reports) ?? []), [list.data])
  const filtered = Object.keys(filter).length > 0
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set())
  const loaded = useMemo(() => list.data?.pages.flatMap((page) => page.reports) ?? [], [list.data])
  // What the filters hide is not acted on.
  const chosen = useMemo(() => loaded.filter((row) => picked.has(row.id)), [loaded, picked])
  const toggle = (id: string) => setPicked((now) => new Set(now.has(id) ? [...now].filter((one) => one !== id) : [...now, id]))
  const choice: Choosing = { picked, toggle }
  return (
    <section className="page">
      <h1>{say('reports.title')}</h1>
      <form className="filters" onSubmit={(event) => event.preventDefault()}>
        <SearchLine name={say('reports.search')} value={filter.q ?? ''} onChange={(q) => change({ q })} />
        <Pick
          name={say('reports.lang')}
          value={filter.lang ?? ''}
          onChange={(lang) => change({ lang })}
          of={[
            ['', say('reports.any')],
            ['ar', say('lang.ar')],
            ['en', say('lang.en')],
            ['und', say('lang.und')],
          ]}
        />
        <Pick
          name={say('reports.outlet')}
          value={filter.outlet ?? ''}
          onChange={(outlet) => change({ outlet })}
          of={[['', say('reports.any')], ...outlets.map((one) => [one, one] as const)]}
        />
        <Pick
          name={say('reports.state')}
          value={filter.reviewed ?? ''}
          onChange={(reviewed) => change({ reviewed })}
          of={[
            ['', say('reports.any')],
            ['false', say('reports.state.open')],
            ['true', say('reports.state.done')],
          ]}
        />
        <Pick
          name={say('reports.problem')}
          value={filter.problem ?? ''}
          onChange={(problem) => change({ problem })}
          of={[
            ['', say('reports.any')],
            ['any', say('reports.problem.any')],
          ]}
        />
        {filtered && (
          <button type="button" className="btn quiet" onClick={() => void navigate({ to: '/reports', search: {}, replace: true })}>
            {say('do.clear')}
          </button>
        )}
      </form>
      {list.error ? (
        <RefusalNote error={list.error} retry={() => void list.refetch()} />
      ) : list.data === undefined ? (
        <Answer of={everything}>{() => null}</Answer>
      ) : (
        <>
          <div className="row">
            <p className="meta" role="status">
              {say('reports.shown', { n: list.data.pages[0]?.total ?? 0 })}
            </p>
            {loaded.length > 0 && (
              <label className="tick">
                <input
                  type="checkbox"
                  checked={chosen.length === loaded.length}
                  onChange={(event) => setPicked(new Set(event.target.checked ? loaded.map((row) => row.id) : []))}
                />
                <span>{say('bulk.all', { n: loaded.length })}</span>
              </label>
            )}
          </div>
          <BulkBar rows={chosen} onClear={() => setPicked(new Set())} />
          {rows.length === 0 ? <Empty>{say('reports.none')}</Empty> : <Rows rows={rows} choice={choice} />}
          {list.hasNextPage && (
            <button type="button" className="btn" disabled={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
              {say('do.more')}
            </button>
          )}
        </>
      )}
    </section>
  )
}

interface Choosing {
  readonly picked: ReadonlySet<string>
  readonly toggle: (id: string) => void
}

function Rows({ rows, choice }: { rows: readonly Folded[]; choice: Choosing }) {
  const box = useRef<HTMLUListElement>(null)
  const virtual = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => 92,
    overscan: 12,
    scrollMargin: box.current?.offsetTop ?? 0,
    getItemKey: (i) => rows[i]?.row.id ?? i,
  })
  return (
    <ul className="report-list" ref={box} style={{ blockSize: virtual.getTotalSize() }}>
      {virtual.getVirtualItems().map((item) => {
        const folded = rows[item.index]
        return folded ? (
          <li
            key={item.key}
            data-index={item.index}
            ref={virtual.measureElement}
            style={{ transform: `translateY(${item.start - virtual.options.scrollMargin}px)` }}
          >
            <Row folded={folded} choice={choice} />
          </li>
        ) : null
      })}
    </ul>
  )
}

function Picked({ row, choice, children }: { row: Folded['row']; choice: Choosing; children: ReactNode }) {
  const { say } = useSpeech()
  return (
    <div className="picked-row">
      <input
        type="checkbox"
        checked={choice.picked.has(row.id)}
        onChange={() => choice.toggle(row.id)}
        aria-label={say('bulk.pick', { name: row.title ?? row.lead.slice(0, 60) })}
      />
      {children}
    </div>
  )
}

function Row({ folded: { row, copies }, choice }: { folded: Folded; choice: Choosing }) {
  const { say } = useSpeech()
  const [open, setOpen] = useState(false)
  return (
    <>
      <Picked row={row} choice={choice}>
        <ReportLine row={row} lead />
      </Picked>
      {copies.length > 0 && (
        <>
          <button type="button" className="btn quiet small" aria-expanded={open} onClick={() => setOpen(!open)}>
            {say('reports.copies', { n: copies.length })}
          </button>
          {open && (
            <ul className="plain copies">
              {copies.map((copy) => (
                <li key={copy.id}>
                  <Picked row={copy} choice={choice}>
                    <ReportLine row={copy} />
                  </Picked>
                </li>
              ))}
            </ul>
          )}
        </>
      )}
    </>
  )
}
