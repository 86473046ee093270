// Outlets and speakers: who relays whom and how often, counted from the statements of the case.
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { allStatements, MOST, origins } from '../data/queries.ts'
import type { StatementRow } from '../data/types.ts'
import { Answer, Empty } from '../parts/answer.tsx'
import { Some } from '../parts/some.tsx'
import { Say, Text, useSpeech } from '../parts/words.tsx'

export interface Relaying {
  readonly outlet: string | null
  readonly reports: number
  readonly statements: number
  readonly untraced: number
  readonly relays: readonly (readonly [speaker: string, times: number])[]
}

/** Counts, for each outlet, whom its statements name first, and how many name nobody. */
export function relaying(rows: readonly StatementRow[]): Relaying[] {
  const groups = new Map<string, StatementRow[]>()
  for (const row of rows) {
    const outlet = row.report.outlet ?? ''
    groups.set(outlet, [...(groups.get(outlet) ?? []), row])
  }
  return [...groups]
    .map(([outlet, list]) => {
      const times = new Map<string, number>()
      for (const { statement } of list) {
        const first = statement.chain[0]
        if (first) times.set(first.name, (times.get(first.name) ?? 0) + 1)
      }
      return {
        outlet: outlet === '' ? null : outlet,
        reports: new Set(list.map((row) => row.report.id)).size,
        statements: list.length,
        untraced: list.filter(({ statement }) => statement.chain.length === 0 && !statement.ownReporter).length,
        relays: [...times].sort((a, b) => b[1] - a[1]),
      }
    })
    .sort((a, b) => b.statements - a.statements)
}

export function Speakers() {
  const { say, number, label } = useSpeech()
  const rows = useQuery(allStatements())
  const speakers = useQuery(origins())
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
              {list.length >= MOST && <p className="note">{say('speakers.capped', { n: list.length })}</p>}
              <table className="table">
                <thead>
                  <tr>
                    <th scope="col">{say('speakers.outlet')}</th>
                    <th scope="col">{say('speakers.reports')}</th>
                    <th scope="col">{say('speakers.statements')}</th>
                    <th scope="col">{say('speakers.untraced')}</th>
                    <th scope="col">{say('speakers.relays')}</th>
                  </tr>
                </thead>
                <tbody>
                  {relaying(list).map((one) => (
                    <tr key={one.outlet ?? ''}>
                      <th scope="row">
                        {one.outlet ? (
                          <Link to="/reports" search={{ outlet: one.outlet }}>
                            <Text>{one.outlet}</Text>
                          </Link>
                        ) : (
                          <span className="unknown">{say('unknown.nooutlet')}</span>
                        )}
                      </th>
                      <td>{number(one.reports)}</td>
                      <td>{number(one.statements)}</td>
                      <td>{number(one.untraced)}</td>
                      <td>
                        {one.relays.length === 0 ? (
                          <span className="unknown">{say('speakers.nobody')}</span>
                        ) : (
                          <span className="inline-list">
                            {one.relays.map(([speaker, times]) => (
                              <span key={speaker}>
                                <Say id="speakers.times" values={{ name: <Text>{speaker}</Text>, n: times }} />
                              </span>
                            ))}
                          </span>
                        )}
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
        <Answer of={speakers}>
          {(all) => (
            <Some of={all} className="plain dense" first={60}>
              {(origin) => (
                <li key={origin.id}>
                  <Link to="/origins/$id" params={{ id: origin.id }}>
                    <Text>{origin.actor}</Text>
                  </Link>
                  <div className="meta">
                    <span>{label('act', origin.act)}</span>
                    <span>{label('stake', origin.stake)}</span>
                    <span>{say('count.reports', { n: origin.reports.length })}</span>
                    <span>{say('count.statements', { n: origin.statements.length })}</span>
                  </div>
                </li>
              )}
            </Some>
          )}
        </Answer>
      </section>
    </section>
  )
}
