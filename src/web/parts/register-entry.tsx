// What is known of an outlet or speaker: kind, relation to each party with days and citation, reliability. Set by people, dated, and taken back by people.

import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useId, useState } from 'react'
import { ACTOR_KINDS, PARTY_RELATIONS, RELIABILITY_GRADES } from '../../core/model/lists.ts'
import { standing } from '../../core/model/standing.ts'
import { Refusal } from '../data/api.ts'
import { useDecide } from '../data/deciding.ts'
import { dropDraft, useDraft } from '../data/drafts.ts'
import { actsOf } from '../data/queries.ts'
import type { Act, Determination } from '../data/types.ts'
import { Determine } from './determine.tsx'
import { Dialog } from './dialog.tsx'
import { Pick } from './fields.tsx'
import { TakeBack } from './take-back.tsx'
import { toast } from './toasts.tsx'
import { Text, useSpeech } from './words.tsx'

export type RegisterAct = Extract<Act, { act: 'register' }>
type Relation = RegisterAct['relations'][number]

/** The newest entry on a name, and the newest reliability of the actor that stand. */
export function entryOf(all: readonly Determination[], name: string, actor: string) {
  const held = standing(all)
  const entry = held.findLast((one) => one.act.act === 'register' && one.act.name === name)
  const grade = held.findLast((one) => one.act.act === 'reliability' && one.act.actor === actor)
  return {
    entry: entry?.act.act === 'register' ? { of: entry, act: entry.act } : undefined,
    grade: grade?.act.act === 'reliability' ? { of: grade, act: grade.act } : undefined,
  }
}

/** `actor` is how reliability is kept: the register's id where one is known, else the name itself. */
export function RegisterEntry({ name, actor = name }: { name: string; actor?: string }) {
  const { say, label, date, instant } = useSpeech()
  const [open, setOpen] = useState(false)
  const all = useQuery(actsOf('register', 'reliability'))
  const { entry, grade } = entryOf(all.data ?? [], name, actor)
  const why = (of: Determination) => (
    <span className="help">
      <Text quote>{of.reason}</Text> {say('history.by', { name: of.by, time: instant(of.at) })} <TakeBack id={of.id} />
    </span>
  )
  return (
    <section className="register">
      <dl className="facts">
        <dt>{say('register.kind')}</dt>
        <dd>{entry?.act.kind ? label('actor-kind', entry.act.kind) : <span className="unknown">{say('register.unknown')}</span>}</dd>
        <dt>{say('register.relations')}</dt>
        <dd>
          {!entry || entry.act.relations.length === 0 ? (
            <span className="unknown">{say('register.unknown')}</span>
          ) : (
            <ul className="ticks">
              {entry.act.relations.map((one) => (
                <li key={`${one.party}${one.relation}${one.from}${one.cite}`}>
                  {label('party-relation', one.relation)} <Text>{one.party}</Text>
                  {(one.from || one.to) && (
                    <>
                      {' · '}
                      <bdi>{say('range.dates', { from: one.from ? date(one.from) : '…', to: one.to ? date(one.to) : '…' })}</bdi>
                    </>
                  )}{' '}
                  <span className="help">
                    <Text quote>{one.cite}</Text>
                  </span>
                </li>
              ))}
            </ul>
          )}
          {entry && why(entry.of)}
        </dd>
        <dt>{say('reliability.title')}</dt>
        <dd>
          {grade ? (
            <>
              {say(`reliability.${grade.act.grade}`)} {why(grade.of)}
            </>
          ) : (
            <span className="unknown">{say('reliability.none')}</span>
          )}
        </dd>
      </dl>
      <div className="acts">
        <button type="button" className="btn small" onClick={() => setOpen(true)}>
          {say('register.edit')}
        </button>
        <Determine
          name={say('act.reliability')}
          least="reviewer"
          help={say('act.reliability.help')}
          draftKey={`reliability ${actor}`}
          known={[]}
          ids={() => []}
          fields={[
            {
              key: 'grade',
              name: say('act.reliability.grade'),
              kind: 'pick',
              of: RELIABILITY_GRADES.map((one) => [one, say(`reliability.${one}`)] as const),
            },
          ]}
          act={({ grade: given }) => ({ act: 'reliability', actor, grade: given as (typeof RELIABILITY_GRADES)[number] })}
        />
      </div>
      <Dialog title={say('register.title', { name })} open={open} onClose={() => setOpen(false)} wide>
        {open && <RegisterForm name={name} before={entry?.act} onClose={() => setOpen(false)} />}
      </Dialog>
    </section>
  )
}

interface Draft {
  readonly kind: string
  readonly relations: readonly { party: string; relation: string; from: string; to: string; cite: string }[]
  readonly reason: string
}
const BLANK = { party: '', relation: 'belongs-to', from: '', to: '', cite: '' }

function RegisterForm({ name, before, onClose }: { name: string; before: RegisterAct | undefined; onClose: () => void }) {
  const { say, label, pick } = useSpeech()
  const id = useId()
  const draft = `register ${name}`
  const fresh: Draft = {
    kind: before?.kind ?? '',
    relations: (before?.relations ?? []).map(({ from = '', to = '', ...one }) => ({ ...one, from, to })),
    reason: '',
  }
  const [values, change] = useDraft<Draft>(draft, fresh)
  const [tried, setTried] = useState(false)
  const decide = useDecide()
  const set = (at: number, next: Partial<(typeof values.relations)[number]>) =>
    change({ relations: values.relations.map((one, i) => (i === at ? { ...one, ...next } : one)) })
  const uncited = values.relations.some((one) => one.party.trim() === '' || one.cite.trim() === '')
  const backwards = values.relations.some((one) => one.from && one.to && one.from > one.to)
  const lacking = values.reason.trim() === '' || uncited || backwards
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (lacking) return
    const act: RegisterAct = {
      act: 'register',
      name,
      ...(values.kind ? { kind: values.kind as NonNullable<RegisterAct['kind']> } : {}),
      relations: values.relations.map(
        (one): Relation => ({
          party: one.party.trim(),
          relation: one.relation as Relation['relation'],
          ...(one.from ? { from: one.from } : {}),
          ...(one.to ? { to: one.to } : {}),
          cite: one.cite.trim(),
        }),
      ),
    }
    try {
      await decide.mutateAsync({ act, reason: values.reason.trim() })
      dropDraft(draft)
      onClose()
      toast(say('done.other'))
    } catch (error) {
      toast(error instanceof Refusal ? pick(error.words) : String(error))
    }
  }
  return (
    <form className="form" onSubmit={(event) => void submit(event)} noValidate>
      <p className="help">{say('register.help')}</p>
      <Pick
        name={say('register.kind')}
        value={values.kind}
        onChange={(kind) => change({ kind })}
        of={[['', say('register.unknown')], ...ACTOR_KINDS.map((one) => [one, label('actor-kind', one)] as const)]}
      />
      {values.relations.map((one, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no name of their own while they are being written
        <fieldset key={at} className="relation">
          <legend>{say('register.relation', { n: at + 1 })}</legend>
          <div className="grid">
            <Pick
              name={say('act.independence.relation')}
              value={one.relation}
              onChange={(relation) => set(at, { relation })}
              of={PARTY_RELATIONS.map((kind) => [kind, label('party-relation', kind)] as const)}
            />
            <div className="field">
              <label htmlFor={`${id}party${at}`}>{say('register.party')}</label>
              <input
                id={`${id}party${at}`}
                dir="auto"
                value={one.party}
                aria-invalid={(tried && one.party.trim() === '') || undefined}
                onChange={(event) => set(at, { party: event.target.value })}
              />
            </div>
            {(['from', 'to'] as const).map((key) => (
              <div key={key} className="field">
                <label htmlFor={id + key + at}>{say(`register.${key}`)}</label>
                <input id={id + key + at} type="date" value={one[key]} onChange={(event) => set(at, { [key]: event.target.value })} />
              </div>
            ))}
          </div>
          <div className="field">
            <label htmlFor={`${id}cite${at}`}>{say('register.cite')}</label>
            <input
              id={`${id}cite${at}`}
              dir="auto"
              value={one.cite}
              aria-invalid={(tried && one.cite.trim() === '') || undefined}
              onChange={(event) => set(at, { cite: event.target.value })}
            />
          </div>
          <button type="button" className="btn quiet small" onClick={() => change({ relations: values.relations.filter((_, i) => i !== at) })}>
            {say('register.drop')}
          </button>
        </fieldset>
      ))}
      <button type="button" className="btn" onClick={() => change({ relations: [...values.relations, BLANK] })}>
        {say('register.add')}
      </button>
      <div className="field">
        <label htmlFor={`${id}reason`}>{say('form.reason')}</label>
        <textarea id={`${id}reason`} dir="auto" rows={2} value={values.reason} onChange={(event) => change({ reason: event.target.value })} />
        <span className={tried && lacking ? 'field-error' : 'help'}>
          {say(tried && backwards ? 'register.backwards' : tried && uncited ? 'register.uncited' : 'form.reason.help')}
        </span>
      </div>
      <footer className="form-foot">
        <button type="submit" className="btn primary" disabled={decide.isPending}>
          {say('register.record')}
        </button>
        <button
          type="button"
          className="btn"
          onClick={() => {
            dropDraft(draft)
            onClose()
          }}
        >
          {say('do.cancel')}
        </button>
      </footer>
    </form>
  )
}
