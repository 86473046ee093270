// Puts words on the screen: plain strings for attributes, and elements whose values stand in <bdi> so that no figure flips its sentence.
import { type ReactNode, useMemo } from 'react'
import { type Settings, useSettings } from '../data/settings.ts'
import type { Words } from '../data/types.ts'
import { isMessage, type MessageId, WORDS } from '../words/index.ts'
import { type Family, modelLabel } from '../words/labels.ts'
import { choose, compose, type Lang } from '../words/message.ts'

export type Values = Readonly<Record<string, string | number>>

export interface Speech {
  readonly lang: Lang
  readonly settings: Settings
  /** The words of a message as one string, numbers in the reader's digits, foreign values isolated. */
  readonly say: (id: MessageId, values?: Values) => string
  /** The label of a model value, e.g. label('counted', 'bodies'); the bare value where the family does not know it. */
  readonly label: (family: Family | 'kind' | 'how' | 'lang' | 'entry' | 'who', value: string) => string
  readonly number: (n: number) => string
  /** An ISO day or instant as the reader writes dates. */
  readonly date: (iso: string | null | undefined) => string
  readonly instant: (iso: string) => string
  readonly pick: (words: Words) => string
}

const RTL = /[\u0590-\u08ff]/u
const isolate = (value: string, lang: Lang) => ((lang === 'ar') === RTL.test(value) ? value : `\u2068${value}\u2069`)

function speech(settings: Settings): Speech {
  const { lang } = settings
  const nu = lang === 'ar' ? settings.digits : 'latn'
  const locale = lang === 'ar' ? `ar-SY-u-nu-${nu}` : 'en-GB'
  const numbers = new Intl.NumberFormat(locale)
  const days = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
  const instants = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' })
  const hijri = new Intl.DateTimeFormat(`${lang === 'ar' ? 'ar-SY' : 'en-GB'}-u-ca-islamic-umalqura-nu-${nu}`, {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  })
  const number = (n: number) => numbers.format(n)
  const say = (id: MessageId, values: Values = {}): string =>
    compose(choose(WORDS[lang][id], lang, count(values)), values)
      .map((part) => ('words' in part ? part.words : typeof part.value === 'number' ? number(part.value) : isolate(part.value, lang)))
      .join('')
  const date = (iso: string | null | undefined): string => {
    const time = iso ? Date.parse(iso) : Number.NaN
    if (Number.isNaN(time)) return iso || say('unknown.nodate')
    const day = days.format(time)
    return settings.calendar === 'with-hijri' ? say('date.with-hijri', { day, hijri: hijri.format(time) }) : day
  }
  return {
    lang,
    settings,
    say,
    number,
    date,
    label: (family, value) => {
      const id = `${family}.${value}`
      if (isMessage(id)) return say(id)
      if (family === 'kind' || family === 'how' || family === 'lang' || family === 'entry' || family === 'who') return value
      return modelLabel(family, value)?.[lang] ?? value
    },
    instant: (iso) => (Number.isNaN(Date.parse(iso)) ? iso : instants.format(Date.parse(iso))),
    pick: (words) => words[lang] || words.en || words.ar,
  }
}
const count = (values: Readonly<Record<string, unknown>>) => (typeof values.n === 'number' ? values.n : undefined)

/** The reader's words, numbers and dates. */
export function useSpeech(): Speech {
  const settings = useSettings()
  return useMemo(() => speech(settings), [settings])
}

/** A message as elements: every value stands in its own <bdi>. */
export function Say({ id, values = {} }: { id: MessageId; values?: Readonly<Record<string, ReactNode>> }): ReactNode {
  const { lang, number } = useSpeech()
  const parts = compose<ReactNode>(choose(WORDS[lang][id], lang, count(values)), values)
  return parts.map((part) =>
    'words' in part ? part.words : <bdi key={part.hole}>{typeof part.value === 'number' ? number(part.value) : part.value}</bdi>,
  )
}

/** Text in its own language and direction: names, titles, quotations. Language is guessed from the script where unknown. */
export function Text({ children, lang, quote, className }: { children: string; lang?: string | undefined; quote?: boolean; className?: string }) {
  const of = lang && lang !== 'und' ? lang : RTL.test(children) ? 'ar' : 'en'
  const open = of === 'ar' ? '«' : '“'
  const close = of === 'ar' ? '»' : '”'
  return (
    <bdi lang={of} dir={of === 'ar' ? 'rtl' : 'ltr'} className={className}>
      {quote ? `${open}${children}${close}` : children}
    </bdi>
  )
}

/** Words the engine or server wrote in both languages. */
export function Both({ words }: { words: Words }) {
  const { lang } = useSpeech()
  const text = words[lang] || words.en || words.ar
  return (
    <span lang={lang} dir="auto">
      {text}
    </span>
  )
}
