// What was looked at leaves, or waits for the word of a second person: who approves it, on what grounds, is a decision like any other.
import { useId, useState } from 'react'
import { useDecide } from '../data/deciding.ts'
import { RefusalNote } from './answer.tsx'
import { useSpeech } from './words.tsx'

export function Leave({
  id,
  content,
  approvedBy,
  stale,
  busy,
  onRelease,
  onApproved,
}: {
  id: string | null
  content: string | null
  approvedBy: readonly string[]
  stale: boolean
  busy: boolean
  onRelease: (id: string) => void
  onApproved: () => void
}) {
  const { say } = useSpeech()
  return (
    <>
      {approvedBy.length > 0 && <p className="meta">{say('export.approval.given', { names: approvedBy.join(' · ') })}</p>}
      {id === null && content !== null && !stale && <Approval content={content} onApproved={onApproved} />}
      <div className="row">
        <button type="button" className="btn primary" disabled={stale || busy || id === null} onClick={() => id !== null && onRelease(id)}>
          {say('export.release')}
        </button>
        {stale && <span className="flag">{say('export.stale')}</span>}
      </div>
    </>
  )
}

function Approval({ content, onApproved }: { content: string; onApproved: () => void }) {
  const { say } = useSpeech()
  const field = useId()
  const [person, setPerson] = useState('')
  const [reason, setReason] = useState('')
  const decide = useDecide()
  return (
    <form
      className="form approval"
      onSubmit={(event) => {
        event.preventDefault()
        const act = { act: 'approve', what: 'dossier', content, person: person.trim() } as const
        decide.mutate({ act, reason: reason.trim() }, { onSuccess: onApproved })
      }}
    >
      <p className="note">{say('export.approval.needed')}</p>
      <div className="field">
        <label htmlFor={`${field}person`}>{say('export.approval.person')}</label>
        <input id={`${field}person`} dir="auto" required value={person} onChange={(event) => setPerson(event.target.value)} />
      </div>
      <div className="field">
        <label htmlFor={`${field}reason`}>{say('export.approval.reason')}</label>
        <input id={`${field}reason`} dir="auto" required value={reason} onChange={(event) => setReason(event.target.value)} />
      </div>
      {decide.error && <RefusalNote error={decide.error} />}
      <button type="submit" className="btn" disabled={decide.isPending || person.trim() === '' || reason.trim() === ''}>
        {say('export.approval.give')}
      </button>
    </form>
  )
}
