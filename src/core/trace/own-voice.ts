// What an outlet says in its own voice, and later otherwise: corrections and retractions between reports of one outlet, with nobody named.
import type { Lineage, Report, Statement } from '../model/index.ts'
import { byText, dayOf } from './hash.ts'
import type { Said } from './lineage.ts'
import type { Speakers } from './speakers.ts'
import { groupOf, numberOf, outletOf, placeKey } from './units.ts'

/** Roles of a time that name the day of what is told. */
const EVENT: ReadonlySet<string> = new Set(['death', 'event', 'discovery'])

/** A figure an outlet gives without naming who says so, of an event on a stated day at a place. */
export interface OwnVoice {
  readonly report: Report
  readonly statement: Statement
  readonly key: string
}
/** A later report of the same event by the same outlet comes within days; what comes later tells of the day in other words. */
const WITHIN = 14

/**
 * Figures of a report in the outlet's own voice that can be met again: their event has a day and a place ("on 3 May in Lowtown"), for
 * "two were killed in Lowtown" the week after is another two.
 */
export function ownVoiceIn(
  report: Report,
  statements: readonly Statement[],
  said: (statement: string) => Said | undefined,
  speakers: Speakers,
): OwnVoice[] {
  if (!report.outlet) return []
  const outlet = outletOf(report, speakers).key
  return statements.flatMap((statement): OwnVoice[] => {
    const { figure, time } = statement
    const place = statement.places[0]
    if (!figure || !place || said(statement.id) || figure.qualifier === 'vague' || figure.scope !== 'this') return []
    if (!time?.from || (time.to && time.to !== time.from) || !EVENT.has(time.role)) return []
    const key = `${outlet}|${groupOf(figure.of)}|${figure.remains ?? ''}|${statement.who?.text ?? ''}|${placeKey(place)}|${time.from}`
    return [{ report, statement, key }]
  })
}

/** Each later report against the one before it: another number corrects it, a denial of the same number takes it back. */
export function correctsItself(members: readonly OwnVoice[]): Lineage[] {
  const sorted = [...members].sort(
    (x, y) =>
      (dayOf(x.report.published) ?? 9e9) - (dayOf(y.report.published) ?? 9e9) ||
      byText(x.report.published ?? '9', y.report.published ?? '9') ||
      byText(x.statement.id, y.statement.id),
  )
  return sorted.flatMap((after, i): Lineage[] => {
    const before = sorted[i - 1]
    if (!before || before.report.id === after.report.id) return []
    const gap = (dayOf(after.report.published) ?? 9e9) - (dayOf(before.report.published) ?? 0)
    if (gap > WITHIN || (before.report.published ?? '') === (after.report.published ?? '')) return []
    const [n, was] = [numberOf(after.statement), numberOf(before.statement)]
    const denies = after.statement.figure?.commitment === 'denied' && before.statement.figure?.commitment !== 'denied'
    if (n === was ? !denies : denies) return []
    const link = { from: after.report.id, to: before.report.id, stated: false, statements: [before.statement.id, after.statement.id].sort(byText) }
    const who = after.report.outlet ?? after.report.id
    return denies
      ? [{ ...link, kind: 'retraction', words: { en: `${who} takes its own figure back.`, ar: `${who}: تراجع عن العدد الذي ذكره.` } }]
      : [
          {
            ...link,
            kind: 'correction',
            words: { en: `${who} later gives ${n} where it gave ${was}.`, ar: `${who}: ذكر لاحقا ${n} بعد أن ذكر ${was}.` },
          },
        ]
  })
}
