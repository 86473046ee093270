// Where a report comes from: address, capture, hash, what its reader noticed, and how it relates to other reports.
import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { download, keep, Refusal } from '../data/api.ts'
import { usePerson } from '../data/person.ts'
import type { ReportPage } from '../data/types.ts'
import { toast } from './toasts.tsx'
import { Both, Text, useSpeech } from './words.tsx'

export function ReportDetails({ page }: { page: ReportPage }) {
  const { say, date, instant, label } = useSpeech()
  const { report } = page
  const { may } = usePerson()
  return (
    <details className="report-details">
      <summary>{say('reading.details')}</summary>
      <dl className="facts">
        <dt>{say('reading.published')}</dt>
        <dd>
          <bdi>{date(report.published)}</bdi> {report.author && say('reading.by', { name: report.author })}
        </dd>
        {report.basedOn && (
          <>
            <dt>{say('reading.basedon')}</dt>
            <dd>
              <bdi dir="ltr">{report.basedOn}</bdi>
            </dd>
          </>
        )}
        {report.url && (
          <>
            <dt>{say('reading.address')}</dt>
            <dd>
              <bdi dir="ltr">{report.url}</bdi>
            </dd>
          </>
        )}
        <dt>{say('reading.format')}</dt>
        <dd>
          <bdi dir="ltr">{report.format}</bdi>
        </dd>
        {page.captures.map((capture) => (
          <div key={capture.entry} className="facts-row">
            <dt>{say('reading.captured')}</dt>
            <dd>
              <bdi>{instant(capture.at)}</bdi> · <Text>{capture.by}</Text> · <Link to="/ledger">{say('done.entry', { n: capture.entry })}</Link>
              <br />
              <code dir="ltr" title={say('reading.hash')}>
                {capture.sha256}
              </code>
              {may('reviewer') && !report.reconstructed && <Evidence entry={capture.entry} />}
            </dd>
          </div>
        ))}
      </dl>
      {report.problems.length > 0 && (
        <>
          <h3>{say('reading.problems')}</h3>
          <ul>
            {report.problems.map((problem) => (
              <li key={`${problem.code}${problem.span?.[0]}${JSON.stringify(problem.detail)}`}>{label('problem', problem.code)}</li>
            ))}
          </ul>
        </>
      )}
      {page.lineage.length > 0 && (
        <>
          <h3>{say('reading.lineage')}</h3>
          <ul>
            {page.lineage.map((one) => (
              <li key={`${one.from}${one.to}${one.kind}`}>
                <span className={one.stated ? 'stated' : 'inferred'}>{say(one.stated ? 'reading.stated' : 'reading.inferred')}</span>{' '}
                <Both words={one.words} />
              </li>
            ))}
          </ul>
          {page.lineageLeft !== undefined && <p className="note">{say('reading.lineage.more', { n: page.lineageLeft })}</p>}
        </>
      )}
    </details>
  )
}

/** The captured copy with all that proves it, as a file that verifies without Isnad; its leaving is recorded. */
function Evidence({ entry }: { entry: number }) {
  const { say, pick } = useSpeech()
  const made = useMutation({
    mutationFn: () => download('/custody/evidence', { id: String(entry) }),
    onSuccess: (file) => {
      keep(file)
      toast(say('evidence.done'))
    },
    onError: (error) => toast(error instanceof Refusal ? pick(error.words) : String(error)),
  })
  return (
    <p>
      <button type="button" className="btn small" disabled={made.isPending} onClick={() => made.mutate()}>
        {say('evidence.take')}
      </button>
    </p>
  )
}
