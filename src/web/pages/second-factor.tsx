// The second factor: set up once by a picture or a typed secret, then a code each time a session begins.
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useId, useState } from 'react'
import { write } from '../data/api.ts'
import { factor } from '../data/queries.ts'
import type { FactorGiven } from '../data/types.ts'
import { Answer, RefusalNote } from '../parts/answer.tsx'
import { Squares } from '../parts/squares.tsx'
import { Say, Text, useSpeech } from '../parts/words.tsx'

export function SecondFactor() {
  const { say } = useSpeech()
  const state = useQuery(factor())
  return (
    <section className="page narrow factor">
      <h1>{say('factor.title')}</h1>
      <Answer of={state}>
        {({ name, address, secret }) => (
          <>
            <p className="lede">
              <Say id={address === null ? 'factor.give' : 'factor.setup'} values={{ name: <Text>{name}</Text> }} />
            </p>
            {address !== null && secret !== null && (
              <div className="factor-new">
                <Squares text={address} name={say('factor.picture')} />
                <div>
                  <p>{say('factor.typed')}</p>
                  <pre className="address" dir="ltr">
                    {secret.replaceAll(/(.{4})/g, '$1 ').trim()}
                  </pre>
                  <p className="help">{say('factor.once')}</p>
                </div>
              </div>
            )}
            <Code />
          </>
        )}
      </Answer>
    </section>
  )
}

function Code() {
  const { say } = useSpeech()
  const field = useId()
  const [code, setCode] = useState('')
  const [error, setError] = useState<Error | null>(null)
  const give = async (event: FormEvent) => {
    event.preventDefault()
    try {
      await write<FactorGiven>('/factor', { code })
      // Everything asked before was refused: begin anew, with this session whole.
      location.reload()
    } catch (thrown) {
      setCode('')
      setError(thrown as Error)
    }
  }
  return (
    <form className="form" onSubmit={(event) => void give(event)}>
      <div className="field">
        <label htmlFor={field}>{say('factor.code')}</label>
        <input
          id={field}
          className="code"
          dir="ltr"
          inputMode="numeric"
          autoComplete="one-time-code"
          required
          maxLength={20}
          value={code}
          onChange={(event) => setCode(event.target.value)}
        />
      </div>
      {error && <RefusalNote error={error} />}
      <footer className="form-foot">
        <button type="submit" className="btn primary" disabled={code.trim() === ''}>
          {say('factor.enter')}
        </button>
      </footer>
    </form>
  )
}
