// Case overview: what the case holds, where figures disagree, and whether the ledger is whole.
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { firstDiscrepancies, firstSites, opening, statements, theCase, unanchored } from '../data/queries.ts'
import type { CaseCounts, Opening } from '../data/types.ts'
import { Answer, Empty } from '../parts/answer.tsx'
import { FirstDiscrepancies } from '../parts/discrepancy-line.tsx'
import { SiteLine } from '../parts/site-line.tsx'
import { useSpeech } from '../parts/words.tsx'

const COUNTS = [
  ['captures', '/inbox'],
  ['reports', '/reports'],
  ['statements', '/search'],
  ['origins', '/origins'],
  ['sites', '/sites'],
  ['incidents', '/incidents'],
  ['aggregates', '/sites'],
] as const

function Counts({ counts }: { counts: CaseCounts }) {
  const { say, number } = useSpeech()
  return (
    <ul className="counts" aria-label={say('overview.counts')}>
      {COUNTS.map(([key, to]) => (
        <li key={key}>
          <Link to={to} className="count">
            <strong>
              <bdi>{number(counts[key])}</bdi>
            </strong>
            <span>{say(`overview.${key}`)}</span>
          </Link>
        </li>
      ))}
    </ul>
  )
}

/** The case is still being read (how far, says the line above): what it came to when it was last open, where nothing has changed since. */
function BeingRead({ opening: { entries, counts } }: { opening: Opening }) {
  const { say } = useSpeech()
  return (
    <section className="panel" aria-live="polite">
      <p>
        <strong>{say('opening.title', { n: entries })}</strong>
      </p>
      {counts && (
        <>
          <Counts counts={counts} />
          <p className="help">{say('opening.counts')}</p>
        </>
      )}
    </section>
  )
}

export function Overview() {
  const { say } = useSpeech()
  const start = useQuery(opening())
  const info = useQuery(theCase())
  const found = useQuery(firstDiscrepancies())
  const places = useQuery(firstSites())
  const loose = useQuery(unanchored())
  const next = useQuery(statements({ reviewed: false, limit: 1 }))
  const first = next.data?.statements[0]
  return (
    <section className="page">
      <h1>{say('overview.title')}</h1>
      {info.data === undefined && start.data?.ready === false ? <BeingRead opening={start.data} /> : null}
      <Answer of={info} {...(start.data?.ready === false ? { waiting: null } : {})}>
        {(data) => (
          <>
            <p className="lede">
              {say('overview.meaning')} {data.reconstructed && <strong>{say('banner.reconstructed.more')}</strong>}
            </p>
            <Counts counts={data.counts} />
            <div className="progress-line" hidden={data.counts.reports === 0}>
              <progress value={data.counts.reviewed} max={Math.max(1, data.counts.statements)} aria-label={say('overview.reviewed')} />
              <span>{say('count.reviewed', { done: data.counts.reviewed, of: data.counts.statements })}</span>
              {first && (
                <Link to="/reports/$id" params={{ id: first.report.id }} search={{ s: first.statement.id }} className="btn primary">
                  {say(data.counts.reviewed > 0 ? 'overview.continue' : 'overview.start')}
                </Link>
              )}
            </div>
            {data.counts.reports === 0 && (
              <section className="panel">
                <p>{say('overview.empty')}</p>
                <Link to="/inbox" className="btn primary">
                  {say('overview.fill')}
                </Link>
              </section>
            )}
          </>
        )}
      </Answer>
      <div className="columns">
        <section>
          <h2>{say('overview.sites.head')}</h2>
          <Answer of={places}>
            {(list) =>
              list.total === 0 ? (
                <Empty>{say('sites.none')}</Empty>
              ) : (
                <ul className="plain">
                  {list.items.map((one) => (
                    <li key={one.id}>
                      <SiteLine site={one} brief />
                    </li>
                  ))}
                  {list.total > list.items.length && (
                    <li>
                      <Link to="/sites">{say('overview.sites.all', { n: list.total })}</Link>
                    </li>
                  )}
                </ul>
              )
            }
          </Answer>
        </section>
        <section>
          <h2>{say('overview.discrepancies')}</h2>
          <Answer of={found}>
            {(list) =>
              list.total === 0 ? (
                <Empty>{say('overview.discrepancies.none')}</Empty>
              ) : (
                <>
                  <FirstDiscrepancies first={list} />
                  <Link to="/discrepancies">{say('overview.discrepancies.all', { n: list.kinds.reduce((sum, [, count]) => sum + count, 0) })}</Link>
                </>
              )
            }
          </Answer>
        </section>
      </div>
      {loose.data && loose.data.unanchored.length > 0 && (
        <section>
          <h2>{say('overview.unanchored', { n: loose.data.unanchored.length })}</h2>
          <ul className="plain">
            {loose.data.unanchored.map((one) => (
              <li key={one.determination}>
                <bdi>{one.exact}</bdi>
              </li>
            ))}
          </ul>
        </section>
      )}
      {info.data && (
        <section className="foot-facts">
          <h2>{say('overview.ledger')}</h2>
          <dl className="facts">
            <dt>{say('overview.operator')}</dt>
            <dd>
              <bdi>{info.data.operator}</bdi>
            </dd>
            <dt>{say('overview.ledger')}</dt>
            <dd>
              <Link to="/ledger">{say('count.entries', { n: info.data.ledger.size })}</Link>
            </dd>
            <dt>{say('overview.root')}</dt>
            <dd>
              <code dir="ltr">{info.data.ledger.root}</code>
            </dd>
            <dt>{say('overview.engine')}</dt>
            <dd>
              <code dir="ltr">{info.data.engine}</code>
            </dd>
            <dt>{say('nav.search')}</dt>
            <dd>{say(`views.${info.data.views.state}`)}</dd>
          </dl>
        </section>
      )}
    </section>
  )
}
