// One origin: why these chains end in one utterance, what it says, which reports carry it, how its words changed.
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { origin } from '../data/queries.ts'
import { Answer } from '../parts/answer.tsx'
import { DriftLine } from '../parts/drift-line.tsx'
import { OriginActs } from '../parts/origin-acts.tsx'
import { PrimaryDocument } from '../parts/primary-document.tsx'
import { RegisterEntry } from '../parts/register-entry.tsx'
import { ReportLine } from '../parts/report-line.tsx'
import { Some } from '../parts/some.tsx'
import { StatementLine } from '../parts/statement-line.tsx'
import { Both, Text, useSpeech } from '../parts/words.tsx'

const route = getRouteApi('/origins/$id')

export function OriginScreen() {
  const { id } = route.useParams()
  const { say, label } = useSpeech()
  const page = useQuery(origin(id))
  return (
    <section className="page">
      <Answer of={page} main>
        {(data) => (
          <>
            <h1>
              <Text>{data.origin.actor}</Text>
            </h1>
            <div className="meta">
              <span>{label('act', data.origin.act)}</span>
              <span>{label('stake', data.origin.stake)}</span>
              <span>{say('count.reports', { n: data.reports.length })}</span>
              <Link to="/isnad" search={{ origin: data.origin.id }}>
                {say('site.isnad')}
              </Link>
            </div>
            {data.origin.names.length > 1 && (
              <p className="meta">
                {say('origin.names')}{' '}
                {data.origin.names
                  .filter((name) => name !== data.origin.actor)
                  .map((name) => (
                    <span key={name}>
                      <Text>{name}</Text>
                    </span>
                  ))}
              </p>
            )}
            <OriginActs origin={data.origin} statements={data.statements} />
            <section className="block">
              <h2>{say('register.known')}</h2>
              <RegisterEntry name={data.origin.actor} actor={data.origin.actorId ?? data.origin.actor} />
            </section>
            <PrimaryDocument id={data.origin.id} statements={data.statements} reports={data.reports} />
            <section className="block">
              <h2>{say('origin.why')}</h2>
              <ul>
                {data.origin.why.map((words) => (
                  <li key={words.en}>
                    <Both words={words} />
                  </li>
                ))}
              </ul>
            </section>
            <div className="columns">
              <section className="block">
                <h2>{say('origin.statements')}</h2>
                <Some of={data.statements} className="plain" first={40}>
                  {(one) => (
                    <li key={one.id}>
                      <StatementLine statement={one} report={data.reports.find((row) => row.id === one.report)} chain />
                    </li>
                  )}
                </Some>
              </section>
              <section className="block">
                <h2>{say('origin.reports')}</h2>
                <Some of={data.reports} className="plain" first={60}>
                  {(row) => (
                    <li key={row.id}>
                      <ReportLine row={row} />
                    </li>
                  )}
                </Some>
                {data.lineage.length > 0 && (
                  <>
                    <h2>{say('origin.lineage')}</h2>
                    <Some of={data.lineage} className="plain" first={40}>
                      {(one) => (
                        <li key={`${one.from}${one.to}${one.kind}`}>
                          <span className={one.stated ? 'stated' : 'inferred'}>{say(one.stated ? 'reading.stated' : 'reading.inferred')}</span>{' '}
                          <Both words={one.words} />
                        </li>
                      )}
                    </Some>
                  </>
                )}
              </section>
            </div>
            {data.drift.length > 0 && (
              <section className="block">
                <h2>{say('origin.drift')}</h2>
                <Some of={data.drift} className="plain" first={40}>
                  {(one) => (
                    <li key={`${one.from}${one.to}${one.what}`}>
                      <DriftLine drift={one} statements={data.statements} reports={data.reports} />
                    </li>
                  )}
                </Some>
              </section>
            )}
          </>
        )}
      </Answer>
    </section>
  )
}
