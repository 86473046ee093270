// List of reported incidents: harmful acts in time, never summed with sites.
import { useInfiniteQuery } from '@tanstack/react-query'
import { incidents } from '../data/queries.ts'
import { Empty } from '../parts/answer.tsx'
import { Pages } from '../parts/pages.tsx'
import { IncidentLine } from '../parts/site-line.tsx'
import { useSpeech } from '../parts/words.tsx'

export function Incidents() {
  const { say } = useSpeech()
  const list = useInfiniteQuery(incidents())
  return (
    <section className="page">
      <h1>{say('incidents.title')}</h1>
      <Pages of={list} className="plain tiles" empty={<Empty>{say('incidents.none')}</Empty>}>
        {(incident) => (
          <li key={incident.id}>
            <IncidentLine incident={incident} />
          </li>
        )}
      </Pages>
    </section>
  )
}
