// The form of an output: kind and language, what goes in, which parts in which order, words of the analyst, and what must not stand in it.

import { useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { DOSSIER_PARTS, OUTPUT_FORMS } from '../../core/model/lists.ts'
import { policy, someIncidents, someSites } from '../data/queries.ts'
import type { OutputForm, OutputRequest } from '../data/types.ts'
import { Choice, Tick } from './choices.tsx'
import { Pick, SearchLine } from './fields.tsx'
import { useSpeech } from './words.tsx'

type Part = (typeof DOSSIER_PARTS)[number]

export interface Plan {
  readonly form: OutputForm
  readonly language: 'ar' | 'en' | 'both'
  readonly title: string
  readonly question: string
  readonly from: string
  readonly to: string
  /** null: all of them. */
  readonly sites: readonly string[] | null
  readonly incidents: readonly string[] | null
  readonly parts: readonly { readonly part: Part; readonly on: boolean }[]
  readonly prose: readonly { readonly before: Part; readonly ar: string; readonly en: string }[]
  readonly withheld: string
  readonly names: boolean
  /** A second person has to approve it before it leaves. */
  readonly approval: boolean
}

export const FRESH: Plan = {
  form: 'dossier.html',
  language: 'both',
  title: '',
  question: '',
  from: '',
  to: '',
  sites: null,
  incidents: null,
  parts: DOSSIER_PARTS.map((part) => ({ part, on: true })),
  prose: [],
  withheld: '',
  names: false,
  approval: false,
}

/** The plan as the server takes it: what is not given is not there; parts are sent only where they were touched. */
export function requestOf(plan: Plan): OutputRequest {
  const both = (words: string) => ({ ar: words.trim(), en: words.trim() })
  const touched = plan.parts.some(({ part, on }, at) => !on || part !== DOSSIER_PARTS[at])
  const prose = plan.prose.filter((one) => one.ar.trim() || one.en.trim())
  const withheld = plan.withheld
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
  return {
    form: plan.form,
    language: plan.language,
    ...(plan.title.trim() ? { title: both(plan.title) } : {}),
    ...(plan.question.trim() ? { question: both(plan.question) } : {}),
    ...(plan.from ? { from: plan.from } : {}),
    ...(plan.to ? { to: plan.to } : {}),
    ...(plan.sites ? { sites: [...plan.sites] } : {}),
    ...(plan.incidents ? { incidents: [...plan.incidents] } : {}),
    ...(touched ? { parts: plan.parts.filter((one) => one.on).map((one) => one.part) } : {}),
    // Words given in one language stand in both, so that neither dossier lacks them.
    ...(prose.length > 0
      ? { prose: prose.map(({ before, ar, en }) => ({ before, words: { ar: ar.trim() || en.trim(), en: en.trim() || ar.trim() } })) }
      : {}),
    ...(withheld.length > 0 ? { withheld } : {}),
    ...(plan.names ? { names: true } : {}),
    ...(plan.approval && plan.form.startsWith('dossier.') ? { approval: true } : {}),
  }
}

export function PlanForm({
  plan,
  change,
  busy,
  onPreview,
}: {
  plan: Plan
  change: (next: Partial<Plan>) => void
  busy: boolean
  onPreview: () => void
}) {
  const { say, pick, date } = useSpeech()
  const id = useId()
  const sites = useQuery(someSites())
  const incidents = useQuery(someIncidents())
  const asked = useQuery(policy()).data?.approval === true
  const dossier = plan.form.startsWith('dossier.')
  const line = (key: 'title' | 'question', name: string) => (
    <div className="field">
      <label htmlFor={id + key}>{name}</label>
      <input id={id + key} dir="auto" value={plan[key]} onChange={(event) => change({ [key]: event.target.value })} />
    </div>
  )
  const day = (key: 'from' | 'to', name: string) => (
    <div className="field">
      <label htmlFor={id + key}>{name}</label>
      <input id={id + key} type="date" value={plan[key]} onChange={(event) => change({ [key]: event.target.value })} />
    </div>
  )
  return (
    <form
      className="form export-form"
      onSubmit={(event) => {
        event.preventDefault()
        onPreview()
      }}
    >
      <Pick
        name={say('export.form')}
        value={plan.form}
        onChange={(form) => change({ form: form as OutputForm })}
        of={OUTPUT_FORMS.map((one) => [one, say(`export.form.${one.replaceAll('.', '-') as Dashed<typeof one>}`)] as const)}
      />
      {(dossier || plan.form === 'case.xlsx') && (
        <Choice
          name={say('export.language')}
          value={plan.language}
          onChange={(language) => change({ language })}
          of={[
            ['ar', say('lang.ar')],
            ['en', say('lang.en')],
            ['both', say('export.both')],
          ]}
        />
      )}
      {dossier && (
        <>
          {line('title', say('export.heading'))}
          {line('question', say('export.question'))}
        </>
      )}
      <div className="grid">
        {day('from', say('map.from'))}
        {day('to', say('map.to'))}
      </div>
      <Chosen
        name={say('export.sites')}
        all={(sites.data ?? []).map((one) => [one.id, one.place.names ? pick(one.place.names) : one.place.name] as const)}
        chosen={plan.sites}
        onChange={(next) => change({ sites: next })}
      />
      <Chosen
        name={say('export.incidents')}
        all={(incidents.data ?? []).map(
          (one) => [one.id, `${one.place.names ? pick(one.place.names) : one.place.name} ${date(one.date.from)}`] as const,
        )}
        chosen={plan.incidents}
        onChange={(next) => change({ incidents: next })}
      />
      {dossier && (
        <>
          <Order plan={plan} change={change} />
          <Prose plan={plan} change={change} />
        </>
      )}
      <div className="field">
        <label htmlFor={`${id}withheld`}>{say('export.withheld')}</label>
        <textarea id={`${id}withheld`} dir="auto" rows={2} value={plan.withheld} onChange={(event) => change({ withheld: event.target.value })} />
      </div>
      <Tick name={say('export.names')} on={plan.names} onChange={(names) => change({ names })} />
      {dossier && (
        <>
          <Tick name={say('export.approval')} on={plan.approval || asked} fixed={asked} onChange={(approval) => change({ approval })} />
          {asked && <p className="help">{say('export.approval.asked')}</p>}
        </>
      )}
      <footer className="form-foot">
        <button type="submit" className="btn primary" disabled={busy}>
          {say('export.preview')}
        </button>
      </footer>
    </form>
  )
}

type Dashed<T extends string> = T extends `${infer A}.${infer B}` ? `${A}-${Dashed<B>}` : T

/** How many of a long list are shown at once; the rest is found by its name. */
const FEW = 12

function Chosen({
  name,
  all,
  chosen,
  onChange,
}: {
  name: string
  all: readonly (readonly [id: string, name: string])[]
  chosen: readonly string[] | null
  onChange: (next: readonly string[] | null) => void
}) {
  const { say } = useSpeech()
  const [find, setFind] = useState('')
  const picked = new Set(chosen ?? [])
  const shown = all
    .filter(([id, words]) => picked.has(id) || words.includes(find.trim()))
    .sort((a, b) => Number(picked.has(b[0])) - Number(picked.has(a[0])))
  return (
    <details className="chosen">
      <summary>
        {name}: <strong>{chosen === null ? say('export.all') : say('export.some', { n: chosen.length })}</strong>
      </summary>
      <Tick name={say('export.all')} on={chosen === null} onChange={(on) => onChange(on ? null : [])} />
      {chosen !== null && (
        <>
          {all.length > FEW && <SearchLine name={say('export.find')} value={find} onChange={setFind} />}
          <ul className="plain bare">
            {shown.slice(0, Math.max(FEW, picked.size)).map(([id, words]) => (
              <li key={id}>
                <Tick name={words} on={picked.has(id)} onChange={(on) => onChange(on ? [...chosen, id] : chosen.filter((one) => one !== id))} />
              </li>
            ))}
          </ul>
        </>
      )}
    </details>
  )
}

function Order({ plan, change }: { plan: Plan; change: (next: Partial<Plan>) => void }) {
  const { say } = useSpeech()
  const move = (at: number, by: 1 | -1) => {
    const parts = [...plan.parts]
    const [one] = parts.splice(at, 1)
    if (one) parts.splice(at + by, 0, one)
    change({ parts })
  }
  return (
    <details className="chosen">
      <summary>
        {say('export.order')}: <strong>{say('export.some', { n: plan.parts.filter((one) => one.on).length })}</strong>
      </summary>
      <ol className="plain bare order">
        {plan.parts.map(({ part, on }, at) => {
          const name = say(`export.part.${part}`)
          return (
            <li key={part}>
              <Tick
                name={name}
                on={on}
                onChange={(next) => change({ parts: plan.parts.map((one) => (one.part === part ? { part, on: next } : one)) })}
              />
              <span className="row">
                <button
                  type="button"
                  className="btn quiet small"
                  disabled={at === 0}
                  onClick={() => move(at, -1)}
                  aria-label={say('export.up', { name })}
                >
                  ↑
                </button>
                <button
                  type="button"
                  className="btn quiet small"
                  disabled={at === plan.parts.length - 1}
                  onClick={() => move(at, 1)}
                  aria-label={say('export.down', { name })}
                >
                  ↓
                </button>
              </span>
            </li>
          )
        })}
      </ol>
    </details>
  )
}

function Prose({ plan, change }: { plan: Plan; change: (next: Partial<Plan>) => void }) {
  const { say } = useSpeech()
  const id = useId()
  const set = (at: number, next: Partial<Plan['prose'][number]>) =>
    change({ prose: plan.prose.map((one, i) => (i === at ? { ...one, ...next } : one)) })
  return (
    <details className="chosen">
      <summary>
        {say('export.prose')}: <strong>{say('export.some', { n: plan.prose.length })}</strong>
      </summary>
      <p className="help">{say('export.prose.help')}</p>
      {plan.prose.map((one, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: pieces have no name of their own while they are being written
        <div key={at} className="relation">
          <Pick
            name={say('export.prose.before')}
            value={one.before}
            onChange={(before) => set(at, { before: before as Part })}
            of={DOSSIER_PARTS.map((part) => [part, say(`export.part.${part}`)] as const)}
          />
          {(['ar', 'en'] as const).map((lang) => (
            <div key={lang} className="field">
              <label htmlFor={id + lang + at}>{say(`export.prose.${lang}`)}</label>
              <textarea
                id={id + lang + at}
                lang={lang}
                dir="auto"
                rows={2}
                value={one[lang]}
                onChange={(event) => set(at, { [lang]: event.target.value })}
              />
            </div>
          ))}
          <button type="button" className="btn quiet small" onClick={() => change({ prose: plan.prose.filter((_, i) => i !== at) })}>
            {say('export.prose.drop')}
          </button>
        </div>
      ))}
      <button type="button" className="btn small" onClick={() => change({ prose: [...plan.prose, { before: 'findings', ar: '', en: '' }] })}>
        {say('export.prose.add')}
      </button>
    </details>
  )
}
