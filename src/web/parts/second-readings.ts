// Second readings as recorded: put together by sample, each with the first reading as it stood then, and whether it was settled since.

import { standing } from '../../core/model/standing.ts'
import type { Act, Determination, Statement } from '../data/types.ts'
import { type Reading, readingOf } from './agreement.ts'

export interface SecondReading {
  readonly id: string
  readonly at: string
  /** The statement as the first reader had left it when it was read again. */
  readonly seen: Statement
  readonly first: Reading
  readonly second: Reading
  readonly act: Extract<Act, { act: 'second-reading' }>
}
export interface ReadSample {
  readonly sample: string
  readonly reader: string
  /** Instant of the first reading. */
  readonly at: string
  readonly readings: readonly SecondReading[]
}

/** Samples in order of their first reading; what was taken back is left out. */
export function samplesOf(all: readonly Determination[]): ReadSample[] {
  const samples = new Map<string, { sample: string; reader: string; at: string; readings: SecondReading[] }>()
  for (const { id, at, act, seen } of standing(all)) {
    if (act.act !== 'second-reading' || !seen) continue
    const first = readingOf(seen)
    if (!first) continue
    const sample = samples.get(act.sample) ?? { sample: act.sample, reader: act.reader, at, readings: [] }
    samples.set(act.sample, sample)
    // The same figure read twice in one sample: the first reading was the blind one.
    if (!sample.readings.some((one) => one.seen.id === seen.id)) sample.readings.push({ id, at, seen, first, second: act.reading, act })
  }
  return [...samples.values()]
}

/** Cohen's kappa: agreement beyond what the two readers' own habits would give by chance. Null where nothing varies or there is too little. */
export function kappa(pairs: readonly (readonly [string, string])[]): number | null {
  if (pairs.length < 2) return null
  const share = (of: 0 | 1, value: string) => pairs.filter((pair) => pair[of] === value).length / pairs.length
  const values = [...new Set(pairs.flat())]
  const chance = values.reduce((sum, value) => sum + share(0, value) * share(1, value), 0)
  if (chance >= 1) return null
  const same = pairs.filter(([a, b]) => a === b).length / pairs.length
  return (same - chance) / (1 - chance)
}

/** The decision on the statement made after the second reading, if any: it settles the difference. */
export function settledBy(reading: SecondReading, history: readonly Determination[]): Determination | undefined {
  return standing(history).findLast(
    (one) => one.at > reading.at && (one.act.act === 'confirm' || one.act.act === 'correct' || one.act.act === 'set-aside'),
  )
}
