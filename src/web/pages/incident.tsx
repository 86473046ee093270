// One reported incident: figures, who is named, grade inputs and what is missing. A grade is set by a person only.
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { incident } from '../data/queries.ts'
import { Answer } from '../parts/answer.tsx'
import { Cluster } from '../parts/cluster.tsx'
import { OpenAct } from '../parts/cluster-acts.tsx'
import { Decided } from '../parts/decided.tsx'
import { MaterialsOf } from '../parts/materials.tsx'
import { PlaceName } from '../parts/place-name.tsx'
import { Text, useSpeech } from '../parts/words.tsx'

const route = getRouteApi('/incidents/$id')

export function IncidentScreen() {
  const { id } = route.useParams()
  const { say, date } = useSpeech()
  const page = useQuery(incident(id))
  return (
    <section className="page">
      <Answer of={page} main>
        {(data) => {
          const { incident: one } = data
          const { from, to } = one.date
          return (
            <>
              <h1>
                <PlaceName place={one.place} />
              </h1>
              <dl className="facts wide">
                <dt>{say('incident.date')}</dt>
                <dd>
                  <bdi>{from && to && from !== to ? say('range.dates', { from: date(from), to: date(to) }) : date(from ?? to)}</bdi>
                </dd>
                <dt>{say('incident.actor')}</dt>
                <dd>{one.actor ? <Text>{one.actor}</Text> : <span className="unknown">{say('unknown.notstated')}</span>}</dd>
              </dl>
              <div className="row">
                <Link className="btn small" to="/isnad" search={{ incident: one.id }}>
                  {say('site.isnad')}
                </Link>
                <Link className="btn small" to="/export" search={{ incident: one.id }}>
                  {say('export.this')}
                </Link>
                {one.code === null && <OpenAct what="incident" id={one.id} statements={data.statements} />}
              </div>
              <Cluster data={data} tallies={one.tallies} why={one.why} named />
              <MaterialsOf what="incident" id={one.id} statements={data.statements} />
              <Decided what="incident" id={one.id} statements={data.statements} grading={one.grading} publication={one.publication} />
            </>
          )
        }}
      </Answer>
    </section>
  )
}
