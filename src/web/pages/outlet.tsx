// One outlet: what is known of it, whom it relays and how often, and its reports.
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { allStatements, reports } from '../data/queries.ts'
import { Answer } from '../parts/answer.tsx'
import { RegisterEntry } from '../parts/register-entry.tsx'
import { relaying } from '../parts/relaying.ts'
import { ReportLine } from '../parts/report-line.tsx'
import { Some } from '../parts/some.tsx'
import { Say, Text, useSpeech } from '../parts/words.tsx'

const route = getRouteApi('/outlets/$name')

export function Outlet() {
  const { name } = route.useParams()
  const { say } = useSpeech()
  const rows = useQuery(allStatements())
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
          {(all) => {
            const one = relaying(all.filter((row) => row.report.outlet === name))[0]
            return one && one.relays.length > 0 ? (
              <ul className="plain dense">
                {one.relays.map(([speaker, times]) => (
                  <li key={speaker}>
                    <Say id="speakers.times" values={{ name: <Text>{speaker}</Text>, n: times }} />
                  </li>
                ))}
              </ul>
            ) : (
              <p className="unknown">{say('speakers.nobody')}</p>
            )
          }}
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
