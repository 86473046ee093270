// Finds place mentions: names the gazetteer knows, and unknown names a kind word or preposition points at
// ("قرية مطب البوراشد بريف الرقة الشرقي", "the village of Um al-Zeit, north of the river").
import type { Registers } from '../registers/register.ts'
import type { Token } from '../text/index.ts'
import type { FoundPlace } from './place-parts.ts'
import { kindFirst } from './places-kind-first.ts'
import { nameFirst } from './places-name-first.ts'
import type { Reading } from './reading.ts'
import type { Marks } from './words.ts'

/** All place mentions of a reading in order; they do not overlap. `taken` marks tokens that belong to times or actors. */
export function findPlaces(reading: Reading, lexicon: Marks, registers: Registers, taken: Uint8Array): FoundPlace[] {
  const { tokens } = reading
  const first = lexicon.tables.places.kindFirst
  const out: FoundPlace[] = []
  for (let i = 0; i < tokens.length; ) {
    const token = tokens[i] as Token
    if (token.kind !== 'word' || taken[i]) {
      i++
      continue
    }
    const found = first ? kindFirst(reading, lexicon, registers, i, out.at(-1), taken) : nameFirst(reading, lexicon, registers, i, out.at(-1), taken)
    if (found) {
      out.push(found)
      i = found.to
    } else i++
  }
  return namedInTitle(reading, out, taken)
}

/** "hundreds dead in Yumbi" over a report that goes on about "Yumbi villages": an unknown name in a headline that the text gives as a place. */
function namedInTitle(reading: Reading, found: FoundPlace[], taken: Uint8Array): FoundPlace[] {
  const { tokens, sentences, titleSentences } = reading
  const end = titleSentences > 0 ? (sentences[titleSentences - 1]?.to ?? 0) : 0
  // A headline is short; what is not is no headline.
  if (end === 0 || end > 120 || !found.some((place) => place.from >= end)) return found
  const covered = new Uint8Array(end)
  for (const place of found) if (place.from < end) covered.fill(1, place.from, Math.min(end, place.to))
  const added: FoundPlace[] = []
  for (const place of found) {
    const [from, to] = place.name
    if (place.from < end || added.some((one) => one.name[0] === from)) continue
    const first = tokens[from]
    if (!first || first.norm.length < 4 || !(first.cap || first.norm.charCodeAt(0) >= 0x600)) continue
    for (let k = 0; k + (to - from) <= end; k++) {
      const token = tokens[k] as Token
      if (covered[k] || taken[k] || token.kind !== 'word') continue
      // "بترهونة": the preposition is written onto the name.
      const longer = token.norm.length - first.norm.length
      const cut =
        longer === 0 && token.norm === first.norm ? 0 : longer === 1 && token.norm.startsWith('ب') && token.norm.endsWith(first.norm) ? 1 : -1
      if (cut < 0 || (first.cap && !token.cap)) continue
      let same = true
      for (let n = 1; n < to - from && same; n++) same = tokens[k + n]?.norm === tokens[from + n]?.norm && !covered[k + n]
      if (!same) continue
      covered.fill(1, k, k + to - from)
      added.push({
        ...place,
        from: k,
        to: k + to - from,
        span: [token.start + cut, (tokens[k + to - from - 1] as Token).end],
        sentence: reading.sentenceOf[k] ?? -1,
        kind: undefined,
        part: false,
        cue: cut === 1 || AT.has(tokens[k - 1]?.norm ?? '') ? 'at' : 'none',
        name: [k, k + to - from],
        plural: false,
      })
    }
  }
  return added.length === 0 ? found : [...found, ...added].sort((a, b) => a.from - b.from)
}
const AT = new Set(['in', 'at', 'near', 'outside', 'في', 'قرب'])
