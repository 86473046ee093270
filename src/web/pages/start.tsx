// Start: a new case, one of this machine's cases, or the demo. The whole page when no case is open yet.
import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useId, useState } from 'react'
import { write } from '../data/api.ts'
import { dropDraft, useDraft } from '../data/drafts.ts'
import { knownCases } from '../data/queries.ts'
import type { CaseOpened, KnownCases } from '../data/types.ts'
import { Answer, Empty, RefusalNote } from '../parts/answer.tsx'
import { Text, useSpeech } from '../parts/words.tsx'

/** Leaves for the address of the opened case: every case has one of its own, with its own key. */
function useOpening() {
  return useMutation({
    mutationFn: ({ path, body }: { path: '/cases' | '/cases/open'; body: object }) => write<CaseOpened>(path, body),
    onSuccess: ({ entrance }) => {
      dropDraft('new case')
      window.location.assign(entrance)
    },
  })
}

export function Start() {
  const { say } = useSpeech()
  const cases = useQuery(knownCases())
  const opening = useOpening()
  return (
    <section className="page narrow start">
      <h1>{say('start.title')}</h1>
      <p className="lede">{say('overview.meaning')}</p>
      {opening.error && <RefusalNote error={opening.error} />}
      <div role="status">{opening.isPending && <p className="loading">{say('start.opening')}</p>}</div>
      <Answer of={cases}>
        {(data) => (
          <>
            <NewCase data={data} busy={opening.isPending} onMake={(body) => opening.mutate({ path: '/cases', body })} />
            <section className="panel">
              <h2>{say('start.demo')}</h2>
              <p className="help">{say('start.demo.help')}</p>
              <button type="button" className="btn" disabled={opening.isPending} onClick={() => opening.mutate({ path: '/cases/open', body: {} })}>
                {say('start.demo.open')}
              </button>
            </section>
            <section className="block">
              <h2>{say('start.known')}</h2>
              {data.cases.every((one) => one.demo) && <Empty>{say('start.known.none')}</Empty>}
              <KnownList data={data} busy={opening.isPending} onOpen={(folder) => opening.mutate({ path: '/cases/open', body: { folder } })} />
            </section>
          </>
        )}
      </Answer>
    </section>
  )
}

function NewCase({ data, busy, onMake }: { data: KnownCases; busy: boolean; onMake: (body: object) => void }) {
  const { say } = useSpeech()
  const [values, change] = useDraft('new case', { name: '', operator: data.operator, folder: '' })
  const [tried, setTried] = useState(false)
  const id = useId()
  const lacking = values.name.trim() === '' || values.operator.trim() === ''
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (!lacking) onMake({ name: values.name, operator: values.operator, ...(values.folder.trim() ? { folder: values.folder } : {}) })
  }
  const field = (key: 'name' | 'operator', name: string, help: string) => (
    <div className="field">
      <label htmlFor={id + key}>{name}</label>
      <input
        id={id + key}
        dir="auto"
        value={values[key]}
        aria-invalid={(tried && values[key].trim() === '') || undefined}
        aria-describedby={`${id + key}-help`}
        onChange={(event) => change({ [key]: event.target.value })}
      />
      <span id={`${id + key}-help`} className={tried && values[key].trim() === '' ? 'field-error' : 'help'}>
        {help}
      </span>
    </div>
  )
  return (
    <form className="panel form" onSubmit={submit} noValidate>
      <h2>{say('start.new')}</h2>
      {field('name', say('start.name'), say('start.name.help'))}
      {field('operator', say('start.operator'), say('start.operator.help'))}
      <details>
        <summary>{say('start.folder')}</summary>
        <div className="field">
          <label htmlFor={`${id}folder`}>{say('start.folder.path')}</label>
          <input id={`${id}folder`} dir="ltr" value={values.folder} onChange={(event) => change({ folder: event.target.value })} />
          <span className="help">
            {say('start.folder.help')} <code dir="ltr">{data.home}</code>
          </span>
        </div>
      </details>
      <footer className="form-foot">
        <button type="submit" className="btn primary" disabled={busy}>
          {say('start.make')}
        </button>
      </footer>
    </form>
  )
}

function KnownList({ data, busy, onOpen }: { data: KnownCases; busy: boolean; onOpen: (folder: string) => void }) {
  const { say, date } = useSpeech()
  const own = data.cases.filter((one) => !one.demo)
  return (
    <ul className="plain tiles">
      {own.map((one) => (
        <li key={one.folder} className="spread">
          <div>
            <strong>
              <Text>{one.name}</Text>
            </strong>
            <div className="meta">
              <span>
                <Text>{one.operator}</Text>
              </span>
              <span>
                <bdi>{date(one.created.slice(0, 10))}</bdi>
              </span>
              <code dir="ltr">{one.folder}</code>
            </div>
          </div>
          <button type="button" className="btn" disabled={busy} onClick={() => onOpen(one.folder)} aria-label={say('start.open', { name: one.name })}>
            {say('inbox.open')}
          </button>
        </li>
      ))}
    </ul>
  )
}
