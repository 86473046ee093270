// Short confirmations at the foot of the page; each stays long enough to read and can be closed.
import { useEffect, useSyncExternalStore } from 'react'
import { useSpeech } from './words.tsx'

export interface Toast {
  readonly id: number
  readonly words: string
  readonly act?: { readonly name: string; readonly run: () => void }
}
const STAY = 7000
let shown: readonly Toast[] = []
let last = 0
const listeners = new Set<() => void>()
const show = (next: readonly Toast[]) => {
  shown = next
  for (const listener of listeners) listener()
}

/** Shows a confirmation, with at most one act (usually undo). The newest replaces the one before. */
export function toast(words: string, act?: Toast['act']): void {
  last += 1
  show([{ id: last, words, ...(act ? { act } : {}) }])
}

export function Toasts() {
  const { say } = useSpeech()
  const toasts = useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => shown,
  )
  const current = toasts[0]?.id
  useEffect(() => {
    if (current === undefined) return
    const timer = setTimeout(() => show(shown.filter((one) => one.id !== current)), STAY)
    return () => clearTimeout(timer)
  }, [current])
  return (
    <div className="toasts" role="status" aria-live="polite">
      {toasts.map(({ id, words, act }) => (
        <div key={id} className="toast">
          <span>{words}</span>
          {act && (
            <button
              type="button"
              className="btn on-dark"
              onClick={() => {
                show([])
                act.run()
              }}
            >
              {act.name}
            </button>
          )}
          <button type="button" className="btn on-dark" onClick={() => show([])} aria-label={say('do.close')}>
            ×
          </button>
        </div>
      ))}
    </div>
  )
}
