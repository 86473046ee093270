// One site: its figures on one axis, stages, discrepancies, and everything that stands behind them.
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { site } from '../data/queries.ts'
import { Answer } from '../parts/answer.tsx'
import { Cluster } from '../parts/cluster.tsx'
import { OpenAct } from '../parts/cluster-acts.tsx'
import { Decided } from '../parts/decided.tsx'
import { Sentences } from '../parts/discrepancy-line.tsx'
import { MaterialsOf } from '../parts/materials.tsx'
import { PlaceName } from '../parts/place-name.tsx'
import { stageRuns } from '../parts/stage-runs.ts'
import { useSpeech } from '../parts/words.tsx'

const route = getRouteApi('/sites/$id')

export function SiteScreen() {
  const { id } = route.useParams()
  const { say, label, date } = useSpeech()
  const page = useQuery(site(id))
  return (
    <section className="page">
      <Answer of={page} main>
        {(data) => (
          <>
            <h1>
              <PlaceName place={data.site.place} />
            </h1>
            <div className="meta">
              <span>{say('sites.stage', { stage: label('remains', data.site.stage) })}</span>
              <span>{say('sites.precision', { precision: label('precision', data.site.place.precision) })}</span>
              {data.site.place.lat !== undefined && data.site.place.lon !== undefined && (
                <Link to="/map" search={{ site: data.site.id }}>
                  <bdi dir="ltr">
                    {data.site.place.lat.toFixed(3)}, {data.site.place.lon.toFixed(3)}
                  </bdi>
                </Link>
              )}
              <span>{data.site.code ? say('sites.opened', { code: data.site.code }) : say('sites.proposal')}</span>
            </div>
            <div className="row">
              <Link className="btn small" to="/isnad" search={{ site: data.site.id }}>
                {say('site.isnad')}
              </Link>
              <Link className="btn small" to="/export" search={{ site: data.site.id }}>
                {say('export.this')}
              </Link>
              {data.site.code === null && <OpenAct what="site" id={data.site.id} statements={data.statements} />}
            </div>
            <Cluster data={data} tallies={data.site.tallies} why={data.site.why} named>
              {data.site.stages.length > 0 && (
                <section className="block">
                  <h2>{say('site.stages')}</h2>
                  <ol className="stages">
                    {stageRuns(data.site.stages).map(({ stage, from, to, statements }) => (
                      <li key={`${from}${stage}${statements[0]}`}>
                        <bdi>{from === to ? date(from) : say('range.dates', { from: date(from), to: date(to) })}</bdi>
                        <strong>{label('remains', stage)}</strong>
                        <Sentences ids={statements} />
                      </li>
                    ))}
                  </ol>
                </section>
              )}
            </Cluster>
            <MaterialsOf what="site" id={data.site.id} statements={data.statements} />
            <Decided what="site" id={data.site.id} statements={data.statements} publication={data.site.publication} />
          </>
        )}
      </Answer>
    </section>
  )
}
