// Tallies: for one cluster, each speaker's latest figure, value by value, with who says it; what cannot make a bound stands beside.
import type { Report, Statement, Tally, TallyValue } from '../model/index.ts'
import { byText, dayOf, isoOf } from '../trace/hash.ts'
import { countIndependent } from '../trace/independence.ts'
import type { Trace } from '../trace/trace.ts'
import { composedTotals } from './composed.ts'

/** What a tally needs to know besides its statements. */
export interface TallyContext {
  readonly trace: Trace
  readonly reports: ReadonlyMap<string, Report>
  /** Origin id -> day of its earliest report: a late reprint is no newer figure. */
  readonly originDay: ReadonlyMap<string, number | undefined>
  /** Only what was published by this day counts; the case as it stands where absent. */
  readonly asOf?: string
}

/** Named groups of people, from what the speaker says of sex, age and status. */
export function groupOfWho(statement: Statement): string | undefined {
  const who = statement.who
  if (!who) return undefined
  if (who.age === 'children') return who.sex === 'women' ? 'women and children' : 'children'
  if (who.sex === 'women') return 'women'
  if (who.age === 'elderly') return 'elderly'
  if (who.status === 'civilian') return 'civilians'
  if (who.status === 'fighter') return 'fighters'
  if (who.status === 'detainee') return 'detainees'
  return who.sex === 'men' ? 'men' : undefined
}

/** All tallies of a cluster: machine-read first, then the reviewed ones where anything was reviewed. */
export function makeTallies(statements: readonly Statement[], context: TallyContext): Tally[] {
  const shown = context.asOf ? statements.filter((s) => (context.reports.get(s.report)?.published ?? '') <= `${context.asOf}\uffff`) : statements
  const reviewed = shown.filter((s) => s.how && s.how !== 'machine')
  return [...talliesOf(shown, context, false), ...(reviewed.length ? talliesOf(reviewed, context, true) : [])]
}

interface Row {
  readonly statement: Statement
  readonly who: string | undefined
  readonly day: number
  /** The speaker's authority, or the outlet where nobody is named. */
  readonly speaker: string
  readonly origin: string | undefined
  /** The statements it is the sum of, where nobody printed the sum; the row's own statement then carries the sum. */
  readonly sumOf?: readonly Statement[]
}

function talliesOf(statements: readonly Statement[], context: TallyContext, reviewed: boolean): Tally[] {
  const groups = new Map<string, Row[]>()
  for (const row of rowsOf(statements, context)) {
    const figure = row.statement.figure
    if (!figure) continue
    const expected = figure.commitment === 'expected' || figure.commitment === 'feared'
    const key = [figure.of, row.who ?? '', expected ? figure.commitment : 'asserted', expected ? '' : (figure.remains ?? '')].join('|')
    const list = groups.get(key)
    if (list) list.push(row)
    else groups.set(key, [row])
  }
  // All people first, then what most reports speak of.
  const size = (rows: readonly Row[]) => new Set(rows.map((row) => row.statement.report)).size
  return [...groups]
    .sort((a, b) => Number(a[1][0]?.who !== undefined) - Number(b[1][0]?.who !== undefined) || size(b[1]) - size(a[1]) || byText(a[0], b[0]))
    .map(([, rows]) => tallyOf(rows, context, reviewed))
}

/** Which group of people each figure counts: a lone group in a report is its whole; several are its parts. */
function rowsOf(statements: readonly Statement[], context: TallyContext): Row[] {
  const groups = new Map<string, Set<string>>()
  const byId = new Map(statements.map((s) => [s.id, s]))
  for (const s of statements) {
    if (!s.figure || isPart(s)) continue
    const key = `${s.report}|${s.figure.of}`
    const set = groups.get(key) ?? new Set<string>()
    set.add(groupOfWho(s) ?? '')
    groups.set(key, set)
  }
  const row = (statement: Statement, who: string | undefined): Row => {
    const origin = context.trace.originOf.get(statement.id)
    const report = context.reports.get(statement.report)
    const speaker = origin ? context.trace.speakerOf.get(origin)?.root : undefined
    const day = (origin ? context.originDay.get(origin) : undefined) ?? dayOf(report?.published) ?? -1
    return {
      statement,
      who,
      day: dayOf(statement.figure?.scopeDetail?.asOf) ?? day,
      speaker: speaker ?? `outlet ${report?.outlet ?? statement.report}`,
      origin,
    }
  }
  const series = composedTotals(statements, context.reports, context.trace)
  const inSeries = new Set(series.flatMap(({ members }) => members))
  const single = statements.flatMap((statement): Row[] => {
    if (!statement.figure || inSeries.has(statement)) return []
    const mine = groupOfWho(statement)
    const several = (groups.get(`${statement.report}|${statement.figure.of}`)?.size ?? 0) > 1
    // Two of six civilians are no group among the six: they differ by place or time, and are compared with their whole alone.
    const whole = byId.get(statement.figure.scopeDetail?.parent ?? '')
    const apart = isPart(statement) ? !whole || groupOfWho(whole) !== mine : several
    return [row(statement, mine && apart ? mine : undefined)]
  })
  const summed = series.flatMap(({ members }): Row[] => {
    const parts = new Map<string, Statement[]>()
    for (const s of members) parts.set(groupOfWho(s) ?? '', [...(parts.get(groupOfWho(s) ?? '') ?? []), s])
    const groupRows = parts.size > 1 ? [...parts].filter(([who]) => who).map(([who, same]) => together(same, row(same[0] as Statement, who))) : []
    return [together(members, row(members[0] as Statement, undefined)), ...groupRows]
  })
  return [...single, ...summed]
}

/** A row for several figures as one: their sum. */
function together(members: readonly Statement[], row: Row): Row {
  if (members.length < 2 || !row.statement.figure) return row
  const sum = members.reduce((n, s) => n + (s.figure?.min ?? 0), 0)
  const { scopeDetail: _, ...figure } = row.statement.figure
  const { who: __, ...statement } = row.statement
  return { ...row, statement: { ...statement, figure: { ...figure, min: sum, max: sum } }, sumOf: members }
}

const utteranceOf = (row: Row) => `${row.statement.report}|${row.origin ?? ''}|${row.day}`
const idsOf = (row: Row): string[] => (row.sumOf ?? [row.statement]).map((s) => s.id)

function isPart(s: Statement): boolean {
  return s.figure?.scope === 'part' || s.figure?.scopeDetail?.parent !== undefined
}

function tallyOf(rows: readonly Row[], context: TallyContext, reviewed: boolean): Tally {
  const beside: Tally['beside'] = []
  const current: Row[] = []
  const latest = new Map<string, number>()
  for (const row of rows) {
    const why = besideOf(row)
    if (why) for (const id of idsOf(row)) beside.push({ why, statement: id })
    else {
      current.push(row)
      latest.set(row.speaker, Math.max(latest.get(row.speaker) ?? Number.NEGATIVE_INFINITY, row.day))
    }
  }
  const largest = new Map<string, number>()
  for (const row of current) largest.set(utteranceOf(row), Math.max(largest.get(utteranceOf(row)) ?? 0, row.statement.figure?.min ?? 0))
  // "One more died, raising the toll to three", "318, up from 104": of what one speaker says in one report of one day, the largest is the total.
  const within = (row: Row) => (row.statement.figure?.max ?? Number.POSITIVE_INFINITY) < (largest.get(utteranceOf(row)) as number)
  const counted = current.filter((row) => {
    if (within(row)) {
      for (const id of idsOf(row)) beside.push({ why: 'within-larger', statement: id })
      return false
    }
    const last = latest.get(row.speaker) as number
    if (
      row.day >= last ||
      current.some((other) => other.speaker === row.speaker && other.day === last && !within(other) && boundsKey(other) === boundsKey(row))
    )
      return true
    for (const id of idsOf(row)) beside.push({ why: 'superseded', statement: id })
    return false
  })
  const named = counted.filter((row) => row.origin && isNamed(row.origin, context))
  // Whoever is named as having done the harm may count it: that is its figure, and no lower bound of what others say.
  const plainly = named.filter((row) => countsItsOwn(row, context))
  // A headline that repeats such a figure seldom says again who did the harm.
  const repeats = (row: Row) =>
    plainly.some((one) => one.statement.report === row.statement.report && one.origin === row.origin && boundsKey(one) === boundsKey(row))
  const own = named.filter((row) => plainly.includes(row) || repeats(row))
  for (const row of own) for (const id of idsOf(row)) beside.push({ why: 'own-count', statement: id })
  const others = named.filter((row) => !own.includes(row))
  const bounding = others.length ? others : named.length ? named : counted
  const { low, high, lowBy, highBy } = boundsOf(bounding)
  const values = valuesOf(counted, context)
  const figure = (rows[0] as Row).statement.figure as NonNullable<Statement['figure']>
  const expected = figure.commitment === 'expected' || figure.commitment === 'feared'
  const days = rows.flatMap((row) => dayOf(context.reports.get(row.statement.report)?.published) ?? [])
  const who = (rows[0] as Row).who ?? sameForAll(rows)
  const only = values.filter((value) => value.origins > 0 || !named.length)
  const sole = only.length === 1 && only[0] && only[0].min !== null && only[0].min === only[0].max ? only[0].min : null
  return {
    of: figure.of,
    ...(who ? { who } : {}),
    ...(expected ? { commitment: figure.commitment } : figure.of === 'bodies' || figure.of === 'graves' ? { commitment: 'asserted' as const } : {}),
    ...(!expected && figure.remains ? { remains: figure.remains } : {}),
    asOf: context.asOf ?? (days.length ? isoOf(Math.max(...days)) : null),
    reviewed,
    low,
    high,
    best: sole,
    bounds: { low: lowBy, high: highBy },
    values,
    beside: beside.sort((a, b) => byText(a.why, b.why) || byText(a.statement, b.statement)),
    statements: [...new Set(rows.flatMap(idsOf))].sort(byText),
  }
}

/** A group named by every statement of the tally alike names the tally. */
function sameForAll(rows: readonly Row[]): string | undefined {
  const groups = new Set(rows.map((row) => groupOfWho(row.statement)))
  return groups.size === 1 ? [...groups][0] : undefined
}

function countsItsOwn({ statement, speaker }: Row, { trace }: TallyContext): boolean {
  const killers = statement.actors.filter((actor) => actor.role === 'killed')
  const named = killers.length ? killers : statement.actor ? [statement.actor] : []
  return named.some((actor) => trace.speakers.of(actor.name, actor.actor).root === speaker)
}

function isNamed(origin: string, { trace }: TallyContext): boolean {
  return trace.speakerOf.get(origin)?.named === true
}

function boundsKey(row: Row): string {
  return `${row.statement.figure?.min ?? ''}|${row.statement.figure?.max ?? ''}`
}

function besideOf({ statement, who }: Row): Tally['beside'][number]['why'] | undefined {
  const figure = statement.figure
  if (!figure) return 'other-scope'
  if (figure.commitment === 'denied') return 'denied'
  if (figure.qualifier === 'vague' || (figure.min === null && figure.max === null)) return 'vague'
  if (figure.min === 0 && figure.max === 0) return 'zero'
  // A part without a group of its own ("400 of them") is compared with nothing but its whole.
  if (isPart(statement) && !who) return 'part'
  return undefined
}

/**
 * The range of the figures that count. "More than 40" beside "exactly 46" is bounded by 46; alone, or above every stated
 * bound, it leaves the top open (null): no upper bound stated. "Up to 75" likewise at the bottom: nobody said 0.
 */
function boundsOf(rows: readonly Row[]): { low: number | null; high: number | null; lowBy: string[]; highBy: string[] } {
  let low: number | null = null
  let high: number | null = null
  let open: number | null = null
  let openBelow: number | null = null
  for (const { statement } of rows) {
    const { min, max } = statement.figure as NonNullable<Statement['figure']>
    if (min === null) openBelow = Math.min(openBelow ?? Number.POSITIVE_INFINITY, max ?? 0)
    else if (low === null || min < low) low = min
    if (max === null) open = Math.max(open ?? 0, min ?? 0)
    else if (high === null || max > high) high = max
  }
  if (open !== null && (high === null || open >= high)) high = null
  if (openBelow !== null && (low === null || openBelow <= low)) low = null
  const by = (fits: (min: number | null, max: number | null) => boolean) =>
    rows
      .filter(({ statement: s }) => fits(s.figure?.min ?? null, s.figure?.max ?? null))
      .flatMap(idsOf)
      .sort(byText)
  return {
    low,
    high,
    lowBy: low === null ? by((min, max) => min === null && max === openBelow) : by((min) => min === low),
    highBy: high === null ? by((min, max) => max === null && (min ?? 0) === open) : by((_, max) => max === high),
  }
}

function valuesOf(rows: readonly Row[], context: TallyContext): TallyValue[] {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const key = boundsKey(row)
    const list = groups.get(key)
    if (list) list.push(row)
    else groups.set(key, [row])
  }
  return [...groups.values()]
    .map((same) => countValue(same, context))
    .sort((a, b) => (a.min ?? 0) - (b.min ?? 0) || (a.max ?? Number.POSITIVE_INFINITY) - (b.max ?? Number.POSITIVE_INFINITY))
}

/** "N reports · K named origins · U untraced · independent: L to M" for the statements of one value. */
function countValue(rows: readonly Row[], context: TallyContext): TallyValue {
  const { trace } = context
  const origins = new Map<string, string>()
  const reports = new Set<string>()
  const traced = new Set<string>()
  for (const row of rows) {
    const report = trace.duplicates.get(row.statement.report) ?? row.statement.report
    reports.add(report)
    if (!row.origin || !isNamed(row.origin, context)) continue
    traced.add(report)
    origins.set(row.origin, row.speaker)
  }
  const { span, pairs } = countIndependent(
    [...origins].map(([id, root]) => ({ id, root })),
    trace.independence,
  )
  const figure = (rows[0] as Row).statement.figure as NonNullable<Statement['figure']>
  // A headline that repeats what the body attributes is not untraced: the report as a whole names its speaker.
  const untraced = [...reports].filter((id) => !traced.has(id)).length
  // Somebody said what nobody is named for: untraced reports cannot be told apart, so together they may rest on one speaker we do not know.
  const independent: [number, number] = origins.size || !untraced ? span : [0, 1]
  return {
    min: figure.min,
    max: figure.max,
    ...(rows.every((row) => row.statement.figure?.qualifier === figure.qualifier) ? { qualifier: figure.qualifier } : {}),
    reports: reports.size,
    origins: origins.size,
    untraced,
    independent,
    ...(pairs.length ? { pairs } : {}),
    ...(rows.every((row) => row.sumOf) ? { sumOf: ((rows[0] as Row).sumOf ?? []).map((s) => s.figure?.min ?? 0) } : {}),
    statements: [...new Set(rows.flatMap(idsOf))].sort(byText),
  }
}
