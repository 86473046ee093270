// The search log: what was looked for, where, on which day, and what came of it. Every count depends on what was looked for.
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { standing } from '../../core/model/standing.ts'
import { actsOf } from '../data/queries.ts'
import { Answer, Empty } from '../parts/answer.tsx'
import { Determine } from '../parts/determine.tsx'
import { Some } from '../parts/some.tsx'
import { TakeBack } from '../parts/take-back.tsx'
import { Text, useSpeech } from '../parts/words.tsx'

const route = getRouteApi('/searches')
const OUTCOMES = ['found', 'nothing', 'unclear'] as const

export function Searches() {
  const { say, label, date, instant } = useSpeech()
  const { what = '' } = route.useSearch()
  const all = useQuery(actsOf('looked-for'))
  return (
    <section className="page">
      <h1>{say('searches.title')}</h1>
      <p className="lede">{say('searches.note')}</p>
      <p>
        <Determine
          name={say('searches.add')}
          help={say('searches.help')}
          draftKey="looked-for"
          known={[]}
          ids={() => []}
          fields={[
            { key: 'what', name: say('searches.what'), kind: 'line', start: what },
            { key: 'where', name: say('searches.where'), kind: 'line' },
            { key: 'day', name: say('searches.day'), kind: 'date', start: today() },
            { key: 'outcome', name: say('searches.outcome'), kind: 'pick', of: OUTCOMES.map((one) => [one, label('outcome', one)] as const) },
          ]}
          act={({ what: sought = '', where = '', day = '', outcome }) => ({
            act: 'looked-for',
            what: sought.trim(),
            where: where.trim(),
            day,
            outcome: outcome as (typeof OUTCOMES)[number],
          })}
        />
      </p>
      <Answer of={all}>
        {(list) => {
          const lines = standing(list).reverse()
          return lines.length === 0 ? (
            <Empty>{say('searches.none')}</Empty>
          ) : (
            <>
              <p className="meta">{say('searches.count', { n: lines.length })}</p>
              <Some of={lines} className="plain" first={60}>
                {(one) => (
                  <li key={one.id}>
                    {one.act.act === 'looked-for' && (
                      <>
                        <p>
                          <strong>
                            <Text>{one.act.what}</Text>
                          </strong>{' '}
                          <span className={`outcome outcome-${one.act.outcome}`}>{label('outcome', one.act.outcome)}</span>
                        </p>
                        <div className="meta">
                          <span>
                            {say('searches.where')}: <Text>{one.act.where}</Text>
                          </span>
                          <span>
                            <bdi>{date(one.act.day)}</bdi>
                          </span>
                          <span>
                            <Text quote>{one.reason}</Text>
                          </span>
                          <span>{say('history.by', { name: one.by, time: instant(one.at) })}</span>
                          <TakeBack id={one.id} />
                        </div>
                      </>
                    )}
                  </li>
                )}
              </Some>
            </>
          )
        }}
      </Answer>
    </section>
  )
}

/** Today where the analyst is. */
function today(): string {
  const now = new Date()
  return `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, '0')}-${String(now.getDate()).padStart(2, '0')}`
}
