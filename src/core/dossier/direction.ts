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

// Words of one script with the blanks, digits and marks between them; a mark at the end belongs to the line.
const LATIN_RUN = /[\p{Script=Latin}](?:[^\p{Script=Arabic}\u2066-\u2069،؛؟«»():;,"\n]*[\p{Script=Latin}\p{N}])?/gu
const ARABIC_RUN = /\p{Script=Arabic}(?:[^\p{Script=Latin}\u2066-\u2069«»():;,"\n]*[\p{Script=Arabic}\p{N}])?/gu
const DAY = /[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?(?:T[0-9:.]+(?:Z|[+-][0-9:]+)?)?/gu

/**
 * A line of our words with every stretch that runs the other way held together: names of the other script in both languages, days in Arabic,
 * where "2018-11-01" after an Arabic letter would be set as 01-11-2018. What is isolated already stays as it is.
 */
export function directed(text: string, lang: 'ar' | 'en'): string {
  return text
    .split(/(\u2066[^\u2069]*\u2069|\u2068[^\u2069]*\u2069)/u)
    .map((piece, i) => {
      if (i % 2) return piece
      return lang === 'en'
        ? piece.replace(ARABIC_RUN, (run) => isolateName(run))
        : piece
            .replace(DAY, (day) => isolateLtr(day))
            .replace(/\u2066[^\u2069]*\u2069|[^\u2066]+/gu, (part) =>
              part.startsWith(LRI) ? part : part.replace(LATIN_RUN, (run) => isolateName(run)),
            )
    })
    .join('')
}

/** An instant as people read it: "2018-11-01 15:02 +02:00"; a day stays a day. */
export function instant(iso: string): string {
  const [, day, time, zone] = /^([0-9-]+)T([0-9]{2}:[0-9]{2})(?::[0-9.]+)?(Z|[+-][0-9:]+)?$/.exec(iso) ?? []
  return time ? `${day} ${time}${zone ? ` ${zone === 'Z' ? 'UTC' : zone}` : ''}` : iso
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
