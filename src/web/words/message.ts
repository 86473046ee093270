// A message of the interface: plain text with {holes}, or one text per plural class of the number `n`.

export interface Plural {
  readonly zero?: string
  readonly one: string
  readonly two?: string
  readonly few?: string
  readonly many?: string
  readonly other: string
}
export type Message = string | Plural
export type Messages = Readonly<Record<string, Message>>

/** Interface languages; a report's language is its own affair. */
export type Lang = 'ar' | 'en'

/** A composed message: plain words and the values that fill its holes, in order. */
export type Part<V> = { readonly words: string } | { readonly hole: string; readonly value: V }

const RULES: Record<Lang, Intl.PluralRules> = { ar: new Intl.PluralRules('ar'), en: new Intl.PluralRules('en') }

/** Chooses the plural text for `n`; an exact zero uses `zero` where the message has one, in either language. */
export function choose(message: Message, lang: Lang, n: number | undefined): string {
  if (typeof message === 'string') return message
  if (n === undefined) return message.other
  if (n === 0 && message.zero !== undefined) return message.zero
  return message[RULES[lang].select(n)] ?? message.other
}

/** Cuts a text at its {holes}. A hole without a value stays visible as {name}, so that a test or a person sees it. */
export function compose<V>(text: string, values: Readonly<Record<string, V>>): Part<V>[] {
  const out: Part<V>[] = []
  let at = 0
  for (const hit of text.matchAll(/\{([a-z]+)\}/gi)) {
    const hole = hit[1] ?? ''
    const value = values[hole]
    if (value === undefined) continue
    if (hit.index > at) out.push({ words: text.slice(at, hit.index) })
    out.push({ hole, value })
    at = hit.index + hit[0].length
  }
  if (at < text.length) out.push({ words: text.slice(at) })
  return out
}
