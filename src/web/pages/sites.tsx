// List of sites, and the whole-area totals that are never added to them.
import { useInfiniteQuery } from '@tanstack/react-query'
import { aggregates, sites } from '../data/queries.ts'
import { Empty } from '../parts/answer.tsx'
import { Sentences } from '../parts/discrepancy-line.tsx'
import { valueWords } from '../parts/figure-words.ts'
import { Pages } from '../parts/pages.tsx'
import { SiteLine } from '../parts/site-line.tsx'
import { Standing, TallyLine, tallyKey } from '../parts/tally.tsx'
import { Text, useSpeech } from '../parts/words.tsx'

export function Sites() {
  const speech = useSpeech()
  const { say, date } = speech
  const list = useInfiniteQuery(sites())
  const totals = useInfiniteQuery(aggregates())
  return (
    <section className="page">
      <h1>{say('sites.title')}</h1>
      <Pages of={list} className="plain tiles" empty={<Empty>{say('sites.none')}</Empty>}>
        {(site) => (
          <li key={site.id}>
            <SiteLine site={site} />
          </li>
        )}
      </Pages>
      {(totals.data?.pages[0]?.total ?? 0) > 0 && (
        <section className="block">
          <h2>{say('sites.totals')}</h2>
          <p className="help">{say('sites.totals.note')}</p>
          <Pages of={totals} className="plain tiles">
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
          </Pages>
        </section>
      )}
    </section>
  )
}
