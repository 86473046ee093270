// Two readings side by side: agreement field by field, each difference with the two ways to settle it. Settling is an act of its own.
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { report as reportQuery, statement as statementQuery } from '../data/queries.ts'
import type { Statement } from '../data/types.ts'
import { agreement, FIELDS } from './agreement.ts'
import { Answer } from './answer.tsx'
import { Determine } from './determine.tsx'
import { figureWords } from './figure-words.ts'
import { kappa, type ReadSample, type SecondReading, settledBy } from './second-readings.ts'
import { Some } from './some.tsx'
import { TakeBack } from './take-back.tsx'
import { Text, useSpeech } from './words.tsx'

const differs = ({ first, second }: SecondReading) => FIELDS.filter((field) => first[field] !== second[field])

export function SampleResult({ sample }: { sample: ReadSample }) {
  const { say, number, instant } = useSpeech()
  const { readings } = sample
  const figures = agreement(readings.map(({ first, second }) => [first, second]))
  const same = readings.filter((one) => differs(one).length === 0).length
  const ordered = [...readings].sort((a, b) => differs(b).length - differs(a).length)
  return (
    <section className="block">
      <h2>{say('second.result', { same, of: readings.length })}</h2>
      <p className="meta">
        <span>
          {say('second.by')} <Text>{sample.reader}</Text>
        </span>
        <span>
          <bdi>{instant(sample.at)}</bdi>
        </span>
      </p>
      <div className="table-box">
        <table className="table agreement">
          <thead>
            <tr>
              <th scope="col">{say('second.field')}</th>
              <th scope="col">{say('second.same')}</th>
              <th scope="col">{say('second.kappa')}</th>
            </tr>
          </thead>
          <tbody>
            {FIELDS.map((field) => {
              const k = kappa(readings.map(({ first, second }) => [String(first[field]), String(second[field])]))
              return (
                <tr key={field}>
                  <th scope="row">{say(`second.field.${field}`)}</th>
                  <td>
                    <bdi>{say('second.share', { same: number(figures[field]), of: number(readings.length) })}</bdi>
                  </td>
                  <td>{k === null ? <span className="unknown">{say('second.kappa.none')}</span> : <bdi>{number(Math.round(k * 100) / 100)}</bdi>}</td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
      <p className="help">{say('second.kappa.help')}</p>
      <Some of={ordered} className="plain tiles" first={20}>
        {(reading) => (
          <li key={reading.id}>
            <Compared reading={reading} />
          </li>
        )}
      </Some>
    </section>
  )
}

function Compared({ reading }: { reading: SecondReading }) {
  const speech = useSpeech()
  const { say, label, instant } = speech
  const { first, second, seen } = reading
  const different = differs(reading)
  const page = useQuery(statementQuery(seen.id))
  const report = useQuery(reportQuery(seen.report))
  const settled = page.data ? settledBy(reading, page.data.history) : undefined
  const text = report.data?.report.text
  const side = (name: string, value: typeof first) => (
    <div>
      <p className="role">{name}</p>
      <bdi>{figureWords(speech, value)}</bdi> · {label('commitment', value.commitment)}
    </div>
  )
  return (
    <>
      <p className="said">
        {text !== undefined && report.data && (
          <Text lang={report.data.report.lang} quote>
            {text.slice(Math.max(0, seen.span[0] - 80), seen.span[1] + 80)}
          </Text>
        )}
      </p>
      <div className="pair">
        {side(say('second.first'), first)}
        {side(say('second.yours'), second)}
      </div>
      {different.length > 0 && (
        <p>
          <span className="flag">{different.map((field) => say(`second.field.${field}`)).join(' · ')}</span>
        </p>
      )}
      <div className="row">
        {settled ? (
          <span className="done">
            {say('second.settled', { act: label('determined', settled.act.act), name: settled.by, time: instant(settled.at) })}
          </span>
        ) : different.length > 0 ? (
          <Answer of={page}>{(data) => <Settle reading={reading} statement={data.statement} />}</Answer>
        ) : null}
        <Link to="/reports/$id" params={{ id: seen.report }} search={{ s: seen.id }}>
          {say('second.settle')}
        </Link>
        <TakeBack id={reading.id} />
      </div>
    </>
  )
}

/** The two short ways: the first reading stands, or the second one does. Any other way is a correction in the report. */
function Settle({ reading, statement }: { reading: SecondReading; statement: Statement }) {
  const { say } = useSpeech()
  const common = { known: [statement], ids: () => [statement.id], fields: [], help: say('second.settle.help') }
  return (
    <>
      <Determine
        {...common}
        name={say('second.keep')}
        draftKey={`keep ${reading.id}`}
        act={(_, [on]) => {
          if (!on) throw new Error('the statement is gone')
          return { act: 'confirm', on, kind: statement.kind }
        }}
      />
      <Determine
        {...common}
        name={say('second.take')}
        draftKey={`take ${reading.id}`}
        act={(_, [on]) => {
          if (!on) throw new Error('the statement is gone')
          return { act: 'correct', on, kind: statement.kind, changes: { figure: reading.second } }
        }}
      />
    </>
  )
}
