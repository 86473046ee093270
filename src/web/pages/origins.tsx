// List of origins: the earliest known speakers, with how many reports carry each.
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { origins } from '../data/queries.ts'
import { Empty } from '../parts/answer.tsx'
import { Pages } from '../parts/pages.tsx'
import { Text, useSpeech } from '../parts/words.tsx'

export function Origins() {
  const { say, label, date } = useSpeech()
  const list = useInfiniteQuery(origins())
  return (
    <section className="page">
      <h1>{say('origins.title')}</h1>
      <p className="lede">{say('origins.note')}</p>
      <Pages of={list} className="plain tiles" empty={<Empty>{say('origins.none')}</Empty>}>
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
                <span>{say('count.reports', { n: origin.reports })}</span>
                <span>{say('count.statements', { n: origin.statements })}</span>
              </div>
            </div>
          </li>
        )}
      </Pages>
    </section>
  )
}
