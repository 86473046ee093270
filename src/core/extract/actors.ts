// Finds mentions of those who act: known bodies ("قوات سوريا الديمقراطية"), forces of a party ("Turkish drone"), people without a name ("مسلحون").
import type { Span } from '../model/index.ts'
import type { ActorEntry, ActorHit, Registers } from '../registers/register.ts'
import { type Token, unitAt } from '../text/index.ts'
import { actorHits } from './actor-hits.ts'
import type { Reading } from './reading.ts'
import { wordSet } from './word-sets.ts'
import { cutStart, IS, type Marks, phraseAt, type Word } from './words.ts'

/** What kind of mention: a known group, a state by its name, forces named by kind, people without a body, an adjective beside an attack. */
export type ActorType = 'group' | 'state' | 'forces' | 'persons' | 'body' | 'adjective'

export interface FoundActor {
  readonly from: number
  readonly to: number
  readonly span: Span
  readonly sentence: number
  readonly type: ActorType
  readonly entry: ActorEntry | undefined
  /** Clitic on its first word: "لقوات" l, "وقوات" w, "بقوات" b. */
  readonly clitic: 'l' | 'w' | 'b' | ''
  readonly rule: string
  /** Further bodies named in the same breath. */
  readonly with: readonly FoundActor[] | undefined
}

type Hits = readonly (ActorHit | undefined)[]

const KINDS: ReadonlySet<string> = new Set(['state', 'armed-forces', 'armed-group', 'coalition'])
export const QUOTES: ReadonlySet<string> = new Set(['"', '“', '”', '«', '»', "'"])

/** All actor mentions of a reading, in order, without overlap. Known bodies of other kinds (rescue, courts, monitors) go to `others`. */
export function findActors(reading: Reading, lexicon: Marks, registers: Registers, others: FoundActor[] = []): FoundActor[] {
  const { tokens } = reading
  const hits = actorHits(reading, registers)
  const out: FoundActor[] = []
  for (let i = 0; i < tokens.length; ) {
    const token = tokens[i] as Token
    const whole = token.kind === 'word' ? hits[i] : undefined
    // "مجلس الأمن", "Syrian Observatory for Human Rights": bodies that speak, not ones that act; no force hides in their names.
    if (whole && !KINDS.has(whole.actor.kind) && whole.to > i + 1) {
      others.push(make(reading, i, whole.to, 'body', whole.actor, whole.form.cut, 'actor/known-name'))
      i = whole.to
      continue
    }
    const found = token.kind === 'word' ? mentionAt(reading, lexicon, registers, hits, i) : undefined
    if (!found) {
      i++
      continue
    }
    const last = out.at(-1)
    // "قوات النظام وروسيا", "regime and Russian jets": two bodies named as one actor stay one mention.
    if (last && joined(tokens, last, found)) {
      out[out.length - 1] = { ...last, to: found.to, span: [last.span[0], found.span[1]], with: [...(last.with ?? []), found] }
    } else if (last && menOf(tokens, last, found)) {
      out[out.length - 1] = { ...found, from: last.from, span: [last.span[0], found.span[1]], clitic: last.clitic }
    } else out.push(found)
    i = found.to
  }
  return out
}

/** "militants of the Taliban", "عناصر من حركة الشباب": the word for the men and the body they are of are one mention, the body's. */
function menOf(tokens: readonly Token[], men: FoundActor, body: FoundActor): boolean {
  const named = body.type === 'group' || (body.type === 'forces' && men.type === 'persons')
  if ((men.type !== 'persons' && men.type !== 'forces') || !named || men.sentence !== body.sentence || men.with) return false
  if (body.from <= men.to || body.from - men.to > 3) return false
  let linked = false
  for (let k = men.to; k < body.from; k++) {
    const norm = tokens[k]?.norm ?? ''
    if (norm === 'of' || norm === 'from' || norm === 'من') linked = true
    else if (norm !== 'the' && norm !== 'group' && !QUOTES.has(norm)) return false
  }
  return linked
}

function joined(tokens: readonly Token[], last: FoundActor, found: FoundActor): boolean {
  if (last.type === 'persons' || found.type === 'persons' || (last.with?.length ?? 0) > 2) return false
  const gap = found.from - last.to
  if (gap === 0) return found.clitic === 'w'
  const between = tokens[last.to]?.norm
  return gap === 1 && (between === 'and' || between === 'or' || between === 'و' || between === '&')
}

/** "security forces", "armed groups", "pro-government militias": the word in front is part of the name; "anti-government" alone names nobody. */
function ledMention(reading: Reading, lexicon: Marks, registers: Registers, hits: Hits, at: number): FoundActor | undefined {
  const { tokens } = reading
  const joint = tokens[at + 1]?.norm === '-' && tokens[at + 1]?.glued === true
  const next = joint ? at + 2 : at + 1
  const head = lexicon.words[next]
  if (!head || !(head.bits & (IS.force | IS.body | IS.person))) return undefined
  const to = extend(reading, lexicon, hits, next + 1, next + 1)
  if (joint && to === next + 1) return undefined
  const type: ActorType = head.bits & IS.person ? 'persons' : 'forces'
  return make(
    reading,
    at,
    onTheSideOf(reading, lexicon, to),
    type,
    entryInside(hits, next, to) ?? stateOf(lexicon, registers, next, to),
    0,
    'actor/force-word',
  )
}

function mentionAt(reading: Reading, lexicon: Marks, registers: Registers, hits: Hits, at: number): FoundActor | undefined {
  const { tokens } = reading
  const token = tokens[at] as Token
  const leads = wordSet(reading.language.circumstances.actors.leads)
  if (leads.has(token.norm) && !hits[at]) {
    const led = ledMention(reading, lexicon, registers, hits, at)
    if (led) return led
  }
  // "anti-government protesters": no government acts.
  if (tokens[at - 1]?.norm === '-' && tokens[at - 1]?.glued && leads.has(tokens[at - 2]?.norm ?? '')) return undefined
  const word = lexicon.words[at] as Word
  const named = known(hits, at)
  // "السورية" is the adjective, not the state, though سورية is one of its names.
  const hit = named?.actor.id.startsWith('actor:state-') && named.to === at + 1 && word.nation && token.norm.startsWith('ال') ? undefined : named
  const head = word.bits & (IS.force | IS.person | IS.body)
  const nation = word.nation
  const party = (word.bits & IS.party) !== 0
  if (!hit && !head && !nation && !party) return undefined
  const arabic = unitAt(token.norm, 0) >= 0x600
  if (hit && (!head || hit.to > at + 1 || arabic)) {
    const to = extend(reading, lexicon, hits, hit.to, hit.to)
    const state = hit.actor.kind === 'state' && hit.actor.id.startsWith('actor:state-')
    const type: ActorType = !state ? 'group' : to > hit.to && !arabic ? 'forces' : 'state'
    if (type === 'state' && ownsBody(reading, lexicon, to)) return undefined
    return make(reading, at, to, type, hit.actor, hit.form.cut, 'actor/known-name')
  }
  if (head) {
    const to = onTheSideOf(reading, lexicon, extend(reading, lexicon, hits, at + 1, at + 1))
    const inside = entryInside(hits, at + 1, to)
    const type: ActorType = head & IS.person ? 'persons' : head & IS.force ? 'forces' : 'body'
    const alone = type === 'body' && to === at + 1
    if (alone && (!token.norm.startsWith('ال') || wordSet(reading.language.circumstances.actors.unnamed).has(token.norm))) return undefined
    return make(
      reading,
      at,
      to,
      type,
      inside ?? stateOf(lexicon, registers, at, to),
      word.bits & (IS.force | IS.person | IS.body) ? word.cut : 0,
      'actor/force-word',
    )
  }
  // An adjective counts beside a force, a party word or an attack: "غارات روسية", "Turkish shelling"; not in "Syrian civilians".
  const state = nation ? registers.actors.byId(`actor:state-${nation}`) : undefined
  if (arabic) {
    const before = previousWord(reading, lexicon, at)
    const earlier = previousWord(reading, lexicon, at - 1)
    const attack = ((before?.bits ?? 0) | (hasAdjective(tokens[at - 1]) ? (earlier?.bits ?? 0) : 0)) & IS.attack
    if (!attack && !party) return undefined
    if (!attack) return undefined
    return make(reading, at, at + 1, 'adjective', state, 0, 'actor/attack-adjective')
  }
  if (!token.cap && !party) return undefined
  const to = extend(reading, lexicon, hits, at + 1, at + 1)
  if (to > at + 1) return make(reading, at, to, 'forces', entryInside(hits, at, to) ?? state, 0, 'actor/party-and-force')
  let k = at + 1
  while (tokens[k]?.norm === '-' || tokens[k]?.norm === "'s" || isMiddle(tokens[k]?.norm)) k++
  const next = lexicon.words[k]
  if (party || (next && next.bits & IS.attack)) return make(reading, at, at + 1, 'adjective', state, 0, 'actor/attack-adjective')
  return undefined
}
/** "Bosnia's Missing Persons Institute exhumed 10 bodies": the state in front of an institution's name is part of that name. */
function ownsBody(reading: Reading, lexicon: Marks, at: number): boolean {
  const { tokens } = reading
  if (tokens[at]?.norm !== "'s" || !tokens[at + 1]?.cap) return false
  let to = at + 1
  while (tokens[to]?.kind === 'word' && (tokens[to]?.cap || tokens[to]?.norm === 'of' || tokens[to]?.norm === 'and')) to++
  for (let k = at + 1; k < to; k++) if ((lexicon.bits[k] ?? 0) & (IS.attack | IS.force | IS.party)) return false
  return to - at > 2
}
/** "Turkish artillery shelling", "Israeli air raid": words between the adjective and the attack. */
const isMiddle = (norm: string | undefined) =>
  norm !== undefined && /^(?:air|artillery|rocket|ground|military|aerial|suicide|bomb|cross|border)$/.test(norm)
const hasAdjective = (token: Token | undefined) => token?.kind === 'word' && /(?:ي|يه|يين|ات|ه)$/.test(token.norm)

function known(hits: Hits, at: number): ActorHit | undefined {
  const hit = hits[at]
  return hit && KINDS.has(hit.actor.kind) ? hit : undefined
}

function previousWord(reading: Reading, lexicon: Marks, at: number): Word | undefined {
  for (let i = at - 1; i >= at - 2 && i >= 0; i--) {
    const token = reading.tokens[i] as Token
    if (token.kind === 'word') return lexicon.words[i]
    if (!QUOTES.has(token.norm)) return undefined
  }
  return undefined
}

/** How far a mention goes on: more force words, nationalities, parties, known names, quoted names. */
function extend(reading: Reading, lexicon: Marks, hits: Hits, from: number, end: number): number {
  const { tokens } = reading
  let to = end
  for (let i = from; i < from + 7; i++) {
    const token = tokens[i]
    if (!token || token.kind === 'break') break
    // "Myanmar's army": the force is the state's.
    if (token.norm === "'s" && i === to) continue
    if (token.kind === 'mark') {
      if (QUOTES.has(token.norm) || token.norm === '-' || token.norm === "'s" || token.norm === '(' || token.norm === ')') continue
      break
    }
    if (token.kind !== 'word') break
    const arabic = unitAt(token.norm, 0) >= 0x600
    const hit = known(hits, i)
    const glued = arabic && /^[وف]/.test(token.norm)
    if (hit && !(hit.form.cut && glued) && !(hit.form.proclitics[0] === 'ب')) {
      to = hit.to
      i = hit.to - 1
      continue
    }
    const word = lexicon.words[i] as Word
    const own = arabic ? word.cut === 0 || word.cut === 2 : true
    // "طيران التحالف المروحي" goes on, "التحالف الدولي دورية" does not: a bare force word after a full name opens a new noun.
    // "الهيئة عناصر التنظيم": nor behind a name with its article, which no bare noun can belong to.
    const opens = arabic && word.bits & (IS.force | IS.person) && !token.norm.startsWith('ال') && (i > from || tokens[i - 1]?.norm.startsWith('ال'))
    if (own && !opens && word.bits & (IS.force | IS.person | IS.party | IS.body) && !(word.bits & IS.attack)) to = i + 1
    else if (
      own &&
      !arabic &&
      /^(?:led|backed|air|armed|unidentified|unknown|masked|fighter|war|suicide|occupation|security|allied|proxy|jihadist)$/.test(token.norm)
    )
      to = token.norm === 'air' || token.norm === 'war' ? to : i + 1
    else if (word.nation) to = i + 1
    else if (i === to && wordSet(reading.language.circumstances.actors.armed).has(token.norm)) to = i + 1
    // "طائرات حربية روسية": what kind of force stands between it and whose it is.
    else if (i === to && wordSet(reading.language.circumstances.actors.forceKinds).has(token.norm)) to = tellsWhose(lexicon, i + 1) ? i + 1 : to
    else if (
      arabic &&
      i === to &&
      token.norm.startsWith('ال') &&
      token.norm.length > 4 &&
      /(?:ي|يه|ين|ون|ه)$/.test(token.norm) &&
      !(word.bits & (IS.at | IS.clause | IS.ends | IS.kind)) &&
      !word.time
    )
      to = i + 1
    else break
  }
  return to
}

/** "forces loyal to Haftar", "ميليشيات موالية للنظام السابق": the mention goes on to whom they follow; `to` where nobody is named. */
function onTheSideOf(reading: Reading, lexicon: Marks, to: number): number {
  const { tokens } = reading
  if (!wordSet(reading.language.circumstances.actors.loyal).has(tokens[to]?.norm ?? '')) return to
  let at = to + 1
  if (reading.language.speech.order === 'verb-first') {
    // Written onto the name: لحفتر, للنظام السابق.
    if (!/^ل../.test(tokens[at]?.norm ?? '') || tokens[at]?.kind !== 'word') return to
    at++
    while (at < to + 5 && tokens[at]?.kind === 'word' && /^ال.*(?:ي|يه|ق)$/.test(tokens[at]?.norm ?? '')) at++
    return at
  }
  if (tokens[at]?.norm !== 'to' && tokens[at]?.norm !== 'with') return to
  // Up to a name or a party's word: "to the former president …", "with the ousted government"; titles are the pack's.
  let end = to
  for (at++; at < to + 9 && tokens[at]?.kind === 'word'; at++) {
    const bits = lexicon.bits[at] ?? 0
    if (tokens[at]?.cap || bits & (IS.force | IS.party)) end = at + 1
    else if (end > to || !(bits & IS.title || /^(?:the|former|ousted|then)$/.test(tokens[at]?.norm ?? ''))) break
  }
  return end
}

const tellsWhose = (lexicon: Marks, at: number): boolean => {
  const word = lexicon.words[at]
  return word !== undefined && (word.nation !== undefined || (word.bits & IS.party) !== 0)
}

function entryInside(hits: Hits, from: number, to: number): ActorEntry | undefined {
  for (let i = from; i < to; i++) {
    const hit = known(hits, i)
    if (hit && hit.to <= to) return hit.actor
  }
  return undefined
}

function stateOf(lexicon: Marks, registers: Registers, from: number, to: number): ActorEntry | undefined {
  for (let i = from; i < to; i++) {
    const code = lexicon.words[i]?.nation
    if (code) return registers.actors.byId(`actor:state-${code}`)
  }
  return undefined
}

/** "طائرات «التحالف الدولي»", "the Islamic State (IS)": where a mention opens a quotation or bracket, its closing sign right behind is part of it. */
function closing(tokens: readonly Token[], from: number, to: number): number {
  let open = false
  for (let k = from; k < to; k++) {
    const norm = tokens[k]?.norm ?? ''
    if (norm === '(' || (QUOTES.has(norm) && norm !== "'" && !open)) open = true
    else if (norm === ')' || QUOTES.has(norm)) open = false
  }
  const next = tokens[to]?.norm ?? ''
  return open && (next === ')' || (QUOTES.has(next) && next !== "'")) ? to + 1 : to
}

function make(reading: Reading, from: number, to: number, type: ActorType, entry: ActorEntry | undefined, cut: number, rule: string): FoundActor {
  const token = reading.tokens[from] as Token
  const clitics = token.norm.slice(0, cut)
  const article = clitics.endsWith('ال') || clitics.endsWith('لل') ? 2 : 0
  const start = cutStart(reading.report.text, token, cut - article)
  return {
    from,
    to,
    span: [start, (reading.tokens[closing(reading.tokens, from, to) - 1] as Token).end],
    sentence: reading.sentenceOf[from] ?? -1,
    type,
    entry,
    clitic: /^[وف]?ل/.test(clitics) ? 'l' : /^[وف]?ب/.test(clitics) ? 'b' : /^[وف]/.test(clitics) ? 'w' : '',
    rule,
    with: undefined,
  }
}

/** Bits of what stands right before a mention (one or two words), phrases like "من قبل" included. */
export function bitsBefore(reading: Reading, lexicon: Marks, at: number): { first: number; second: number; phrase: number } {
  const { tokens } = reading
  let first = 0
  let second = 0
  let phrase = 0
  let seen = 0
  for (let i = at - 1; i >= 0 && i >= at - 6 && seen < 3; i--) {
    const token = tokens[i] as Token
    if (token.kind === 'break') break
    if (token.kind !== 'word') continue
    if (token.norm === 'the' || token.norm === 'a' || token.norm === 'an') continue
    const word = lexicon.words[i] as Word
    seen++
    if (seen === 1) first = word.bits
    else if (seen === 2) second = word.bits
    const hit = phraseAt(tokens, word, i, 'bits')
    if (hit && hit.to >= at - 2) phrase |= hit.bits
  }
  return { first, second, phrase }
}
