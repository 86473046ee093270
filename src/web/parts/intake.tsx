// Taking things in: files dropped or chosen, addresses pasted; progress in counts, and for each failure what to do.
import { Link } from '@tanstack/react-router'
import { type DragEvent, useId, useState } from 'react'
import { problemWords } from '../../core/model/problem-words.ts'
import { addressesIn, again, clear, type Incoming, stop, take, useIntake } from '../data/intake.ts'
import { Tick } from './choices.tsx'
import { Some } from './some.tsx'
import { Both, Text, useSpeech } from './words.tsx'

export function Intake() {
  const { say } = useSpeech()
  const [reason, setReason] = useState('')
  const [personal, setPersonal] = useState(false)
  const [over, setOver] = useState(false)
  const [pasted, setPasted] = useState('')
  const [page, setPage] = useState(false)
  const id = useId()
  const [typing, setTyping] = useState(false)
  const { addresses, rest } = addressesIn(pasted)
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    const text = event.dataTransfer.getData('text')
    if (event.dataTransfer.files.length > 0) take([...event.dataTransfer.files], reason, { personal })
    else if (text) setPasted((now) => `${now}${now ? '\n' : ''}${text}`)
  }
  return (
    <section
      className={`drop${over ? ' over' : ''}`}
      aria-label={say('inbox.drop')}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <div className="drop-half">
        <p className="drop-words">{say('inbox.drop')}</p>
        <div className="row">
          <FileButton name={say('inbox.choose')} primary onFiles={(files) => take(files, reason, { personal })} />
          <FileButton name={say('inbox.folder')} folder onFiles={(files) => take(files, reason, { personal })} />
        </div>
        <p className="help">{say('inbox.kinds')}</p>
        <Tick name={say('inbox.personal')} on={personal} onChange={setPersonal} />
      </div>
      <div className="drop-half">
        <div className="field">
          <label htmlFor={`${id}paste`}>{say('inbox.paste')}</label>
          <textarea
            id={`${id}paste`}
            dir="ltr"
            rows={3}
            value={pasted}
            aria-describedby={`${id}rest`}
            onFocus={() => setTyping(true)}
            onBlur={() => setTyping(false)}
            onChange={(event) => setPasted(event.target.value)}
          />
        </div>
        <button
          type="button"
          className="btn"
          disabled={addresses.length === 0}
          onClick={() => {
            take(addresses, reason, { page })
            // What was no address stays to be mended.
            setPasted(rest.join('\n'))
          }}
        >
          {say('inbox.fetch', { n: addresses.length })}
        </button>
        {/* Under the button: what appears when the field is left must not move the button that is being pressed. */}
        <p className="flag" id={`${id}rest`} role="status">
          {!typing && rest.length > 0 && say('inbox.rest', { n: rest.length, first: rest[0] ?? '' })}
        </p>
        <p className="help">{say('inbox.fetch.help')}</p>
        <div className="field">
          <label className="check">
            <input type="checkbox" checked={page} aria-describedby={`${id}page`} onChange={(event) => setPage(event.target.checked)} />{' '}
            {say('inbox.page')}
          </label>
          <p className="help" id={`${id}page`}>
            {say('inbox.page.help')}
          </p>
        </div>
      </div>
      <div className="field drop-reason">
        <label htmlFor={`${id}why`}>{say('inbox.reason')}</label>
        <input id={`${id}why`} dir="auto" value={reason} onChange={(event) => setReason(event.target.value)} />
      </div>
    </section>
  )
}

function FileButton({ name, primary, folder, onFiles }: { name: string; primary?: boolean; folder?: boolean; onFiles: (files: File[]) => void }) {
  const id = useId()
  return (
    <label className={`btn file${primary ? ' primary' : ''}`} htmlFor={id}>
      {name}
      <input
        id={id}
        type="file"
        multiple
        {...(folder ? { webkitdirectory: '' } : {})}
        onChange={(event) => {
          const files = [...(event.target.files ?? [])]
          event.target.value = ''
          if (files.length > 0) onFiles(files)
        }}
      />
    </label>
  )
}

/** What is on its way and what became of it. Failures come first, each with its words and one button for all. */
export function IntakeProgress() {
  const { say } = useSpeech()
  const { items, running } = useIntake()
  if (items.length === 0) return null
  const done = items.filter((one) => one.state === 'done')
  const failed = items.filter((one) => one.state === 'failed')
  const held = done.filter((one) => one.result?.duplicate)
  const flagged = done.filter((one) => (one.result?.problems.length ?? 0) > 0)
  const finished = done.length + failed.length
  const rank = (one: Incoming) =>
    one.state === 'failed' ? 0 : one.state === 'sending' ? 1 : flagged.includes(one) ? 2 : one.state === 'done' ? 3 : 4
  const ordered = items.map((one, i) => ({ one, i })).sort((a, b) => rank(a.one) - rank(b.one) || a.i - b.i)
  return (
    <section className="block" aria-label={say('intake.title')}>
      <div className="spread">
        <div role="status">
          <p className="intake-counts">
            <progress value={finished} max={items.length} aria-label={say('intake.progress', { done: finished, of: items.length })} />{' '}
            <strong>{say('intake.progress', { done: finished, of: items.length })}</strong>
          </p>
          <p className="meta">
            {say('inbox.result', { captured: done.length - held.length, duplicate: held.length, flagged: flagged.length, failed: failed.length })}
          </p>
        </div>
        <div className="row">
          {running && (
            <button type="button" className="btn" onClick={stop}>
              {say('intake.stop')}
            </button>
          )}
          {!running && failed.length > 0 && (
            <button type="button" className="btn primary" onClick={again}>
              {say('intake.again', { n: failed.length })}
            </button>
          )}
          {!running && (
            <button type="button" className="btn quiet" onClick={clear}>
              {say('intake.clear')}
            </button>
          )}
        </div>
      </div>
      <Some of={ordered} className="plain dense" first={20}>
        {({ one }) => (
          <li key={one.id}>
            <IncomingLine one={one} />
          </li>
        )}
      </Some>
    </section>
  )
}

function IncomingLine({ one }: { one: Incoming }) {
  const { say } = useSpeech()
  const result = one.result
  return (
    <>
      <strong>
        <Text>{one.name}</Text>
      </strong>
      <div className="meta">
        {one.state === 'waiting' && <span>{say('intake.waiting')}</span>}
        {one.state === 'sending' && <span>{say(typeof one.from === 'string' ? 'intake.fetching' : 'intake.sending')}</span>}
        {one.state === 'failed' && <span className="flag">{say('inbox.failed')}</span>}
        {result?.duplicate && <span>{say('inbox.duplicate')}</span>}
        {result && <span>{say('inbox.readable', { n: result.reports.length })}</span>}
        {result?.reports.slice(0, 3).map((id) => (
          <Link key={id} to="/reports/$id" params={{ id }}>
            {say('inbox.open')}
          </Link>
        ))}
      </div>
      {one.words && (
        <p className="field-error">
          <Both words={one.words} />
        </p>
      )}
      {result?.problems.map((problem) => (
        <p key={`${problem.code}${JSON.stringify(problem.detail)}`} className="flag">
          <Both words={problemWords(problem)} />
        </p>
      ))}
    </>
  )
}
