// The register of actors over its tables: look-up by id, by written name, and at a token of a text.
import { type Form, foldText, phraseTable } from '../text/index.ts'
import { countries } from './countries.ts'
import type { ActorEntry, ActorRegister } from './register.ts'

/** States, one entry a country: "روسيا", "Russia". Their names are their countries' names. */
export const states: readonly ActorEntry[] = countries.map((row) => ({
  id: `actor:state-${row.code}`,
  kind: 'state',
  names: { ar: row.ar, en: row.en },
  provenance: 'ISO 3166 and hand-made table',
}))

/**
 * Makes a register of entries; where two share a name, the earlier entry keeps it. `forms` reads clitics.
 * A name matches with the article or clitics on its first word; English names of one to three letters ("IS", "UN") only in capitals.
 */
export function makeActorRegister(entries: readonly ActorEntry[], forms: (norm: string) => readonly Form[]): ActorRegister {
  const ids = new Map<string, ActorEntry>()
  const phrases = new Map<string, ActorEntry>()
  const names = new Map<string, ActorEntry>()
  for (const given of entries) {
    // One shape for all, see readEntry in gazetteer.ts.
    const entry: ActorEntry = { id: given.id, kind: given.kind, names: given.names, parent: given.parent, provenance: given.provenance }
    if (!ids.has(entry.id)) ids.set(entry.id, entry)
    for (const name of [...entry.names.ar, ...entry.names.en, ...(entry.names.other ?? [])]) {
      const key = nameKey(name)
      if (!names.has(key)) names.set(key, entry)
      for (const spelling of spellings(name)) if (!phrases.has(spelling)) phrases.set(spelling, entry)
    }
  }
  const table = phraseTable(phrases, forms, { inner: true })
  return {
    byId: (id) => ids.get(id),
    byName: (name) => names.get(nameKey(name)) ?? names.get(nameKey(cutClitics(name, forms))),
    match(tokens, at) {
      const first = tokens[at]
      if (!first) return undefined
      const hit = table.match(tokens, at)
      if (!hit) return undefined
      // "is", "us", "un" in small letters are no actors: "IS", "US", "UN" are.
      if (hit.to === at + 1 && first.norm.length <= 3 && first.norm.charCodeAt(0) < 0x600 && !first.cap) return undefined
      return { actor: hit.value, from: at, to: hit.to, form: hit.form }
    },
  }
}

/** The spellings a name is met in: as it is, without the article on its first word, without "the". */
function spellings(name: string): string[] {
  const folded = foldText(name)
  const bare = folded.replace(/^ال(?=\p{L}{2})/u, '').replace(/^the /, '')
  return bare === folded ? [folded] : [folded, bare]
}

/** The key of a whole name: folded, every article gone, marks gone. */
function nameKey(name: string): string {
  return foldText(name)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .split(' ')
    .filter((word) => word !== 'the')
    .map((word) => word.replace(/^ال(?=\p{L}{2})/u, ''))
    .join(' ')
}

function cutClitics(name: string, forms: (norm: string) => readonly Form[]): string {
  const [first = '', ...rest] = foldText(name).split(' ')
  const readings = forms(first)
  return [readings[readings.length - 1]?.stem ?? first, ...rest].join(' ')
}
