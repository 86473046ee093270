// The isnad view: for a site, an incident or a speaker, the tree from origins through relays to outlets along time.
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import { incident, origin, report as reportQuery, site, someIncidents, someOrigins, someSites } from '../data/queries.ts'
import type { Tally } from '../data/types.ts'
import { Answer, Empty } from '../parts/answer.tsx'
import { DriftLine } from '../parts/drift-line.tsx'
import { Pick } from '../parts/fields.tsx'
import { valueWords } from '../parts/figure-words.ts'
import { type Edge, type Layout, layIsnad, type Scope } from '../parts/isnad-layout.ts'
import { IsnadTree } from '../parts/isnad-tree.tsx'
import { StatementHead } from '../parts/statement-card.tsx'
import { Text, useSpeech } from '../parts/words.tsx'

const route = getRouteApi('/isnad')
/** From this many reports on, the picture opens on the figure most of them carry: all figures at once are hard to follow. */
const MANY = 8
const ALL = 'all'

export function IsnadScreen() {
  const { say, lang } = useSpeech()
  const search = route.useSearch()
  const navigate = useNavigate()
  const siteList = useQuery(someSites())
  const incidentList = useQuery(someIncidents())
  const originList = useQuery(someOrigins())
  const chosen = search.site
    ? `site ${search.site}`
    : search.incident
      ? `incident ${search.incident}`
      : search.origin
        ? `origin ${search.origin}`
        : ''
  const name = (place: { name: string; names?: { ar: string; en: string } | undefined }) => place.names?.[lang] || place.name
  const choices = [
    ['', say('isnad.pick')] as const,
    ...(siteList.data ?? []).map((one) => [`site ${one.id}`, `${say('nav.sites')}: ${name(one.place)}`] as const),
    ...(incidentList.data ?? []).map((one) => [`incident ${one.id}`, `${say('nav.incidents')}: ${name(one.place)} ${one.date.from ?? ''}`] as const),
    ...(originList.data ?? []).map((one) => [`origin ${one.id}`, `${say('nav.origins')}: ${one.actor}`] as const),
  ]
  const choose = (value: string) => {
    const [what = '', ...id] = value.split(' ')
    void navigate({ to: '/isnad', search: what ? { [what]: id.join(' ') } : {} })
  }
  return (
    <section className="page isnad-page">
      <h1>{say('isnad.title')}</h1>
      <div className="filters">
        <Pick name={say('isnad.choose')} value={chosen} onChange={choose} of={choices} />
      </div>
      {search.site && <OfSite id={search.site} />}
      {search.incident && <OfIncident id={search.incident} />}
      {search.origin && <OfOrigin id={search.origin} />}
      {chosen === '' && <Empty>{say('isnad.pick')}</Empty>}
    </section>
  )
}

function OfSite({ id }: { id: string }) {
  const page = useQuery(site(id))
  return <Answer of={page}>{(data) => <Picture scope={data} tallies={data.site.tallies} />}</Answer>
}
function OfIncident({ id }: { id: string }) {
  const page = useQuery(incident(id))
  return <Answer of={page}>{(data) => <Picture scope={data} tallies={data.incident.tallies} />}</Answer>
}
function OfOrigin({ id }: { id: string }) {
  const page = useQuery(origin(id))
  return <Answer of={page}>{(data) => <Picture scope={{ ...data, origins: [data.origin] }} tallies={[]} />}</Answer>
}

/** The scope cut down to the statements of one value of a tally. */
function cutTo(scope: Scope, ids: readonly string[]): Scope {
  const statements = scope.statements.filter((one) => ids.includes(one.id))
  const reports = new Set(statements.map((one) => one.report))
  const origins = scope.origins.filter((origin) => origin.statements.some((id) => ids.includes(id)))
  const known = new Set([...reports, ...origins.map((origin) => origin.id)])
  return {
    statements,
    origins,
    reports: scope.reports.filter((row) => reports.has(row.id)),
    lineage: scope.lineage.filter((one) => known.has(one.from) && known.has(one.to)),
    drift: scope.drift.filter((one) => ids.includes(one.from) && ids.includes(one.to)),
  }
}

function Picture({ scope: whole, tallies }: { scope: Scope; tallies: readonly Tally[] }) {
  const speech = useSpeech()
  const { say, label } = speech
  const search = route.useSearch()
  const navigate = useNavigate()
  const values = tallies.flatMap((tally) =>
    tally.values.map((value) => ({
      ids: value.statements,
      key: `${tally.of} ${tally.remains ?? ''} ${tally.commitment ?? ''} ${tally.who ?? ''} ${value.min} ${value.max}`,
      words: [
        valueWords(speech, tally.of, value.min, value.max, []),
        tally.remains && label('remains', tally.remains),
        tally.commitment && tally.commitment !== 'asserted' && label('commitment', tally.commitment),
      ]
        .filter(Boolean)
        .join(' · '),
      reports: value.reports,
    })),
  )
  const best = whole.reports.length > MANY ? [...values].sort((a, b) => b.reports - a.reports)[0] : undefined
  const chosen = search.figure === ALL ? undefined : (values.find((value) => value.key === search.figure) ?? best)
  const ids = chosen?.ids
  const scope = useMemo(() => (ids ? cutTo(whole, ids) : whole), [whole, ids])
  const layout = useMemo(() => layIsnad(scope), [scope])
  const picked = layout.edges.find((edge) => edge.id === search.edge)
  const pick = (edge: string) => void navigate({ to: '/isnad', search: { ...search, edge }, replace: true, resetScroll: false })
  return (
    <>
      {values.length > 0 && (
        <div className="filters">
          <Pick
            name={say('isnad.figure')}
            value={chosen?.key ?? ALL}
            onChange={(figure) => {
              const { edge: _, figure: __, ...rest } = search
              void navigate({ to: '/isnad', search: { ...rest, figure }, replace: true, resetScroll: false })
            }}
            of={[
              [ALL, say('isnad.figure.all')],
              ...[...values]
                .sort((a, b) => b.reports - a.reports)
                .map((value) => [value.key, `${value.words} (${say('count.reports', { n: value.reports })})`] as const),
            ]}
          />
        </div>
      )}
      <div className="legend">
        <span>
          <svg width="18" height="18" viewBox="0 0 18 18" aria-hidden="true" className="isnad-svg">
            <path className="node-origin" d="M9 1l8 8-8 8-8-8Z" />
          </svg>
          {say('isnad.origin')}
        </span>
        <span>
          <svg width="18" height="18" viewBox="0 0 18 18" aria-hidden="true" className="isnad-svg">
            <circle className="node-between" cx="9" cy="9" r="7" />
          </svg>
          {say('isnad.between')}
        </span>
        <span>
          <svg width="18" height="18" viewBox="0 0 18 18" aria-hidden="true" className="isnad-svg">
            <rect className="node-report" x="3" y="3" width="12" height="12" rx="2" />
          </svg>
          {say('isnad.outlet')}
        </span>
        <span className="stated">{say('isnad.stated')}</span>
        <span className="inferred">{say('isnad.inferred')}</span>
        <span>
          <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true" className="isnad-svg">
            <path className="drift-mark" d="M7 1l6.500 11h-13Z" />
          </svg>
          {say('isnad.drift')}
        </span>
      </div>
      <IsnadTree layout={layout} picked={picked?.id ?? null} onPick={pick} label={say('isnad.title')} />
      {picked && <TwoSentences edge={picked} scope={scope} />}
      <EdgeList layout={layout} picked={picked?.id ?? null} onPick={pick} />
    </>
  )
}

function EdgeList({ layout, picked, onPick }: { layout: Layout; picked: string | null; onPick: (edge: string) => void }) {
  const { say } = useSpeech()
  const name = (id: string) => layout.nodes.find((node) => node.id === id)?.name ?? id
  return (
    <details className="block">
      <summary>{say('isnad.table')}</summary>
      <ul className="plain dense">
        {layout.edges.map((edge) => (
          <li key={edge.id}>
            <button type="button" className="btn quiet" aria-pressed={edge.id === picked} onClick={() => onPick(edge.id)}>
              <Text>{name(edge.from)}</Text> {say('chain.from')} <Text>{name(edge.to)}</Text>
            </button>{' '}
            <span className={edge.stated ? 'stated' : 'inferred'}>{say(edge.stated ? 'isnad.stated' : 'isnad.inferred')}</span>
            {edge.drift.length > 0 && <span className="flag"> {say('isnad.drift')}</span>}
          </li>
        ))}
      </ul>
    </details>
  )
}

function TwoSentences({ edge, scope }: { edge: Edge; scope: Scope }) {
  const { say } = useSpeech()
  const same = edge.before === edge.after
  return (
    <section className="block" aria-live="polite">
      <h2>{say('isnad.edge')}</h2>
      <div className="pair">
        {!same && edge.before && <Sentence name={say('isnad.before')} id={edge.before} scope={scope} />}
        {edge.after && <Sentence name={say('isnad.after')} id={edge.after} scope={scope} />}
      </div>
      {edge.drift.map((one) => (
        <DriftLine key={`${one.what}${one.from}${one.to}`} drift={one} statements={scope.statements} reports={scope.reports} />
      ))}
    </section>
  )
}

function Sentence({ name, id, scope }: { name: string; id: string; scope: Scope }) {
  const { say, date } = useSpeech()
  const statement = scope.statements.find((one) => one.id === id)
  const page = useQuery({ ...reportQuery(statement?.report ?? ''), enabled: statement !== undefined })
  if (!statement) return null
  return (
    <div>
      <p className="role">{name}</p>
      <StatementHead statement={statement} />
      <Answer of={page}>
        {({ report }) => (
          <>
            <p className="said">
              <Text lang={report.lang} quote>
                {report.text.slice(statement.span[0], statement.span[1])}
              </Text>
            </p>
            <div className="meta">
              <span>{report.outlet ? <Text>{report.outlet}</Text> : say('unknown.nooutlet')}</span>
              <span>
                <bdi>{date(report.published)}</bdi>
              </span>
              <Link to="/reports/$id" params={{ id: report.id }} search={{ s: id }}>
                {say('reading.open')}
              </Link>
            </div>
          </>
        )}
      </Answer>
    </div>
  )
}
