// The two ends of a change in transmission, in the reader's language.
import type { Drift } from '../data/types.ts'

/** An end in the reader's language where its statement is not at hand: the words of the change carry both ends in Arabic, `before` and `after` are English. */
export function endIn(lang: 'ar' | 'en', drift: Pick<Drift, 'before' | 'after' | 'words'>, end: 'before' | 'after'): string {
  if (lang === 'en') return drift[end]
  const ends = /«(?<before>.+)» إلى «(?<after>.+)»$/u.exec(drift.words.ar)?.groups
  return ends?.[end] ?? drift[end]
}
