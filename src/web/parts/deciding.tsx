// The acts on a statement: confirm, correct, add, set aside, undo. Each appends a determination with its reason.
import { Link } from '@tanstack/react-router'
import { type FormEvent, type ReactNode, useId, useState } from 'react'
import { anchorOf } from '../../core/text/anchors.ts'
import { Refusal } from '../data/api.ts'
import { anchorOfStatement, type Decision, idOf, useDecide, useDone } from '../data/deciding.ts'
import { dropDraft, useDraft } from '../data/drafts.ts'
import type { Determination, Report, Span, Statement } from '../data/types.ts'
import { Dialog } from './dialog.tsx'
import { type Filled, StatementForm } from './statement-form.tsx'
import { toast } from './toasts.tsx'
import { numberIn } from './whole-number.ts'
import { useSpeech } from './words.tsx'

export interface Deciding {
  readonly busy: boolean
  readonly confirm: (statement: Statement) => void
  readonly correct: (statement: Statement) => void
  readonly add: (span: Span) => void
  readonly setAside: (statement: Statement) => void
  /** Takes back the newest determination on `statement`, else the newest of this sitting. */
  readonly undo: (statement: Statement | undefined) => void
  readonly say: (words: string) => void
  readonly originLink: (id: string, words: string) => ReactNode
  readonly dialogs: ReactNode
}

type Open = { readonly what: 'correct' | 'set-aside'; readonly statement: Statement } | { readonly what: 'add'; readonly span: Span } | null

export function useDeciding(report: Report, pick: (id: string) => void): Deciding {
  const { say, pick: words } = useSpeech()
  const [open, setOpen] = useState<Open>(null)
  const decide = useDecide()
  const done = useDone()

  const send = async (decision: Decision, then?: (made: Determination) => void) => {
    try {
      const { determination } = await decide.mutateAsync(decision)
      if (open) dropDraft(draftOf(open))
      setOpen(null)
      then?.(determination)
      const { act } = determination
      const known = act.act === 'confirm' || act.act === 'correct' || act.act === 'add' || act.act === 'set-aside' || act.act === 'undo'
      toast(
        say(known ? `done.${act.act}` : 'done.other'),
        act.act === 'undo' ? undefined : { name: say('do.undo'), run: () => void send(undoing(determination.id)) },
      )
    } catch (error) {
      // What was typed stays in the open dialog; the refusal says what to do.
      toast(error instanceof Refusal ? words(error.words) : String(error))
    }
  }
  /** A draft outlives a closed dialog or a lost server; giving the form up drops it. */
  const draftOf = (one: NonNullable<Open>) => `${one.what} ${one.what === 'add' ? `${report.id} ${one.span}` : one.statement.id}`
  const giveUp = () => {
    if (open) dropDraft(draftOf(open))
    setOpen(null)
  }
  const undoing = (id: string): Decision => ({ act: { act: 'undo', determination: id }, reason: say('undo.reason') })
  const on = (statement: Statement) => ({ on: anchorOfStatement(report, statement), kind: statement.kind })

  const filled = ({ kind, span, changes, reason }: Filled) => {
    if (open?.what === 'correct') void send({ act: { act: 'correct', ...on(open.statement), changes }, reason, seen: open.statement })
    if (open?.what === 'add') {
      const at = kind === 'figure' ? numberIn(report.text, span) : span
      const statement = { ...changes, span, ...(kind === 'figure' ? { figure: { ...changes.figure, span: at } } : {}) }
      void send({ act: { act: 'add', on: anchorOf(report, at), kind, statement }, reason }, () => pick(idOf(report.id, kind, at)))
    }
  }
  return {
    busy: decide.isPending,
    confirm: (statement) => void send({ act: { act: 'confirm', ...on(statement) }, reason: say('confirm.reason'), seen: statement }),
    correct: (statement) => setOpen({ what: 'correct', statement }),
    add: (span) => setOpen({ what: 'add', span }),
    setAside: (statement) => setOpen({ what: 'set-aside', statement }),
    undo: (statement) => {
      const id = statement?.determinations?.at(-1) ?? done.at(-1)?.id
      if (id) void send(undoing(id))
    },
    say: (text) => toast(text),
    originLink: (id, text) => (
      <Link className="btn quiet" to="/origins/$id" params={{ id }}>
        {text}
      </Link>
    ),
    dialogs: (
      <>
        <Dialog title={say('correct.title')} open={open?.what === 'correct'} onClose={() => setOpen(null)} wide>
          {open?.what === 'correct' && (
            <StatementForm
              report={report}
              statement={open.statement}
              span={open.statement.span}
              draftKey={draftOf(open)}
              busy={decide.isPending}
              onCancel={giveUp}
              onDone={filled}
            />
          )}
        </Dialog>
        <Dialog title={say('add.title')} open={open?.what === 'add'} onClose={() => setOpen(null)} wide>
          {open?.what === 'add' && (
            <StatementForm
              report={report}
              statement={null}
              span={open.span}
              draftKey={draftOf(open)}
              busy={decide.isPending}
              onCancel={giveUp}
              onDone={filled}
            />
          )}
        </Dialog>
        <Dialog title={say('aside.title')} open={open?.what === 'set-aside'} onClose={() => setOpen(null)}>
          {open?.what === 'set-aside' && (
            <ReasonForm
              draftKey={draftOf(open)}
              busy={decide.isPending}
              onCancel={giveUp}
              onDone={(reason) => void send({ act: { act: 'set-aside', ...on(open.statement) }, reason, seen: open.statement })}
            />
          )}
        </Dialog>
      </>
    ),
  }
}

function ReasonForm({
  draftKey,
  busy,
  onCancel,
  onDone,
}: {
  draftKey: string
  busy: boolean
  onCancel: () => void
  onDone: (reason: string) => void
}) {
  const { say } = useSpeech()
  const [{ reason }, change] = useDraft(draftKey, { reason: '' })
  const [tried, setTried] = useState(false)
  const id = useId()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (reason.trim() !== '') onDone(reason.trim())
  }
  return (
    <form className="form" onSubmit={submit}>
      <p>{say('aside.help')}</p>
      <div className="field">
        <label htmlFor={id}>{say('form.reason')}</label>
        <textarea
          id={id}
          dir="auto"
          rows={3}
          value={reason}
          aria-describedby={`${id}-help`}
          onChange={(event) => change({ reason: event.target.value })}
        />
        <span id={`${id}-help`} className={tried && reason.trim() === '' ? 'field-error' : 'help'}>
          {say('form.reason.help')}
        </span>
      </div>
      <footer className="form-foot">
        <button type="submit" className="btn primary" disabled={busy}>
          {say('form.aside')}
        </button>
        <button type="button" className="btn" onClick={onCancel}>
          {say('do.cancel')}
        </button>
      </footer>
    </form>
  )
}
