// Second reader: a sample of reviewed figures is read blind, then both readings stand side by side with the agreement.
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type FormEvent, useId, useState } from 'react'
import { report as reportQuery, statements } from '../data/queries.ts'
import type { Figure, StatementRow } from '../data/types.ts'
import { agreement, FIELDS, type Reading, readingOf, sample } from '../parts/agreement.ts'
import { Answer, Empty } from '../parts/answer.tsx'
import { Pick } from '../parts/fields.tsx'
import { figureWords } from '../parts/figure-words.ts'
import { wholeNumber } from '../parts/whole-number.ts'
import { Text, useSpeech } from '../parts/words.tsx'

const OF = ['killed', 'injured', 'bodies', 'missing', 'detained', 'displaced', 'graves', 'casualties'] as const
const QUALIFIER = ['exact', 'about', 'at-least', 'more-than', 'up-to', 'less-than', 'range', 'vague'] as const
const COMMITMENT = ['asserted', 'expected', 'feared', 'denied'] as const

export function SecondReader() {
  const { say } = useSpeech()
  const pool = useQuery(statements({ kind: 'figure', reviewed: true, limit: 500 }))
  const [size, setSize] = useState('5')
  const [drawn, setDrawn] = useState<readonly StatementRow[]>([])
  const [read, setRead] = useState<readonly Reading[]>([])
  const draw = (rows: readonly StatementRow[]) => {
    const usable = rows.filter((row) => row.statement.figure && row.statement.how !== 'set-aside')
    setDrawn(sample(usable, Number(size), crypto.getRandomValues(new Uint32Array(usable.length))))
    setRead([])
  }
  const current = drawn[read.length]
  return (
    <section className="page">
      <h1>{say('second.title')}</h1>
      <p className="lede">{say('second.note')}</p>
      <Answer of={pool}>
        {(data) =>
          data.statements.length === 0 ? (
            <Empty>{say('second.none')}</Empty>
          ) : drawn.length === 0 ? (
            <div className="filters">
              <Pick name={say('second.size')} value={size} onChange={setSize} of={['5', '10', '20', '50'].map((n) => [n, n] as const)} />
              <button type="button" className="btn primary" onClick={() => draw(data.statements)}>
                {say('second.start')}
              </button>
            </div>
          ) : (
            <>
              <p className="progress-line" role="status">
                <progress value={read.length} max={drawn.length} aria-label={say('second.progress', { done: read.length, of: drawn.length })} />
                {say('second.progress', { done: read.length, of: drawn.length })}
              </p>
              {current ? (
                <Blind key={current.statement.id} row={current} onRead={(reading) => setRead([...read, reading])} />
              ) : (
                <Compared rows={drawn} read={read} onAgain={() => draw(data.statements)} />
              )}
            </>
          )
        }
      </Answer>
    </section>
  )
}

function Blind({ row, onRead }: { row: StatementRow; onRead: (reading: Reading) => void }) {
  const { say, label } = useSpeech()
  const [of, setOf] = useState<Figure['of']>('killed')
  const [qualifier, setQualifier] = useState<Figure['qualifier']>('exact')
  const [commitment, setCommitment] = useState<Figure['commitment']>('asserted')
  const [min, setMin] = useState('')
  const [max, setMax] = useState('')
  const low = wholeNumber(min)
  const high = wholeNumber(max)
  const page = useQuery(reportQuery(row.report.id))
  const minId = useId()
  const maxId = useId()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (low === undefined || high === undefined) return
    onRead({ of, qualifier, commitment, min: low, max: high })
  }
  const span = row.statement.figure?.span ?? row.statement.span
  const choice = <T extends string>(family: 'counted' | 'qualifier' | 'commitment', list: readonly T[]) =>
    list.map((one) => [one, label(family, one)] as const)
  return (
    <form className="form" onSubmit={submit}>
      <Answer of={page}>
        {({ report }) => (
          <p className="edges" lang={report.lang === 'und' ? undefined : report.lang} dir="auto">
            {report.text.slice(Math.max(0, span[0] - 260), span[0])}
            <mark>{report.text.slice(span[0], span[1])}</mark>
            {report.text.slice(span[1], span[1] + 260)}
          </p>
        )}
      </Answer>
      <div className="grid">
        <Pick name={say('form.of')} value={of} onChange={(next) => setOf(next as Figure['of'])} of={choice('counted', OF)} />
        <Pick
          name={say('form.qualifier')}
          value={qualifier}
          onChange={(next) => setQualifier(next as Figure['qualifier'])}
          of={choice('qualifier', QUALIFIER)}
        />
        <Pick
          name={say('form.commitment')}
          value={commitment}
          onChange={(next) => setCommitment(next as Figure['commitment'])}
          of={choice('commitment', COMMITMENT)}
        />
        <div className="field">
          <label htmlFor={minId}>{say('form.min')}</label>
          <input
            id={minId}
            inputMode="numeric"
            value={min}
            aria-invalid={low === undefined || undefined}
            onChange={(event) => setMin(event.target.value)}
          />
        </div>
        <div className="field">
          <label htmlFor={maxId}>{say('form.max')}</label>
          <input
            id={maxId}
            inputMode="numeric"
            value={max}
            aria-invalid={high === undefined || undefined}
            onChange={(event) => setMax(event.target.value)}
          />
        </div>
      </div>
      <footer className="form-foot">
        <button type="submit" className="btn primary">
          {say('second.record')}
        </button>
      </footer>
    </form>
  )
}

function Compared({ rows, read, onAgain }: { rows: readonly StatementRow[]; read: readonly Reading[]; onAgain: () => void }) {
  const speech = useSpeech()
  const { say, label, number } = speech
  const pairs = rows.flatMap((row, i) => {
    const first = readingOf(row.statement)
    const second = read[i]
    return first && second ? [{ row, first, second, differs: FIELDS.filter((field) => first[field] !== second[field]) }] : []
  })
  const figures = agreement(pairs.map(({ first, second }) => [first, second]))
  return (
    <>
      <h2>{say('second.result', { same: pairs.filter((pair) => pair.differs.length === 0).length, of: pairs.length })}</h2>
      <ul className="meta">
        {FIELDS.map((field) => (
          <li key={field}>
            {say(`second.field.${field}`)}: <bdi>{say('second.share', { same: number(figures[field]), of: number(pairs.length) })}</bdi>
          </li>
        ))}
      </ul>
      <ul className="plain tiles">
        {pairs.map(({ row, first, second, differs }) => (
          <li key={row.statement.id}>
            <p className="said">
              <Text lang={row.report.lang} quote>
                {row.sentence}
              </Text>
            </p>
            <div className="pair">
              <div>
                <p className="role">{say('second.first')}</p>
                <bdi>{figureWords(speech, first)}</bdi> · {label('commitment', first.commitment)}
              </div>
              <div>
                <p className="role">{say('second.yours')}</p>
                <bdi>{figureWords(speech, second)}</bdi> · {label('commitment', second.commitment)}
              </div>
            </div>
            {differs.length > 0 && (
              <p>
                <span className="flag">{differs.map((field) => say(`second.field.${field}`)).join(' · ')}</span>{' '}
                <Link to="/reports/$id" params={{ id: row.report.id }} search={{ s: row.statement.id }}>
                  {say('second.settle')}
                </Link>
              </p>
            )}
          </li>
        ))}
      </ul>
      <button type="button" className="btn" onClick={onAgain}>
        {say('second.again')}
      </button>
    </>
  )
}
