// Inbox: drop files or paste addresses to capture them; below, the newest captures with what was read from each and what was flagged.
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { problemWords } from '../../core/model/problem-words.ts'
import { usePerson } from '../data/person.ts'
import { captures } from '../data/queries.ts'
import type { CaptureRow } from '../data/types.ts'
import { Answer, Empty } from '../parts/answer.tsx'
import { Intake, IntakeProgress } from '../parts/intake.tsx'
import { Some } from '../parts/some.tsx'
import { Both, Text, useSpeech } from '../parts/words.tsx'

export function Inbox() {
  const { say } = useSpeech()
  const { may } = usePerson()
  const latest = useQuery(captures())
  return (
    <section className="page">
      <h1>{say('inbox.title')}</h1>
      {may('analyst') && <Intake />}
      <IntakeProgress />
      <section className="block">
        <div className="spread">
          <h2>{say('inbox.latest')}</h2>
          <Link to="/reports" search={{ reviewed: 'false' }}>
            {say('inbox.unreviewed')}
          </Link>
        </div>
        <Answer of={latest}>
          {(data) =>
            data.items.length === 0 ? (
              <Empty>{say('overview.empty')}</Empty>
            ) : (
              <Some of={data.items} className="plain dense captures" first={40}>
                {(one) => (
                  <li key={one.entry}>
                    <CaptureLine one={one} />
                  </li>
                )}
              </Some>
            )
          }
        </Answer>
      </section>
    </section>
  )
}

/** What came in, by the titles it was read into; the file's own name stands small beside it. */
function CaptureLine({ one }: { one: CaptureRow }) {
  const { say, instant } = useSpeech()
  return (
    <>
      {one.first.length === 0 && (
        <p>
          <Text>{one.name}</Text>
        </p>
      )}
      {one.first.map((report) => (
        <p key={report.id} className="capture-title">
          <Link to="/reports/$id" params={{ id: report.id }}>
            <Text lang={report.lang}>{report.title}</Text>
          </Link>
        </p>
      ))}
      {one.reports > one.first.length && <p className="meta">{say('inbox.more', { n: one.reports - one.first.length })}</p>}
      <div className="meta">
        {one.material ? (
          <span>{say('inbox.material')}</span>
        ) : one.reports === 0 ? (
          <span className="flag">{say('inbox.nothing')}</span>
        ) : (
          <>
            <span>{say('count.statements', { n: one.statements })}</span>
            {one.statements > 0 && (
              <span className={one.reviewed === one.statements ? 'good' : undefined}>
                {say('count.reviewed', { done: one.reviewed, of: one.statements })}
              </span>
            )}
          </>
        )}
        {one.sealed && <span className="sealed">{say('inbox.sealed')}</span>}
        <span>
          <bdi>{instant(one.time)}</bdi>
        </span>
        <span>
          <Text>{one.by}</Text>
        </span>
        {one.first.length > 0 && (
          <span dir="ltr" className="file-name">
            {one.name}
          </span>
        )}
      </div>
      {one.problems.map((problem) => (
        <p key={`${problem.code}${JSON.stringify(problem.detail)}`} className="flag">
          <Both words={problemWords(problem)} />
        </p>
      ))}
    </>
  )
}
