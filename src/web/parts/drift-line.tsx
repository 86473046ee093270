// One change in transmission: what changed, how it stood before and after, and whether the link is stated or inferred.
import { Link } from '@tanstack/react-router'
import type { Drift, ReportRow, Statement, Words } from '../data/types.ts'
import { figureWords } from './figure-words.ts'
import { Onward } from './shapes.tsx'
import { Both, Text, useSpeech } from './words.tsx'

export function DriftLine({ drift, statements, reports }: { drift: Drift; statements?: readonly Statement[]; reports?: readonly ReportRow[] }) {
  const speech = useSpeech()
  const { say, label, date, pick } = speech
  /** The value as the reader's language says it, where the statement is at hand; else as it was written. */
  const shown = (statement: Statement | undefined, value: string): string => {
    const figure = statement?.figure
    if (drift.what === 'status') return statement?.who ? label('status', statement.who.status) : value
    if (!figure) return value
    if (drift.what === 'value' || drift.what === 'qualifier') return figureWords(speech, figure)
    if (drift.what === 'commitment') return label('commitment', figure.commitment)
    if (drift.what === 'remains') return figure.remains ? label('remains', figure.remains) : say('unknown.notstated')
    if (drift.what === 'scope') return label('scope', figure.scope)
    return value
  }
  const end = (id: string, words: Words) => {
    const value = pick(words)
    const statement = statements?.find((one) => one.id === id)
    const row = reports?.find((one) => one.id === statement?.report)
    const report = statement?.report ?? id.split(':').slice(0, -2).join(':')
    return (
      <Link className="drift-end" to="/reports/$id" params={{ id: report }} search={{ s: id }}>
        <bdi>{shown(statement, value)}</bdi>
        {row && (
          <span className="meta">
            <span>{row.outlet ? <Text>{row.outlet}</Text> : say('unknown.nooutlet')}</span>
            <span>
              <bdi>{date(row.published)}</bdi>
            </span>
          </span>
        )}
      </Link>
    )
  }
  return (
    <div className="drift">
      <p>
        <span className="role">{label('drift', drift.what)}</span>{' '}
        <span className={drift.stated ? 'stated' : 'inferred'}>{say(drift.stated ? 'reading.stated' : 'reading.inferred')}</span>
      </p>
      <div className="drift-ends">
        {end(drift.from, drift.before)}
        <Onward />
        {end(drift.to, drift.after)}
      </div>
      <p>
        <Both words={drift.words} />
      </p>
    </div>
  )
}
