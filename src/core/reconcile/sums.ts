// Sums: totals that are sums of other figures, wholes that do not fit their parts, and wording that allows two readings.
import type { Discrepancy, Statement, Words } from '../model/index.ts'
import { listWords, numberWords } from '../model/index.ts'
import { byText, shortId } from '../trace/hash.ts'
import { Keyed } from '../trace/keyed.ts'
import type { Trace } from '../trace/trace.ts'
import { groupOf, numberOf, placeKey } from '../trace/units.ts'
import type { OriginNotes } from './notes.ts'
import { placesOf } from './where.ts'

/** Figures below this add up by chance. */
const LEAST = 50
/** A total that stands on a part below this is no sum of figures but a coincidence: 62, and 60 and 2. */
const LEAST_PART = 10
/** Distinct figures of one report that are tried against each other. */
const MOST = 14

interface Adding {
  readonly total: Statement
  readonly parts: readonly Statement[]
}

/** What one report's own figures come to, whatever other reports say. */
interface Own {
  readonly addings: readonly Adding[]
  readonly whole: readonly Discrepancy[]
}

/** What the sums of all reports are told by. */
export interface SumContext {
  readonly trace: Trace
  readonly dayOfOrigin: ReadonlyMap<string, number | undefined>
  readonly notes: ReadonlyMap<string, OriginNotes>
  readonly statement: (id: string) => Statement | undefined
  /** The cluster of a statement. */
  readonly where: (id: string) => string
}

/** Everything about sums in the figures of all reports, kept up as reports change. */
export class Sums {
  readonly #own = new Map<string, Own>()
  /** Statements of the dead by their number. */
  readonly #saying = new Keyed<{ readonly n: number; readonly statement: Statement }, never>(
    ({ n }) => [String(n)],
    () => undefined,
  )

  /** Replaces a report's statements. */
  set(report: string, statements: readonly Statement[]): void {
    const own = { addings: addings(statements), whole: wholesAndParts(statements) }
    if (own.addings.length || own.whole.length) this.#own.set(report, own)
    else this.#own.delete(report)
    this.#saying.set(
      report,
      statements.flatMap((statement) => {
        const n = numberOf(statement)
        return n && n >= LEAST && groupOf(statement.figure?.of ?? '') === 'dead' ? [{ n, statement }] : []
      }),
    )
  }

  #said(n: number): Statement[] {
    return this.#saying
      .members(String(n))
      .map(({ statement }) => statement)
      .sort((a, b) => byText(a.id, b.id))
  }

  discrepancies(context: SumContext): Discrepancy[] {
    const { trace, notes, where } = context
    const totals = new Map<string, { adding: Adding[]; by: string }>()
    const hints = new Map<string, Adding[]>()
    const readings = new Map<string, Adding[]>()
    const wide = saidOfWholeAreas(notes, trace)
    const giving = givingOf(notes)
    const out: Discrepancy[] = []
    for (const [, own] of [...this.#own].sort((a, b) => byText(a[0], b[0]))) {
      out.push(...own.whole.map((one) => ({ ...one, in: where(one.in) })))
      for (const adding of own.addings) {
        const origin = trace.originOf.get(adding.total.id) ?? `report ${adding.total.report}`
        const sum = adding.parts.map(numberOf).join('+')
        const by = borrowedFrom(adding, origin, giving, context)
        if (by) {
          collect(totals, `${trace.speakerOf.get(by)?.root}|${sum}`, adding, by)
          continue
        }
        const who = trace.speakerOf.get(origin)?.root ?? origin
        push(hints, `${who}|${sum}`, adding)
        if (ambiguous(adding, trace) && !wide.has(`${who}|${numberOf(adding.total)}`)) push(readings, `${who}|${sum}`, adding)
      }
    }
    for (const { adding, by } of sumsOfQuoted(context, (n) => this.#said(n)))
      collect(totals, `${trace.speakerOf.get(by)?.root}|${adding.parts.map(numberOf).join('+')}`, adding, by)
    for (const [, { adding, by }] of [...totals].sort((a, b) => byText(a[0], b[0]))) out.push(asTotal(adding, name(by, trace), where))
    for (const [, adding] of [...hints].sort((a, b) => byText(a[0], b[0]))) out.push(hint(adding, where))
    for (const [, adding] of [...readings].sort((a, b) => byText(a[0], b[0])))
      out.push(twoReadings(adding, this.#said(numberOf(adding[0]?.total as Statement) ?? 0), context))
    return out
  }
}

function collect(totals: Map<string, { adding: Adding[]; by: string }>, key: string, adding: Adding, by: string): void {
  const known = totals.get(key)
  if (known) known.adding.push(adding)
  else totals.set(key, { adding: [adding], by })
}

const name = (id: string | undefined, trace: Trace) => trace.speakerOf.get(id ?? '')?.name ?? '—'

function push<K, T>(map: Map<K, T[]>, key: K, value: T): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}

/** Speaker and number where any report has the speaker give it for a whole area: then it is a total, and there is nothing to read twice. */
function saidOfWholeAreas(notes: ReadonlyMap<string, OriginNotes>, trace: Trace): Set<string> {
  const out = new Set<string>()
  for (const [origin, { wide }] of notes) for (const n of wide) out.add(`${trace.speakerOf.get(origin)?.root ?? origin}|${n}`)
  return out
}

/** Origins by the numbers of the dead they give. */
function givingOf(notes: ReadonlyMap<string, OriginNotes>): Map<number, string[]> {
  const out = new Map<number, string[]>()
  for (const [origin, { numbers }] of notes) for (const n of numbers.keys()) push(out, n, origin)
  return out
}

/** Totals of one report that are the sum of two to four others of its figures, none of them given as a part of the total by the text. */
function addings(statements: readonly Statement[]): Adding[] {
  const dead = statements.filter(
    (s) => groupOf(s.figure?.of ?? '') === 'dead' && s.figure?.qualifier !== 'vague' && s.figure?.commitment !== 'denied',
  )
  const byNumber = new Map<number, Statement>()
  for (const s of dead) {
    const n = numberOf(s)
    const known = n === undefined ? undefined : byNumber.get(n)
    // Of the places where a number stands, the one that says most of where it is.
    if (n && (!known || s.places.length > known.places.length)) byNumber.set(n, s)
  }
  const numbers = [...byNumber.keys()].sort((a, b) => b - a).slice(0, MOST)
  const out: Adding[] = []
  for (const total of numbers) {
    if (total < LEAST) break
    const parts = subset(
      numbers.filter((n) => n < total && n >= LEAST_PART),
      total,
      4,
    )
    if (!parts) continue
    const whole = byNumber.get(total) as Statement
    const found = parts.map((n) => byNumber.get(n) as Statement)
    if (found.some((part) => part.figure?.scopeDetail?.parent === whole.id)) continue
    out.push({ total: whole, parts: found })
  }
  return out
}

/** The subset of two to `most` numbers, largest first, that adds up to `total`; the one with most members where there are several. */
function subset(numbers: readonly number[], total: number, most: number): number[] | undefined {
  let best: number[] | undefined
  const walk = (from: number, left: number, taken: number[]) => {
    if (left === 0 && taken.length > 1) {
      if (!best || taken.length > best.length) best = [...taken]
      return
    }
    if (taken.length === most) return
    for (let i = from; i < numbers.length; i++) {
      const n = numbers[i] as number
      if (n <= left) walk(i + 1, left - n, [...taken, n])
    }
  }
  walk(0, total, [])
  return best
}

/**
 * An origin that, by the text's own words, quotes another, and gives a number that is the sum of the other's figures: told across reports,
 * as most of them print the total alone. Every later statement of that number stands with it.
 */
function sumsOfQuoted({ trace, notes, statement }: SumContext, said: (n: number) => readonly Statement[]): { adding: Adding; by: string }[] {
  const links = [...trace.drawsOn].sort((a, b) => byText(a[0], b[0])).flatMap(([from, all]) => [...all].sort(byText).map((to) => ({ from, to })))
  return links.flatMap(({ from, to }) => {
    const quoted = notes.get(to)?.numbers
    const own = notes.get(from)?.numbers
    if (!quoted || !own || quoted.size < 2) return []
    const numbers = [...quoted.keys()].sort((a, b) => b - a).slice(0, MOST)
    return [...own].flatMap(([total]) => {
      if (total < LEAST || quoted.has(total)) return []
      const parts = subset(
        numbers.filter((n) => n < total && n >= LEAST_PART),
        total,
        4,
      )?.flatMap((n) => statement(quoted.get(n) as string) ?? [])
      if (!parts) return []
      return said(total).flatMap((one) => (one.figure?.qualifier === 'vague' ? [] : [{ adding: { total: one, parts }, by: to }]))
    })
  })
}

/** The other origin whose figures the parts are: it gives all of them, not the total, and spoke no later. */
function borrowedFrom(
  { total, parts }: Adding,
  origin: string,
  giving: ReadonlyMap<number, readonly string[]>,
  { trace, dayOfOrigin, notes }: SumContext,
): string | undefined {
  const numbers = parts.map((part) => numberOf(part) as number)
  const root = trace.speakerOf.get(origin)?.root
  const direct = parts.map((part) => trace.originOf.get(part.id)).find((id) => id && id !== origin)
  const fits = (id: string): boolean => {
    const values = notes.get(id)?.numbers
    if (!values || id === origin || !trace.speakerOf.get(id)?.named || trace.speakerOf.get(id)?.root === root) return false
    if ((dayOfOrigin.get(id) ?? 9e9) > (dayOfOrigin.get(origin) ?? 9e9)) return false
    return numbers.every((n) => values.has(n)) && !values.has(numberOf(total) as number)
  }
  if (direct) return fits(direct) ? direct : undefined
  // Whoever gives all of the parts gives the first of them.
  const candidates = (giving.get(numbers[0] ?? 0) ?? []).filter(fits)
  return candidates.sort((a, b) => (dayOfOrigin.get(a) ?? 9e9) - (dayOfOrigin.get(b) ?? 9e9) || byText(a, b))[0]
}

/** A figure said of several sites, then others of other sites, that together make it up: a whole and its parts, or groups side by side. */
function ambiguous({ total, parts }: Adding, trace: Trace): boolean {
  if (total.figure?.scope !== 'this' && total.figure?.scope !== 'part') return false
  const origin = trace.originOf.get(total.id)
  // One fine place for both is one site's whole and part; a town for both says nothing of where in it.
  const mine = new Set(
    placesOf(total)
      .about.filter((place) => place.precision === 'site' || place.precision === 'neighbourhood')
      .map(placeKey),
  )
  return parts.every(
    (part) =>
      trace.originOf.get(part.id) === origin &&
      (part.figure?.scope === 'this' || part.figure?.scope === 'part') &&
      !placesOf(part).about.some((place) => mine.has(placeKey(place))),
  )
}

const listed = (parts: readonly Statement[]) => listWords(parts.map((part) => String(numberOf(part))))

function asTotal(addings: readonly Adding[], by: string, where: (id: string) => string): Discrepancy {
  const { total, parts } = addings[0] as Adding
  const n = parts.length
  const statements = [...new Set(addings.flatMap((a) => [a.total.id, ...a.parts.map((p) => p.id)]))].sort(byText)
  const en = ['', '', 'two', 'three', 'four'][n]
  const ar = ['', '', 'عددين', 'ثلاثة أعداد', 'أربعة أعداد'][n]
  return {
    id: shortId('d', `sum-as-total|${statements[0]}|${numberOf(total)}`),
    kind: 'sum-as-total',
    in: where(total.id),
    statements,
    words: {
      en: `${numberOf(total)} is the sum of ${en} figures (${listed(parts).en}) of ${by}; overlap not excluded.`,
      ar: `${numberOf(total)} هو مجموع ${ar} (${listed(parts).ar}) ذكرها ${by}، والتداخل بينها غير مستبعد.`,
    },
  }
}

function hint(addings: readonly Adding[], where: (id: string) => string): Discrepancy {
  const { total, parts } = addings[0] as Adding
  const statements = [...new Set(addings.flatMap((a) => [a.total.id, ...a.parts.map((p) => p.id)]))].sort(byText)
  return {
    id: shortId('d', `sum-hint|${statements[0]}|${numberOf(total)}`),
    kind: 'sum-hint',
    in: where(total.id),
    statements,
    words: {
      en: `${listed(parts).en} add up to ${numberOf(total)}. A hint that the larger figure may contain the others; not a finding.`,
      ar: `مجموع ${listed(parts).ar} هو ${numberOf(total)}. إشارة إلى أن العدد الأكبر قد يشمل الأعداد الأخرى، وليست استنتاجا.`,
    },
  }
}

function twoReadings(addings: readonly Adding[], said: readonly Statement[], { trace, dayOfOrigin, where }: SumContext): Discrepancy {
  const { total, parts } = addings[0] as Adding
  const statements = [...new Set(addings.flatMap((a) => [a.total.id, ...a.parts.map((p) => p.id)]))].sort(byText)
  const origin = trace.originOf.get(total.id)
  const day = dayOfOrigin.get(origin ?? '') ?? 9e9
  // A total that somebody else gave before for the whole area favours the reading as a whole.
  const favours = new Map<string, Statement>()
  for (const s of said) {
    const id = trace.originOf.get(s.id)
    if (!id || id === origin) continue
    if (s.figure?.scope !== 'whole-area' && s.figure?.scope !== 'cumulative') continue
    if ((dayOfOrigin.get(id) ?? 9e9) <= day && !favours.has(id)) favours.set(id, s)
  }
  const early = [...favours.values()].sort((a, b) => byText(a.id, b.id))
  const t = numberWords(total.figure as NonNullable<Statement['figure']>)
  const p: Words[] = parts.map((part) => numberWords(part.figure as NonNullable<Statement['figure']>))
  const hintEn = early[0] ? ` The earlier total of ${name(trace.originOf.get(early[0].id), trace)} for the whole area favours the first.` : ''
  const hintAr = early[0] ? ` والحصيلة الأسبق للمنطقة كلها التي ذكرها ${name(trace.originOf.get(early[0].id), trace)} ترجّح القراءة الأولى.` : ''
  return {
    id: shortId('d', `two-readings|${statements[0]}|${numberOf(total)}`),
    kind: 'two-readings',
    in: where(total.id),
    statements: [...new Set([...statements, ...early.map((s) => s.id)])].sort(byText),
    words: {
      en: `The wording allows two readings: ${t.en} is the whole that contains ${p.map((x) => x.en).join(' and ')}; or they are groups beside each other.${hintEn}`,
      ar: `تحتمل الصياغة قراءتين: أن يكون «${t.ar}» هو الكل الذي يشمل «${p.map((x) => x.ar).join('» و«')}»، أو أن تكون مجموعات بعضها إلى جانب بعض.${hintAr}`,
    },
  }
}

/** Stated wholes and parts that cannot fit: parts that add up to more than the whole allows. `in` names the whole: its cluster comes later. */
function wholesAndParts(statements: readonly Statement[]): Discrepancy[] {
  const byId = new Map(statements.map((s) => [s.id, s]))
  const parts = new Map<string, Statement[]>()
  for (const s of statements) {
    const parent = s.figure?.scopeDetail?.parent
    if (parent && byId.has(parent) && s.figure?.commitment !== 'denied') push(parts, parent, s)
  }
  const out: Discrepancy[] = []
  for (const [id, list] of parts) {
    const whole = byId.get(id) as Statement
    const max = whole.figure?.max ?? null
    if (max === null || whole.figure?.qualifier === 'vague') continue
    const room = whole.figure?.qualifier === 'about' ? max * 1.1 : max
    // Parts by sex and by status overlap: only parts of one kind are added.
    const kinds = new Map<string, Statement[]>()
    for (const part of list) if (groupOf(part.figure?.of ?? '') === groupOf(whole.figure?.of ?? '')) push(kinds, kindOf(part), part)
    for (const same of kinds.values()) {
      const sum = same.reduce((n, part) => n + (part.figure?.min ?? 0), 0)
      if (sum <= room) continue
      const ids = [id, ...same.map((part) => part.id)].sort(byText)
      out.push({
        id: shortId('d', `whole-and-parts|${ids[0]}`),
        kind: 'whole-and-parts',
        in: id,
        statements: ids,
        words: {
          en: `The parts (${listed(same).en}, together ${sum}) are more than the whole (${max}).`,
          ar: `الأجزاء (${listed(same).ar}، ومجموعها ${sum}) أكثر من الكل (${max}).`,
        },
      })
    }
  }
  return out
}

function kindOf(part: Statement): string {
  const who = part.who
  if (who && (who.sex !== 'unknown' || who.age !== 'unknown')) return 'sex-age'
  return who && who.status !== 'unknown' ? 'status' : 'other'
}
