// Bystanders: people a sentence counts or names who came to no harm in it (who speaks, who kills, who is only threatened, who lives there, an age after a name).
import type { Qualifier } from '../model/index.ts'
import type { CandidateKind } from './figure-drafts.ts'
import type { HeadClass } from './figure-heads.ts'
import { type Mark, type Marked, markAt } from './figure-marks.ts'
import type { Reading } from './reading.ts'

/** What is asked of a candidate here. */
interface Candidate {
  readonly kind: CandidateKind
  readonly from: number
  readonly to: number
  readonly phraseFrom: number
  readonly phraseTo: number
  readonly sentence: number
  readonly max: number | null
  readonly qualifier: Qualifier
  readonly head: HeadClass
  readonly noun: Mark | undefined
}

/** Whether nobody of those counted or named was harmed, by what stands right beside them. */
export function unharmed(reading: Reading, marked: Marked, candidate: Candidate): boolean {
  if (candidate.head === 'grave' || candidate.head === 'harm') return false
  if (threatened(reading, marked, candidate)) return true
  if (livesThere(marked, candidate) || agedAfterName(reading, marked, candidate)) return true
  if (beforeNumber(reading, marked, candidate) || ofUnknown(reading, marked, candidate)) return true
  if (candidate.noun?.entry.person?.many !== 'one' || candidate.head !== 'person') return false
  return speaks(reading, candidate) || isTold(reading, candidate) || kills(reading, marked, candidate)
}

/** "وقالت والدة أحد الضحايا لمراسل رويترز": behind a verb of saying, who is told. */
function isTold({ tokens, sentenceOf, language }: Reading, candidate: Candidate): boolean {
  if (!candidate.noun?.proclitics.includes('ل')) return false
  for (let k = candidate.from - 1; k > candidate.from - 9 && sentenceOf[k] === candidate.sentence; k--) {
    if (tokens[k]?.kind !== 'word') return false
    if (language.figures.saying.includes(tokens[k]?.norm ?? '')) return true
  }
  return false
}

/** "Sentenced seven men to death", "threatened two doctors": nothing has been done to them yet. */
function threatened(reading: Reading, marked: Marked, candidate: Candidate): boolean {
  return reading.language.figures.headLast && candidate.head === 'person' && endingAt(marked, candidate.phraseFrom)?.entry.intent === true
}

/** "A town of 35,000 people, "a pre-war population of about 1.5 million", "under the age of eight". */
function livesThere(marked: Marked, candidate: Candidate): boolean {
  const kind = endingAt(marked, candidate.phraseFrom)?.entry.thing?.kind
  // "Home to hundreds of families displaced by the siege": what is said of them comes after.
  if (kind === 'population') return !startingAt(marked, candidate.phraseTo)?.entry.harms
  return kind === 'age' && candidate.max !== null && candidate.max < 100 && candidate.head !== 'person'
}

/** "Karim Haddad, 11, and his brother, Sami, 7, were seen": a small number between commas after a name is an age. */
function agedAfterName(reading: Reading, marked: Marked, candidate: Candidate): boolean {
  const { tokens } = reading
  if (!reading.language.figures.headLast || candidate.kind !== 'digits' || candidate.qualifier !== 'exact' || (candidate.max ?? 999) > 110)
    return false
  const { from } = candidate
  const name = tokens[from - 2]
  if (tokens[from - 1]?.norm !== ',' || name?.kind !== 'word' || !name.cap) return false
  const next = tokens[from + 1]
  const kin = next?.norm === 'and' && /^(?:his|her|their)$/.test(tokens[from + 2]?.norm ?? '')
  // "In Homs, 11, most of them children, were killed": a place, unless it stands alone as a name.
  const before = markAt(marked, from - 3)
  return kin || ((next?.norm === ',' || next?.norm === ')') && !before?.entry.stop)
}

/** "The Kurdish official said": who speaks. */
function speaks(reading: Reading, candidate: Candidate): boolean {
  return reading.language.figures.speaks.includes(reading.tokens[candidate.phraseTo]?.norm ?? '')
}

/** "Suicide bomber kills six": who kills, where the verb can only be active. */
function kills(reading: Reading, marked: Marked, candidate: Candidate): boolean {
  if (!reading.language.figures.headLast) return doesIt(reading, marked, candidate)
  const next = startingAt(marked, candidate.phraseTo)
  if (next?.entry.harms?.every((one) => one.form === 'active') === true) return true
  // "The man who beheaded two journalists": in a relative clause the verb without "was" has its people behind it.
  if (reading.tokens[candidate.phraseTo]?.norm !== 'who') return false
  const verb = startingAt(marked, candidate.phraseTo + 1)
  return verb?.entry.harms?.every((one) => one.form === 'active' || one.form === 'past') === true && verb.to - verb.from === 1
}

/**
 * "قتل مهاجم انتحاري خمسة جنود", "قتل مسلح اثنين من الحرس": one person right behind the verb, and without any joint a count of others
 * behind that: the subject and the object. Between them may stand what the one carries or is suspected of ("يحمل سكينا", "يشتبه بانتمائه …").
 */
function doesIt(reading: Reading, marked: Marked, candidate: Candidate): boolean {
  const { tokens, sentenceOf, language } = reading
  const { kills: verbs, and, tells } = language.figures
  const verb = endingAt(marked, candidate.phraseFrom)
  if (!verb?.entry.harms || verb.to - verb.from > 1 || !verbs.includes(tokens[verb.from]?.norm ?? '')) return false
  const told = tells.includes(tokens[candidate.phraseTo]?.norm ?? '')
  for (let k = candidate.phraseTo; k < candidate.phraseTo + (told ? TOLD : PLAIN); k++) {
    if (sentenceOf[k] !== candidate.sentence || (tokens[k]?.kind === 'mark' && !told)) return false
    const mark = markAt(marked, k)
    if (mark?.digits || mark?.entry.number) {
      if (mark.from !== k || and.includes(mark.proclitics[0] ?? '')) return false
      const before = markAt(marked, k - 1)
      // "يعمل مع 3 أشخاص": what a preposition leads in is no object.
      if (told && k > candidate.phraseTo && language.figures.within.includes(tokens[k - 1]?.norm ?? '')) return false
      if (before?.entry.stop) return false
      return isCounted(reading, marked, mark)
    }
    if (mark?.entry.harms || (mark?.entry.joints && (!told || mark.entry.joints.has('and'))) || (mark?.entry.stop && !told)) return false
  }
  return false
}
const PLAIN = 3
const TOLD = 10

/** "خمسة جنود"; "أربعة من المارة", more than one out of some that are known. */
function isCounted({ tokens, language }: Reading, marked: Marked, { to, entry }: Mark): boolean {
  if ([to, to + 1].some((at) => startingAt(marked, at)?.entry.person !== undefined)) return true
  const { partOf, definite } = language.figures
  return (
    entry.number !== undefined &&
    entry.number.value > 1 &&
    partOf.includes(tokens[to]?.norm ?? '') &&
    definite.some((one) => tokens[to + 1]?.norm.startsWith(one))
  )
}

/** "Short URL 0 67 At least 45 were killed", "29 2017", "three one-way drones": a number right before another counts nothing of its own. */
function beforeNumber(reading: Reading, marked: Marked, candidate: Candidate): boolean {
  const { tokens, language } = reading
  if (!language.figures.headLast || (candidate.kind !== 'digits' && candidate.kind !== 'words') || candidate.head !== 'bare') return false
  if (candidate.qualifier !== 'exact' || candidate.phraseTo > candidate.to) return false
  const next = startingAt(marked, candidate.to)
  const opens = tokens[candidate.to]?.cap === true && (next?.entry.qualifiers !== undefined || next?.entry.article === true)
  const number = next !== undefined && (next.digits || next.entry.number !== undefined || opens)
  if (!number) return false
  // "rises to 11 44 injured": a comma is lost between two counts.
  const before = endingAt(marked, candidate.phraseFrom)
  return !(
    before &&
    (before.entry.harms || before.entry.joints?.has('to') || before.entry.joints?.has('with') || /^(?:at|by)$/.test(tokens[before.from]?.norm ?? ''))
  )
}

/** "Several attempts have failed", "one mission in the east killed two", "another shows": some thing no table knows, with no word of harm beside it. */
function ofUnknown(reading: Reading, marked: Marked, candidate: Candidate): boolean {
  if (!reading.language.figures.headLast || (candidate.kind !== 'vague' && candidate.kind !== 'one' && candidate.kind !== 'other')) return false
  if (candidate.head === 'thing-group') return candidate.kind === 'other'
  const word = markAt(marked, candidate.to)
  if (word?.entry.intent && candidate.head === 'bare') return true
  if (candidate.head !== 'unknown' || word || reading.tokens[candidate.to]?.kind !== 'word') return false
  const before = endingAt(marked, candidate.phraseFrom)
  if (before?.entry.harms) return false
  for (let i = candidate.to + 1; i < candidate.to + 3; i++) if (startingAt(marked, i)?.entry.harms) return false
  return true
}

/** The mark that ends right before a token. */
function endingAt(marked: Marked, at: number): Mark | undefined {
  const mark = markAt(marked, at - 1)
  return mark && mark.to === at ? mark : undefined
}

/** The mark that starts at a token. */
function startingAt(marked: Marked, at: number): Mark | undefined {
  const mark = markAt(marked, at)
  return mark?.from === at ? mark : undefined
}
