// Splitting and merging statements: two dialogs, each recorded as one act with one undo.
import { type FormEvent, type ReactNode, useId, useState } from 'react'
import { Refusal } from '../data/api.ts'
import { useBulk } from '../data/bulk.ts'
import type { Decision } from '../data/deciding.ts'
import type { Report, Span, Statement } from '../data/types.ts'
import { Empty } from './answer.tsx'
import { Dialog } from './dialog.tsx'
import { SpanEdges } from './span-edges.tsx'
import { cutOf, mergeDecisions, partnersOf, splitDecisions } from './split-merge.ts'
import { StatementHead } from './statement-card.tsx'
import { toast } from './toasts.tsx'
import { Text, useSpeech } from './words.tsx'

export interface Reshaping {
  readonly split: (statement: Statement, selected: Span | null) => void
  readonly merge: (statement: Statement) => void
  readonly dialogs: ReactNode
}

type Open =
  | { readonly what: 'split'; readonly statement: Statement; readonly selected: Span | null }
  | { readonly what: 'merge'; readonly statement: Statement }
  | null

export function useReshaping(report: Report, list: readonly Statement[]): Reshaping {
  const { say, pick } = useSpeech()
  const [open, setOpen] = useState<Open>(null)
  const bulk = useBulk()
  const close = () => setOpen(null)
  const fail = (error: unknown) => toast(error instanceof Refusal ? pick(error.words) : String(error))
  const record = async (decisions: readonly Decision[], words: string) => {
    try {
      const made = await bulk.record(decisions)
      close()
      toast(words, {
        name: say('do.undo'),
        run: () => {
          // What was recorded last is taken back first.
          const undo = made.toReversed().map((determination): Decision => ({ act: { act: 'undo', determination }, reason: say('undo.reason') }))
          bulk.record(undo).then(() => toast(say('done.undo')), fail)
        },
      })
    } catch (error) {
      fail(error)
    }
  }
  return {
    split: (statement, selected) => setOpen({ what: 'split', statement, selected }),
    merge: (statement) => setOpen({ what: 'merge', statement }),
    dialogs: (
      <>
        <Dialog title={say('split.title')} open={open?.what === 'split'} onClose={close} wide>
          {open?.what === 'split' && (
            <SplitForm
              report={report}
              start={cutOf(report.text, open.statement.span, open.selected)}
              busy={bulk.progress !== null}
              onCancel={close}
              onDone={(spans, reason) => void record(splitDecisions(report, open.statement, spans, reason), say('split.done'))}
            />
          )}
        </Dialog>
        <Dialog title={say('merge.title')} open={open?.what === 'merge'} onClose={close} wide>
          {open?.what === 'merge' && (
            <MergeForm
              statement={open.statement}
              report={report}
              partners={partnersOf(list, open.statement)}
              busy={bulk.progress !== null}
              onCancel={close}
              onDone={(other, reason) => void record(mergeDecisions(report, open.statement, other, reason), say('merge.done'))}
            />
          )}
        </Dialog>
      </>
    ),
  }
}

interface Asking {
  readonly busy: boolean
  readonly onCancel: () => void
}

function SplitForm({
  report,
  start,
  onDone,
  ...asking
}: Asking & { report: Report; start: readonly [Span, Span]; onDone: (spans: readonly [Span, Span], reason: string) => void }) {
  const { say } = useSpeech()
  const [first, setFirst] = useState(start[0])
  const [second, setSecond] = useState(start[1])
  const same = first[0] === second[0] && first[1] === second[1]
  return (
    <ReasonedForm {...asking} name={say('form.split')} ready={!same} onDone={(reason) => onDone([first, second], reason)}>
      <p className="help">{say('split.help')}</p>
      <h3 className="small-head">{say('split.first')}</h3>
      <SpanEdges text={report.text} lang={report.lang} span={first} onChange={setFirst} />
      <h3 className="small-head">{say('split.second')}</h3>
      <SpanEdges text={report.text} lang={report.lang} span={second} onChange={setSecond} />
    </ReasonedForm>
  )
}

function MergeForm({
  statement,
  report,
  partners,
  onDone,
  ...asking
}: Asking & { statement: Statement; report: Report; partners: readonly Statement[]; onDone: (other: Statement, reason: string) => void }) {
  const { say } = useSpeech()
  const [chosen, setChosen] = useState(partners[0]?.id)
  const other = partners.find((one) => one.id === chosen)
  const name = useId()
  if (partners.length === 0) return <Empty>{say('merge.none')}</Empty>
  return (
    <ReasonedForm {...asking} name={say('form.merge')} ready={other !== undefined} onDone={(reason) => other && onDone(other, reason)}>
      <p className="help">{say('merge.help')}</p>
      <div className="note">
        <StatementHead statement={statement} />
      </div>
      <fieldset className="merge-choices">
        <legend className="small-head">{say('merge.with')}</legend>
        {partners.slice(0, MOST).map((one) => (
          <label key={one.id} className="merge-choice">
            <input type="radio" name={name} checked={one.id === chosen} onChange={() => setChosen(one.id)} />
            <span>
              <StatementHead statement={one} />
              <span className="said">
                <Text lang={report.lang} quote>
                  {report.text.slice(one.span[0], Math.min(one.span[1], one.span[0] + 140))}
                </Text>
              </span>
            </span>
          </label>
        ))}
      </fieldset>
    </ReasonedForm>
  )
}
/** The nearest ones; two statements far apart in a report are seldom one. */
const MOST = 8

function ReasonedForm({
  name,
  ready,
  busy,
  onCancel,
  onDone,
  children,
}: Asking & { name: string; ready: boolean; onDone: (reason: string) => void; children: ReactNode }) {
  const { say } = useSpeech()
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const id = useId()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (ready && reason.trim() !== '') onDone(reason.trim())
  }
  return (
    <form className="form" onSubmit={submit}>
      {children}
      <div className="field">
        <label htmlFor={id}>{say('form.reason')}</label>
        <textarea id={id} dir="auto" rows={2} value={reason} aria-describedby={`${id}-help`} onChange={(event) => setReason(event.target.value)} />
        <span id={`${id}-help`} className={tried && reason.trim() === '' ? 'field-error' : 'help'}>
          {say('form.reason.help')}
        </span>
      </div>
      <footer className="form-foot">
        <button type="submit" className="btn primary" disabled={busy || !ready}>
          {name}
        </button>
        <button type="button" className="btn" onClick={onCancel}>
          {say('do.cancel')}
        </button>
      </footer>
    </form>
  )
}
