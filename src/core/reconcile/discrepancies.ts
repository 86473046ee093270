// Discrepancies inside one cluster: figures that cannot both hold, expected against found, who killed, who the dead were.
import type { Discrepancy, Statement, Tally, Words } from '../model/index.ts'
import { countedLabels, numberWords, remainsLabels, whoLabels } from '../model/index.ts'
import { byText, shortId } from '../trace/hash.ts'
import type { Trace } from '../trace/trace.ts'
import { groupOf, numberKeys, numberOf } from '../trace/units.ts'
import { groupOfWho } from './tallies.ts'

export interface Subject {
  readonly id: string
  readonly name: Words
  /** A known site or quarter, not a town or area. */
  readonly fine: boolean
  readonly statements: readonly Statement[]
  readonly tallies: readonly Tally[]
}

/** "About 50" may be 45 or 55: it raises no discrepancy by itself. */
const ABOUT = 0.1

/** All discrepancies of one site, incident or area. */
export function discrepanciesOf(
  subject: Subject,
  byId: ReadonlyMap<string, Statement>,
  trace: Trace,
  dayOfStatement: (id: string) => number,
): Discrepancy[] {
  return [
    ...subject.tallies.flatMap((tally) => (tally.reviewed ? [] : disjoint(subject, tally, byId, trace, dayOfStatement))),
    ...expectedAgainstStated(subject),
    ...remainsApart(subject, trace),
    ...statusApart(subject),
    ...actorsApart(subject, trace),
  ]
}

function made(kind: Discrepancy['kind'], subject: Subject, statements: Iterable<string>, words: Words): Discrepancy {
  const ids = [...new Set(statements)].sort(byText)
  return { id: shortId('d', `${kind}|${subject.id}|${ids[0]}|${words.en}`), kind, in: subject.id, statements: ids, words }
}

/** Who says a value; where nobody is named that is said, never an id. */
function speakerOf(id: string, trace: Trace): Words {
  const origin = trace.originOf.get(id)
  const name = origin && trace.speakerOf.get(origin)?.name
  return name ? { ar: name, en: name } : { ar: 'بلا قائل مسمى', en: 'no speaker named' }
}

/** Counts of what was taken out grow as the digging goes on: only a later one below an earlier one disagrees. */
const GROWING = new Set(['recovered', 'identified', 'reburied'])

function disjoint(
  subject: Subject,
  tally: Tally,
  byId: ReadonlyMap<string, Statement>,
  trace: Trace,
  dayOfStatement: (id: string) => number,
): Discrepancy[] {
  const ranges = tally.values.map((value) => {
    const about = value.statements.some((id) => byId.get(id)?.figure?.qualifier === 'about')
    const slack = about ? ABOUT : 0
    return {
      value,
      day: Math.min(...value.statements.map(dayOfStatement)),
      min: value.min === null ? 0 : value.min * (1 - slack),
      max: value.max === null ? Number.POSITIVE_INFINITY : value.max * (1 + slack),
    }
  })
  const growing = GROWING.has(tally.remains ?? '') || tally.statements.some((id) => byId.get(id)?.figure?.scope === 'cumulative')
  const byMax = [...ranges].sort((a, b) => a.max - b.max)
  const byMin = [...ranges].sort((a, b) => b.min - a.min)
  let lowest = byMax[0]
  let highest = byMin[0]
  if (growing) {
    lowest = byMax.find((low) => byMin.some((high) => low.max < high.min && low.day > high.day))
    highest = lowest && byMin.find((high) => (lowest?.max ?? 0) < high.min && (lowest?.day ?? 0) > high.day)
  }
  if (!lowest || !highest || lowest.max >= highest.min) return []
  const a = numberWords({ ...lowest.value })
  const b = numberWords({ ...highest.value })
  const x = speakerOf(lowest.value.statements[0] as string, trace)
  const y = speakerOf(highest.value.statements[0] as string, trace)
  const of = countedLabels[tally.of]
  const tag = tally.remains ? remainsLabels[tally.remains] : undefined
  const group = tally.who ? whoLabels[tally.who] : undefined
  return [
    made('disjoint', subject, [...lowest.value.statements, ...highest.value.statements], {
      en: `${subject.name.en}, ${of.en}${tag ? ` ${tag.en}` : ''}${group ? `, ${group.en}` : ''}: ${a.en} (${x.en}) and ${b.en} (${y.en}) cannot both hold.`,
      ar: `${subject.name.ar}، ${of.ar}${tag ? ` ${tag.ar}` : ''}${group ? `، ${group.ar}` : ''}: «${a.ar}» (${x.ar}) و«${b.ar}» (${y.ar}) لا يجتمعان.`,
    }),
  ]
}

/** The same number expected by some and stated by others. */
function expectedAgainstStated(subject: Subject): Discrepancy[] {
  const expected = new Map<string, Statement[]>()
  const stated = new Map<string, Statement[]>()
  for (const s of subject.statements) {
    const figure = s.figure
    if (!figure || figure.commitment === 'denied') continue
    const into = figure.commitment === 'asserted' ? stated : expected
    for (const key of numberKeys(s)) {
      const list = into.get(key)
      if (list) list.push(s)
      else into.set(key, [s])
    }
  }
  return [...expected].flatMap(([key, list]) => {
    const others = stated.get(key)
    if (!others) return []
    const n = key.split(':')[1]
    const states = [...new Set(others.flatMap((s) => (s.figure?.remains ? [remainsLabels[s.figure.remains]] : [])))]
    const en = states.map((w) => w.en).join(', ') || 'stated as fact'
    const ar = states.map((w) => w.ar).join('، ') || 'مجزوم به'
    return [
      made(
        'commitment',
        subject,
        [...list, ...others].map((s) => s.id),
        {
          en: `${subject.name.en}: ${n} is expected by some and ${en} by others.`,
          ar: `${subject.name.ar}: العدد ${n} متوقع عند بعضهم و«${ar}» عند غيرهم.`,
        },
      ),
    ]
  })
}

/** What is said to lie there or to be found, against what was taken out. */
function remainsApart(subject: Subject, trace: Trace): Discrepancy[] {
  const bodies = subject.statements.filter(
    (s) => s.figure && groupOf(s.figure.of) === 'dead' && s.figure.commitment === 'asserted' && s.figure.qualifier !== 'vague',
  )
  const whole = bodies.filter((s) => s.figure?.scope !== 'part' && !s.figure?.scopeDetail?.parent)
  const found = whole.filter((s) => s.figure?.remains === 'located' || s.figure?.remains === 'alleged')
  const out = whole.filter((s) => s.figure?.remains === 'recovered' || s.figure?.remains === 'identified')
  if (!found.length || !out.length) return []
  const most = out.map((s) => s.figure?.max ?? s.figure?.min ?? 0).reduce((a, b) => Math.max(a, b), 0)
  const higher = found.filter((s) => (s.figure?.min ?? 0) > most)
  if (!higher.length) return []
  const top = higher.sort((a, b) => (b.figure?.min ?? 0) - (a.figure?.min ?? 0) || byText(a.id, b.id))[0] as Statement
  const a = numberWords(top.figure as NonNullable<Statement['figure']>)
  const who = trace.speakerOf.get(trace.originOf.get(top.id) ?? '')?.name
  return [
    made(
      'remains',
      subject,
      [...higher, ...out].map((s) => s.id),
      {
        en: `${subject.name.en}: ${a.en} said to be found${who ? ` (${who})` : ''}; at most ${most} recovered. Found and recovered are different things.`,
        ar: `${subject.name.ar}: قيل إنه عُثر على ${a.ar}${who ? ` (${who})` : ''}، وأكثر ما انتُشل ${most}. العثور غير الانتشال.`,
      },
    ),
  ]
}

/** The dead as civilians, women, children and the old for some, as fighters for others. */
function statusApart(subject: Subject): Discrepancy[] {
  const dead = subject.statements.filter((s) => s.figure && groupOf(s.figure.of) === 'dead' && s.who)
  const fighters = dead.filter((s) => s.who?.status === 'fighter' || s.who?.status === 'mixed')
  const civilians = dead.filter((s) => {
    const group = groupOfWho(s)
    return group === 'civilians' || group === 'women' || group === 'children' || group === 'women and children' || group === 'elderly'
  })
  const f = new Set(fighters.map((s) => s.report))
  // Civilians and fighters counted apart in one report do not disagree with each other.
  const others = civilians.filter((s) => !f.has(s.report))
  if (!fighters.length || !others.length) return []
  const x = [...new Set(fighters.map((s) => s.who?.text ?? ''))].sort(byText).slice(0, 3)
  const y = [...new Set(others.map((s) => s.who?.text ?? ''))].sort(byText).slice(0, 3)
  return [
    made(
      'status',
      subject,
      [...fighters, ...others].map((s) => s.id),
      {
        en: `${subject.name.en}: the dead are “${x.join('”, “')}” for some and “${y.join('”, “')}” for others.`,
        ar: `${subject.name.ar}: القتلى «${x.join('»، «')}» عند بعضهم و«${y.join('»، «')}» عند غيرهم.`,
      },
    ),
  ]
}

/** Different authorities named as responsible. Who buried and who exhumed are other questions. */
function actorsApart(subject: Subject, trace: Trace): Discrepancy[] {
  const named = new Map<string, { name: string; statements: string[] }>()
  for (const s of subject.statements) {
    const killers = s.actors.filter((a) => a.role === 'killed')
    for (const actor of killers.length ? killers : s.actors.length === 0 && s.actor ? [s.actor] : []) {
      const speaker = trace.speakers.of(actor.name, actor.actor)
      if (!speaker.named) continue
      const entry = named.get(speaker.root) ?? { name: actor.name, statements: [] }
      entry.statements.push(s.id)
      named.set(speaker.root, entry)
    }
  }
  // "The coalition" beside "the international coalition" is no other actor.
  for (const [root, entry] of [...named].sort((a, b) => a[1].name.length - b[1].name.length || byText(a[0], b[0]))) {
    const longer = [...named].find(([other, to]) => other !== root && trace.speakers.shortFor(entry.name, to.name))
    if (!longer) continue
    longer[1].statements.push(...entry.statements)
    named.delete(root)
  }
  if (named.size < 2) return []
  const list = [...named].sort((a, b) => byText(a[0], b[0])).map(([, entry]) => entry)
  return [
    made(
      'actor',
      subject,
      list.flatMap((entry) => entry.statements),
      {
        en: `${subject.name.en}: different actors are named as responsible: ${list.map((entry) => entry.name).join('; ')}.`,
        ar: `${subject.name.ar}: جهات مختلفة منسوبة إليها المسؤولية: ${list.map((entry) => entry.name).join('؛ ')}.`,
      },
    ),
  ]
}

/**
 * A number one report gives for a site and another for a whole area: the area's total may have been pinned on the site. A round number
 * must also be of the same state of the remains; 3,310 is no chance, 3,000 may be.
 */
export function wrongScopes(sites: readonly Subject[], areas: readonly Subject[]): Discrepancy[] {
  const key = (s: Statement): string | undefined => {
    const n = numberOf(s)
    if (!n || n < 100 || s.figure?.qualifier === 'vague' || s.figure?.commitment !== 'asserted') return undefined
    return `${groupOf(s.figure.of)}:${n}:${n % 100 ? '' : (s.figure.remains ?? '')}`
  }
  const wide = new Map<string, { subject: Subject; statement: Statement }[]>()
  for (const subject of areas) {
    for (const statement of subject.statements) {
      const value = key(statement)
      if (!value) continue
      const list = wide.get(value)
      if (list) list.push({ subject, statement })
      else wide.set(value, [{ subject, statement }])
    }
  }
  return sites.flatMap((site) => {
    // Only a place finer than a town can be given too much: a town's figure may well be its own total.
    if (!site.fine) return []
    const hits = new Map<number, { here: string[]; there: { subject: Subject; statement: Statement }[] }>()
    for (const s of site.statements) {
      const there = wide.get(key(s) ?? '')
      if (!there) continue
      const n = numberOf(s) as number
      const hit = hits.get(n) ?? { here: [], there }
      hit.here.push(s.id)
      hits.set(n, hit)
    }
    return [...hits]
      .sort((a, b) => a[0] - b[0])
      .map(([n, { here, there }]) =>
        made('wrong-scope', site, [...here, ...there.map((t) => t.statement.id)], {
          en: `${n} is given for ${site.name.en} here and for a whole area (${[...new Set(there.map((t) => t.subject.name.en))].join(', ')}) elsewhere: an area's total may stand as a site's.`,
          ar: `العدد ${n} منسوب هنا إلى ${site.name.ar}، وفي غيره إلى منطقة كاملة (${[...new Set(there.map((t) => t.subject.name.ar))].join('، ')}): قد تكون حصيلة منطقة نُسبت إلى موقع.`,
        }),
      )
  })
}
