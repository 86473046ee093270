// compile: Case + Selection -> Dossier. The parts that were chosen, in the order chosen; every figure with its footnote.
import { type Case, DOSSIER_PARTS, type DossierPart, type Report, type Statement, type Words } from '../model/index.ts'
import { directed } from './direction.ts'
import type { Block, CapturedReport, Dossier, Section, Selection } from './dossier.ts'
import { locationClasses } from './exposure.ts'
import { noteBook } from './footnotes.ts'
import { line } from './lines.ts'
import { limitsSection, methodSection, questionSection, summarySection } from './parts/about.ts'
import type { Compiling, DossierContext } from './parts/compiling.ts'
import { aggregateSections, discrepancySection, incidentSections, isnadSection, siteSections } from './parts/holders.ts'
import { chronologySection, findingsSection, importedSection, mapSection, originsSection, saidSection } from './parts/said.ts'

export type { DossierContext } from './parts/compiling.ts'

/** The parts, one line each. */
const PARTS: Readonly<Record<DossierPart, (making: Compiling) => Section[]>> = {
  question: questionSection,
  method: methodSection,
  limits: limitsSection,
  summary: summarySection,
  sites: siteSections,
  incidents: incidentSections,
  aggregates: aggregateSections,
  discrepancies: discrepancySection,
  findings: findingsSection,
  chronology: chronologySection,
  isnad: isnadSection,
  map: mapSection,
  origins: originsSection,
  said: saidSection,
  imported: importedSection,
}

/** Compiles a dossier. Same case, selection and context: same dossier. */
export function compileDossier(state: Case, selection: Selection, context: DossierContext): Dossier {
  const parts = selection.parts ?? DOSSIER_PARTS
  const book = noteBook(state.reports, state.statements)
  const within = reportsWithin(state, selection)
  const meant = (ids: readonly string[] | undefined, one: { readonly id: string; readonly code?: string | null }) =>
    !ids || ids.includes(one.id) || (one.code !== undefined && one.code !== null && ids.includes(one.code))
  const making: Compiling = {
    state,
    selection,
    context,
    classes: locationClasses(state, context.determinations),
    sites: state.sites.filter((site) => meant(selection.sites, site) && site.reports.some((report) => within.has(report))),
    incidents: state.incidents.filter((incident) => meant(selection.incidents, incident) && incident.reports.some((report) => within.has(report))),
    aggregates: state.aggregates.filter(
      (aggregate) => meant(selection.aggregates, aggregate) && aggregate.reports.some((report) => within.has(report)),
    ),
    within,
    spoken: spokenWithin(state, selection, within),
    reports: new Map(state.reports.map((report) => [report.id, report])),
    statements: new Map(state.statements.map((statement) => [statement.id, statement])),
    book,
    wants: (part) => parts.includes(part),
  }
  const sections = parts
    .flatMap((part) => [...proseBefore(part, selection), ...PARTS[part](making)])
    .filter((section) => section.blocks.length > 0)
    .map(headed)
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
    captures: state.reports.filter((report) => within.has(report.id)).map((report) => captured(report, context)),
  }
}

/** Headings and captions hold together what runs the other way, as every line does. */
function headed(section: Section): Section {
  const held = (words: Words): Words => ({ ar: directed(words.ar, 'ar'), en: directed(words.en, 'en') })
  const blocks = section.blocks.map(
    (block): Block => (block.kind === 'table' || block.kind === 'drawing' ? { ...block, caption: held(block.caption) } : block),
  )
  return { ...section, heading: held(section.heading), blocks }
}

/** The analyst's own words, told apart from everything that is read. */
function proseBefore(part: DossierPart, { prose = [] }: Selection): Section[] {
  return prose
    .filter(({ before }) => before === part)
    .map(({ words }, i) => ({
      id: `prose-${part}-${i + 1}`,
      level: 2,
      heading: { ar: 'بقلم المحلل', en: 'In the words of the analyst' },
      blocks: [{ kind: 'line', weight: 'analyst', line: line(words) }],
    }))
}

function captured(report: Report, { addressOf }: DossierContext): CapturedReport {
  return {
    report: report.id,
    outlet: report.outlet ?? null,
    title: report.title ?? null,
    date: report.published ?? null,
    address: addressOf?.(report.id) ?? report.url ?? null,
    sha256: report.capture?.sha256 ?? null,
    entry: report.capture?.entry ?? null,
  }
}

function reportsWithin(state: Case, { from, to }: Selection): Set<string> {
  const keep = state.reports.filter((report) => {
    const day = report.published?.slice(0, 10)
    return (!from || (day !== undefined && day >= from)) && (!to || (day !== undefined && day <= to))
  })
  return new Set(keep.map((report) => report.id))
}

function spokenWithin(state: Case, { origins }: Selection, within: ReadonlySet<string>): Statement[] {
  const chosen = origins && new Set(state.origins.filter(({ id }) => origins.includes(id)).flatMap(({ statements }) => statements))
  return state.statements.filter((s) => within.has(s.report) && s.how !== 'set-aside' && s.how !== 'imported' && (!chosen || chosen.has(s.id)))
}
