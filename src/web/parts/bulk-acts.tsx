// Acts on several reports at once: a preview says what each would record, one reason stands for all, and one undo takes all back.
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useEffect, useId, useState } from 'react'
import { Refusal } from '../data/api.ts'
import { useBulk } from '../data/bulk.ts'
import { anchorOfStatement, type Decision } from '../data/deciding.ts'
import { report as reportQuery } from '../data/queries.ts'
import type { ReportPage, ReportRow, Statement } from '../data/types.ts'
import { RefusalNote } from './answer.tsx'
import { Dialog } from './dialog.tsx'
import { ReportLine } from './report-line.tsx'
import { Some } from './some.tsx'
import { StatementLine } from './statement-line.tsx'
import { toast } from './toasts.tsx'
import { useSpeech } from './words.tsx'

type What = 'confirm' | 'set-aside' | 'duplicate'
const NAMES = { confirm: 'bulk.confirm', 'set-aside': 'bulk.aside', duplicate: 'bulk.duplicate' } as const
const HELP = { confirm: 'bulk.confirm.help', 'set-aside': 'bulk.aside.help', duplicate: 'bulk.duplicate.help' } as const

/** The bar over a list with reports picked in it. */
export function BulkBar({ rows, onClear }: { rows: readonly ReportRow[]; onClear: () => void }) {
  const { say } = useSpeech()
  const [open, setOpen] = useState<What | null>(null)
  if (rows.length === 0) return null
  const button = (what: What) => (
    <button type="button" className="btn" onClick={() => setOpen(what)} disabled={what === 'duplicate' && rows.length < 2}>
      {say(NAMES[what])}
    </button>
  )
  return (
    <section className="bulk-bar" aria-label={say('bulk.title')}>
      <strong role="status">{say('bulk.picked', { n: rows.length })}</strong>
      {button('confirm')}
      {button('set-aside')}
      {button('duplicate')}
      <button type="button" className="btn quiet" onClick={onClear}>
        {say('bulk.clear')}
      </button>
      <Dialog title={open ? say(NAMES[open]) : ''} open={open !== null} onClose={() => setOpen(null)} wide>
        {open && (
          <BulkForm
            what={open}
            rows={rows}
            onDone={() => {
              setOpen(null)
              onClear()
            }}
            onClose={() => setOpen(null)}
          />
        )}
      </Dialog>
    </section>
  )
}

const isOpen = (statement: Statement) => (statement.how ?? 'machine') === 'machine'

function BulkForm({ what, rows, onDone, onClose }: { what: What; rows: readonly ReportRow[]; onDone: () => void; onClose: () => void }) {
  const { say, pick } = useSpeech()
  const client = useQueryClient()
  const bulk = useBulk()
  const id = useId()
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const [pages, setPages] = useState<readonly ReportPage[] | null>(null)
  const [failure, setFailure] = useState<unknown>(null)
  // The texts are needed for the anchors, and the preview shows what stands in them now.
  useEffect(() => {
    let gone = false
    void (async () => {
      try {
        const got: ReportPage[] = []
        for (const row of rows) got.push(await client.fetchQuery({ ...reportQuery(row.id), staleTime: 0 }))
        if (!gone) setPages(got)
      } catch (error) {
        if (!gone) setFailure(error)
      }
    })()
    return () => {
      gone = true
    }
  }, [client, rows])
  const fullest = [...rows].sort((a, b) => b.characters - a.characters)[0]
  const touched = (pages ?? []).flatMap((page) => page.statements.filter(isOpen).map((statement) => ({ page, statement })))
  const decisions = (): Decision[] =>
    what === 'duplicate'
      ? rows
          .filter((row) => row !== fullest)
          .map((row) => ({ act: { act: 'duplicate', report: row.id, of: fullest?.id ?? '' }, reason: reason.trim() }))
      : touched.map(({ page, statement }) => ({
          act: { act: what, on: anchorOfStatement(page.report, statement), kind: statement.kind },
          reason: reason.trim(),
          seen: statement,
        }))
  const count = what === 'duplicate' ? rows.length - 1 : touched.length
  const fail = (error: unknown) => toast(error instanceof Refusal ? pick(error.words) : String(error))
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (reason.trim() === '' || count === 0) return
    try {
      const made = await bulk.record(decisions())
      onDone()
      toast(say('bulk.done', { n: made.length }), {
        name: say('do.undo'),
        run: () => {
          const undo = made.map((determination): Decision => ({ act: { act: 'undo', determination }, reason: say('undo.reason') }))
          bulk.record(undo).then((back) => toast(say('bulk.undone', { n: back.length })), fail)
        },
      })
    } catch (error) {
      fail(error)
    }
  }
  if (failure) return <RefusalNote error={failure} />
  if (pages === null)
    return (
      <p className="loading" role="status">
        {say('state.loading')}
      </p>
    )
  const rowOf = new Map(rows.map((row) => [row.id, row]))
  return (
    <form className="form" onSubmit={(event) => void submit(event)}>
      <p className="help">{say(HELP[what])}</p>
      <p>
        <strong>{say('bulk.preview', { n: count })}</strong>
      </p>
      <div className="bulk-preview">
        {what === 'duplicate' ? (
          <>
            {fullest && (
              <div className="note">
                <p className="role">{say('bulk.fullest')}</p>
                <ReportLine row={fullest} />
              </div>
            )}
            <Some of={rows.filter((row) => row !== fullest)} first={10}>
              {(row) => (
                <li key={row.id}>
                  <ReportLine row={row} />
                </li>
              )}
            </Some>
          </>
        ) : (
          <Some of={touched} first={10}>
            {({ page, statement }) => (
              <li key={statement.id}>
                <StatementLine
                  statement={statement}
                  report={rowOf.get(page.report.id)}
                  sentence={page.report.text.slice(Math.max(0, statement.span[0] - 60), statement.span[1] + 60)}
                />
              </li>
            )}
          </Some>
        )}
      </div>
      <div className="field">
        <label htmlFor={id}>{say('form.reason')}</label>
        <textarea id={id} dir="auto" rows={2} value={reason} onChange={(event) => setReason(event.target.value)} />
        <span className={tried && reason.trim() === '' ? 'field-error' : 'help'}>{say('form.reason.help')}</span>
      </div>
      <footer className="form-foot">
        <button type="submit" className="btn primary" disabled={count === 0 || bulk.progress !== null}>
          {bulk.progress ? say('bulk.progress', { ...bulk.progress }) : say('bulk.record', { n: count })}
        </button>
        <button type="button" className="btn" onClick={onClose}>
          {say('do.cancel')}
        </button>
      </footer>
    </form>
  )
}
