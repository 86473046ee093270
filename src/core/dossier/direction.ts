// Direction: what must not turn round inside a line of the other script. Dates, hashes and names are isolated; runs are cut at script changes.

const LRI = '\u2066'
const FSI = '\u2068'
const PDI = '\u2069'

/** Left to right whatever stands around it: "2018-11-01" in an Arabic line would else read 01-11-2018. */
export function isolateLtr(text: string): string {
  return `${LRI}${text}${PDI}`
}

/** In its own direction, whatever stands around it: names of either script. */
export function isolateName(text: string): string {
  return `${FSI}${text}${PDI}`
}

/** A chain of speakers as Arabic chains of transmission are read: "A, citing B, citing C" / «أ، عن ب، عن ج». Outermost first. */
export function chainWords(names: readonly string[], lang: 'ar' | 'en'): string {
  return names.map(isolateName).join(lang === 'ar' ? '، عن ' : ', citing ')
}

export interface Run {
  readonly text: string
  readonly rtl: boolean
}

/** Cuts a text where its script changes; spaces, digits and marks stay with the run they follow. Nothing is lost or moved. */
export function scriptRuns(text: string, base: 'rtl' | 'ltr'): Run[] {
  const runs: Run[] = []
  let from = 0
  let rtl = base === 'rtl'
  let at = 0
  for (const char of text) {
    const strong = /\p{Script=Arabic}|\p{Script=Hebrew}/u.test(char) && /\p{L}/u.test(char) ? true : /\p{L}/u.test(char) ? false : undefined
    if (strong !== undefined && strong !== rtl) {
      if (at > from) runs.push({ text: text.slice(from, at), rtl })
      from = at
      rtl = strong
    }
    at += char.length
  }
  if (text.length > from) runs.push({ text: text.slice(from), rtl })
  return runs
}
