// The register of actors over its tables: look-up by id, by written name, and at a token of a text.
import { type Form, foldText, type PhraseTable, phraseTable, unitAt } from '../text/index.ts'
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
 * What a look-up needs is made when the first one asks: a text in one script never pays for the names of the other.
 */
export function makeActorRegister(entries: readonly ActorEntry[], forms: (norm: string) => readonly Form[]): ActorRegister {
  const ids = new Map<string, ActorEntry>()
  const all: ActorEntry[] = []
  for (const { id, kind, names, parent, provenance } of entries) {
    // One shape for all, see readEntry in gazetteer.ts.
    const entry: ActorEntry = { id, kind, names, parent, provenance }
    all.push(entry)
    if (!ids.has(id)) ids.set(id, entry)
  }
  let names: ReadonlyMap<string, ActorEntry> | undefined
  const named = (key: string): ActorEntry | undefined => {
    names ??= byKey(all)
    return names.get(key)
  }
  const tables: (PhraseTable<ActorEntry> | undefined)[] = []
  const tableOf = (script: 0 | 1): PhraseTable<ActorEntry> => {
    const table = tables[script] ?? phraseTable(spelled(all, script), forms, { inner: true })
    tables[script] = table
    return table
  }
  return {
    byId: (id) => ids.get(id),
    byName: (name) => named(nameKey(name)) ?? named(nameKey(cutClitics(name, forms))),
    match(tokens, at) {
      const first = tokens[at]
      if (!first) return undefined
      const { norm } = first
      const script = scriptOf(norm, 0)
      let hit = tableOf(script).match(tokens, at)
      // "وAFP": a clitic in front of a name in the other script.
      if (!hit && script === 1 && scriptOf(norm, norm.length - 1) === 0) hit = tableOf(0).match(tokens, at)
      if (!hit) return undefined
      // "is", "us", "un" in small letters are no actors: "IS", "US", "UN" are.
      if (hit.to === at + 1 && norm.length <= 3 && script === 0 && !first.cap) return undefined
      return { actor: hit.value, from: at, to: hit.to, form: hit.form }
    },
  }
}

const namesOf = ({ names }: ActorEntry): readonly string[] => [...names.ar, ...names.en, ...(names.other ?? [])]

function byKey(entries: readonly ActorEntry[]): Map<string, ActorEntry> {
  const out = new Map<string, ActorEntry>()
  for (const entry of entries)
    for (const name of namesOf(entry)) {
      const key = nameKey(name)
      if (!out.has(key)) out.set(key, entry)
    }
  return out
}

/** 1 where the letter at `at` is of the Arabic script or beyond, 0 below. */
const scriptOf = (norm: string, at: number): 0 | 1 => (unitAt(norm, at) >= 0x600 ? 1 : 0)

/** The spellings of all names whose first letter is of a script. */
function spelled(entries: readonly ActorEntry[], script: 0 | 1): Map<string, ActorEntry> {
  const out = new Map<string, ActorEntry>()
  for (const entry of entries)
    for (const name of namesOf(entry))
      for (const spelling of spellings(name)) if (scriptOf(spelling, 0) === script && !out.has(spelling)) out.set(spelling, entry)
  return out
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
