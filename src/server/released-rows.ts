// Released figures as a screen shows them: in words, both languages.
import { countedLabels, numberWords, type ReleasedRow, remainsLabels, type Words } from '../core/model/index.ts'
import type { ReleasedOutput } from '../edge/outputs/released.ts'

const GONE: Words = { ar: 'لم يعد يُقرأ هناك', en: 'no longer read there' }

/** The newest first. */
export function releasedRows(outputs: readonly ReleasedOutput[]): ReleasedRow[] {
  return outputs.toReversed().map(({ figures, changed, ...output }) => ({
    ...output,
    figures: figures ?? null,
    changed: changed.map(({ figure, now }) => {
      const part = (lang: 'ar' | 'en') =>
        [countedLabels[figure.of][lang], figure.remains && remainsLabels[figure.remains][lang], figure.who].filter(Boolean).join(' · ')
      return {
        name: figure.name,
        code: figure.code,
        of: { ar: part('ar'), en: part('en') },
        before: numberWords({ min: figure.low, max: figure.high }),
        after: now ? numberWords({ min: now.low, max: now.high }) : GONE,
      }
    }),
  }))
}
