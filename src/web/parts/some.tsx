// Long lists show their first part and grow on demand; folded parts are drawn when opened. A case may hold thousands of anything.
import { type ReactNode, useState } from 'react'
import { useSpeech } from './words.tsx'

/** A list that shows its first items and, by a button, as many more each time; it says how many there are. */
export function Some<T>({
  of,
  first = 60,
  className = 'plain',
  children,
}: {
  of: readonly T[]
  first?: number
  className?: string
  /** One item as a list element with its own key. */
  children: (item: T) => ReactNode
}) {
  const { say } = useSpeech()
  const [shown, setShown] = useState(first)
  return (
    <>
      <ul className={className}>{of.slice(0, shown).map(children)}</ul>
      {of.length > shown && (
        <p className="some-more">
          <button type="button" className="btn" onClick={() => setShown(shown + first)}>
            {say('do.more')}
          </button>{' '}
          <span className="help">{say('some.shown', { n: shown, of: of.length })}</span>
        </p>
      )}
    </>
  )
}

/** A fold whose content is made when it is first opened. */
export function Fold({ summary, children }: { summary: ReactNode; children: () => ReactNode }) {
  const [opened, setOpened] = useState(false)
  return (
    <details
      onToggle={(event) => {
        if (event.currentTarget.open) setOpened(true)
      }}
    >
      <summary>{summary}</summary>
      {opened && children()}
    </details>
  )
}
