// Drafts: what a person is typing is kept in this browser until it is recorded, so that a lost server or a reload loses nothing.
import { useCallback, useState } from 'react'

const PREFIX = 'isnad.draft.'

function kept<T extends object>(key: string, fresh: T): T {
  try {
    const text = localStorage.getItem(PREFIX + key)
    return text === null ? fresh : { ...fresh, ...(JSON.parse(text) as Partial<T>) }
  } catch {
    // Storage is closed to us or holds something else: start afresh.
    return fresh
  }
}

/** Forgets a draft: it was recorded or given up. */
export function dropDraft(key: string): void {
  localStorage.removeItem(PREFIX + key)
}

/** A form's values under a key of their own; `change` keeps them, recording or giving up drops them. */
export function useDraft<T extends object>(key: string, fresh: T): readonly [T, (next: Partial<T>) => void] {
  const [values, setValues] = useState<T>(() => kept(key, fresh))
  const change = useCallback(
    (next: Partial<T>) =>
      setValues((now) => {
        const all = { ...now, ...next }
        localStorage.setItem(PREFIX + key, JSON.stringify(all))
        return all
      }),
    [key],
  )
  return [values, change]
}
