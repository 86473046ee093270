// Outlets and speakers: who relays whom and how often, counted from the statements of the case.
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { actsOf, origins, relays } from '../data/queries.ts'
import { Answer, Empty } from '../parts/answer.tsx'
import { Pages } from '../parts/pages.tsx'
import { entryOf } from '../parts/register-entry.tsx'
import { DriftCounts, RelayLine } from '../parts/relay-list.tsx'
import { Text, useSpeech } from '../parts/words.tsx'

export function Speakers() {
  const { say, number, label } = useSpeech()
  const rows = useQuery(relays())
  const speakers = useInfiniteQuery(origins())
  const register = useQuery(actsOf('register', 'reliability'))
  /** Kind and reliability in a few words. */
  const known = (name: string, actor: string) => {
    const { entry, grade } = entryOf(register.data ?? [], name, actor)
    const parts = [entry?.act.kind && label('actor-kind', entry.act.kind), grade && say(`reliability.${grade.act.grade}`)].filter(Boolean)
    return parts.length > 0 ? parts.join(' · ') : <span className="unknown">{say('register.unknown')}</span>
  }
  return (
    <section className="page">
      <h1>{say('speakers.title')}</h1>
      <p className="lede">{say('speakers.note')}</p>
      <Answer of={rows}>
        {(list) =>
          list.length === 0 ? (
            <Empty>{say('origins.none')}</Empty>
          ) : (
            <div className="table-box">
              <table className="table speakers stack">
                <thead>
                  <tr>
                    <th scope="col">{say('speakers.outlet')}</th>
                    <th scope="col">{say('register.kind')}</th>
                    <th scope="col">{say('speakers.reports')}</th>
                    <th scope="col">{say('speakers.statements')}</th>
                    <th scope="col">{say('speakers.untraced')}</th>
                    <th scope="col">{say('speakers.relays')}</th>
                    <th scope="col">{say('speakers.drift')}</th>
                  </tr>
                </thead>
                <tbody>
                  {list.map((one) => (
                    <tr key={one.outlet ?? ''}>
                      <th scope="row">
                        {one.outlet ? (
                          <Link to="/outlets/$name" params={{ name: one.outlet }}>
                            <Text>{one.outlet}</Text>
                          </Link>
                        ) : (
                          <span className="unknown">{say('unknown.nooutlet')}</span>
                        )}
                      </th>
                      <td data-name={say('register.kind')}>{one.outlet ? known(one.outlet, one.outlet) : null}</td>
                      <td data-name={say('speakers.reports')}>{number(one.reports)}</td>
                      <td data-name={say('speakers.statements')}>{number(one.statements)}</td>
                      <td data-name={say('speakers.untraced')}>{number(one.untraced)}</td>
                      <td data-name={say('speakers.relays')}>
                        <RelayLine row={one} />
                      </td>
                      <td data-name={say('speakers.drift')}>
                        <DriftCounts row={one} />
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )
        }
      </Answer>
      <section className="block">
        <h2>{say('speakers.speakers')}</h2>
        <Pages of={speakers} className="plain dense">
          {(origin) => (
            <li key={origin.id}>
              <Link to="/origins/$id" params={{ id: origin.id }}>
                <Text>{origin.actor}</Text>
              </Link>
              <div className="meta">
                <span>{known(origin.actor, origin.actorId ?? origin.actor)}</span>
                <span>{label('act', origin.act)}</span>
                <span>{label('stake', origin.stake)}</span>
                <span>{say('count.reports', { n: origin.reports })}</span>
                <span>{say('count.statements', { n: origin.statements })}</span>
              </div>
            </li>
          )}
        </Pages>
      </section>
    </section>
  )
}
