// What people decided about a site or an incident as a whole: findings with their standard of proof, publication, codes, grades.
import { useQuery } from '@tanstack/react-query'
import { determinations } from '../data/queries.ts'
import type { Determination, Statement } from '../data/types.ts'
import { Answer, Empty } from './answer.tsx'
import { concerns, standing } from './standing-acts.ts'
import { Text, useSpeech } from './words.tsx'

const WHOLE = new Set([
  'open',
  'cluster-join',
  'cluster-split',
  'publication',
  'grade',
  'finding',
  'independence',
  'double-count',
  'part-of',
  'place',
])

export function Decided({ statements }: { statements: readonly Statement[] }) {
  const { say } = useSpeech()
  const all = useQuery(determinations())
  return (
    <section className="block">
      <h2>{say('decided.title')}</h2>
      <p className="help">{say('decided.note')}</p>
      <Answer of={all}>
        {(list) => {
          const here = standing(list).filter((one) => WHOLE.has(one.act.act) && concerns(one, statements))
          return here.length === 0 ? (
            <Empty>{say('decided.none')}</Empty>
          ) : (
            <ul className="plain dense">
              {here.map((one) => (
                <li key={one.id}>
                  <DecidedLine determination={one} />
                </li>
              ))}
            </ul>
          )
        }}
      </Answer>
    </section>
  )
}

function DecidedLine({ determination: { act, reason, by, at } }: { determination: Determination }) {
  const { say, label, instant, date } = useSpeech()
  return (
    <>
      <strong>{label('determined', act.act)}</strong>{' '}
      {act.act === 'finding' && (
        <>
          <span className="role">{label('standard', act.standard)}</span> <Text>{act.text}</Text>
        </>
      )}
      {act.act === 'publication' && (
        <>
          {label('location', act.locationClass)}
          {act.reviewBy && ` · ${say('decided.review', { date: date(act.reviewBy) })}`}
        </>
      )}
      {act.act === 'grade' && label('grade', act.grade)}
      {act.act === 'open' && <bdi>{act.code}</bdi>}
      {act.act === 'independence' && label('independence', act.relation)}
      <div className="meta">
        <span>
          <Text quote>{reason}</Text>
        </span>
        <span>{say('history.by', { name: by, time: instant(at) })}</span>
      </div>
    </>
  )
}
