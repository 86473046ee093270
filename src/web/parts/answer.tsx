// What stands where an answer is still coming, or was refused: the same everywhere.
import type { UseQueryResult } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { Refusal } from '../data/api.ts'
import { Both, useSpeech } from './words.tsx'

export function RefusalNote({ error, retry }: { error: unknown; retry?: () => void }) {
  const { say } = useSpeech()
  return (
    <div className="note refused" role="alert">
      <strong>{say('state.refused')}</strong>{' '}
      {error instanceof Refusal ? <Both words={error.words} /> : <span dir="ltr">{error instanceof Error ? error.message : String(error)}</span>}{' '}
      {retry && (
        <button type="button" className="btn" onClick={retry}>
          {say('state.retry')}
        </button>
      )}
    </div>
  )
}

/** A whole page that is not there: said once, with the way back. Asking again would not bring it. */
function Missing({ error }: { error: Refusal }) {
  const { say } = useSpeech()
  return (
    <section className="page">
      <h1>{say('state.notfound')}</h1>
      <p className="lede" role="alert">
        <Both words={error.words} />
      </p>
      <p>
        <Link to="/">{say('state.home')}</Link>
      </p>
    </section>
  )
}

/** Shows `children` of the data once it is there; a quiet line while loading; the refusal with a way to try again. */
export function Answer<T>({
  of,
  waiting,
  main,
  children,
}: {
  of: UseQueryResult<T>
  /** What stands there meanwhile; the quiet line where it is not given. */
  waiting?: ReactNode
  /** Whether the page stands or falls with it. */
  main?: boolean
  children: (data: T) => ReactNode
}) {
  const { say } = useSpeech()
  if (of.data !== undefined) return <>{children(of.data)}</>
  if (main && of.error instanceof Refusal && of.error.status === 404) return <Missing error={of.error} />
  if (of.error) return <RefusalNote error={of.error} retry={() => void of.refetch()} />
  if (waiting !== undefined) return <>{waiting}</>
  return (
    <p className="loading" role="status">
      {say('state.loading')}
    </p>
  )
}

/** An empty list says why it is empty. */
export function Empty({ children }: { children: ReactNode }) {
  return <p className="empty">{children}</p>
}
