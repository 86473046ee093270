// A discrepancy in words, with the sentences it stands on when they are at hand.
import { Link } from '@tanstack/react-router'
import type { Discrepancy, ReportRow, Statement } from '../data/types.ts'
import { StatementLine } from './statement-line.tsx'
import { Both, useSpeech } from './words.tsx'

export function DiscrepancyLine({
  discrepancy,
  statements,
  reports,
}: {
  discrepancy: Discrepancy
  statements?: readonly Statement[]
  reports?: readonly ReportRow[]
}) {
  const { say, label } = useSpeech()
  const here = statements?.filter((one) => discrepancy.statements.includes(one.id)) ?? []
  return (
    <div className="discrepancy">
      <p className="discrepancy-kind">{label('discrepancy', discrepancy.kind)}</p>
      <p>
        <Both words={discrepancy.words} />
      </p>
      {here.length > 0 ? (
        <details>
          <summary>{say('count.statements', { n: here.length })}</summary>
          <ul className="plain">
            {here.map((one) => (
              <li key={one.id}>
                <StatementLine statement={one} report={reports?.find((row) => row.id === one.report)} />
              </li>
            ))}
          </ul>
        </details>
      ) : (
        <ul className="sentence-links">
          {discrepancy.statements.map((id) => (
            <li key={id}>
              <StatementLink id={id} />
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

function StatementLink({ id }: { id: string }) {
  const { say } = useSpeech()
  const report = id.split(':').slice(0, -2).join(':')
  return (
    <Link to="/reports/$id" params={{ id: report }} search={{ s: id }}>
      {say('reading.open')}
    </Link>
  )
}
