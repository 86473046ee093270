// What stands behind a site or an incident: figures, discrepancies, drift, speakers, reports.
import { Link } from '@tanstack/react-router'
import type { MouseEvent, ReactNode } from 'react'
import type { Discrepancy, Drift, Origin, ReportRow, Statement, Tally, Words } from '../data/types.ts'
import { Empty } from './answer.tsx'
import { DiscrepancyGroups } from './discrepancy-line.tsx'
import { DriftLine } from './drift-line.tsx'
import { WhoSaysWhat } from './matrix.tsx'
import { countedIn } from './matrix-of.ts'
import { NamedPersons } from './named-persons.tsx'
import { OverTime } from './over-time.tsx'
import { ReportLine } from './report-line.tsx'
import { Some } from './some.tsx'
import { inOrder, sharedAxis, TallyBlock, tallyKey } from './tally.tsx'
import { Both, Text, useSpeech } from './words.tsx'

export interface ClusterData {
  readonly statements: readonly Statement[]
  readonly reports: readonly ReportRow[]
  readonly origins: readonly Origin[]
  readonly discrepancies: readonly Discrepancy[]
  readonly drift: readonly Drift[]
}

export function Cluster({
  data,
  tallies,
  why,
  named,
  children,
}: {
  data: ClusterData
  tallies: readonly Tally[]
  why: readonly Words[]
  /** Persons named are shown: on incidents and on sites, not on whole areas. */
  named?: boolean
  children?: ReactNode
}) {
  const { say, label } = useSpeech()
  const of = countedIn(data.statements)[0]
  return (
    <>
      <OnThisPage data={data} named={named} />
      <section className="block" id="figures">
        <h2>{say('site.figures')}</h2>
        {tallies.length === 0 && <Empty>{say('unknown.notstated')}</Empty>}
        {inOrder(tallies).map((tally) => (
          <TallyBlock key={tallyKey(tally)} tally={tally} axis={sharedAxis(tally.of, tallies, data.statements)} {...data} />
        ))}
      </section>
      <WhoSaysWhat {...data} />
      {of && <OverTime of={of} {...data} />}
      {data.discrepancies.length > 0 && (
        <section className="block" id="discrepancies">
          <h2>{say('site.discrepancies')}</h2>
          <DiscrepancyGroups list={data.discrepancies} />
        </section>
      )}
      {named && <NamedPersons statements={data.statements} reports={data.reports} tallies={tallies} />}
      {children}
      {data.drift.length > 0 && (
        <section className="block" id="drift">
          <h2>{say('site.drift')}</h2>
          <Some of={data.drift} className="plain" first={6}>
            {(one) => (
              <li key={`${one.from}${one.to}${one.what}`}>
                <DriftLine drift={one} statements={data.statements} reports={data.reports} />
              </li>
            )}
          </Some>
        </section>
      )}
      <div className="columns">
        <section className="block" id="speakers">
          <h2>{say('site.origins')}</h2>
          {data.origins.length === 0 && <Empty>{say('origins.none')}</Empty>}
          <Some of={data.origins} className="plain" first={30}>
            {(origin) => (
              <li key={origin.id}>
                <Link to="/origins/$id" params={{ id: origin.id }}>
                  <Text>{origin.actor}</Text>
                </Link>
                <div className="meta">
                  <span>{label('act', origin.act)}</span>
                  <span>{label('stake', origin.stake)}</span>
                  <span>{say('count.reports', { n: origin.reports.length })}</span>
                </div>
              </li>
            )}
          </Some>
        </section>
        <section className="block">
          <h2>{say('site.reports')}</h2>
          <Some of={data.reports} className="plain" first={30}>
            {(row) => (
              <li key={row.id}>
                <ReportLine row={row} />
              </li>
            )}
          </Some>
        </section>
      </div>
      {why.length > 0 && (
        <section className="block">
          <h2>{say('site.why')}</h2>
          <ul>
            {why.map((words) => (
              <li key={words.en}>
                <Both words={words} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

/** Links to the parts of a long page. */
function OnThisPage({ data, named }: { data: ClusterData; named: boolean | undefined }) {
  const { say } = useSpeech()
  const parts = [
    ['figures', say('site.figures'), true],
    ['who', say('matrix.title'), countedIn(data.statements).length > 0],
    ['discrepancies', say('site.discrepancies'), data.discrepancies.length > 0],
    ['named', say('named.title'), named === true],
    ['drift', say('site.drift'), data.drift.length > 0],
    ['speakers', say('site.origins'), true],
    ['decided', say('decided.title'), true],
  ] as const
  return (
    <nav className="on-page" aria-label={say('site.onpage')}>
      {parts.map(([id, name, there]) =>
        there ? (
          <a key={id} href={`#${id}`} onClick={(event) => jump(event, id)}>
            {name}
          </a>
        ) : null,
      )}
    </nav>
  )
}

/** Goes to a part of the page; the address keeps its filters. */
function jump(event: MouseEvent, id: string): void {
  event.preventDefault()
  const part = document.getElementById(id)
  part?.scrollIntoView({ block: 'start' })
  part?.querySelector<HTMLElement>('h2')?.setAttribute('tabindex', '-1')
  part?.querySelector<HTMLElement>('h2')?.focus({ preventScroll: true })
}
