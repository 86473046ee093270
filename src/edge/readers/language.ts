// Which language a text is in: by script where that settles it, by eld only where it does not.
import type { Item } from '../../core/formats/format.ts'
import type { LanguageCode } from '../../core/model/index.ts'

const ARABIC = /\p{Script=Arabic}/gu
const LETTER = /\p{L}/gu
/** Letters of Persian, Urdu and Kurdish that Arabic does not write; ی and ک are left out, since Arabic pages typed on Persian keyboards have them. */
const NOT_ARABIC = /[پچژگٹڈڑںےۆێڵڕ]/gu
const ENGLISH =
  /(?<![\p{L}\p{M}'])(?:the|of|and|to|in|that|was|were|said|is|for|on|by|with|from|at|it|as|which|has|have|who|their|after)(?![\p{L}\p{M}'])/giu
const SAMPLE = 4000

/** The language where the letters alone settle it; undefined where only a detector can tell. */
export function byScript(text: string): LanguageCode | undefined {
  const sample = text.slice(0, SAMPLE)
  const letters = count(sample, LETTER)
  if (letters === 0) return 'und'
  const arabic = count(sample, ARABIC)
  if (arabic > letters * 0.4) {
    const words = sample.match(/\p{Script=Arabic}+/gu) ?? []
    const withArticle = words.filter((word) => /^[وفبك]?(?:ال|لل)/u.test(word)).length
    const foreign = count(sample, NOT_ARABIC)
    return foreign > arabic * 0.012 && withArticle < words.length * 0.12 ? 'und' : 'ar'
  }
  const words = sample.match(/[\p{L}\p{M}']+/gu)?.length ?? 0
  if (words >= 8 && count(sample, ENGLISH) > words * 0.18) return 'en'
  return /\p{Script=Latin}/u.test(sample) ? undefined : 'und'
}

/**
 * A detector for these items, ready to be called synchronously. eld (0.4 s to load) is loaded only where an item names
 * no language and its script does not settle one.
 */
export async function languageDetector(items: readonly Item[]): Promise<(text: string) => LanguageCode> {
  const unsettled = items.some((item) => item.lang === undefined && byScript(`${item.title ?? ''}\n\n${item.body}`) === undefined)
  if (!unsettled) return (text) => byScript(text) ?? 'und'
  const eld = await loadEld()
  return (text) => {
    const settled = byScript(text)
    if (settled) return settled
    const found = eld(text.slice(0, SAMPLE))
    return found === 'en' || found === 'ar' ? found : 'und'
  }
}

let loading: Promise<(text: string) => string> | undefined
function loadEld(): Promise<(text: string) => string> {
  loading ??= import('eld/medium').then(
    ({ eld }) =>
      (text: string) =>
        eld.detect(text).language,
  )
  return loading
}

/** A language tag ("ar-SY", "Arabic") as the code we know; 'und' for another language, undefined for none. */
export function languageTag(tag: string | undefined | null): LanguageCode | undefined {
  const written = tag?.trim().toLowerCase()
  if (!written) return undefined
  if (/^(ar|ara|arabic|العربية|عربي)([-_].*)?$/.test(written)) return 'ar'
  if (/^(en|eng|english|الإنجليزية|الانجليزية)([-_].*)?$/.test(written)) return 'en'
  return 'und'
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0
}
