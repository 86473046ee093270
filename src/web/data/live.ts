// Listens to the server's events: renews what changed, shows progress, and notices when the server stops answering.
import type { QueryClient } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import { forgetCaseRead } from './api.ts'
import type { LiveEvent } from './types.ts'

type Progress = Extract<LiveEvent, { type: 'progress' }>['what']

export interface Live {
  readonly connected: boolean
  /** The server answers, but not to this page's key. */
  readonly refused: boolean
  readonly progress: { readonly what: Progress; readonly done: number; readonly of: number } | null
}

let current: Live = { connected: true, refused: false, progress: null }
const listeners = new Set<() => void>()
function show(change: Partial<Live>): void {
  current = { ...current, ...change }
  for (const listener of listeners) listener()
}

const AGAIN = 3000

/** Opens the event stream for the page's life. A browser gives up on a refused stream: we ask again by ourselves. */
export function listen(client: QueryClient, lost = false): void {
  const stream = new EventSource('/api/events')
  let missed = lost
  stream.onopen = () => {
    show({ connected: true, refused: false })
    // Whatever happened while the line was down is unknown: ask again.
    if (missed) void client.invalidateQueries()
    missed = false
  }
  stream.onerror = () => {
    missed = true
    forgetCaseRead()
    show({ connected: false, progress: null })
    if (stream.readyState !== EventSource.CLOSED) return
    void whyClosed().then((again) => {
      if (again) setTimeout(() => listen(client, true), AGAIN)
      else void client.invalidateQueries()
    })
  }
  const hear = (message: MessageEvent<string>) => {
    const event = JSON.parse(message.data) as LiveEvent
    if (event.type === 'progress') show({ progress: event.done >= event.of ? null : { what: event.what, done: event.done, of: event.of } })
    else void client.invalidateQueries()
  }
  stream.onmessage = hear
  for (const type of ['captured', 'determined', 'derived', 'progress']) stream.addEventListener(type, hear as EventListener)
}

/** A server that runs again has a new key: the page must be opened by its new address. One with no case open has nothing to tell. */
async function whyClosed(): Promise<boolean> {
  try {
    const answer = await fetch('/api/case', { method: 'HEAD' })
    // 403: a second factor is still to be given; the page says so itself.
    const quiet = answer.status === 404 || answer.status === 403
    show({ refused: answer.status === 401, ...(quiet ? { connected: true } : {}) })
    return !quiet
  } catch {
    show({ refused: false })
    return true
  }
}

export function useLive(): Live {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => current,
  )
}
