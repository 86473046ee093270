// Who has the workbench open: each session with its browser, from where, since when; ended one by one or all at once.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { write } from '../data/api.ts'
import { usePerson } from '../data/person.ts'
import { sessions } from '../data/queries.ts'
import type { SessionRow, SessionsEnded } from '../data/types.ts'
import { Answer } from './answer.tsx'
import { lock } from './lock.ts'
import { toast } from './toasts.tsx'
import { Text, useSpeech } from './words.tsx'

export function SessionList() {
  const { say, pick } = useSpeech()
  const client = useQueryClient()
  const { may } = usePerson()
  const all = useQuery(sessions())
  const end = async (one: SessionRow) => {
    if (one.mine) return lock()
    await write<SessionsEnded>('/sessions/end', { id: one.id }).catch((error) => toast(error.words ? pick(error.words) : String(error)))
    void client.invalidateQueries({ queryKey: ['sessions'] })
  }
  return (
    <section className="block">
      <h2>{say('sessions.title')}</h2>
      <p className="help">{say(may('lead') ? 'sessions.help.all' : 'sessions.help.own')}</p>
      <Answer of={all}>
        {(rows) => (
          <ul className="plain sessions">
            {rows.map((one) => (
              <li key={one.id} className="spread">
                <Line one={one} />
                <button type="button" className="btn small" onClick={() => void end(one)}>
                  {say(one.mine ? 'lock.do' : 'sessions.end')}
                </button>
              </li>
            ))}
          </ul>
        )}
      </Answer>
      {may('lead') && (
        <p>
          <button type="button" className="btn" onClick={() => void lock('all')}>
            {say('sessions.end.all')}
          </button>
        </p>
      )}
    </section>
  )
}

function Line({ one }: { one: SessionRow }) {
  const { say, label, instant } = useSpeech()
  return (
    <div>
      <strong>
        <Text>{one.name}</Text>
      </strong>
      <div className="meta">
        <span>{label('role-of', one.role)}</span>
        {one.mine && <span>{say('sessions.mine')}</span>}
        <span>{one.here ? say('sessions.here') : <bdi>{one.address}</bdi>}</span>
        {one.agent && <bdi title={one.agent}>{browserOf(one.agent)}</bdi>}
        <span>{say('sessions.since', { time: instant(one.since) })}</span>
        <span>{say('sessions.seen', { time: instant(one.seen) })}</span>
        {one.factor && <span>{say('sessions.factor')}</span>}
      </div>
    </div>
  )
}

/** The browser and the system by name, as far as the browser says so. */
function browserOf(agent: string): string {
  const browser = /(Firefox|Edg|OPR|Chrome|Safari)\/(\d+)/.exec(agent.replace(/HeadlessChrome/, 'Chrome'))
  const system = /(Android|iPhone|iPad|Windows|Mac OS X|Linux)/.exec(agent)
  const name = browser?.[1] === 'Edg' ? 'Edge' : browser?.[1] === 'OPR' ? 'Opera' : browser?.[1]
  return [name && `${name} ${browser?.[2]}`, system?.[1]].filter(Boolean).join(', ') || agent.slice(0, 60)
}
