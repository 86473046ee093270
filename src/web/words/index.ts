// The words of the interface, Arabic and English. Arabic is checked against English by the compiler: a missing or surplus key is a type error.
import * as arabic from './ar/index.ts'
import * as english from './en/index.ts'
import type { Lang, Message } from './message.ts'

export type MessageId = keyof typeof english.words
export const WORDS: Readonly<Record<Lang, Readonly<Record<MessageId, Message>>>> = {
  ar: arabic.words satisfies Record<MessageId, Message>,
  en: english.words satisfies Record<keyof typeof arabic.words, Message>,
}

/** True where `id` is a message: for keys built from a value of the model ("counted." + of). */
export function isMessage(id: string): id is MessageId {
  return Object.hasOwn(WORDS.en, id)
}
