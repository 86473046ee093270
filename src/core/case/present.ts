// presentCase: the derived state as the JSON other programs rely on; additions are allowed, changes are not.
import type {
  Aggregate,
  Case,
  Discrepancy,
  Drift,
  Finding,
  Incident,
  Lineage,
  Origin,
  ResolvedPlace,
  Site,
  Tally,
  Unanchored,
  Words,
} from '../model/index.ts'
import { countsLine, numberWords } from '../model/index.ts'

/** A value of a tally as presented: the counts line is written out, so that the bare number of reports never stands alone. */
export type TallyJson = Omit<Tally, 'values'> & { values: (Tally['values'][number] & { words: Words; counts: Words })[] }

export interface CaseJson {
  engine: string
  reconstructed: boolean
  reports: { id: string; outlet: string | null; lang: string; published: string | null; title?: string; basedOn?: string; reconstructed?: boolean }[]
  origins: Origin[]
  sites: (Omit<Site, 'tallies'> & { tallies: TallyJson[] })[]
  incidents: (Omit<Incident, 'tallies'> & { tallies: TallyJson[] })[]
  aggregates: (Omit<Aggregate, 'tallies'> & { tallies: TallyJson[] })[]
  discrepancies: Discrepancy[]
  drift: Drift[]
  lineage: Lineage[]
  findings: Finding[]
  unanchored: Unanchored[]
  reliability?: NonNullable<Case['reliability']>
}

/**
 * The case as JSON. Report ids are given ids where the document had one (JSONL), else the capture's; statement ids keep theirs.
 * Coordinates stand only where a determination allows publication, on its grid: `places: 'exact'` is for the case's own screen.
 */
export function presentCase(derived: Case, options: { readonly places?: 'exact' | 'published' } = {}): CaseJson {
  const ids = new Map(derived.reports.map((report) => [report.id, report.givenId ?? report.id]))
  const idOf = (id: string) => ids.get(id) ?? id
  const place = (at: ResolvedPlace, locationClass?: string) => (options.places === 'published' ? onGrid(at, locationClass) : at)
  return {
    engine: derived.engine,
    reconstructed: derived.reconstructed,
    reports: derived.reports.map((report) => ({
      id: idOf(report.id),
      outlet: report.outlet ?? null,
      lang: report.lang,
      published: report.published?.slice(0, 10) ?? null,
      ...(report.title ? { title: report.title } : {}),
      ...(report.basedOn ? { basedOn: report.basedOn } : {}),
      ...(report.reconstructed ? { reconstructed: true } : {}),
    })),
    origins: derived.origins.map((origin) => ({ ...origin, reports: origin.reports.map(idOf) })),
    sites: derived.sites.map((site) => ({
      ...site,
      place: place(site.place, site.publication),
      reports: site.reports.map(idOf),
      tallies: site.tallies.map(presentTally),
    })),
    incidents: derived.incidents.map((incident) => ({
      ...incident,
      place: place(incident.place, incident.publication),
      reports: incident.reports.map(idOf),
      tallies: incident.tallies.map(presentTally),
    })),
    aggregates: derived.aggregates.map((aggregate) => ({
      ...aggregate,
      ...(aggregate.place ? { place: place(aggregate.place) } : {}),
      reports: aggregate.reports.map(idOf),
      tallies: aggregate.tallies.map(presentTally),
    })),
    discrepancies: derived.discrepancies,
    drift: derived.drift,
    lineage: derived.lineage.map((link) => ({ ...link, from: idOf(link.from), to: idOf(link.to) })),
    findings: derived.findings,
    unanchored: derived.unanchored,
    ...(derived.reliability ? { reliability: derived.reliability } : {}),
  }
}

/** A tally with its numbers in words and its counts lines. */
export function presentTally(tally: Tally): TallyJson {
  return { ...tally, values: tally.values.map((value) => ({ ...value, words: numberWords(value), counts: countsLine(value) })) }
}

/** A place on the fixed grid its location class allows; without one, no coordinates. */
function onGrid(place: ResolvedPlace, locationClass: string | undefined): ResolvedPlace {
  const { lat, lon, ...rest } = place
  if (lat === undefined || lon === undefined || !locationClass || locationClass === 'withheld') return rest
  if (locationClass === 'exact') return place
  const digits = locationClass.length - 2
  return { ...rest, lat: Number(lat.toFixed(digits)), lon: Number(lon.toFixed(digits)) }
}
