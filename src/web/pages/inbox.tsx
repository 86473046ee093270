// Inbox: drop files to capture them; what was read, what was flagged; the latest captures of the ledger.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type DragEvent, useId, useState } from 'react'
import { upload } from '../data/api.ts'
import { ledger } from '../data/queries.ts'
import type { CapturesAnswer } from '../data/types.ts'
import { Answer, Empty, RefusalNote } from '../parts/answer.tsx'
import { Both, Text, useSpeech } from '../parts/words.tsx'

export function Inbox() {
  const { say, instant, label } = useSpeech()
  const client = useQueryClient()
  const [reason, setReason] = useState('')
  const [over, setOver] = useState(false)
  const [files, setFiles] = useState<readonly File[]>([])
  const pick = useId()
  const why = useId()
  const latest = useQuery(ledger({ kind: 'capture', limit: 500 }))
  const capture = useMutation({
    mutationFn: (chosen: readonly File[]) => {
      const form = new FormData()
      if (reason.trim() !== '') form.set('reason', reason.trim())
      for (const file of chosen) form.append('files', file, file.name)
      return upload<CapturesAnswer>('/captures', form)
    },
    onSuccess: async () => {
      setFiles([])
      setReason('')
      await client.invalidateQueries()
    },
  })
  const take = (chosen: FileList | null) => {
    if (!chosen || chosen.length === 0) return
    // Kept until the server has answered: a refused or interrupted capture can be sent again.
    setFiles([...chosen])
    capture.mutate([...chosen])
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    take(event.dataTransfer.files)
  }
  return (
    <section className="page">
      <h1>{say('inbox.title')}</h1>
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
        <p className="drop-words">{say('inbox.drop')}</p>
        <label className="btn primary file" htmlFor={pick}>
          {say('inbox.choose')}
          <input
            id={pick}
            type="file"
            multiple
            disabled={capture.isPending}
            onChange={(event) => {
              take(event.target.files)
              event.target.value = ''
            }}
          />
        </label>
        <p className="help">{say('inbox.kinds')}</p>
        <div className="field">
          <label htmlFor={why}>{say('inbox.reason')}</label>
          <input id={why} dir="auto" value={reason} onChange={(event) => setReason(event.target.value)} />
        </div>
      </section>
      <div role="status">
        {capture.isPending && (
          <p>
            <progress aria-label={say('inbox.sending', { n: files.length })} /> {say('inbox.sending', { n: files.length })}
          </p>
        )}
      </div>
      {capture.error && <RefusalNote error={capture.error} retry={() => capture.mutate(files)} />}
      {capture.data && (
        <section className="block">
          <h2>{say('inbox.result', { ...capture.data.counts })}</h2>
          <ul className="plain">
            {capture.data.items.map((item) => (
              <li key={`${item.name}${item.entry}${item.sha256}`}>
                <strong>
                  <Text>{item.name}</Text>
                </strong>
                <div className="meta">
                  {item.duplicate && <span>{say('inbox.duplicate')}</span>}
                  {item.entry === null ? (
                    <span className="flag">{say('inbox.failed')}</span>
                  ) : (
                    <span>{say('inbox.readable', { n: item.reports.length })}</span>
                  )}
                  {item.problems.map((problem) => (
                    <span key={problem.code} className="flag">
                      {label('problem', problem.code)}
                    </span>
                  ))}
                  {item.reports.slice(0, 5).map((id) => (
                    <Link key={id} to="/reports/$id" params={{ id }}>
                      {say('inbox.open')}
                    </Link>
                  ))}
                </div>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section className="block">
        <h2>{say('inbox.latest')}</h2>
        <Answer of={latest}>
          {(data) =>
            data.entries.length === 0 ? (
              <Empty>{say('overview.empty')}</Empty>
            ) : (
              <ul className="plain dense">
                {[...data.entries]
                  .reverse()
                  .slice(0, 60)
                  .map((entry) => (
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
                  ))}
              </ul>
            )
          }
        </Answer>
      </section>
    </section>
  )
}
