// A statement in a list away from its report: its head, the sentence, who carries it, and a way to the words themselves.
import { Link } from '@tanstack/react-router'
import type { ReportRow, Statement } from '../data/types.ts'
import { Chain } from './chain.tsx'
import { HowMade, StatementHead } from './statement-card.tsx'
import { Text, useSpeech } from './words.tsx'

export function StatementLine({
  statement,
  report,
  sentence,
  marks,
  chain,
}: {
  statement: Statement
  report: ReportRow | undefined
  sentence?: string
  marks?: readonly (readonly [number, number])[] | undefined
  chain?: boolean
}) {
  const { say, date, label } = useSpeech()
  return (
    <div className="statement-line">
      <Link to="/reports/$id" params={{ id: statement.report }} search={{ s: statement.id }} className="statement-line-head">
        <StatementHead statement={statement} />
      </Link>
      <div className="meta">
        {report && (
          <>
            <span className="outlet">{report.outlet ? <Text>{report.outlet}</Text> : say('unknown.nooutlet')}</span>
            <span>
              <bdi>{date(report.published)}</bdi>
            </span>
          </>
        )}
        {statement.figure && (
          <span>
            {label('commitment', statement.figure.commitment)}
            {statement.figure.remains ? ` · ${label('remains', statement.figure.remains)}` : ''}
          </span>
        )}
        <HowMade statement={statement} />
      </div>
      {sentence && (
        <p className="said">
          <Marked text={sentence} lang={report?.lang} marks={marks ?? []} />
        </p>
      )}
      {chain && report && <Chain statement={statement} report={report} />}
    </div>
  )
}

function Marked({ text, lang, marks }: { text: string; lang: string | undefined; marks: readonly (readonly [number, number])[] }) {
  if (marks.length === 0)
    return (
      <Text lang={lang} quote>
        {text}
      </Text>
    )
  const parts = []
  let at = 0
  for (const [from, to] of [...marks].sort((a, b) => a[0] - b[0])) {
    if (from < at) continue
    parts.push(text.slice(at, from), <mark key={from}>{text.slice(from, to)}</mark>)
    at = to
  }
  parts.push(text.slice(at))
  return (
    <bdi lang={lang === 'und' ? undefined : lang} dir="auto">
      {parts}
    </bdi>
  )
}
