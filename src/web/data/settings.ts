// What a person set for this browser: language, digits, theme, calendar, veil. Kept in local storage; never sent.
import { useSyncExternalStore } from 'react'
import type { Lang } from '../words/message.ts'

export interface Settings {
  readonly lang: Lang
  /** Digits of the Arabic interface; quotations keep their own. */
  readonly digits: 'latn' | 'arab'
  readonly theme: 'auto' | 'light' | 'dark'
  readonly calendar: 'gregorian' | 'with-hijri'
  /** Whether the words of reports are covered until asked for. */
  readonly veil: boolean
  /** Whether highlights are shown in the text, and of which kinds. */
  readonly marks: readonly string[]
  readonly grey: boolean
}

const KEY = 'isnad.settings'
const DEFAULTS: Settings = {
  lang: navigator.languages.some((tag) => tag.startsWith('ar')) ? 'ar' : 'en',
  digits: 'latn',
  theme: 'auto',
  calendar: 'gregorian',
  veil: false,
  marks: ['figure', 'accusation', 'demand', 'denial'],
  grey: false,
}

function stored(): Settings {
  try {
    return { ...DEFAULTS, ...(JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<Settings>) }
  } catch {
    // Storage is closed to us, or holds something else: the defaults serve.
    return DEFAULTS
  }
}

let current = stored()
const listeners = new Set<() => void>()

/** Changes settings and shows the change at once. */
export function set(change: Partial<Settings>): void {
  current = { ...current, ...change }
  try {
    localStorage.setItem(KEY, JSON.stringify(current))
  } finally {
    apply()
    for (const listener of listeners) listener()
  }
}

/** Lays language, direction and theme on the document. */
export function apply(): void {
  const root = document.documentElement
  root.lang = current.lang
  root.dir = current.lang === 'ar' ? 'rtl' : 'ltr'
  root.dataset.theme = current.theme
  root.dataset.grey = String(current.grey)
}

export function useSettings(): Settings {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => current,
  )
}
