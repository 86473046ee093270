// A determination about more than one statement: a button, a few fields, a reason. It points at words, never at a cluster's id.
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useId, useState } from 'react'
import { Refusal } from '../data/api.ts'
import { anchorOfStatement, useDecide } from '../data/deciding.ts'
import { dropDraft, useDraft } from '../data/drafts.ts'
import { usePerson } from '../data/person.ts'
import { report as reportQuery, statement as statementQuery } from '../data/queries.ts'
import type { Act, Anchor, Role, Statement } from '../data/types.ts'
import { Dialog } from './dialog.tsx'
import { Pick } from './fields.tsx'
import { toast } from './toasts.tsx'
import { useSpeech } from './words.tsx'

export interface Field {
  readonly key: string
  readonly name: string
  readonly kind: 'line' | 'long' | 'date' | 'pick'
  readonly of?: readonly (readonly [value: string, words: string])[]
  readonly optional?: boolean
  /** What stands in it at first. */
  readonly start?: string
}
export type Filled = Readonly<Record<string, string>>

interface Props {
  /** Names the act, on the button and over the form. */
  readonly name: string
  readonly help?: string
  readonly fields: readonly Field[]
  /** Ids of the statements whose words the determination points at, in the order `act` takes their anchors. */
  readonly ids: (values: Filled) => readonly string[]
  /** Statements already at hand; others are fetched. */
  readonly known: readonly Statement[]
  readonly act: (values: Filled, anchors: readonly Anchor[]) => Act
  /** The least role that may record it; analyst where not said. */
  readonly least?: Role
  /** Where the draft is kept. */
  readonly draftKey: string
}

export function Determine(props: Props) {
  const [open, setOpen] = useState(false)
  const { may } = usePerson()
  if (!may(props.least ?? 'analyst')) return null
  return (
    <>
      <button type="button" className="btn small" onClick={() => setOpen(true)}>
        {props.name}
      </button>
      <Dialog title={props.name} open={open} onClose={() => setOpen(false)}>
        {open && <DetermineForm {...props} onClose={() => setOpen(false)} />}
      </Dialog>
    </>
  )
}

function DetermineForm({ help, name, fields, ids, known, act, draftKey, onClose }: Props & { onClose: () => void }) {
  const { say, pick } = useSpeech()
  const client = useQueryClient()
  const decide = useDecide()
  const fresh = Object.fromEntries([...fields.map((field) => [field.key, field.start ?? field.of?.[0]?.[0] ?? '']), ['reason', '']]) as Record<
    string,
    string
  >
  const [values, change] = useDraft<Record<string, string>>(draftKey, fresh)
  const [tried, setTried] = useState(false)
  const id = useId()
  const value = (key: string) => values[key] ?? ''
  const lacking = fields.some((field) => !field.optional && value(field.key).trim() === '') || value('reason').trim() === ''

  const anchors = async (): Promise<Anchor[]> => {
    const out: Anchor[] = []
    for (const wanted of ids(values)) {
      const statement = known.find((one) => one.id === wanted) ?? (await client.fetchQuery(statementQuery(wanted))).statement
      const { report } = await client.fetchQuery({ ...reportQuery(statement.report), staleTime: 60_000 })
      out.push(anchorOfStatement(report, statement))
    }
    return out
  }
  const submit = async () => {
    setTried(true)
    if (lacking) return
    try {
      const { determination } = await decide.mutateAsync({ act: act(values, await anchors()), reason: value('reason').trim() })
      dropDraft(draftKey)
      onClose()
      toast(say('done.other'), {
        name: say('do.undo'),
        run: () => void decide.mutateAsync({ act: { act: 'undo', determination: determination.id }, reason: say('undo.reason') }),
      })
    } catch (error) {
      toast(error instanceof Refusal ? pick(error.words) : String(error))
    }
  }
  return (
    <form
      className="form"
      onSubmit={(event: FormEvent) => {
        event.preventDefault()
        void submit()
      }}
    >
      {help && <p className="help">{help}</p>}
      {[...fields, { key: 'reason', name: say('form.reason'), kind: 'long' as const, of: undefined, start: undefined }].map((field) =>
        field.kind === 'pick' ? (
          <Pick key={field.key} name={field.name} value={value(field.key)} of={field.of ?? []} onChange={(next) => change({ [field.key]: next })} />
        ) : (
          <div key={field.key} className="field">
            <label htmlFor={`${id}${field.key}`}>{field.name}</label>
            {field.kind === 'long' ? (
              <textarea
                id={`${id}${field.key}`}
                dir="auto"
                rows={field.key === 'reason' ? 2 : 4}
                value={value(field.key)}
                onChange={(event) => change({ [field.key]: event.target.value })}
              />
            ) : (
              <input
                id={`${id}${field.key}`}
                dir="auto"
                {...(field.kind === 'date' ? { type: 'date' } : {})}
                value={value(field.key)}
                onChange={(event) => change({ [field.key]: event.target.value })}
              />
            )}
          </div>
        ),
      )}
      <p className={tried && lacking ? 'field-error' : 'help'}>{say('form.reason.help')}</p>
      <footer className="form-foot">
        <button type="submit" className="btn primary" disabled={decide.isPending}>
          {name}
        </button>
        <button
          type="button"
          className="btn"
          onClick={() => {
            dropDraft(draftKey)
            onClose()
          }}
        >
          {say('do.cancel')}
        </button>
      </footer>
    </form>
  )
}
