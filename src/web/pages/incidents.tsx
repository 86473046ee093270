// List of reported incidents: harmful acts in time, never summed with sites.
import { useQuery } from '@tanstack/react-query'
import { incidents } from '../data/queries.ts'
import { Answer, Empty } from '../parts/answer.tsx'
import { IncidentLine } from '../parts/site-line.tsx'
import { Some } from '../parts/some.tsx'
import { useSpeech } from '../parts/words.tsx'

export function Incidents() {
  const { say } = useSpeech()
  const list = useQuery(incidents())
  return (
    <section className="page">
      <h1>{say('incidents.title')}</h1>
      <Answer of={list}>
        {(all) =>
          all.length === 0 ? (
            <Empty>{say('incidents.none')}</Empty>
          ) : (
            <Some of={all} className="plain tiles" first={40}>
              {(incident) => (
                <li key={incident.id}>
                  <IncidentLine incident={incident} />
                </li>
              )}
            </Some>
          )
        }
      </Answer>
    </section>
  )
}
