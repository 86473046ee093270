// Fields of a table of figures, and the headings under which people keep them: our own exports, UCDP, Airwars, Bayanat, Uwazi, plain Arabic and English.
import type { Counted } from '../../model/index.ts'
import { foldText } from '../../text/index.ts'

export const GROUPS = ['civilians', 'children', 'women', 'men', 'belligerents'] as const
export type Group = (typeof GROUPS)[number]
const COUNTED: readonly Counted[] = ['killed', 'injured', 'bodies', 'missing', 'detained', 'displaced', 'graves', 'casualties']

/** A figure's field: what is counted, of whom, and whether the cell is the value or one bound. */
export interface FigureField {
  readonly of: Counted
  readonly group?: Group
  readonly bound: 'value' | 'min' | 'max'
}
export const PLAIN_FIELDS = ['id', 'date', 'date_end', 'place', 'latitude', 'longitude', 'source', 'outlet', 'link', 'title', 'text'] as const
export type PlainField = (typeof PLAIN_FIELDS)[number]
/** Heading of the table -> field. */
export type Mapping = Readonly<Record<string, string>>

/** `killed`, `killed.min`, `women.killed.max` as a figure's field; undefined for anything else. */
export function figureField(name: string): FigureField | undefined {
  const parts = name.split('.')
  const group = GROUPS.find((one) => one === parts[0])
  const [of, bound = 'value'] = group ? parts.slice(1) : parts
  const counted = COUNTED.find((one) => one === of)
  if (!counted || parts.length > (group ? 3 : 2) || (bound !== 'value' && bound !== 'min' && bound !== 'max')) return undefined
  return { of: counted, bound, ...(group ? { group } : {}) }
}

/** True for a name that a mapping may use. */
export function isField(name: string): boolean {
  return (PLAIN_FIELDS as readonly string[]).includes(name) || figureField(name) !== undefined
}

const HEADINGS: Readonly<Record<PlainField, readonly string[]>> = {
  id: ['id', 'code', 'ref', 'reference', 'unique_reference_code', 'incident code', 'slug', 'origin id', 'المعرف', 'الرقم', 'الرمز'],
  date: [
    'date',
    'incident_date',
    'incident date',
    'date_start',
    'event_date',
    'publish_date',
    'publish date',
    'published',
    'date added',
    'التاريخ',
    'تاريخ الحادثة',
    'تاريخ الحدث',
    'تاريخ النشر',
  ],
  date_end: ['date_end', 'incident_date_end', 'end date', 'to', 'تاريخ الانتهاء', 'الى تاريخ'],
  place: [
    'place',
    'location',
    'location_name',
    'locations',
    'where_coordinates',
    'town',
    'city',
    'village',
    'المكان',
    'الموقع',
    'المدينة',
    'البلدة',
    'المنطقة',
  ],
  latitude: ['latitude', 'lat', 'خط العرض'],
  longitude: ['longitude', 'lon', 'lng', 'long', 'خط الطول'],
  source: ['source', 'sources', 'source_original', 'said by', 'المصدر', 'المصادر', 'القائل'],
  outlet: ['outlet', 'publisher', 'source_office', 'المنشور', 'الجهة الناشرة', 'الوسيلة'],
  link: ['link', 'url', 'source_link', 'source link', 'source_url', 'source_urls', 'web address', 'الرابط', 'العنوان الشبكي'],
  title: ['title', 'title_ar', 'sjac_title', 'name', 'headline', 'source_headline', 'العنوان'],
  text: ['text', 'description', 'notes', 'summary', 'comments', 'النص', 'الوصف', 'ملاحظات', 'التفاصيل'],
}
const FIGURE_HEADINGS: readonly (readonly [string, readonly string[]])[] = [
  ['killed', ['killed', 'deaths', 'dead', 'fatalities', 'best', 'number killed', 'no killed', 'القتلى', 'عدد القتلى', 'الضحايا القتلى']],
  ['killed.min', ['killed_min', 'min killed', 'killed min', 'deaths min', 'low', 'الحد الأدنى للقتلى', 'القتلى الأدنى']],
  ['killed.max', ['killed_max', 'max killed', 'killed max', 'deaths max', 'high', 'الحد الأعلى للقتلى', 'القتلى الأعلى']],
  ['injured', ['injured', 'wounded', 'number injured', 'الجرحى', 'عدد الجرحى', 'المصابون', 'عدد المصابين']],
  ['injured.min', ['injured_min', 'min injured', 'injured min']],
  ['injured.max', ['injured_max', 'max injured', 'injured max']],
  ['bodies', ['bodies', 'remains', 'bodies recovered', 'exhumed', 'الجثث', 'عدد الجثث', 'الجثامين', 'عدد الجثامين', 'الرفات']],
  ['missing', ['missing', 'number missing', 'المفقودون', 'عدد المفقودين']],
  ['detained', ['detained', 'detainees', 'المحتجزون', 'عدد المحتجزين', 'المعتقلون', 'عدد المعتقلين']],
  ['displaced', ['displaced', 'النازحون', 'عدد النازحين']],
  ['graves', ['graves', 'mass graves', 'number of graves', 'المقابر', 'عدد المقابر']],
  ['casualties', ['casualties', 'victims', 'number of victims', 'الضحايا', 'عدد الضحايا']],
]

const key = (heading: string): string =>
  foldText(heading)
    .replace(/[\s_.:#()/-]+/gu, ' ')
    .trim()
const KNOWN = new Map<string, string>([
  ...Object.entries(HEADINGS).flatMap(([field, names]) => names.map((name) => [key(name), field] as const)),
  ...FIGURE_HEADINGS.flatMap(([field, names]) => names.map((name) => [key(name), field] as const)),
  ...GROUPS.flatMap((group) =>
    (['killed', 'injured'] as const).flatMap((of) =>
      ['', 'min', 'max'].map((bound) => [`${group} ${of}${bound ? ` ${bound}` : ''}`, `${group}.${of}${bound ? `.${bound}` : ''}`] as const),
    ),
  ),
])

/** Fields of the headings that are known; each field once, the first heading has it. Uwazi's language endings (`title__en`) are looked through. */
export function guessMapping(headings: readonly string[]): Mapping {
  const out: Record<string, string> = {}
  const taken = new Set<string>()
  for (const heading of headings) {
    const field = KNOWN.get(key(heading)) ?? KNOWN.get(key(heading.replace(/__[a-z]{2}$/, '')))
    if (!field || taken.has(field) || heading === '') continue
    taken.add(field)
    out[heading] = field
  }
  return out
}
