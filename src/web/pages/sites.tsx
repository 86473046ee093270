// List of sites, and the whole-area totals that are never added to them.
import { useQuery } from '@tanstack/react-query'
import { aggregates, sites } from '../data/queries.ts'
import { Answer, Empty } from '../parts/answer.tsx'
import { Sentences } from '../parts/discrepancy-line.tsx'
import { valueWords } from '../parts/figure-words.ts'
import { SiteLine } from '../parts/site-line.tsx'
import { Some } from '../parts/some.tsx'
import { Standing, TallyLine, tallyKey } from '../parts/tally.tsx'
import { Text, useSpeech } from '../parts/words.tsx'

export function Sites() {
  const speech = useSpeech()
  const { say, date } = speech
  const list = useQuery(sites())
  const totals = useQuery(aggregates())
  return (
    <section className="page">
      <h1>{say('sites.title')}</h1>
      <Answer of={list}>
        {(all) =>
          all.length === 0 ? (
            <Empty>{say('sites.none')}</Empty>
          ) : (
            <Some of={all} className="plain tiles" first={40}>
              {(site) => (
                <li key={site.id}>
                  <SiteLine site={site} />
                </li>
              )}
            </Some>
          )
        }
      </Answer>
      <Answer of={totals}>
        {(all) =>
          all.length === 0 ? null : (
            <section className="block">
              <h2>{say('sites.totals')}</h2>
              <p className="help">{say('sites.totals.note')}</p>
              <Some of={all} className="plain tiles" first={40}>
                {(one) => (
                  <li key={one.id}>
                    <div className="site-line">
                      <span className="site-line-name">
                        <Text>{one.area}</Text>
                      </span>
                      <div className="meta">
                        {one.asOf && <span>{say('site.tally.asof', { date: date(one.asOf) })}</span>}
                        <span>{say('count.reports', { n: one.reports.length })}</span>
                      </div>
                      <ul className="tally-lines">
                        {one.tallies.map((tally) => (
                          <li key={tallyKey(tally)}>
                            <TallyLine tally={tally} />
                            {tally.values.map((value) => (
                              <div key={`${value.min}-${value.max}`} className="total-value">
                                <strong>
                                  <bdi>{valueWords(speech, tally.of, value.min, value.max, [])}</bdi>
                                </strong>{' '}
                                <span className="meta">
                                  <Standing value={value} />
                                </span>
                                <Sentences ids={value.statements} />
                              </div>
                            ))}
                          </li>
                        ))}
                      </ul>
                    </div>
                  </li>
                )}
              </Some>
            </section>
          )
        }
      </Answer>
    </section>
  )
}
