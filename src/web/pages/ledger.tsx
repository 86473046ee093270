// The ledger: every act readable and filterable, and a check of everything that says in words whether it passed.
import { useMutation, useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { write } from '../data/api.ts'
import { usePerson } from '../data/person.ts'
import { ledger } from '../data/queries.ts'
import type { VerifyReport } from '../data/types.ts'
import { Answer, Empty, RefusalNote } from '../parts/answer.tsx'
import { Pick } from '../parts/fields.tsx'
import { Released } from '../parts/released.tsx'
import { Both, Text, useSpeech } from '../parts/words.tsx'

const route = getRouteApi('/ledger')
const PAGE = 100

export function LedgerScreen() {
  const { say, number, instant, label } = useSpeech()
  const filter = route.useSearch()
  const { may } = usePerson()
  const navigate = useNavigate()
  const head = useQuery(ledger({ limit: 1 }))
  const size = head.data?.size ?? 0
  // The newest page first: entries are numbered from nought in order of time.
  const from = filter.from === undefined ? Math.max(0, size - PAGE) : Number(filter.from) || 0
  const page = useQuery({ ...ledger({ from, limit: PAGE, kind: filter.kind }), enabled: head.data !== undefined })
  const verify = useMutation({ mutationFn: () => write<VerifyReport>('/verify', {}) })
  return (
    <section className="page">
      <h1>{say('ledger.title')}</h1>
      <p className="lede">{say('ledger.note')}</p>
      <div className="verify">
        <button type="button" className="btn primary" disabled={verify.isPending} onClick={() => verify.mutate()}>
          {say('ledger.verify')}
        </button>
        <div role="status" className="verify-answer">
          {verify.isPending && (
            <>
              <progress aria-label={say('ledger.verifying')} /> {say('ledger.verifying')}
            </>
          )}
          {verify.data?.ok && (
            <strong className="pass">{say('ledger.ok', { blobs: verify.data.checked.blobs, entries: verify.data.checked.entries })}</strong>
          )}
          {verify.data && !verify.data.ok && (
            <div className="fail">
              <strong>{say('ledger.faults', { n: verify.data.faults.length })}</strong>
              <ul>
                {verify.data.faults.map((fault) => (
                  <li key={`${fault.kind}${fault.entry}${fault.sha256}${fault.words.en}`}>
                    <Both words={fault.words} />
                  </li>
                ))}
              </ul>
            </div>
          )}
          {verify.data && verify.data.stamps.length + verify.data.anchors.length > 0 && (
            <ul>
              {verify.data.stamps.map(({ entry, size, time, authority, trusted }) => (
                <li key={`s${entry}`}>
                  {say(trusted ? 'ledger.stamp' : 'ledger.stamp.untrusted', { n: size, time: instant(time), authority: `\u2068${authority}\u2069` })}
                </li>
              ))}
              {verify.data.anchors.map(({ entry, size, state, height, calendars }) => (
                <li key={`a${entry} ${height}`}>
                  {state === 'pending'
                    ? say('ledger.anchor.pending', { n: size, calendars: `\u2068${calendars.join(' ')}\u2069` })
                    : say('ledger.anchor.block', { n: size, height: number(height ?? 0) })}
                </li>
              ))}
            </ul>
          )}
          {verify.error && <RefusalNote error={verify.error} />}
        </div>
      </div>
      {head.data && (
        <details>
          <summary>{say('ledger.checkpoint')}</summary>
          <dl className="facts wide">
            <dt>{say('overview.root')}</dt>
            <dd>
              <code dir="ltr">{head.data.root}</code>
            </dd>
            <dt>{say('ledger.checkpoint')}</dt>
            <dd>
              <pre dir="ltr" className="wrap">
                {head.data.checkpoint}
              </pre>
            </dd>
          </dl>
        </details>
      )}
      {may('analyst') && <Released />}
      <form className="filters" onSubmit={(event) => event.preventDefault()}>
        <Pick
          name={say('ledger.kind')}
          value={filter.kind ?? ''}
          onChange={(kind) => void navigate({ to: '/ledger', search: kind ? { kind } : {}, replace: true })}
          of={[
            ['', say('reports.any')],
            ...(['capture', 'determination', 'export', 'erasure', 'timestamp'] as const).map((kind) => [kind, say(`entry.${kind}`)] as const),
          ]}
        />
        <span className="meta">{say('count.entries', { n: size })}</span>
      </form>
      <Answer of={page}>
        {(data) =>
          data.entries.length === 0 ? (
            <Empty>{say('count.entries', { n: 0 })}</Empty>
          ) : (
            <div className="table-box">
              <table className="table stack">
                <thead>
                  <tr>
                    <th scope="col">{say('ledger.entry')}</th>
                    <th scope="col">{say('ledger.kind')}</th>
                    <th scope="col">{say('ledger.what')}</th>
                    <th scope="col">{say('ledger.by')}</th>
                    <th scope="col">{say('ledger.time')}</th>
                  </tr>
                </thead>
                <tbody>
                  {[...data.entries].reverse().map((entry) => (
                    <tr key={entry.index}>
                      <td data-name={say('ledger.entry')}>
                        <bdi>{number(entry.index)}</bdi>
                      </td>
                      <td data-name={say('ledger.kind')}>{label('entry', entry.kind)}</td>
                      <td data-name={say('ledger.what')}>
                        <Both words={entry.summary} />
                      </td>
                      <td data-name={say('ledger.by')}>
                        <Text>{entry.by}</Text>
                      </td>
                      <td className="nowrap" data-name={say('ledger.time')}>
                        <bdi>{instant(entry.time)}</bdi>
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )
        }
      </Answer>
      <p className="pager">
        {from > 0 && (
          <Link to="/ledger" search={{ ...filter, from: String(Math.max(0, from - PAGE)) }}>
            {say('ledger.older')}
          </Link>
        )}{' '}
        {filter.from !== undefined && (
          <Link to="/ledger" search={filter.kind ? { kind: filter.kind } : {}}>
            {say('ledger.newest')}
          </Link>
        )}
      </p>
    </section>
  )
}
