// Listens to the server's events: renews what changed, shows progress, and notices when the server stops answering.
import type { QueryClient } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import type { LiveEvent } from './types.ts'

export interface Live {
  readonly connected: boolean
  readonly progress: { readonly what: string; readonly done: number; readonly of: number } | null
}

let current: Live = { connected: true, progress: null }
const listeners = new Set<() => void>()
function show(change: Partial<Live>): void {
  current = { ...current, ...change }
  for (const listener of listeners) listener()
}

/** Opens the event stream once for the page's life; the browser reconnects by itself. */
export function listen(client: QueryClient): void {
  const stream = new EventSource('/api/events')
  let lost = false
  stream.onopen = () => {
    show({ connected: true })
    // Whatever happened while the line was down is unknown: ask again.
    if (lost) void client.invalidateQueries()
    lost = false
  }
  stream.onerror = () => {
    lost = true
    show({ connected: false, progress: null })
  }
  const hear = (message: MessageEvent<string>) => {
    const event = JSON.parse(message.data) as LiveEvent
    if (event.type === 'progress') show({ progress: event.done >= event.of ? null : { what: event.what, done: event.done, of: event.of } })
    else void client.invalidateQueries()
  }
  stream.onmessage = hear
  for (const type of ['captured', 'determined', 'derived', 'progress']) stream.addEventListener(type, hear as EventListener)
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
