// What left the case, and every figure in it that the present engine gives otherwise. Asked for by a press, since it derives anew.
import { useQuery } from '@tanstack/react-query'
import { released } from '../data/queries.ts'
import type { ReleasedRow } from '../data/types.ts'
import { Empty, RefusalNote } from './answer.tsx'
import { Some } from './some.tsx'
import { Both, Text, useSpeech } from './words.tsx'

export function Released() {
  const { say, instant, number } = useSpeech()
  const all = useQuery(released())
  return (
    <section className="block" id="released">
      <h2>{say('released.title')}</h2>
      <p className="help">{say('released.help')}</p>
      <p>
        <button type="button" className="btn small" disabled={all.isFetching} onClick={() => void all.refetch()}>
          {say(all.isFetching ? 'state.loading' : 'released.check')}
        </button>
      </p>
      <div role="status">
        {all.error && <RefusalNote error={all.error} />}
        {all.data?.length === 0 && <Empty>{say('released.none')}</Empty>}
        {all.data && all.data.length > 0 && (
          <Some of={all.data} className="plain dense" first={20}>
            {(one) => (
              <li key={one.entry}>
                <strong>
                  <bdi dir="ltr">{one.form}</bdi>
                </strong>{' '}
                <State one={one} />
                <div className="meta">
                  <span>{say('done.entry', { n: number(one.entry) })}</span>
                  <span>
                    <Text>{one.by}</Text>
                  </span>
                  <bdi>{instant(one.time)}</bdi>
                </div>
                {one.changed.length > 0 && <Changes one={one} />}
              </li>
            )}
          </Some>
        )}
      </div>
    </section>
  )
}

function State({ one }: { one: ReleasedRow }) {
  const { say } = useSpeech()
  if (one.figures === null) return <span className="unknown">{say('released.unknown')}</span>
  if (one.sameEngine) return <span>{say('released.same')}</span>
  if (one.changed.length === 0) return <span>{say('released.unchanged')}</span>
  return <span className="flag">{say('released.changed', { n: one.changed.length })}</span>
}

function Changes({ one }: { one: ReleasedRow }) {
  const { say } = useSpeech()
  return (
    <ul className="released">
      {one.changed.map((change) => (
        <li key={`${change.code}${change.name.en}${change.of.en}${change.before.en}`}>
          {change.code && <bdi>{change.code}</bdi>} <Both words={change.name} /> · <Both words={change.of} />: {say('released.was')}{' '}
          <strong>
            <Both words={change.before} />
          </strong>{' '}
          {say('released.now')}{' '}
          <strong>
            <Both words={change.after} />
          </strong>
        </li>
      ))}
    </ul>
  )
}
