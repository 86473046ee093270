// Numbers in words a person reads, both languages: "more than 1500 bodies / أكثر من 1500 جثمان"; six Arabic plural classes.
import type { Words } from './case.ts'
import { commitmentLabels, remainsLabels } from './labels.ts'
import type { Counted, Figure, Qualifier } from './statement.ts'

export type PluralClass = 'zero' | 'one' | 'two' | 'few' | 'many' | 'other'

/** The Arabic plural class of a whole number, as CLDR has it: 0, 1, 2, 3-10, 11-99, and 100-102 by their last two digits. */
export function arabicPlural(n: number): PluralClass {
  if (n === 0) return 'zero'
  if (n === 1) return 'one'
  if (n === 2) return 'two'
  const rest = Math.abs(n) % 100
  if (rest >= 3 && rest <= 10) return 'few'
  return rest >= 11 ? 'many' : 'other'
}

/** A countable noun: Arabic [none, one, two, plural after 3-10, singular after 11-99, singular after hundreds], English [one, many]. */
export interface Noun {
  readonly ar: readonly [none: string, one: string, two: string, few: string, many: string, other: string]
  readonly en: readonly [one: string, many: string]
}

const CLASSES: readonly PluralClass[] = ['zero', 'one', 'two', 'few', 'many', 'other']

export const nouns = {
  report: { ar: ['لا مواد', 'مادة واحدة', 'مادتان', 'مواد', 'مادة', 'مادة'], en: ['report', 'reports'] },
  namedOrigin: {
    ar: ['لا قائل مسمى', 'قائل مسمى واحد', 'قائلان مسميان', 'قائلين مسمَّين', 'قائلا مسمى', 'قائل مسمى'],
    en: ['named origin', 'named origins'],
  },
  statement: { ar: ['لا أقوال', 'قول واحد', 'قولان', 'أقوال', 'قولا', 'قول'], en: ['statement', 'statements'] },
  site: { ar: ['لا مواقع', 'موقع واحد', 'موقعان', 'مواقع', 'موقعا', 'موقع'], en: ['site', 'sites'] },
  incident: { ar: ['لا حوادث', 'حادثة واحدة', 'حادثتان', 'حوادث', 'حادثة', 'حادثة'], en: ['reported incident', 'reported incidents'] },
  discrepancy: { ar: ['لا تعارض', 'تعارض واحد', 'تعارضان', 'تعارضات', 'تعارضا', 'تعارض'], en: ['discrepancy', 'discrepancies'] },
  figure: { ar: ['لا أعداد', 'عدد واحد', 'عددان', 'أعداد', 'عددا', 'عدد'], en: ['figure', 'figures'] },
} as const satisfies Record<string, Noun>

export const countedNouns: Readonly<Record<Counted, Noun>> = {
  killed: { ar: ['لا قتلى', 'قتيل واحد', 'قتيلان', 'قتلى', 'قتيلا', 'قتيل'], en: ['killed', 'killed'] },
  injured: { ar: ['لا جرحى', 'جريح واحد', 'جريحان', 'جرحى', 'جريحا', 'جريح'], en: ['injured', 'injured'] },
  bodies: { ar: ['لا جثامين', 'جثمان واحد', 'جثمانان', 'جثامين', 'جثمانا', 'جثمان'], en: ['body', 'bodies'] },
  missing: { ar: ['لا مفقودين', 'مفقود واحد', 'مفقودان', 'مفقودين', 'مفقودا', 'مفقود'], en: ['missing', 'missing'] },
  detained: { ar: ['لا محتجزين', 'محتجز واحد', 'محتجزان', 'محتجزين', 'محتجزا', 'محتجز'], en: ['detained', 'detained'] },
  displaced: { ar: ['لا نازحين', 'نازح واحد', 'نازحان', 'نازحين', 'نازحا', 'نازح'], en: ['displaced', 'displaced'] },
  graves: {
    ar: ['لا مقابر جماعية', 'مقبرة جماعية واحدة', 'مقبرتان جماعيتان', 'مقابر جماعية', 'مقبرة جماعية', 'مقبرة جماعية'],
    en: ['mass grave', 'mass graves'],
  },
  casualties: { ar: ['لا ضحايا', 'ضحية واحدة', 'ضحيتان', 'ضحايا', 'ضحية', 'ضحية'], en: ['killed or injured', 'killed or injured'] },
}

/** A number with its noun: "3 reports / 3 مواد", "1 report / مادة واحدة". */
export function countWords(n: number, noun: Noun): Words {
  const form = noun.ar[CLASSES.indexOf(arabicPlural(n))] as string
  return { ar: n <= 2 ? form : `${n} ${form}`, en: `${n} ${noun.en[n === 1 ? 0 : 1]}` }
}

interface Bounds {
  readonly min: number | null
  readonly max: number | null
  readonly qualifier?: Qualifier | undefined
}

/** A number as worded, without its noun: "more than 1500 / أكثر من 1500", "150 to 200 / من 150 إلى 200", "dozens (20 to 99)". */
export function numberWords({ min, max, qualifier }: Bounds): Words {
  if (qualifier === 'vague' && min !== null) {
    const en = max === null ? `${min} or more, vague` : `vague (${min} to ${max})`
    return { en, ar: max === null ? `${min} أو أكثر، غير محدد` : `غير محدد (من ${min} إلى ${max})` }
  }
  if (min !== null && max !== null) {
    if (min !== max) return { en: `${min} to ${max}`, ar: `من ${min} إلى ${max}` }
    return qualifier === 'about' ? { en: `about ${min}`, ar: `نحو ${min}` } : { en: `${min}`, ar: `${min}` }
  }
  // Where several wordings meet "at least" is the weaker claim, and true of all of them.
  if (min !== null)
    return qualifier === 'more-than' ? { en: `more than ${min}`, ar: `أكثر من ${min}` } : { en: `at least ${min}`, ar: `ما لا يقل عن ${min}` }
  if (max !== null)
    return qualifier === 'less-than' ? { en: `fewer than ${max}`, ar: `أقل من ${max}` } : { en: `up to ${max}`, ar: `ما يصل إلى ${max}` }
  return { en: 'number not stated', ar: 'عدد غير مذكور' }
}

/** A number as worded with what it counts: "more than 1500 bodies / أكثر من 1500 جثمان", "2 killed / قتيلان". */
export function quantityWords(bounds: Bounds, of: Counted): Words {
  const noun = countedNouns[of]
  const one = bounds.min !== null && bounds.min === bounds.max && bounds.qualifier !== 'about'
  if (one) return countWords(bounds.min ?? 0, noun)
  const last = bounds.max ?? bounds.min ?? 0
  const number = numberWords(bounds)
  const plural = arabicPlural(last)
  // After "more than 1", "up to 2" the noun alone would be read as the number: keep the figure and the plural.
  const form = noun.ar[plural === 'zero' || plural === 'one' || plural === 'two' ? 3 : CLASSES.indexOf(plural)] as string
  return { ar: `${number.ar} ${form}`, en: `${number.en} ${noun.en[1]}` }
}

/** A figure in full: number, what it counts, and how far it is asserted or seen. */
export function figureWords(figure: Pick<Figure, 'of' | 'min' | 'max' | 'qualifier' | 'commitment' | 'remains'>): Words {
  const base = quantityWords(figure, figure.of)
  const tags: Words[] = []
  if (figure.commitment !== 'asserted') tags.push(commitmentLabels[figure.commitment])
  if (figure.remains && !(figure.commitment === 'expected' && figure.remains === 'alleged')) tags.push(remainsLabels[figure.remains])
  if (!tags.length) return base
  return { ar: `${base.ar} (${tags.map((t) => t.ar).join('، ')})`, en: `${base.en} (${tags.map((t) => t.en).join(', ')})` }
}

/** "N reports · K named origins · U untraced · independent: L to M": the only way a count of reports is ever shown. */
export function countsLine(value: {
  reports: number
  origins: number
  untraced: number
  independent: readonly [number, number]
  sumOf?: readonly number[] | undefined
}): Words {
  const [l, m] = value.independent
  const reports = countWords(value.reports, nouns.report)
  const origins = countWords(value.origins, nouns.namedOrigin)
  const sum = sumWords(value.sumOf)
  return {
    en: `${reports.en} · ${origins.en} · ${value.untraced} untraced · independent: ${l} to ${m}${sum ? ` · ${sum.en}` : ''}`,
    ar: `${reports.ar} · ${origins.ar} · بلا سند: ${value.untraced} · مستقلون: من ${l} إلى ${m}${sum ? ` · ${sum.ar}` : ''}`,
  }
}

/** Says that a number was added up from counts of one clause and printed by nobody; undefined for a printed one. */
export function sumWords(sumOf: readonly number[] | undefined): Words | undefined {
  if (!sumOf?.length) return undefined
  const { en, ar } = listWords(sumOf)
  return { en: `computed, printed by nobody: ${en}`, ar: `محسوب ولم يذكره أحد: ${ar}` }
}

/** Numbers or names beside each other, in words: "2500 and 1500", «2500 و1500». No sign of addition: it reads as a sum where none is meant. */
export function listWords(items: readonly (string | number)[]): Words {
  const [first = '', ...rest] = items.map(String)
  const last = rest.at(-1)
  return {
    en: last === undefined ? first : `${[first, ...rest.slice(0, -1)].join(', ')} and ${last}`,
    // The word for "and" is written against an Arabic word and a number, and apart from Latin letters.
    ar: [first, ...rest].join(' و').replace(/ و(?=\p{Script=Latin})/gu, ' و '),
  }
}
