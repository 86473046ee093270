// The form in which a person corrects a statement or adds one the machine missed. Only what was changed is sent.

import { type FormEvent, useId, useState } from 'react'
import { COMMITMENTS, COUNTED, QUALIFIERS, REMAINS, SCOPES, STATEMENT_KINDS } from '../../core/model/lists.ts'
import { useDraft } from '../data/drafts.ts'
import type { ActorMention, ChainLink, Figure, PlaceMention, Report, Span, Statement, StatementChanges } from '../data/types.ts'
import { figureWords } from './figure-words.ts'
import { SpanEdges } from './span-edges.tsx'
import { numberIn, wholeNumber } from './whole-number.ts'
import { type Speech, useSpeech } from './words.tsx'

interface Draft {
  readonly kind: Statement['kind']
  readonly span: Span
  readonly figure: Figure
  readonly min: string
  readonly max: string
  readonly places: string
  readonly actor: string
  readonly chain: string
  readonly reason: string
}

export interface Filled {
  readonly kind: Statement['kind']
  readonly span: Span
  readonly changes: StatementChanges
  readonly reason: string
}

function Choice<T extends string>({
  name,
  family,
  value,
  of,
  onChange,
}: {
  name: string
  family: Parameters<Speech['label']>[0]
  value: T
  of: readonly T[]
  onChange: (next: T) => void
}) {
  const { label } = useSpeech()
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>{name}</label>
      <select id={id} value={value} onChange={(event) => onChange(event.target.value as T)}>
        {of.map((one) => (
          <option key={one} value={one}>
            {label(family, one)}
          </option>
        ))}
      </select>
    </div>
  )
}

function Line({
  name,
  value,
  onChange,
  ...rest
}: {
  name: string
  value: string
  onChange: (next: string) => void
  invalid?: boolean
  numeric?: boolean
}) {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>{name}</label>
      <input
        id={id}
        dir="auto"
        value={value}
        inputMode={rest.numeric ? 'numeric' : 'text'}
        aria-invalid={rest.invalid || undefined}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  )
}

const EMPTY: Figure = {
  span: [0, 0],
  of: 'bodies',
  min: null,
  max: null,
  qualifier: 'exact',
  commitment: 'asserted',
  basis: 'not-stated',
  scope: 'this',
}

export function StatementForm({
  report,
  statement,
  span: given,
  draftKey,
  busy,
  onCancel,
  onDone,
}: {
  report: Report
  statement: Statement | null
  span: Span
  /** Names this form's draft among others. */
  draftKey: string
  busy: boolean
  onCancel: () => void
  onDone: (filled: Filled) => void
}) {
  const speech = useSpeech()
  const { say } = speech
  const before: Figure = statement?.figure ?? { ...EMPTY, span: numberIn(report.text, given) }
  const guess = statement ? undefined : wholeNumber(report.text.slice(before.span[0], before.span[1]))
  const [draft, change] = useDraft<Draft>(draftKey, {
    kind: statement?.kind ?? 'figure',
    span: given,
    figure: before,
    min: String(statement ? (before.min ?? '') : (guess ?? '')),
    max: String(statement ? (before.max ?? '') : (guess ?? '')),
    places: statement?.places.map((one) => one.name).join('\n') ?? '',
    actor: statement?.actor?.name ?? '',
    chain: statement?.chain.map((one) => one.name).join('\n') ?? '',
    reason: '',
  })
  const { kind, span, figure, min, max, places, actor, chain, reason } = draft
  const [tried, setTried] = useState(false)
  const reasonId = useId()

  const low = wholeNumber(min)
  const high = wholeNumber(max)
  const bad = kind === 'figure' && (low === undefined || high === undefined || (low !== null && high !== null && low > high))
  const shown: Figure = { ...figure, min: low ?? null, max: high ?? null }

  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (bad || reason.trim() === '') return
    const changes: StatementChanges = {}
    if (kind === 'figure') {
      const changed = Object.fromEntries(
        Object.entries(shown).filter(([key, value]) => !statement || before[key as keyof Figure] !== value),
      ) as Partial<Figure>
      if (Object.keys(changed).length > 0) changes.figure = changed
    }
    if (!statement || span[0] !== statement.span[0] || span[1] !== statement.span[1]) changes.span = span
    const named = (text: string) =>
      text
        .split('\n')
        .map((one) => one.trim())
        .filter((one) => one !== '')
    if (places !== (statement?.places.map((one) => one.name).join('\n') ?? ''))
      changes.places = named(places).map((name): PlaceMention => statement?.places.find((one) => one.name === name) ?? { name, how: 'corrected' })
    if (chain !== (statement?.chain.map((one) => one.name).join('\n') ?? ''))
      changes.chain = named(chain).map((name): ChainLink => statement?.chain.find((one) => one.name === name) ?? { name, how: 'corrected' })
    if (actor.trim() !== (statement?.actor?.name ?? '')) {
      const next: ActorMention | null = actor.trim() === '' ? null : { name: actor.trim(), how: 'corrected' }
      changes.actor = next
      changes.actors = next ? [{ ...next, role: 'killed' }] : []
    }
    onDone({ kind, span, changes, reason: reason.trim() })
  }

  return (
    <form className="form" onSubmit={submit}>
      <SpanEdges text={report.text} lang={report.lang} span={span} onChange={(next) => change({ span: next })} />
      {!statement && <Choice name={say('form.kind')} family="kind" value={kind} of={STATEMENT_KINDS} onChange={(next) => change({ kind: next })} />}
      {kind === 'figure' && (
        <fieldset>
          <legend>{say('form.figure')}</legend>
          <p className="preview" role="status">
            <bdi>{figureWords(speech, shown)}</bdi>
          </p>
          <div className="grid">
            <Choice name={say('form.of')} family="counted" value={figure.of} of={COUNTED} onChange={(of) => change({ figure: { ...figure, of } })} />
            <Choice
              name={say('form.qualifier')}
              family="qualifier"
              value={figure.qualifier}
              of={QUALIFIERS}
              onChange={(qualifier) => change({ figure: { ...figure, qualifier } })}
            />
            <Line name={say('form.min')} value={min} onChange={(next) => change({ min: next })} invalid={low === undefined} numeric />
            <Line name={say('form.max')} value={max} onChange={(next) => change({ max: next })} invalid={high === undefined} numeric />
            <Choice
              name={say('form.commitment')}
              family="commitment"
              value={figure.commitment}
              of={COMMITMENTS}
              onChange={(commitment) => change({ figure: { ...figure, commitment } })}
            />
            {(figure.of === 'bodies' || figure.of === 'graves') && (
              <Choice
                name={say('form.remains')}
                family="remains"
                value={figure.remains ?? 'alleged'}
                of={REMAINS}
                onChange={(remains) => change({ figure: { ...figure, remains } })}
              />
            )}
            <Choice
              name={say('form.scope')}
              family="scope"
              value={figure.scope}
              of={SCOPES}
              onChange={(scope) => change({ figure: { ...figure, scope } })}
            />
          </div>
          {tried && bad && (
            <p className="field-error" role="alert">
              {say('form.badnumber')}
            </p>
          )}
        </fieldset>
      )}
      <div className="grid">
        <Names name={say('form.places')} value={places} onChange={(next) => change({ places: next })} />
        <Names name={say('form.chain')} value={chain} onChange={(next) => change({ chain: next })} />
      </div>
      <Line name={say('form.actor')} value={actor} onChange={(next) => change({ actor: next })} />
      <div className="field">
        <label htmlFor={reasonId}>{say('form.reason')}</label>
        <textarea
          id={reasonId}
          dir="auto"
          rows={2}
          value={reason}
          aria-invalid={(tried && reason.trim() === '') || undefined}
          aria-describedby={`${reasonId}-help`}
          onChange={(event) => change({ reason: event.target.value })}
        />
        <span id={`${reasonId}-help`} className={tried && reason.trim() === '' ? 'field-error' : 'help'}>
          {say('form.reason.help')}
        </span>
      </div>
      <footer className="form-foot">
        <button type="submit" className="btn primary" disabled={busy}>
          {say(statement ? 'form.correct' : 'form.add')}
        </button>
        <button type="button" className="btn" onClick={onCancel}>
          {say('do.cancel')}
        </button>
      </footer>
    </form>
  )
}

function Names({ name, value, onChange }: { name: string; value: string; onChange: (next: string) => void }) {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>{name}</label>
      <textarea id={id} dir="auto" rows={2} value={value} onChange={(event) => onChange(event.target.value)} />
    </div>
  )
}
