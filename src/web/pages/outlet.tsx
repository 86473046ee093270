// One outlet: what is known of it, whom it relays and how often, and its reports.
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { relays, reports } from '../data/queries.ts'
import { Answer } from '../parts/answer.tsx'
import { RegisterEntry } from '../parts/register-entry.tsx'
import { DriftCounts, RelayList } from '../parts/relay-list.tsx'
import { ReportLine } from '../parts/report-line.tsx'
import { Some } from '../parts/some.tsx'
import { Text, useSpeech } from '../parts/words.tsx'

const route = getRouteApi('/outlets/$name')

export function Outlet() {
  const { name } = route.useParams()
  const { say } = useSpeech()
  const rows = useQuery(relays(name))
  const list = useQuery(reports({ outlet: name, limit: 200 }))
  return (
    <section className="page">
      <h1>
        <Text>{name}</Text>
      </h1>
      <RegisterEntry name={name} />
      <section className="block">
        <h2>{say('speakers.relays')}</h2>
        <Answer of={rows}>
          {([row]) => (
            <>
              <RelayList row={row} />
              {row && (
                <dl className="facts">
                  <dt>{say('speakers.drift')}</dt>
                  <dd>
                    <DriftCounts row={row} />
                  </dd>
                  <dt>{say('speakers.untraced')}</dt>
                  <dd>{say('outlet.untraced', { n: row.untraced, of: row.statements })}</dd>
                </dl>
              )}
            </>
          )}
        </Answer>
      </section>
      <section className="block">
        <div className="spread">
          <h2>{say('site.reports')}</h2>
          <Link to="/reports" search={{ outlet: name }}>
            {say('outlet.all')}
          </Link>
        </div>
        <Answer of={list}>
          {(data) => (
            <Some of={data.reports} className="plain" first={30}>
              {(row) => (
                <li key={row.id}>
                  <ReportLine row={row} />
                </li>
              )}
            </Some>
          )}
        </Answer>
      </section>
    </section>
  )
}
