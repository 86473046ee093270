// Airwars-style incident rows: the fields its incident pages show. What is not known is blank, never 0; a grade stands only where a person set it.
import { type Case, gradeLabels, type Incident, type Tally } from '../../model/index.ts'
import { exposed, type LocationClass } from '../exposure.ts'
import type { Row } from './csv.ts'

const groups = ['civilians', 'children', 'women', 'men', 'belligerents'] as const
const harms = ['killed', 'injured'] as const

export const airwarsColumns: readonly string[] = [
  'unique_reference_code',
  'incident_date',
  'incident_date_end',
  'location_name',
  'location_name_arabic',
  'geolocation_accuracy',
  'latitude',
  'longitude',
  'location_published_as',
  'belligerent_suspected',
  'civilian_harm_reported',
  'civilian_harm_grading',
  'civilian_harm_grading_arabic',
  'gradings_the_material_allows',
  'belligerent_assessment',
  ...harms.flatMap((harm) => groups.flatMap((group) => [`${group}_${harm}_min`, `${group}_${harm}_max`])),
  'reports',
  'named_origins',
  'untraced',
  'independent_origins_min',
  'independent_origins_max',
  'reading',
  'source_urls',
  'reconstructed',
]

/** Of the levels of geolocation accuracy those a reading of texts can reach; "exact" needs a person at a picture. */
const ACCURACY = {
  site: 'Nearby landmark',
  neighbourhood: 'Neighbourhood/area',
  settlement: 'Town',
  district: 'District',
  governorate: 'Province/governorate',
  country: '',
  unknown: '',
} as const

/** Which of our groups is which of theirs; a count of no stated group is no count of civilians. */
const GROUP: Readonly<Record<string, (typeof groups)[number]>> = {
  civilians: 'civilians',
  children: 'children',
  women: 'women',
  men: 'men',
  fighters: 'belligerents',
}

/** One row an incident, reviewed figures before machine-read ones. */
export function* airwarsRows(state: Case, classes: ReadonlyMap<string, LocationClass>): Generator<Row> {
  const urls = new Map(state.reports.map((report) => [report.id, report.url]))
  for (const incident of state.incidents) {
    const { place, grading } = incident
    const cls = classes.get(incident.id) ?? 'withheld'
    const at = place.lat !== undefined && place.lon !== undefined ? exposed(place.lat, place.lon, cls) : null
    const grade = grading.set as keyof typeof gradeLabels | null
    const counted = harms.flatMap((harm) => groups.map((group) => [harm, group, tallyFor(incident, harm, group)] as const))
    const any = counted.find(([, , tally]) => tally)?.[2] ?? incident.tallies[0]
    const ranges = Object.fromEntries(
      counted.flatMap(([harm, group, tally]) => [
        [`${group}_${harm}_min`, tally?.low],
        [`${group}_${harm}_max`, tally?.high],
      ]),
    )
    yield {
      unique_reference_code: incident.code ?? incident.id,
      incident_date: incident.date.from,
      incident_date_end: incident.date.to === incident.date.from ? null : incident.date.to,
      location_name: place.names?.en ?? place.name,
      location_name_arabic: place.names?.ar,
      geolocation_accuracy: ACCURACY[place.precision],
      latitude: at?.lat,
      longitude: at?.lon,
      location_published_as: cls,
      belligerent_suspected: incident.actor,
      civilian_harm_reported: incident.tallies.some((tally) => (tally.high ?? tally.low ?? 0) > 0) ? 'Yes' : null,
      civilian_harm_grading: grade,
      civilian_harm_grading_arabic: grade ? gradeLabels[grade]?.ar : null,
      gradings_the_material_allows: grading.allowed.join('; '),
      belligerent_assessment: 'not_yet_assessed',
      ...ranges,
      reports: incident.reports.length,
      named_origins: most(any, (value) => value.origins),
      untraced: most(any, (value) => value.untraced),
      independent_origins_min: most(any, (value) => value.independent[0]),
      independent_origins_max: most(any, (value) => value.independent[1]),
      reading: any ? (any.reviewed ? 'reviewed' : 'machine-read, not reviewed') : null,
      source_urls: [...new Set(incident.reports.flatMap((id) => urls.get(id) ?? []))].join(' '),
      reconstructed: state.reconstructed ? 'true' : 'false',
    }
  }
}

function tallyFor(incident: Incident, harm: (typeof harms)[number], group: (typeof groups)[number]): Tally | undefined {
  const mine = incident.tallies.filter(
    (tally) => tally.of === harm && tally.who !== undefined && GROUP[tally.who] === group && (tally.commitment ?? 'asserted') === 'asserted',
  )
  return mine.find((tally) => tally.reviewed) ?? mine[0]
}

/** Counts stand per value, and the row has room for one: the value most reports give. */
function most(tally: Tally | undefined, count: (value: Tally['values'][number]) => number): number | null {
  const values = [...(tally?.values ?? [])].sort((a, b) => b.reports - a.reports)
  return values[0] ? count(values[0]) : null
}
