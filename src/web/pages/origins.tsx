// List of origins: the earliest known speakers, with how many reports carry each.
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { origins } from '../data/queries.ts'
import { Answer, Empty } from '../parts/answer.tsx'
import { Some } from '../parts/some.tsx'
import { Text, useSpeech } from '../parts/words.tsx'

export function Origins() {
  const { say, label, date } = useSpeech()
  const list = useQuery(origins())
  return (
    <section className="page">
      <h1>{say('origins.title')}</h1>
      <p className="lede">{say('origins.note')}</p>
      <Answer of={list}>
        {(all) =>
          all.length === 0 ? (
            <Empty>{say('origins.none')}</Empty>
          ) : (
            <Some of={[...all].sort((a, b) => b.reports.length - a.reports.length)} className="plain tiles" first={60}>
              {(origin) => (
                <li key={origin.id}>
                  <div className="site-line">
                    <Link to="/origins/$id" params={{ id: origin.id }} className="site-line-name">
                      <Text>{origin.actor}</Text>
                    </Link>
                    <div className="meta">
                      <span>{label('act', origin.act)}</span>
                      <span>{label('stake', origin.stake)}</span>
                      {origin.date.from && (
                        <span>
                          <bdi>
                            {origin.date.to && origin.date.to !== origin.date.from
                              ? say('range.dates', { from: date(origin.date.from), to: date(origin.date.to) })
                              : date(origin.date.from)}
                          </bdi>
                        </span>
                      )}
                      <span>{say('count.reports', { n: origin.reports.length })}</span>
                      <span>{say('count.statements', { n: origin.statements.length })}</span>
                    </div>
                  </div>
                </li>
              )}
            </Some>
          )
        }
      </Answer>
    </section>
  )
}
