// Inbox: drop files or paste addresses to capture them; what was read, what was flagged; the latest captures of the ledger.
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ledger } from '../data/queries.ts'
import { Answer, Empty } from '../parts/answer.tsx'
import { Intake, IntakeProgress } from '../parts/intake.tsx'
import { Some } from '../parts/some.tsx'
import { Both, Text, useSpeech } from '../parts/words.tsx'

export function Inbox() {
  const { say, instant } = useSpeech()
  const latest = useQuery(ledger({ kind: 'capture', limit: 500 }))
  return (
    <section className="page">
      <h1>{say('inbox.title')}</h1>
      <Intake />
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
            data.entries.length === 0 ? (
              <Empty>{say('overview.empty')}</Empty>
            ) : (
              <Some of={[...data.entries].reverse()} className="plain dense" first={40}>
                {(entry) => (
                  <li key={entry.index}>
                    <Both words={entry.summary} />
                    <div className="meta">
                      <span>
                        <bdi>{instant(entry.time)}</bdi>
                      </span>
                      <span>
                        <Text>{entry.by}</Text>
                      </span>
                      <code dir="ltr">{entry.ref.slice(0, 16)}</code>
                    </div>
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
