// Persons whom reports name among those harmed: as written, each with its reports; "12 killed, 9 named". Covered in outputs by default.

import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { PERSON_HARMS } from '../../core/model/lists.ts'
import { standing } from '../../core/model/standing.ts'
import { foldText } from '../../core/text/fold.ts'
import { actsOf } from '../data/queries.ts'
import type { Act, Determination, ReportRow, Statement, Tally } from '../data/types.ts'
import { boundsWords } from './figure-words.ts'
import { Some } from './some.tsx'
import { concerns } from './standing-acts.ts'
import { TakeBack } from './take-back.tsx'
import { Text, useSpeech } from './words.tsx'

export type Victim = Extract<Act, { act: 'victim' }>
export interface Named {
  readonly key: string
  readonly records: readonly { readonly determination: Determination; readonly act: Victim }[]
}

/** Records that stand, put together where the spelling of the name is one; whether they are one person is not decided by that. */
export function namedIn(all: readonly Determination[], within: (one: Determination, act: Victim) => boolean): Named[] {
  const groups = new Map<string, { determination: Determination; act: Victim }[]>()
  for (const determination of standing(all)) {
    const { act } = determination
    if (act.act !== 'victim' || !within(determination, act)) continue
    const key = foldText(act.name).trim()
    groups.set(key, [...(groups.get(key) ?? []), { determination, act }])
  }
  return [...groups].map(([key, records]) => ({ key, records }))
}

/** The distinct values the records give for one field, unknown left out. */
function given(named: Named, of: (act: Victim) => string | undefined): string[] {
  return [...new Set(named.records.flatMap(({ act }) => of(act)?.trim() || []))]
}

export function NamedPersons({
  statements,
  reports,
  tallies,
}: {
  statements: readonly Statement[]
  reports: readonly ReportRow[]
  tallies: readonly Tally[]
}) {
  const speech = useSpeech()
  const { say, label, date } = speech
  const all = useQuery(actsOf('victim'))
  const rowOf = new Map(reports.map((row) => [row.id, row]))
  // Where the person who recorded a name did not say which figure it belongs to, the report says where it belongs.
  const here = namedIn(all.data ?? [], (determination, act) => (act.among ? concerns(determination, statements) : rowOf.has(act.on.report)))
  const counts = PERSON_HARMS.flatMap((harm) => {
    const named = here.filter((one) => one.records.some(({ act }) => act.harm === harm)).length
    const tally = tallies.filter((one) => one.of === harm && one.who === undefined).sort((a, b) => b.statements.length - a.statements.length)[0]
    return named > 0 || (tally && harm === 'killed') ? [{ harm, named, tally }] : []
  })
  return (
    <section className="block" id="named">
      <h2>{say('named.title')}</h2>
      <p className="help">{say('named.help')}</p>
      <ul className="plain dense">
        {counts.map(({ harm, named, tally }) => (
          <li key={harm}>
            <strong>
              {tally
                ? say('named.of', { harm: label('harm', harm), stated: boundsWords(speech, tally.low, tally.high), named })
                : say('named.only', { harm: label('harm', harm), named })}
            </strong>
          </li>
        ))}
      </ul>
      {here.length === 0 ? (
        <p className="empty">{say('named.none')}</p>
      ) : (
        <div className="table-box">
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{say('named.name')}</th>
                <th scope="col">{say('named.harm')}</th>
                <th scope="col">{say('named.age')}</th>
                <th scope="col">{say('named.sex')}</th>
                <th scope="col">{say('named.kin')}</th>
                <th scope="col">{say('named.status')}</th>
                <th scope="col">{say('named.reports')}</th>
              </tr>
            </thead>
            <tbody>
              {here.map((one) => (
                <tr key={one.key}>
                  <th scope="row">
                    <Text>{one.records[0]?.act.name ?? ''}</Text>
                  </th>
                  <Values values={given(one, (act) => label('harm', act.harm))} />
                  <Values values={given(one, (act) => act.age)} />
                  <Values values={given(one, (act) => (act.sex === 'unknown' ? undefined : label('person-sex', act.sex)))} />
                  <Values values={given(one, (act) => act.kin)} />
                  <Values values={given(one, (act) => (act.status === 'unknown' ? undefined : label('status', act.status)))} />
                  <td>
                    <Some of={one.records} className="plain bare" first={3}>
                      {({ determination, act }) => {
                        const row = rowOf.get(act.on.report)
                        return (
                          <li key={determination.id}>
                            <Link to="/reports/$id" params={{ id: act.on.report }}>
                              {row?.outlet ? <Text>{row.outlet}</Text> : say('unknown.nooutlet')}
                            </Link>{' '}
                            <bdi>{date(row?.published)}</bdi> <TakeBack id={determination.id} />
                          </li>
                        )
                      }}
                    </Some>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}

/** What the reports give; where they differ, all of it. */
function Values({ values }: { values: readonly string[] }) {
  const { say } = useSpeech()
  return (
    <td>
      {values.length === 0 ? (
        <span className="unknown">{say('unknown.notstated')}</span>
      ) : (
        <span className="inline-list">
          {values.map((value) => (
            <span key={value}>
              <Text>{value}</Text>
            </span>
          ))}
        </span>
      )}
    </td>
  )
}
