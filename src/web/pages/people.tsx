// People and roles: who works on the case, with which key; a new person's key is shown once.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useId, useState } from 'react'
import { Refusal, write } from '../data/api.ts'
import { usePerson } from '../data/person.ts'
import { members, policy } from '../data/queries.ts'
import type { MemberKey, MemberRow, Role } from '../data/types.ts'
import { Answer } from '../parts/answer.tsx'
import { Determine } from '../parts/determine.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { Pick } from '../parts/fields.tsx'
import { SessionList } from '../parts/session-list.tsx'
import { toast } from '../parts/toasts.tsx'
import { Say, Text, useSpeech } from '../parts/words.tsx'

const ROLES = ['viewer', 'analyst', 'reviewer', 'lead'] as const
type Asked = { readonly what: 'add'; readonly name: string; readonly role: Role } | { readonly what: 'end'; readonly name: string }

export function People() {
  const { say, label, instant } = useSpeech()
  const { person, may } = usePerson()
  const all = useQuery({ ...members(), enabled: may('lead') })
  const [asked, setAsked] = useState<Asked | null>(null)
  const [given, setGiven] = useState<{ readonly name: string; readonly key: string } | null>(null)
  return (
    <section className="page">
      <h1>{say('people.title')}</h1>
      <p className="lede">{say('people.note')}</p>
      {person && !person.owner && (
        <p>
          <Say id="people.role.note" values={{ role: <strong>{label('role-of', person.role)}</strong> }} />
        </p>
      )}
      {may('lead') && (
        <>
          <p>
            <button type="button" className="btn primary" onClick={() => setAsked({ what: 'add', name: '', role: 'analyst' })}>
              {say('people.add')}
            </button>
          </p>
          <Answer of={all}>
            {(rows) => (
              <ul className="plain people">
                {rows.map((one) => (
                  <li key={one.name} className="spread">
                    <div>
                      <strong>
                        <Text>{one.name}</Text>
                      </strong>
                      <div className="meta">
                        <span>{label('role-of', one.role)}</span>
                        {one.name === person?.name && <span>{say('people.you')}</span>}
                        {one.owner && <span>{say('people.owner')}</span>}
                        {one.ended && <span className="flag">{say('people.ended')}</span>}
                        {one.by && one.at && <span>{say('people.since', { name: one.by, time: instant(one.at) })}</span>}
                      </div>
                    </div>
                    {!one.owner && <Acts one={one} onAsk={setAsked} />}
                  </li>
                ))}
              </ul>
            )}
          </Answer>
        </>
      )}
      <Policy />
      <SessionList />
      <section className="block">
        <h2>{say('people.what')}</h2>
        <dl className="facts wide roles">
          {ROLES.map((role) => (
            <div key={role} className="fact-row">
              <dt>{label('role-of', role)}</dt>
              <dd>{say(`people.${role}`)}</dd>
            </div>
          ))}
        </dl>
        <p className="help">{say('people.second')}</p>
      </section>
      <Dialog title={asked?.what === 'end' ? say('people.end') : say('people.add')} open={asked !== null} onClose={() => setAsked(null)}>
        {asked && <MemberForm asked={asked} onClose={() => setAsked(null)} onKey={setGiven} />}
      </Dialog>
      <Dialog title={say('people.key.title')} open={given !== null} onClose={() => setGiven(null)}>
        {given && <KeyAddress name={given.name} secret={given.key} onClose={() => setGiven(null)} />}
      </Dialog>
    </section>
  )
}

const ASKED = ['secondFactor', 'approval'] as const
const NAMES = {
  secondFactor: { name: 'policy.factor', on: 'policy.factor.on', off: 'policy.factor.off' },
  approval: { name: 'policy.approval', on: 'policy.approval.on', off: 'policy.approval.off' },
} as const

/** What the case asks of all; a lead sets it. */
function Policy() {
  const { say } = useSpeech()
  const asked = useQuery(policy())
  return (
    <section className="block policy">
      <h2>{say('policy.title')}</h2>
      <Answer of={asked}>
        {(now) => (
          <>
            <ul className="plain">
              {ASKED.map((one) => (
                <li key={one}>{say(NAMES[one][now[one] ? 'on' : 'off'])}</li>
              ))}
            </ul>
            <Determine
              name={say('policy.set')}
              help={say('policy.help')}
              fields={ASKED.map((one) => ({
                key: one,
                name: say(NAMES[one].name),
                kind: 'pick',
                of: [
                  ['no', say(NAMES[one].off)],
                  ['yes', say(NAMES[one].on)],
                ],
                start: now[one] ? 'yes' : 'no',
              }))}
              ids={() => []}
              known={[]}
              act={(set) => ({ act: 'policy', secondFactor: set.secondFactor === 'yes', approval: set.approval === 'yes' })}
              least="lead"
              draftKey="policy"
            />
          </>
        )}
      </Answer>
    </section>
  )
}

function Acts({ one, onAsk }: { one: MemberRow; onAsk: (asked: Asked) => void }) {
  const { say } = useSpeech()
  return (
    <div className="row">
      <button type="button" className="btn small" onClick={() => onAsk({ what: 'add', name: one.name, role: one.role })}>
        {say('people.again')}
      </button>
      {!one.ended && (
        <button type="button" className="btn small" onClick={() => onAsk({ what: 'end', name: one.name })}>
          {say('people.end')}
        </button>
      )}
    </div>
  )
}

function MemberForm({ asked, onClose, onKey }: { asked: Asked; onClose: () => void; onKey: (given: { name: string; key: string }) => void }) {
  const { say, label, pick } = useSpeech()
  const client = useQueryClient()
  const [name, setName] = useState(asked.name)
  const [role, setRole] = useState<string>(asked.what === 'add' ? asked.role : 'viewer')
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const id = useId()
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (name.trim() === '' || reason.trim() === '') return
    const body = { name: name.trim(), reason: reason.trim(), key: crypto.randomUUID() }
    try {
      if (asked.what === 'end') await write('/members/end', body)
      else onKey({ name: body.name, key: (await write<MemberKey>('/members', { ...body, role })).key })
      onClose()
      void client.invalidateQueries()
    } catch (error) {
      toast(error instanceof Refusal ? pick(error.words) : String(error))
    }
  }
  return (
    <form className="form" onSubmit={(event) => void submit(event)}>
      {asked.what === 'end' ? (
        <p>
          <Say id="people.end.help" values={{ name: <Text>{asked.name}</Text> }} />
        </p>
      ) : (
        <>
          <div className="field">
            <label htmlFor={`${id}name`}>{say('people.name')}</label>
            <input id={`${id}name`} dir="auto" value={name} readOnly={asked.name !== ''} onChange={(event) => setName(event.target.value)} />
          </div>
          <Pick name={say('people.role')} value={role} of={ROLES.map((one) => [one, label('role-of', one)] as const)} onChange={setRole} />
        </>
      )}
      <div className="field">
        <label htmlFor={`${id}why`}>{say('form.reason')}</label>
        <textarea id={`${id}why`} dir="auto" rows={2} value={reason} onChange={(event) => setReason(event.target.value)} />
        <span className={tried && reason.trim() === '' ? 'field-error' : 'help'}>{say('form.reason.help')}</span>
      </div>
      <footer className="form-foot">
        <button type="submit" className="btn primary">
          {say(asked.what === 'end' ? 'people.end' : 'people.add')}
        </button>
        <button type="button" className="btn" onClick={onClose}>
          {say('do.cancel')}
        </button>
      </footer>
    </form>
  )
}

function KeyAddress({ name, secret, onClose }: { name: string; secret: string; onClose: () => void }) {
  const { say } = useSpeech()
  const address = `${location.origin}/?key=${secret}`
  const copy = async () => {
    await navigator.clipboard.writeText(address)
    toast(say('people.copied'))
  }
  return (
    <div className="form">
      <p>
        <Say id="people.key.help" values={{ name: <Text>{name}</Text> }} />
      </p>
      <pre className="address" dir="ltr">
        {address}
      </pre>
      <footer className="form-foot">
        <button type="button" className="btn primary" onClick={() => void copy()}>
          {say('people.copy')}
        </button>
        <button type="button" className="btn" onClick={onClose}>
          {say('do.close')}
        </button>
      </footer>
    </div>
  )
}
