// Whether the letter, statement or record an origin spoke in is held here, or known only from reports of it: said by a person.

import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { HELD } from '../../core/model/lists.ts'
import { standing } from '../../core/model/standing.ts'
import { actsOf } from '../data/queries.ts'
import type { ReportRow, Statement } from '../data/types.ts'
import { Determine } from './determine.tsx'
import { concerns } from './standing-acts.ts'
import { TakeBack } from './take-back.tsx'
import { Text, useSpeech } from './words.tsx'

export function PrimaryDocument({ id, statements, reports }: { id: string; statements: readonly Statement[]; reports: readonly ReportRow[] }) {
  const { say, label, instant } = useSpeech()
  const all = useQuery(actsOf('primary-document'))
  const last = standing(all.data ?? []).findLast((one) => concerns(one, statements))
  const act = last?.act.act === 'primary-document' ? last.act : undefined
  return (
    <section className="block">
      <h2>{say('primary.title')}</h2>
      {act && last ? (
        <>
          <p>
            <strong>{label('held', act.held)}</strong>{' '}
            {act.report && (
              <Link to="/reports/$id" params={{ id: act.report }}>
                {say('primary.open')}
              </Link>
            )}
          </p>
          <p className="help">
            <Text quote>{last.reason}</Text> {say('history.by', { name: last.by, time: instant(last.at) })} <TakeBack id={last.id} />
          </p>
        </>
      ) : (
        <p className="unknown">{say('primary.none')}</p>
      )}
      {statements.length > 0 && (
        <Determine
          name={say('primary.set')}
          help={say('primary.help')}
          draftKey={`primary ${id}`}
          known={statements}
          ids={() => statements.slice(0, 50).map((one) => one.id)}
          fields={[
            { key: 'held', name: say('primary.title'), kind: 'pick', of: HELD.map((one) => [one, label('held', one)] as const) },
            {
              key: 'report',
              name: say('primary.report'),
              kind: 'pick',
              optional: true,
              of: [
                ['', say('unknown.notstated')],
                ...reports.map((row) => [row.id, `${row.outlet ?? ''} ${row.title ?? row.lead.slice(0, 60)}`] as const),
              ],
            },
          ]}
          act={({ held, report = '' }, anchors) => ({
            act: 'primary-document',
            about: [...anchors],
            held: held as (typeof HELD)[number],
            ...(report && held === 'held' ? { report } : {}),
          })}
        />
      )}
    </section>
  )
}
