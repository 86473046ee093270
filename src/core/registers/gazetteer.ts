// The gazetteer: places by name, read from one tab-separated file, looked up article-insensitive at any token.
import { type Form, perWord, type Token, unitAt } from '../text/index.ts'
import { consonantKey, isLatinArticle, placeKey, spellingKeys, wordKey } from './place-key.ts'
import type { Gazetteer, PlaceEntry, PlaceHit, PlaceType } from './register.ts'

const TYPES: ReadonlySet<string> = new Set(['site', 'neighbourhood', 'settlement', 'district', 'governorate', 'country'])
/** A name has at most this many words that count. */
const MOST_WORDS = 6

/** Where a row of each kind of id comes from. */
function provenanceOf(id: string): string {
  if (id.startsWith('geonames:')) return 'GeoNames, CC BY 4.0'
  if (id.startsWith('wof:')) return "Who's On First"
  if (id.startsWith('country:')) return 'Unicode CLDR and hand-made table'
  return 'hand-made table'
}

/**
 * Reads gazetteer files (columns: id, type, country, lat, lon, population, within, English, Arabic, keys joined by "|"); later
 * files add to earlier ones. `forms` reads the clitics of a word. Lines that do not fit are left out. Linear in the text; entries
 * are made when first asked for.
 */
export function readGazetteer(files: readonly string[], forms: (norm: string) => readonly Form[]): Gazetteer {
  const lines = rowsOf(files)
  const indices: (NameIndex | undefined)[] = []
  /** The names of the script a key is written in; an article in one language asks for one script alone. */
  const indexFor = (key: string): NameIndex => {
    const script = scriptOf(key, 0)
    const known = indices[script]
    if (known) return known
    const made = indexNames(lines, script)
    indices[script] = made
    return made
  }
  const entries: (PlaceEntry | undefined)[] = []
  const lists = new Map<string, readonly PlaceEntry[]>()
  const entry = (index: number): PlaceEntry => {
    const made = entries[index] ?? readEntry(lines[index] as string)
    entries[index] = made
    return made
  }
  const byPlaceKey = (key: string): readonly PlaceEntry[] => {
    const known = lists.get(key)
    if (known) return known
    const found = indexFor(key).byKey.get(key)
    const list = found === undefined ? [] : typeof found === 'number' ? [entry(found)] : found.map(entry)
    if (found !== undefined) lists.set(key, list)
    return list
  }
  let spellings: Map<string, number | number[]> | undefined
  let latin: Map<string, number[]> | undefined
  const isName = (key: string): boolean => indexFor(key).byKey.has(key)
  let ids: Map<string, number> | undefined
  /** What a word can open: its readings that start some name. */
  const openingsOf = perWord((norm): readonly Opening[] => {
    const made: Opening[] = []
    for (const form of forms(norm)) {
      // The future's س and the ك of likeness stand before no place; and two letters left over are no name ("بحله").
      const odd = form.proclitics.includes('س') || form.proclitics.includes('ك') || (form.stem.length < 4 && form.proclitics.some((c) => c !== 'ال'))
      if (form.cut && odd) continue
      let first = wordKey(form.stem)
      // "Syrias Raqqa", "Aleppos": web text that lost its apostrophes.
      const { reach } = indexFor(first)
      if (!reach.has(first) && /^[a-z]{4,}[a-rt-z]s$/.test(form.stem)) first = first.slice(0, -1)
      const most = reach.get(first) ?? (isLatinArticle(form.stem) ? MOST_WORDS : 0)
      if (most) made.push({ form, first, most, joins: JOINS.test(first), alone: most > 0 && isName(first), places: undefined })
    }
    return made.length ? made : NONE
  }, NONE)
  /** Whether a word stands in some name after its first word: most do not, and there no longer name has to be put together. */
  const goesOn = perWord<boolean>((norm) => {
    const key = wordKey(norm)
    return indexFor(key).further.has(key)
  }, false)
  return {
    size: lines.length,
    byId(id) {
      ids ??= new Map(lines.map((line, index) => [line.slice(0, line.indexOf('\t')), index]))
      const index = ids.get(id)
      return index === undefined ? undefined : entry(index)
    },
    byName: (name) => byPlaceKey(placeKey(name)),
    bySpelling(name) {
      spellings ??= indexSpellings(indexFor('\u0600').byKey)
      for (const key of spellingKeys(placeKey(name))) {
        const found = spellings.get(key)
        if (found !== undefined) return typeof found === 'number' ? [entry(found)] : found.map(entry)
      }
      return []
    },
    byLatinName(name) {
      latin ??= indexLatinNames(lines)
      const key = consonantKey(placeKey(name))
      return (key === undefined ? [] : (latin.get(key) ?? [])).map(entry)
    },
    match(tokens, at) {
      const token = tokens[at]
      if (token?.kind !== 'word') return undefined
      const starts = openingsOf(token)
      if (starts === NONE) return undefined
      let best: PlaceHit | undefined
      for (const opening of starts) {
        if (endsAt(tokens, at, opening, goesOn)) {
          if (!opening.alone || (best && best.to > at)) continue
          opening.places ??= byPlaceKey(opening.first)
          best = { places: opening.places, from: at, to: at + 1, form: opening.form }
          continue
        }
        const hit = longest(tokens, at, opening, isName, goesOn)
        if (hit && (!best || hit.to > best.to)) best = { places: byPlaceKey(hit.key), from: at, to: hit.to, form: opening.form }
      }
      return best
    },
  }
}

/**
 * Rows of all files. A governorate or country that an earlier file has under one of its names is the same one: two rows of it, with
 * points of their own, would leave "the Aleppo countryside" without a place.
 */
function rowsOf(files: readonly string[]): string[] {
  const lines: string[] = []
  const known = new Set<string>()
  files.forEach((text, file) => {
    const fresh: string[] = []
    for (const line of text.split('\n')) {
      if (unitAt(line, 0) === 35 || !line.includes('\t')) continue
      const large = LARGE.exec(line)
      if (large) {
        const keys = line
          .slice(line.lastIndexOf('\t') + 1)
          .split('|')
          .map((key) => `${large[1]} ${key}`)
        if (file > 0 && keys.some((key) => known.has(key))) continue
        fresh.push(...keys)
      }
      lines.push(line)
    }
    for (const key of fresh) known.add(key)
  })
  return lines
}
const LARGE = /^[^\t]*\t((?:governorate|country)\t[^\t]*)\t/

interface Opening {
  readonly form: Form
  readonly first: string
  readonly most: number
  /** Written as one word with the next by some: "كفرجنة". */
  readonly joins: boolean
  /** Whether it is a name by itself. */
  readonly alone: boolean
  /** What it names by itself, once asked for. */
  places: readonly PlaceEntry[] | undefined
}
const NONE: readonly Opening[] = []

/** Whether no name that opens like this goes on behind its first word: so it is nearly always, and no key need be put together. */
function endsAt(tokens: readonly Token[], at: number, { most, joins }: Opening, goesOn: (token: Token) => boolean): boolean {
  const { norm } = tokens[at] as Token
  if (unitAt(norm, 0) < 0x600 && isLatinArticle(norm)) return false
  const next = tokens[at + 1]
  if (most === 1 || !next || next.kind === 'break' || next.kind === 'number') return true
  if (next.kind === 'mark') return !next.glued || (next.norm !== '-' && next.norm !== "'")
  return !joins && !goesOn(next) && tokens[at + 2]?.norm !== "'" && !isLatinArticle(next.norm)
}

/** The longest key that starts at `at`, whose first word reads as the opening says. */
function longest(
  tokens: readonly Token[],
  at: number,
  { first, most, joins }: Opening,
  isName: (key: string) => boolean,
  goesOn: (token: Token) => boolean,
): { key: string; to: number } | undefined {
  let key = ''
  let words = 0
  let best: { key: string; to: number } | undefined
  for (let i = at; i < tokens.length && words < most; i++) {
    const token = tokens[i] as Token
    if (token.kind === 'mark') {
      // Inside a name only a hyphen or an apostrophe, glued on both sides: "Deir ez-Zor", "Ma'arat".
      if (i === at || !token.glued || !tokens[i + 1]?.glued || (token.norm !== '-' && token.norm !== "'")) break
      continue
    }
    if (token.kind !== 'word') break
    if (tokens[i - 1]?.norm === "'" && i > at && token.glued) {
      key += wordKey(token.norm)
    } else {
      const next = tokens[i + 1]
      const article = isLatinArticle(token.norm) && next && (next.kind === 'word' || next.norm === '-')
      if (article) continue
      if (words > 0 && !goesOn(token) && !(joins && words === 1) && next?.norm !== "'") break
      key += (key ? ' ' : '') + (i === at ? first : wordKey(token.norm))
      words++
    }
    if (isName(key)) best = { key, to: i + 1 }
    // "كفر جنة" where the gazetteer writes كفرجنة.
    else if (words === 2 && JOINABLE.test(key) && isName(key.replace(' ', ''))) best = { key: key.replace(' ', ''), to: i + 1 }
  }
  return best
}

/** The names written in one script. */
interface NameIndex {
  /** Key -> its row, or rows. */
  readonly byKey: Map<string, number | number[]>
  /** First word of a key -> how many words the longest key has that starts with it. */
  readonly reach: Map<string, number>
  /** Every word that stands in some key after its first. */
  readonly further: Set<string>
}

/** 1 where a key begins in Arabic letters, 0 elsewhere. A key never mixes with keys of the other script: they differ in their first letter. */
const scriptOf = (text: string, at: number): 0 | 1 => (unitAt(text, at) >= 0x600 ? 1 : 0)

function indexNames(lines: readonly string[], script: 0 | 1): NameIndex {
  const byKey = new Map<string, number | number[]>()
  const reach = new Map<string, number>()
  const further = new Set<string>()
  const add = (key: string, index: number): void => {
    const known = byKey.get(key)
    if (known === undefined) {
      byKey.set(key, index)
      let words = 1
      let first = key
      for (let space = key.indexOf(' '); space >= 0; ) {
        if (++words === 2) first = key.slice(0, space)
        const next = key.indexOf(' ', space + 1)
        further.add(key.slice(space + 1, next < 0 ? key.length : next))
        space = next
      }
      if ((reach.get(first) ?? 0) < words) reach.set(first, words)
    } else if (typeof known === 'number') byKey.set(key, [known, index])
    else known.push(index)
  }
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] as string
    const joined: string[] = []
    for (let from = line.lastIndexOf('\t') + 1; from < line.length; ) {
      const bar = line.indexOf('|', from)
      const to = bar < 0 ? line.length : bar
      if (to > from && scriptOf(line, from) === script) {
        const key = line.slice(from, to)
        add(key, index)
        // "كفر دريان" is also met as one word.
        if (script === 1 && JOINABLE.test(key)) joined.push(key.replace(' ', ''))
      }
      from = to + 1
    }
    for (const key of joined) add(key, index)
  }
  return { byKey, reach, further }
}

/** Names by how they may also be spelled; made from all names when the first is asked for. */
function indexSpellings(byKey: ReadonlyMap<string, number | readonly number[]>): Map<string, number | number[]> {
  const out = new Map<string, number | number[]>()
  for (const [key, rows] of byKey) {
    for (const spelling of spellingKeys(key)) {
      const known = out.get(spelling)
      const all = known === undefined ? [] : typeof known === 'number' ? [known] : known
      const more = (typeof rows === 'number' ? [rows] : rows).filter((row) => !all.includes(row))
      const list = [...all, ...more]
      out.set(spelling, list.length === 1 ? (list[0] as number) : list)
    }
  }
  return out
}

/** Rows that have no Arabic name, by the consonants of their Latin ones. */
function indexLatinNames(lines: readonly string[]): Map<string, number[]> {
  const out = new Map<string, number[]>()
  lines.forEach((line, index) => {
    const keys = line.slice(line.lastIndexOf('\t') + 1).split('|')
    if (keys.some((key) => scriptOf(key, 0) === 1)) return
    for (const consonants of new Set(keys.flatMap((key) => consonantKey(key) ?? []))) {
      const known = out.get(consonants)
      if (known) known.push(index)
      else out.set(consonants, [index])
    }
  })
  return out
}

const JOINS = /^(?:كفر|تل|دير|بيت|عين|معره|معرات|ابو|ام)$/u
const JOINABLE = /^(?:كفر|تل|دير|بيت|عين|معره|معرات|ابو|ام) [^ ]+$/u

function readEntry(line: string): PlaceEntry {
  const [id = '', type = '', country = '', lat = '', lon = '', population = '', within = '', en = '', ar = '', keys = ''] = line.split('\t')
  // Every field stands, filled or not: the rules read places by the million, and objects of one shape are read many times faster.
  const known = lat !== '' && lon !== ''
  return {
    id,
    type: (TYPES.has(type) ? type : 'settlement') as PlaceType,
    ar: ar || undefined,
    en: en || undefined,
    names: keys.split('|'),
    lat: known ? Number(lat) : undefined,
    lon: known ? Number(lon) : undefined,
    country,
    within: within || undefined,
    population: population ? Number(population) : undefined,
    provenance: provenanceOf(id),
  }
}
