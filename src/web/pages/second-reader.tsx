// Second reader: a sample of reviewed figures is read blind, each reading recorded; then both readings side by side, agreement, and settling.
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { useId, useState } from 'react'
import { useDraft } from '../data/drafts.ts'
import { actsOf, statements } from '../data/queries.ts'
import type { StatementRow } from '../data/types.ts'
import { sample } from '../parts/agreement.ts'
import { Answer, Empty } from '../parts/answer.tsx'
import { BlindReading } from '../parts/blind-reading.tsx'
import { Pick } from '../parts/fields.tsx'
import { SampleResult } from '../parts/sample-result.tsx'
import { samplesOf } from '../parts/second-readings.ts'
import { Text, useSpeech } from '../parts/words.tsx'

const route = getRouteApi('/second-reader')

/** What is being read, kept in this browser so that a reload loses no place in it. */
interface Sitting {
  readonly sample: string
  readonly reader: string
  readonly ids: readonly string[]
}
const FRESH: Sitting = { sample: '', reader: '', ids: [] }

export function SecondReader() {
  const { say, instant } = useSpeech()
  const { sample: shown } = route.useSearch()
  const navigate = useNavigate()
  const pool = useQuery(statements({ kind: 'figure', reviewed: true, limit: 500 }))
  const all = useQuery(actsOf('second-reading'))
  const [sitting, change] = useDraft<Sitting>('second reader', FRESH)
  const samples = samplesOf(all.data ?? [])
  const read = samples.find((one) => one.sample === sitting.sample)
  const rows = new Map((pool.data?.statements ?? []).map((row) => [row.statement.id, row]))
  const left = sitting.ids.filter((id) => rows.has(id) && !read?.readings.some((one) => one.seen.id === id))
  const current = left[0] === undefined ? undefined : rows.get(left[0])
  const result = samples.find((one) => one.sample === (shown ?? (sitting.sample && left.length === 0 ? sitting.sample : '')))
  const done = sitting.ids.length - left.length
  return (
    <section className="page">
      <h1>{say('second.title')}</h1>
      <p className="lede">{say('second.note')}</p>
      <Answer of={pool}>
        {(data) =>
          data.statements.length === 0 ? (
            <>
              <Empty>{say('second.none')}</Empty>
              <p>
                <Link className="btn" to="/reports" search={{ reviewed: 'false' }}>
                  {say('inbox.unreviewed')}
                </Link>
              </p>
            </>
          ) : current && !shown ? (
            <>
              <p className="progress-line" role="status">
                <progress value={done} max={sitting.ids.length} aria-label={say('second.progress', { done, of: sitting.ids.length })} />
                {say('second.progress', { done, of: sitting.ids.length })}
                <button type="button" className="btn quiet" onClick={() => change(FRESH)}>
                  {say('second.stop')}
                </button>
              </p>
              <BlindReading key={current.statement.id} row={current} reader={sitting.reader} sample={sitting.sample} />
            </>
          ) : (
            <>
              {result && <SampleResult sample={result} />}
              <Draw
                rows={data.statements}
                onDraw={(reader, ids) => {
                  change({ sample: `${new Date().toISOString().slice(0, 10)} ${crypto.randomUUID().slice(0, 8)}`, reader, ids })
                  void navigate({ to: '/second-reader', search: {} })
                }}
              />
            </>
          )
        }
      </Answer>
      {samples.length > 0 && (
        <section className="block">
          <h2>{say('second.samples')}</h2>
          <ul className="plain dense">
            {[...samples].reverse().map((one) => (
              <li key={one.sample}>
                <Link to="/second-reader" search={{ sample: one.sample }}>
                  <Text>{one.reader}</Text>
                </Link>{' '}
                <span className="meta inline">
                  {say('second.readings', { n: one.readings.length })} · <bdi>{instant(one.at)}</bdi>
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </section>
  )
}

function Draw({ rows, onDraw }: { rows: readonly StatementRow[]; onDraw: (reader: string, ids: string[]) => void }) {
  const { say } = useSpeech()
  const id = useId()
  const [size, setSize] = useState('5')
  const [reader, setReader] = useState('')
  const [tried, setTried] = useState(false)
  const draw = () => {
    setTried(true)
    if (reader.trim() === '') return
    const usable = rows.filter((row) => row.statement.figure && row.statement.how !== 'set-aside')
    const drawn = sample(usable, Number(size), crypto.getRandomValues(new Uint32Array(usable.length)))
    onDraw(
      reader.trim(),
      drawn.map((row) => row.statement.id),
    )
  }
  return (
    <div className="panel">
      <div className="field">
        <label htmlFor={id}>{say('second.reader')}</label>
        <input id={id} dir="auto" value={reader} onChange={(event) => setReader(event.target.value)} aria-describedby={`${id}-help`} />
        <span id={`${id}-help`} className={tried && reader.trim() === '' ? 'field-error' : 'help'}>
          {say('second.reader.help')}
        </span>
      </div>
      <div className="filters">
        <Pick name={say('second.size')} value={size} onChange={setSize} of={['5', '10', '20', '50'].map((n) => [n, n] as const)} />
        <button type="button" className="btn primary" onClick={draw}>
          {say('second.start')}
        </button>
      </div>
    </div>
  )
}
