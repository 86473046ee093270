// compile: Case + Selection -> Dossier. Says what it asks, how it reads, what it cannot know; then figures, each with its footnote.
import {
  actorRoleLabels,
  type Case,
  countWords,
  type Determination,
  gradeLabels,
  type Incident,
  kindLabels,
  missingLabels,
  nouns,
  originActLabels,
  precisionLabels,
  type Site,
  type Statement,
  stakeLabels,
  standardLabels,
  timeRoleLabels,
  type Words,
} from '../model/index.ts'
import { isolateLtr, isolateName } from './direction.ts'
import type { Block, CapturedReport, Dossier, Line, Section, Selection } from './dossier.ts'
import { exposed, type LocationClass, locationClasses } from './exposure.ts'
import { type NoteBook, noteBook } from './footnotes.ts'
import { joined, labelled, line, plain } from './lines.ts'
import { discrepancyBlocks, orderedTallies, tallyBlocks } from './tallies.ts'

/** What the compiler cannot derive: names, the instant, the ledger's head, addresses of captures. */
export interface DossierContext {
  readonly title: Words
  readonly question: Words
  readonly by: string
  readonly madeAt: string
  readonly checkpoint: { readonly size: number; readonly root: string } | null
  readonly determinations: readonly Determination[]
  readonly addressOf?: (report: string) => string | null
}

/** Compiles a dossier. Same case, selection and context: same dossier. */
export function compileDossier(state: Case, selection: Selection, context: DossierContext): Dossier {
  const book = noteBook(state.reports, state.statements)
  const within = reportsWithin(state, selection)
  const classes = locationClasses(state, context.determinations)
  const sites = state.sites.filter((s) => (selection.sites ? selection.sites.includes(s.id) : true) && s.reports.some((r) => within.has(r)))
  const incidents = state.incidents.filter(
    (i) => (selection.incidents ? selection.incidents.includes(i.id) : true) && i.reports.some((r) => within.has(r)),
  )
  const aggregates = state.aggregates.filter((a) => (selection.aggregates ? selection.aggregates.includes(a.id) : true))
  const spoken = state.statements.filter((s) => within.has(s.report) && s.how !== 'set-aside')
  const sections: Section[] = [
    aboutSection(state, selection, context),
    ...sites.map((site) => siteSection(site, state, classes.get(site.id) ?? 'withheld', book)),
    ...incidents.map((incident) => incidentSection(incident, state, classes.get(incident.id) ?? 'withheld', book)),
    ...aggregates.map(
      (a): Section => ({
        id: a.id,
        level: 2,
        heading: { ar: `حصيلة منطقة أو تراكمية: ${a.area}`, en: `Area or running total: ${a.area}` },
        blocks: [
          {
            kind: 'line',
            line: line({
              ar: 'لا تُجمع هذه الأعداد إلى أعداد أي موقع أو حادثة.',
              en: 'These figures are not added to those of any site or incident.',
            }),
          },
          ...orderedTallies(a.tallies).flatMap((tally) => tallyBlocks(tally, book)),
          ...discrepancyBlocks(state.discrepancies, a.id, book),
        ],
      }),
    ),
    originsSection(state, within, book),
    chronologySection(spoken, book),
    saidSection(spoken, book),
    findingsSection(state, selection, book),
  ].filter((section) => section.blocks.length > 0)
  return {
    title: context.title,
    question: context.question,
    by: context.by,
    madeAt: context.madeAt,
    engine: state.engine,
    checkpoint: context.checkpoint,
    reconstructed: state.reconstructed,
    sections,
    footnotes: book.notes,
    captures: state.reports
      .filter((r) => within.has(r.id))
      .map((r): CapturedReport => {
        return {
          report: r.id,
          outlet: r.outlet ?? null,
          title: r.title ?? null,
          date: r.published ?? null,
          address: context.addressOf?.(r.id) ?? r.url ?? null,
          sha256: r.capture?.sha256 ?? null,
          entry: r.capture?.entry ?? null,
        }
      }),
  }
}

function reportsWithin(state: Case, { from, to }: Selection): Set<string> {
  const keep = state.reports.filter((r) => {
    const day = r.published?.slice(0, 10)
    return (!from || (day !== undefined && day >= from)) && (!to || (day !== undefined && day <= to))
  })
  return new Set(keep.map((r) => r.id))
}

function aboutSection(state: Case, selection: Selection, context: DossierContext): Section {
  const reviewed = state.statements.filter((s) => s.how === 'confirmed' || s.how === 'corrected' || s.how === 'added').length
  const inferred = state.lineage.filter((l) => !l.stated).length
  const items: Words[] = [
    context.question,
    {
      ar: 'المنهج: تُقرأ كل مادة محفوظة بقواعد معلنة، ويُتتبع كل قول إلى أول قائل معروف، ويُذكر لكل عدد من يقوله وعلى أي كلمات يستند.',
      en: 'Method: every captured report is read by published rules; every statement is followed to its earliest known speaker; each figure names who says it and the words it stands on.',
    },
    {
      ar: 'هذا التقرير لا يقول إن قولا ما صحيح. القائل الأول المعروف ليس دليلا على كيفية علمه.',
      en: 'This dossier does not say that any statement is true. The earliest known speaker is no proof of how that speaker knows.',
    },
    {
      ar: `الأقوال: ${state.statements.length}، راجع محلل منها ${reviewed}. روابط النسب المستنتجة: ${inferred}، وهي معلّمة بذلك.`,
      en: `Statements: ${state.statements.length}, of which an analyst reviewed ${reviewed}. Inferred links of lineage: ${inferred}, marked as such.`,
    },
    {
      ar: 'كل عدد يتوقف على ما جُمع من مواد؛ وما لم يُجمع لا يظهر هنا.',
      en: 'Every count depends on what was collected; what was not collected does not appear here.',
    },
    {
      ar: 'لا تُنشر إحداثيات موقع إلا بقرار مسجل، وعلى شبكة ثابتة.',
      en: 'No coordinates of a site are published without a recorded decision, and then on a fixed grid.',
    },
  ]
  if (selection.from || selection.to) {
    const from = selection.from ?? '…'
    const to = selection.to ?? '…'
    items.push({ ar: `مواد منشورة من ${from} إلى ${to} فقط.`, en: `Only reports published from ${from} to ${to}.` })
  }
  const blocks: Block[] = [{ kind: 'list', items: items.map((words) => line(words)) }]
  if (state.reconstructed) {
    blocks.unshift({
      kind: 'line',
      weight: 'warning',
      line: line({
        ar: 'إعادة بناء للتدريب والعرض، وليست أدلة: نصوص المواد كُتبت لهذا المشروع.',
        en: 'Reconstructions, not evidence: the texts of the reports were written for this project.',
      }),
    })
  }
  return { id: 'about', level: 1, heading: { ar: 'السؤال والمنهج والحدود', en: 'Question, method and limits' }, blocks }
}

function placeLine(holder: Site | Incident, cls: LocationClass): Line {
  const { place } = holder
  const parts: Words[] = [place.names ?? plain(place.name), precisionLabels[place.precision]]
  const shown = place.lat !== undefined && place.lon !== undefined ? exposed(place.lat, place.lon, cls) : null
  if (shown) {
    const at = `${shown.lat}, ${shown.lon}`
    parts.push(
      shown.doubt
        ? { ar: `${at} (على شبكة، بشك نحو ${shown.doubt} مترا)`, en: `${at} (on a grid, in doubt by about ${shown.doubt} metres)` }
        : plain(at),
    )
  } else parts.push({ ar: 'الإحداثيات محجوبة', en: 'coordinates withheld' })
  return line(labelled({ ar: 'المكان', en: 'Place' }, joined(parts)))
}

function siteSection(site: Site, state: Case, cls: LocationClass, book: NoteBook): Section {
  const blocks: Block[] = [{ kind: 'line', line: placeLine(site, cls) }]
  blocks.push(...orderedTallies(site.tallies).flatMap((tally) => tallyBlocks(tally, book)))
  blocks.push(...discrepancyBlocks(state.discrepancies, site.id, book))
  const name = site.place.names ?? plain(site.place.name)
  const code = site.code ? ` (${site.code})` : ''
  return { id: site.id, level: 2, heading: { ar: `موقع: ${name.ar}${code}`, en: `Site: ${name.en}${code}` }, blocks }
}

function incidentSection(incident: Incident, state: Case, cls: LocationClass, book: NoteBook): Section {
  const blocks: Block[] = [{ kind: 'line', line: placeLine(incident, cls) }]
  if (incident.actor)
    blocks.push({
      kind: 'line',
      line: line(labelled({ ar: 'الجهة التي تُنسب إليها', en: 'Actor it is attributed to' }, plain(isolateName(incident.actor)))),
    })
  blocks.push(...orderedTallies(incident.tallies).flatMap((tally) => tallyBlocks(tally, book)))
  blocks.push(...discrepancyBlocks(state.discrepancies, incident.id, book))
  const grade = incident.grading.set as keyof typeof gradeLabels | null
  blocks.push({
    kind: 'list',
    items: [
      line(labelled({ ar: 'الدرجة', en: 'Grade' }, grade ? gradeLabels[grade] : { ar: 'لم يحددها محلل', en: 'not set by an analyst' })),
      line(
        labelled(
          { ar: 'ما ينقص لدرجة أعلى', en: 'What a higher grade would need' },
          incident.grading.missing.length
            ? joined(incident.grading.missing.map((m) => missingLabels[m as keyof typeof missingLabels] ?? plain(m)))
            : { ar: 'لا شيء', en: 'nothing' },
        ),
      ),
    ],
  })
  const name = incident.place.names ?? plain(incident.place.name)
  const day = incident.date.from ?? ''
  return { id: incident.id, level: 2, heading: { ar: `حادثة مُبلَّغ عنها: ${name.ar} ${day}`, en: `Reported incident: ${name.en} ${day}` }, blocks }
}

function originsSection(state: Case, within: ReadonlySet<string>, book: NoteBook): Section {
  const origins = state.origins.filter((origin) => origin.reports.some((report) => within.has(report)))
  return {
    id: 'origins',
    level: 1,
    heading: { ar: 'القائلون الأوائل المعروفون', en: 'Earliest known speakers' },
    blocks: origins.length
      ? [
          {
            kind: 'list',
            items: origins.map((origin) =>
              line(
                joined(
                  [
                    plain(isolateName(origin.actor)),
                    originActLabels[origin.act],
                    stakeLabels[origin.stake],
                    countWords(origin.reports.length, nouns.report),
                    dateSpan(origin.date.from, origin.date.to),
                  ].filter((words) => words.en !== ''),
                ),
                book.cite(origin.statements, 5),
              ),
            ),
          },
        ]
      : [],
  }
}

function chronologySection(statements: readonly Statement[], book: NoteBook): Section {
  const dated = statements
    .flatMap((s) => s.times.filter((t) => t.from !== undefined && t.role !== 'report').map((t) => ({ time: t, statement: s })))
    .sort((a, b) => order(a.time.from ?? '', b.time.from ?? '') || order(a.statement.id, b.statement.id))
  const byDay = new Map<string, { words: Words; ids: string[] }>()
  for (const { time, statement } of dated) {
    const key = `${time.from}/${time.to ?? ''}/${time.role}`
    const span =
      time.to && time.to !== time.from ? { ar: `من ${time.from} إلى ${time.to}`, en: `${time.from} to ${time.to}` } : plain(time.from ?? '')
    const entry = byDay.get(key) ?? { words: labelled(span, timeRoleLabels[time.role]), ids: [] }
    entry.ids.push(statement.id)
    byDay.set(key, entry)
  }
  return {
    id: 'chronology',
    level: 1,
    heading: { ar: 'التسلسل الزمني كما ورد', en: 'Chronology as reported' },
    blocks: byDay.size ? [{ kind: 'list', items: [...byDay.values()].map(({ words, ids }) => line(words, book.cite([...new Set(ids)], 12))) }] : [],
  }
}

function saidSection(statements: readonly Statement[], book: NoteBook): Section {
  const items: Line[] = []
  for (const statement of statements) {
    if (statement.kind === 'figure') continue
    const speaker = statement.chain.at(-1)?.name
    const parts: Words[] = [
      speaker ? plain(isolateName(speaker)) : { ar: 'بصوت المنشور نفسه', en: "in the outlet's own voice" },
      kindLabels[statement.kind],
    ]
    if (statement.actor && statement.kind === 'accusation') parts.push(labelled(actorRoleLabels.killed, plain(isolateName(statement.actor.name))))
    if (statement.to) parts.push(labelled({ ar: 'إلى', en: 'addressed to' }, plain(isolateName(statement.to.name))))
    items.push(line(joined(parts), book.cite([statement.id])))
  }
  return {
    id: 'said',
    level: 1,
    heading: { ar: 'نسبة المسؤولية والمطالب والنفي، كما قيلت', en: 'Responsibility, demands and denials, as said' },
    blocks: items.length ? [{ kind: 'list', items }] : [],
  }
}

function findingsSection(state: Case, selection: Selection, book: NoteBook): Section {
  const blocks: Block[] = []
  for (const { words } of selection.prose ?? []) blocks.push({ kind: 'line', line: line(words) })
  if (state.findings.length) {
    blocks.push({
      kind: 'list',
      items: state.findings.map((finding) => {
        const standard = standardLabels[finding.standard as keyof typeof standardLabels] ?? plain(finding.standard)
        return line(joined([plain(finding.text), standard, plain(`${finding.by}, ${finding.at.slice(0, 10)}`)]), book.cite(finding.statements))
      }),
    })
  }
  return {
    id: 'findings',
    level: 1,
    heading: { ar: 'خلاصات المحلل، منفصلة عن الأقوال', en: "The analyst's findings, apart from statements" },
    blocks,
  }
}

/** A day or a span of days; each date held left to right. Days only: the hour of a publication says nothing about the event. */
function dateSpan(from: string | undefined, to: string | undefined): Words {
  const days = [from, to].map((d) => d?.slice(0, 10)).filter((d) => d !== undefined)
  const [first, last] = days
  if (first === undefined) return plain('')
  if (last === undefined || last === first) return plain(isolateLtr(first))
  return { ar: `من ${isolateLtr(first)} إلى ${isolateLtr(last)}`, en: `${first} to ${last}` }
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
