// One report in a list: title, outlet, date, language, what was read from it and how much a person reviewed.
import { Link } from '@tanstack/react-router'
import type { ReportRow } from '../data/types.ts'
import { Text, useSpeech } from './words.tsx'

export function ReportLine({ row, copies = 0, lead }: { row: ReportRow; copies?: number; lead?: boolean }) {
  const { say, date, label } = useSpeech()
  return (
    <div className="report-line">
      <Link to="/reports/$id" params={{ id: row.id }} className="report-line-title">
        <Text lang={row.lang}>{row.title ?? row.lead}</Text>
      </Link>
      <div className="meta">
        <span className="outlet">{row.outlet ? <Text>{row.outlet}</Text> : <span className="unknown">{say('unknown.nooutlet')}</span>}</span>
        <span>
          <bdi>{date(row.published)}</bdi>
        </span>
        <span>{label('lang', row.lang)}</span>
        <span>{say('count.statements', { n: row.statements })}</span>
        {row.statements > 0 && (
          <span className={row.reviewed >= row.statements ? 'done' : undefined}>
            {say('count.reviewed', { done: row.reviewed, of: row.statements })}
          </span>
        )}
        {copies > 0 && <span>{say('reports.copies', { n: copies })}</span>}
        {row.problems.length > 0 && <span className="flag">{say('reports.problem.any')}</span>}
      </div>
      {lead && (
        <p className="lead">
          <Text lang={row.lang}>{row.lead.length >= 160 ? `${row.lead.trimEnd()}…` : row.lead}</Text>
        </p>
      )}
    </div>
  )
}
