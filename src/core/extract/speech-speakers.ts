// Finds the noun phrase of a speaker: after a verb or "according to" (both languages), or in front of a verb (English).
import type { SpeakerNoun } from '../languages/speech.ts'
import type { Span } from '../model/index.ts'
import type { ActorHit, Registers } from '../registers/register.ts'
import { foldText, type Token, unitAt } from '../text/index.ts'
import { actorHits } from './actor-hits.ts'
import type { Culprit } from './parts.ts'
import type { Reading } from './reading.ts'
import { type Mark, markWords, type Role } from './speech-lexicon.ts'

/** A speaker as the text names it: tokens [from, to), the letters of a clitic in front that do not belong to the name. */
export interface Speaker {
  readonly from: number
  readonly to: number
  readonly cut: number
  readonly noun: SpeakerNoun | undefined
  /** Set where the mention only points back. */
  readonly back: Role['back']
  readonly actor: string | undefined
}

/** What the finders look at. */
export interface Scene {
  readonly reading: Reading
  readonly marks: readonly (Mark | undefined)[]
  /** What the phrase that starts at each token does, as bits of `DOES`. */
  readonly does: Int32Array
  readonly registers: Registers
  /** The known actor whose name starts at a token, looked up once. */
  readonly actorAt: (at: number) => ActorHit | undefined
  /** The register's id of the outlet itself, looked up when first asked for. */
  readonly outlet: () => string | undefined
  /** Who may be blamed in the stretches looked at so far, see relation-actors.ts. */
  readonly culprits: Map<number, readonly Culprit[]>
}

/** Whether the phrase that starts at a token does one of these. */
export const does = (scene: Scene, at: number, what: number): boolean => ((scene.does[at] ?? 0) & what) !== 0

/** The scene of a reading: its words marked, its actors looked up. */
export function sceneOf(reading: Reading, registers: Registers): Scene {
  const hits = actorHits(reading, registers)
  const { tokens } = reading
  const { marks, does } = markWords(reading)
  const { outlet } = reading.report
  let asked = false
  let known: string | undefined
  return {
    reading,
    marks,
    does,
    registers,
    actorAt: (at) => (tokens[at]?.kind === 'word' ? hits[at] : undefined),
    outlet: () => {
      if (!asked) known = outlet ? registers.actors.byName(outlet)?.id : undefined
      asked = true
      return known
    },
    culprits: new Map(),
  }
}

const LONGEST = 18
const QUOTES = new Set(['"', '“', '”', '«', '»', '„', '‟', '‹', '›'])
export const isQuote = (token: Token | undefined): boolean => token !== undefined && token.kind === 'mark' && QUOTES.has(token.norm)
const COMMAS = new Set(['،', ',', ';', '؛'])
export const isComma = (token: Token | undefined): boolean => token !== undefined && COMMAS.has(token.norm)

/** Verbs take و and ف in front, never the article or a preposition: "القول" and "لقال" are no reporting verbs. */
export function verbFits(mark: Mark): boolean {
  return mark.form.proclitics.every((part) => part === 'و' || part === 'ف' || part === 'س')
}

/** Raw offsets of a speaker's name. */
export function speakerSpan(reading: Reading, speaker: Speaker): Span {
  const first = reading.tokens[speaker.from] as Token
  const last = reading.tokens[speaker.to - 1] as Token
  let start = first.start
  for (let left = speaker.cut; left > 0 && start < first.end - 1; start++) if (foldText(reading.report.text[start] ?? '') !== '') left--
  return [start, Math.max(last.end, start + 1)]
}

/**
 * The speaker that begins at or soon after token `at`. Asides ("اليوم الثلاثاء،", "on Monday") are skipped first. It ends at
 * "that", a colon, a comma, a reporting verb, a word of harm in front of which a noun stands, or a word a name never runs over.
 * Returns undefined where no name begins there.
 */
export function speakerAfter(scene: Scene, at: number, end: number, prepositional: boolean, object = false): Speaker | undefined {
  const { reading, marks } = scene
  const { tokens } = reading
  let from = at
  while (from < end) {
    const role = marks[from]?.value
    if (role?.aside && !role.noun) from = marks[from]?.to ?? from + 1
    else if (!prepositional && THEREIN.has(tokens[from]?.norm ?? '')) from++
    else if (from > at && isComma(tokens[from])) from++
    else if (tokens[from]?.kind === 'number' && marks[from + 1]?.value.aside) from++
    else break
  }
  let to = from
  // "كتب على الآيات", "قال في المدينة": a preposition opens no name.
  if (!prepositional && NO_NAME.has(tokens[from]?.norm ?? '')) return undefined
  // "وطالبت بمهمة": what is asked for stands right after the verb, nobody is named.
  if (object && prepositionOf(reading, tokens[from]) === 'ب' && !marks[from]?.value.noun && !marks[from]?.value.seat && !scene.actorAt(from))
    return undefined
  const verbFirst = reading.language.speech.order === 'verb-first'
  for (; to < end && to - from < LONGEST; ) {
    const token = tokens[to] as Token
    if (token.kind === 'break') break
    // "عضو في الفريق لـ\"الصحيفة\"": who is told stands behind ل.
    if (verbFirst && to > from && token.norm === 'ل' && isQuote(tokens[to + 1])) break
    if (token.kind === 'mark') {
      const inner = bracket(scene, to, end)
      if (inner === undefined || to === from) {
        if (to === from && inner !== undefined && (prepositional || namesSpeaker(scene, to, inner))) {
          to = inner
          continue
        }
        if (token.norm === '-' && token.glued && tokens[to + 1]?.glued && to > from) to++
        else if (token.norm === '@' || token.norm === "'" || token.norm === '/' || token.norm === '&' || token.norm === '#') to++
        else if (token.norm === '.' && token.glued && tokens[to + 1]?.glued) to++
        else break
        continue
      }
      to = inner
      continue
    }
    const mark = marks[to]
    const role = mark?.value
    if (
      object &&
      to > from &&
      (token.norm === 'علي' || token.norm === 'من' || (mark?.form.proclitics[0] ?? prepositionOf(reading, token)) === 'ب') &&
      !spokenFor(token)
    )
      break
    if (
      object &&
      to > from &&
      (role?.culprit || role?.asked || role?.demand || (role?.harm && !role.noun) || scene.actorAt(to)) &&
      !titled(scene, from, to) &&
      !spokenFor(tokens[to - 1]) &&
      !linked(scene, to - 1) &&
      !agrees(tokens[to - 1], token)
    )
      break
    // "according to the agency 10 soldiers died": a count begins a new phrase.
    if (!verbFirst && to > from && token.kind === 'number' && tokens[to + 1]?.kind === 'word' && !tokens[to + 1]?.cap) break
    if (!verbFirst && to > from && complete(scene, to) && !apposition(scene, from, to)) break
    if (verbFirst && to > from && pointedOut(scene, from, to)) break
    if (verbFirst && to > from && role?.deed && !mark?.form.proclitics.includes('ال') && finished(scene, from, to)) break
    if (role?.from && to > from && namedFor(scene, to)) {
      to++
      continue
    }
    // "لجنة متابعة الاتفاق": what looks like "adding" is what the body is named for.
    const named = role?.say?.participle === true && to > from && linked(scene, to - 1)
    // "قال ياسر الخميس قائد الفريق": one bare name, a weekday, an office: the weekday is his family's name.
    if (role?.aside && verbFirst && to === from + 1 && !marks[from]?.value.noun && !scene.actorAt(from) && marks[to + 1]?.value.noun === 'person') {
      to++
      continue
    }
    if (mark && role && !named && !concerned(scene, from, to) && endsName(role, mark, to, from, verbFirst)) break
    // "الهيئة الوطنية للمفقودين": whom a body is there for, with the article, is part of its name.
    const servesThem = /^لل./.test(token.norm) && bodyBefore(scene, from, to)
    if (verbFirst && to > from && token.norm.length > 2 && /^(?:لل|ل|ب)/.test(token.norm) && role?.harm && mark?.form.cut && !servesThem) break
    to = mark && (role?.noun || role?.link) && mark.to > to && mark.to <= end ? mark.to : to + 1
  }
  while (to > from && (tokens[to - 1]?.kind === 'mark' || marks[to - 1]?.value.opener) && !closes(tokens[to - 1])) to--
  if (isQuote(tokens[from]) && isQuote(tokens[to - 1]) && to - from > 2) {
    from++
    to--
  }
  // "ويعتقد نحو ثلاثة من أصل أربعة": "about" alone is nobody.
  if (to <= from || (to === from + 1 && ABOUT.test(tokens[from]?.norm ?? ''))) return undefined
  const found = describe(scene, from, to, prepositional)
  // "3 شهداء جدد و2 انتشال", "يقدر بنحو 290 ألف": a number is never a speaker; "قال ثلاثة شهود" names who they are.
  return startsWithNumber(tokens, from) && !found.noun && !found.actor ? undefined : found
}

const ABOUT = /^(?:نحو|حوالي|حوالى|قرابه|about|some|around)$/
const startsWithNumber = (tokens: readonly Token[], at: number): boolean => tokens[at]?.kind === 'number' || tokens[at + 1]?.kind === 'number'

/** "according to SANA news agency terrorists fired": after a finished name a new phrase begins with "the", "a" or with those who act. */
function complete(scene: Scene, at: number): boolean {
  const before = scene.marks[at - 1]?.value
  const role = scene.marks[at]?.value
  const token = scene.reading.tokens[at]
  if (token?.kind !== 'word' || before?.link || before?.opener || before?.joint || (before?.trait && !before.noun)) return false
  if (role?.opener) return true
  return role?.culprit === true && !token.cap && !role.noun && before?.noun !== undefined
}

/** "the Observatory for Rights a Coventry-based monitor": what follows a known body says what it is. */
function apposition(scene: Scene, from: number, at: number): boolean {
  if (at - from > 8 || !scene.marks[at]?.value.opener) return false
  for (let k = at + 1; k < at + 9; k++) {
    const role = scene.marks[k]?.value
    if (role?.noun === 'body' && !scene.reading.tokens[k]?.cap) return /^(?:a|an)$/.test(scene.reading.tokens[at]?.norm ?? '')
    if (role?.stop || role?.that) return false
  }
  return false
}

/** "وفق المصدر وجه القائد رسالة": a mention that only points back takes no more than an adjective with the article. */
function pointedOut(scene: Scene, from: number, to: number): boolean {
  const first = scene.marks[from]
  if (!first?.value.back || first.to !== to || first.value.noun === 'body' || first.value.noun === 'person') return false
  const next = scene.reading.tokens[to]
  return next?.kind === 'word' && !next.norm.startsWith('ال') && !/^(?:نفس|ذات|في$|من$|ل)/.test(next.norm)
}

/** "الجيش الوطني | دفن", "موسكو | تورط": a name is finished at a word with the article, a known actor's end, after one bare word, or after a person's two names. */
function finished(scene: Scene, from: number, to: number): boolean {
  const before = scene.reading.tokens[to - 1]
  if (before?.kind !== 'word') return true
  if (/^(?:ال|لل)./.test(before.norm) || scene.actorAt(from)?.to === to) return true
  if (scene.marks[to - 1]?.value.noun) return false
  // A person's two names; "لجنة متابعة | تنفيذ" goes on.
  const earlier = scene.reading.tokens[to - 2]
  return to === from + 1 || (to - from > 2 && earlier?.kind === 'word' && !scene.marks[to - 2]?.value.noun && !earlier.norm.startsWith('ال'))
}

/** "دائرة شؤون المقابر الجماعية", "مديرية المقابر": a body named for the graves or crimes it is concerned with. */
function concerned(scene: Scene, from: number, at: number): boolean {
  const role = scene.marks[at]?.value
  if (at === from || !role || role.say || !(role.harm || role.toll || role.crime || role.grave) || !bodyBefore(scene, from, at)) return false
  for (let k = at - 1; k > from && k > at - 4; k--) {
    const mark = scene.marks[k]
    // "التحقيق في مقتل…" names what is looked into; "رصد مقتل 12", with nothing between, is what is announced.
    if (mark?.value.concerns && mark.to === at) return mark.to - mark.from > 1 || role.crime === true || role.grave === true || definite(scene, at)
  }
  return linked(scene, at - 1) && definite(scene, at)
}

const definite = (scene: Scene, at: number): boolean => scene.reading.tokens[at]?.norm.startsWith('ال') === true

function bodyBefore(scene: Scene, from: number, at: number): boolean {
  for (let k = from; k < at; k++) if (scene.marks[k]?.value.noun === 'body' || scene.marks[k]?.value.noun === 'person') return true
  return false
}

/** "لجنة البحث عن المفقودين", "جمعية الدفاع عن السجناء": a body named for what it does, whose عن parts no speakers. */
function namedFor(scene: Scene, at: number): boolean {
  const deed = scene.reading.tokens[at - 1]?.norm ?? ''
  return NAMED_FOR.has(deed) && scene.marks[at - 2]?.value.noun === 'body' && linked(scene, at - 2)
}
const NAMED_FOR = new Set(['البحث', 'الدفاع', 'التحري', 'الكشف', 'الافراج', 'التنقيب'])

/** "المتحدث باسم التحالف": whom a spokesman speaks for belongs to his name. */
const spokenFor = (before: Token | undefined): boolean => /^(?:باسم|بلسان)$/.test(before?.norm ?? '')

const MEN_OF = new Set(['مسلحو', 'مسلحي', 'مقاتلو', 'مقاتلي', 'عناصر', 'جنود', 'قوات', 'طايرات', 'مقاتلات', 'فصايل', 'افراد', 'ميليشيا', 'مليشيا'])

/** "طالب الأمين العام للأمم المتحدة بتحقيق": a body written with ل behind a person's office is whose office it is. */
const titled = (scene: Scene, from: number, at: number): boolean =>
  /^لل./.test(scene.reading.tokens[at]?.norm ?? '') && scene.marks[from]?.value.noun === 'person'

/** "الخارجية السورية": an adjective with the article after a noun with the article belongs to it. */
const agrees = (before: Token | undefined, token: Token): boolean => before?.norm.startsWith('ال') === true && /^ال.*(?:ي|يه)$/.test(token.norm)

/** 'ب' where the word is written with it and keeps at least four letters without ("بضرورة"); undefined otherwise. */
function prepositionOf(reading: Reading, token: Token | undefined): string | undefined {
  if (!token || token.norm.length < 4 || !token.norm.startsWith('ب')) return undefined
  return reading.forms(token.norm).some((form) => form.proclitics[0] === 'ب') ? 'ب' : undefined
}

/** "وزارة الدفاع": a speaker's noun in construct takes the next word with it, so an actor there does not begin a new phrase. */
function linked(scene: Scene, at: number): boolean {
  const token = scene.reading.tokens[at]
  const noun = scene.marks[at]?.value.noun
  // "يتهم مسلحو جيش الشمال بقتل…": the men of a body are one name with it.
  if (token && MEN_OF.has(token.norm)) return true
  // "دعا ناشطون التحالف إلى…": a plural with its ending takes no word in construct.
  if (token && /(?:ون|ين)$/.test(token.norm)) return false
  return token !== undefined && !token.norm.startsWith('ال') && unitAt(token.norm, 0) > 0x600 && noun !== undefined && noun !== 'medium'
}

/** "طالب فيه…", "قالت فيها…": points to the document, steps aside. */
const THEREIN = new Set(['فيه', 'فيها', 'فيهما', 'خلاله', 'خلالها'])
const NO_NAME = new Set([
  'في',
  'علي',
  'دون',
  'بها',
  'به',
  'من',
  'كيف',
  'لا',
  'لم',
  'لن',
  'اي',
  'منهم',
  'منه',
  'منها',
  'اليه',
  'اليهم',
  'عليه',
  'عليها',
])

const CLOSING = new Set([')', ']', '"', '”', '»', '“'])
const closes = (token: Token | undefined): boolean => token !== undefined && CLOSING.has(token.norm)

function endsName(role: Role, mark: Mark, to: number, from: number, verbFirst: boolean): boolean {
  if (role.that || (role.from && (verbFirst || mark.to - mark.from > 1))) return true
  if (role.say && !role.noun && verbFits(mark)) return true
  if (role.quote && verbFits(mark)) return true
  if (role.according) return true
  if (to === from)
    return Boolean(
      (role.stop && !role.noun) ||
        role.never ||
        (role.deed && verbFirst && !role.noun && mark.form.cut === 0) ||
        (role.harm && verbFirst && !role.noun && !role.culprit && mark.form.cut === 0),
    )
  if (role.stop && (mark.form.cut === 0 || !verbFirst)) return true
  if (role.aside) return true
  // "وجهت الوزارة رسالتين": the document is no part of the name in front of it.
  if (verbFirst && role.noun === 'document' && !mark.form.proclitics.includes('ال') && !mark.form.stem.startsWith('ال')) return true
  // "قال مسؤول لوكالة رويترز": who is told is not who speaks.
  if (role.noun === 'medium' && mark.form.proclitics[0] === 'ل') return true
  if (role.joint && !verbFirst && mark.value.link === undefined && role.joint !== undefined && !isAnd(mark)) return true
  if (role.harm && verbFirst && !role.noun && !role.culprit && mark.form.proclitics.every((p) => p === 'ب')) return true
  return false
}
const isAnd = (mark: Mark): boolean => mark.form.stem === 'and' || mark.form.stem === 'or'

/** A short bracket or quoted name inside a noun phrase ("شبكة \"فرات بوست\"", "Observatory (SOHR)"): where it ends. */
function bracket(scene: Scene, at: number, end: number): number | undefined {
  const { tokens } = scene.reading
  const open = tokens[at]?.norm
  if (open !== '(' && !isQuote(tokens[at])) return undefined
  for (let k = at + 1; k < end && k <= at + 8; k++) {
    const token = tokens[k] as Token
    if (token.kind === 'break') return undefined
    if (open === '(' ? token.norm === ')' : isQuote(token)) return k > at + 1 && k - at <= 6 && !scene.marks[at + 1]?.value.that ? k + 1 : undefined
  }
  return undefined
}

/** A quoted or bracketed run that holds a speaker's noun or a known actor and nothing that says or harms ("المرصد السوري"). */
function namesSpeaker(scene: Scene, from: number, to: number): boolean {
  let named = false
  for (let k = from; k < to; k++) {
    const role = scene.marks[k]?.value
    if (role?.that || role?.harm) return false
    named ||= role?.noun !== undefined || scene.actorAt(k) !== undefined
  }
  return named
}

/** Fills in what is known of a speaker's tokens: its noun, whether it points back, its register id. */
export function describe(scene: Scene, from: number, to: number, prepositional: boolean): Speaker {
  const { reading, marks } = scene
  const first = marks[from]
  let cut = 0
  const form = first?.form ?? bare(reading, from, prepositional)
  if (form && form.cut > 0 && form.proclitics.length > 0) {
    const outer = form.proclitics.filter((part) => part !== 'ال')
    const wanted = prepositional ? outer : outer.filter((part) => part === 'و' || part === 'ف')
    if (wanted.length > 0) cut = form.proclitics.includes('ال') && form.stem !== '' && outer.includes('ل') ? form.cut : wanted.join('').length
  }
  let noun: SpeakerNoun | undefined
  for (let k = from; k < to && noun === undefined; k++) noun = marks[k]?.value.noun
  for (let k = from; k < to; k++) if (marks[k]?.value.noun === 'reporter') noun = 'reporter'
  // "للصحيفة": a bare noun with the article points back too.
  const definite =
    first !== undefined && first.to >= to && first.form.proclitics.includes('ال') && (first.value.noun === 'medium' || first.value.noun === 'source')
  const back = first && first.to >= to ? (first.value.back ?? (definite ? 'any' : undefined)) : undefined
  let actor: string | undefined
  // "the UK-based Observatory": the state says where the body sits, the body is who speaks.
  let state = true
  for (let k = from; k < to && state; k++) {
    const hit = scene.actorAt(k)
    if (hit && hit.to <= to) {
      if (actor !== undefined && hit.actor.kind === 'state') continue
      actor = hit.actor.id
      state = hit.actor.kind === 'state'
      if (hit.actor.kind === 'agency' || hit.actor.kind === 'outlet') noun ??= 'medium'
    }
  }
  return { from, to, cut, noun, back, actor }
}

/** After a preposition written onto the next word ("وفقا لوزارة"), an unknown first word still loses that one letter. */
function bare(reading: Reading, at: number, prepositional: boolean) {
  if (!prepositional || reading.language.speech.order !== 'verb-first') return undefined
  // "بحسب لجان المقاومة": behind these words no ل is written on, the letter is the name's own.
  let cue = at - 1
  while (isQuote(reading.tokens[cue])) cue--
  if (NO_L.test(reading.tokens[cue]?.norm ?? '')) return undefined
  const norm = reading.tokens[at]?.norm ?? ''
  return reading.forms(norm).find((form) => form.proclitics[0] === 'ل')
}
const NO_L = /^(?:و?بحسب|و?حسب|وفق|ووفق|عن)$/
