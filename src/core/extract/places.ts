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
  return out
}
