// Bodies and people named as harmed: what stands right in front of them says so, or they turned on themselves.
import { type FoundActor, QUOTES } from './actors.ts'
import type { Layout } from './layout.ts'
import { wordSet } from './word-sets.ts'
import { IS } from './words.ts'

/** "the number of dead rebels", "جثث عناصر التنظيم"; where the doer stands first, "had killed villagers" too: what is behind the verb is its object. */
export function behindHarmed(layout: Layout, actor: FoundActor): boolean {
  const { reading, lexicon } = layout
  if (onSide(layout, actor)) return true
  const harmed = wordSet(reading.language.circumstances.actors.harmed)
  const at = actor.from - 1
  if (reading.sentenceOf[at] !== actor.sentence) return false
  // "the bodies of members of the group", "جثث عناصر من التنظيم": through words for men and for belonging.
  for (let k = at; k > actor.from - 5 && reading.sentenceOf[k] === actor.sentence; k--) {
    if (harmed.has(reading.tokens[k]?.norm ?? '')) return true
    if (!((lexicon.bits[k] ?? 0) & (BELONGS | IS.person | IS.force)) || (lexicon.bits[k] ?? 0) & (IS.by | IS.at)) break
  }
  const object = reading.language.speech.order === 'subject-first' && (actor.type === 'persons' || actor.type === 'forces' || actor.type === 'group')
  return object && ((lexicon.bits[at] ?? 0) & IS.did) !== 0
}

/** "أعمال العنف والنزاع المسلح": the word for people is an adjective there, and nobody is named. */
export function describesThing({ reading }: Layout, actor: FoundActor): boolean {
  if (actor.type !== 'persons') return false
  const before = reading.tokens[actor.from - 1]?.norm ?? ''
  // 'تنظيم "بي كي كي" الإرهابي': an adjective with the article behind a name in quotation marks.
  if (QUOTES.has(before) && actor.to === actor.from + 1 && /^ال.+ي$/.test(reading.tokens[actor.from]?.norm ?? '')) return true
  const described = wordSet(reading.language.circumstances.actors.described)
  // With or without a letter that joins it: "والنزاع المسلح".
  return described.has(before) || described.has(before.slice(1))
}

/** "37 dead on the regime side": the side that lost them; "an opposition minister was among 12 people killed": one of them. */
function onSide({ reading, lexicon, figureAt }: Layout, actor: FoundActor): boolean {
  const { tokens, sentenceOf } = reading
  const tables = reading.language.circumstances.actors
  const among = wordSet(tables.among)
  // "The regime side killed 12": only behind a preposition is the side where they fell.
  const led = ((lexicon.bits[actor.from - 1] ?? 0) | (lexicon.bits[actor.from - 2] ?? 0)) & (IS.at | IS.from)
  if (led && sentenceOf[actor.to] === actor.sentence && wordSet(tables.side).has(tokens[actor.to]?.norm ?? '')) return true
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
const BELONGS = IS.from | IS.of | IS.member

/** "يقتل المسلح (58 عاما) نفسه", "the gunman then shot himself": the one dead is the doer all the same. */
export function turnedOnSelf({ reading }: Layout, actor: FoundActor): boolean {
  const self = wordSet(reading.language.circumstances.actors.self)
  for (let k = actor.to; k < actor.to + 8 && reading.sentenceOf[k] === actor.sentence; k++) if (self.has(reading.tokens[k]?.norm ?? '')) return true
  return false
}
