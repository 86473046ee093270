// Bodies and people named as harmed: what stands right in front of them says so, or they turned on themselves.
import type { Language } from '../languages/language.ts'
import { foldText } from '../text/index.ts'
import type { FoundActor } from './actors.ts'
import type { Layout } from './layout.ts'
import { IS } from './words.ts'

interface Tables {
  readonly harmed: ReadonlySet<string>
  readonly described: ReadonlySet<string>
  readonly side: ReadonlySet<string>
  readonly among: ReadonlySet<string>
  readonly self: ReadonlySet<string>
}
const TABLES = new WeakMap<Language, Tables>()

/** "the number of dead rebels", "جثث عناصر التنظيم"; where the doer stands first, "had killed villagers" too: what is behind the verb is its object. */
export function behindHarmed(layout: Layout, actor: FoundActor): boolean {
  const { reading, lexicon } = layout
  const { harmed } = tablesOf(reading.language)
  const at = actor.from - 1
  if (reading.sentenceOf[at] !== actor.sentence) return false
  // "the bodies of members of the group", "جثث عناصر من التنظيم": through words for men and for belonging.
  for (let k = at; k > actor.from - 5 && reading.sentenceOf[k] === actor.sentence; k--) {
    if (harmed.has(reading.tokens[k]?.norm ?? '')) return true
    if (!((lexicon.bits[k] ?? 0) & (BELONGS | IS.person | IS.force)) || (lexicon.bits[k] ?? 0) & (IS.by | IS.at)) break
  }
  if (onSide(layout, actor)) return true
  const object = reading.language.speech.order === 'subject-first' && (actor.type === 'persons' || actor.type === 'forces' || actor.type === 'group')
  return object && ((lexicon.bits[at] ?? 0) & IS.did) !== 0
}

/** "أعمال العنف والنزاع المسلح": the word for people is an adjective there, and nobody is named. */
export function describesThing({ reading }: Layout, actor: FoundActor): boolean {
  if (actor.type !== 'persons') return false
  const before = reading.tokens[actor.from - 1]?.norm ?? ''
  const { described } = tablesOf(reading.language)
  return described.has(before) || described.has(before.slice(1))
}

/** "37 dead on the regime side": the side that lost them; "an opposition minister was among 12 people killed": one of them. */
function onSide({ reading, figureAt }: Layout, actor: FoundActor): boolean {
  const { side, among } = tablesOf(reading.language)
  const { tokens, sentenceOf } = reading
  if (side.has(tokens[actor.to]?.norm ?? '') && sentenceOf[actor.to] === actor.sentence) return true
  for (let k = actor.to; k < actor.to + 4 && sentenceOf[k] === actor.sentence; k++)
    if (among.has(tokens[k]?.norm ?? '')) return (figureAt[k + 3] as number) > (figureAt[k] as number)
  return false
}

/**
 * "خمسة من عناصر هيئة تحرير الشام", "four Taliban fighters", "خمسة من أعضاء «الجماعة»", "ثلاثة أعضاء آخرين في التنظيم": what counts them stands
 * right in front, or through words for men and for belonging.
 */
export function countedThere({ reading, lexicon, figureAt }: Layout, actor: FoundActor): boolean {
  const { tokens, sentenceOf } = reading
  let belongs = false
  let passed = 0
  for (let k = actor.from - 1; k >= 0 && k >= actor.from - 6 && sentenceOf[k] === actor.sentence; k--) {
    if ((figureAt[k + 1] as number) > (figureAt[k] as number) && (belongs || passed === 0)) return true
    if (QUOTES.has(tokens[k]?.norm ?? '')) continue
    if (tokens[k]?.kind !== 'word' && tokens[k]?.kind !== 'number') return false
    const bits = lexicon.bits[k] ?? 0
    if (bits & (IS.by | IS.did | IS.attack | IS.clause | IS.against | IS.says)) return false
    // "members in the group" are its members; "20 killed in Taliban areas" are not.
    if (bits & IS.at && (passed > 0 || !memberBefore(lexicon, k))) return false
    if (bits & BELONGS) belongs = true
    else if (!belongs && passed > 0 && !(bits & (IS.person | IS.force))) return false
    passed++
  }
  return false
}

function memberBefore(lexicon: Layout['lexicon'], at: number): boolean {
  for (let k = at - 1; k >= at - 2; k--) if ((lexicon.bits[k] ?? 0) & (IS.member | IS.person)) return true
  return false
}
const QUOTES: ReadonlySet<string> = new Set(['«', '»', '"', '“', '”', "'"])
const BELONGS = IS.from | IS.of | IS.member

/** "يقتل المسلح (58 عاما) نفسه", "the gunman then shot himself": the one dead is the doer all the same. */
export function turnedOnSelf({ reading }: Layout, actor: FoundActor): boolean {
  const { self } = tablesOf(reading.language)
  for (let k = actor.to; k < actor.to + 8 && reading.sentenceOf[k] === actor.sentence; k++) if (self.has(reading.tokens[k]?.norm ?? '')) return true
  return false
}

function tablesOf(language: Language): Tables {
  const known = TABLES.get(language)
  if (known) return known
  const { harmed, described, self, side, among } = language.circumstances.actors
  const made = { harmed: wordsOf(harmed), described: wordsOf(described), self: wordsOf(self), side: wordsOf(side), among: wordsOf(among) }
  TABLES.set(language, made)
  return made
}

const wordsOf = (words: string): ReadonlySet<string> => new Set(words.split(' ').filter(Boolean).map(foldText))
