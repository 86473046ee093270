// Searches kept under a name for all who work on the case; each is a record of the ledger and can be taken back.
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type FormEvent, useId, useState } from 'react'
import { standing } from '../../core/model/standing.ts'
import { Refusal } from '../data/api.ts'
import { useDecide } from '../data/deciding.ts'
import { actsOf } from '../data/queries.ts'
import { TakeBack } from './take-back.tsx'
import { toast } from './toasts.tsx'
import { Text, useSpeech } from './words.tsx'

type Query = Readonly<Partial<Record<string, string>>>
const same = (a: Query, b: Query) => JSON.stringify(Object.entries(a).sort()) === JSON.stringify(Object.entries(b).sort())

export function SavedSearches({ query }: { query: Query }) {
  const { say, pick } = useSpeech()
  const all = useQuery(actsOf('saved-search'))
  const decide = useDecide()
  const id = useId()
  const [name, setName] = useState('')
  const saved = standing(all.data ?? []).flatMap((one) => (one.act.act === 'saved-search' ? [{ ...one.act, id: one.id }] : []))
  const asked = (query.q ?? '').trim() !== ''
  const known = saved.find((one) => same(one.query, query))
  const keep = async (event: FormEvent) => {
    event.preventDefault()
    const given = name.trim() || (query.q ?? '').trim()
    const kept = Object.fromEntries(Object.entries(query).filter((pair): pair is [string, string] => pair[1] !== undefined))
    try {
      await decide.mutateAsync({ act: { act: 'saved-search', name: given, query: kept }, reason: say('saved.reason') })
      setName('')
      toast(say('done.other'))
    } catch (error) {
      toast(error instanceof Refusal ? pick(error.words) : String(error))
    }
  }
  if (saved.length === 0 && !asked) return null
  return (
    <section className="saved" aria-label={say('saved.title')}>
      {saved.length > 0 && (
        <ul className="saved-list">
          {saved.map((one) => (
            <li key={one.id} aria-current={one === known || undefined}>
              <Link to="/search" search={one.query}>
                <Text>{one.name}</Text>
              </Link>
              <TakeBack id={one.id} />
            </li>
          ))}
        </ul>
      )}
      {asked && !known && (
        <form className="row" onSubmit={(event) => void keep(event)}>
          <label htmlFor={id} className="help">
            {say('saved.name')}
          </label>
          <input id={id} dir="auto" value={name} placeholder={query.q} onChange={(event) => setName(event.target.value)} />
          <button type="submit" className="btn small" disabled={decide.isPending}>
            {say('saved.keep')}
          </button>
        </form>
      )}
    </section>
  )
}
