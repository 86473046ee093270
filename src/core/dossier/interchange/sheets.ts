// Sheets of a workbook: the tables of a case with typed columns and headings in both languages.
import type { Case, Words } from '../../model/index.ts'
import { exposed, type LocationClass } from '../exposure.ts'
import type { Row } from './csv.ts'
import { statementColumns, statementRows, tallyColumns, tallyRows } from './rows.ts'

export interface Column {
  readonly key: string
  readonly head: Words
  readonly kind: 'text' | 'number' | 'date'
  /** Width in characters. */
  readonly width: number
}
export interface Sheet {
  readonly name: Words
  readonly columns: readonly Column[]
  readonly rows: Iterable<Row>
}

/** What the workbook says of itself on its first sheet. */
export interface SheetContext {
  readonly title: Words
  readonly by: string
  readonly madeAt: string
  readonly checkpoint: { readonly size: number; readonly root: string } | null
}

type Kinds = Readonly<Record<string, readonly [ar: string, en: string, kind?: Column['kind'], width?: number]>>
const HEADS: Kinds = {
  statement: ['معرّف القول', 'Statement', 'text', 26],
  report: ['المادة', 'Report', 'text', 20],
  outlet: ['المنشور', 'Outlet', 'text', 20],
  title: ['العنوان', 'Title', 'text', 44],
  published: ['تاريخ النشر', 'Published', 'date', 13],
  lang: ['اللغة', 'Language'],
  kind: ['النوع', 'Kind', 'text', 14],
  of: ['ما يُعدّ', 'Of', 'text', 12],
  min: ['الحد الأدنى', 'Minimum', 'number', 11],
  max: ['الحد الأعلى', 'Maximum', 'number', 11],
  qualifier: ['صيغة العدد', 'Qualifier', 'text', 12],
  commitment: ['مدى الجزم', 'Commitment', 'text', 12],
  remains: ['حال الرفات', 'Remains', 'text', 12],
  scope: ['النطاق', 'Scope', 'text', 12],
  who: ['من', 'Who', 'text', 18],
  chain: ['سلسلة النقل', 'Chain', 'text', 34],
  origin: ['القائل الأول المعروف', 'Origin', 'text', 26],
  places: ['الأماكن', 'Places', 'text', 26],
  time: ['الزمن كما ورد', 'Time as worded', 'text', 20],
  time_from: ['من', 'From', 'date', 13],
  time_to: ['إلى', 'To', 'date', 13],
  time_role: ['دور الزمن', 'Role of the time'],
  actor: ['الجهة', 'Actor', 'text', 22],
  quote: ['النص المحفوظ', 'Captured words', 'text', 60],
  read_by: ['كيف قُرئ', 'Read by'],
  capture_sha256: ['بصمة النسخة', 'Capture SHA-256', 'text', 30],
  ledger_entry: ['قيد السجل', 'Ledger entry', 'number', 11],
  reconstructed: ['إعادة بناء', 'Reconstructed'],
  holder: ['المعرّف', 'Id', 'text', 22],
  place: ['المكان', 'Place', 'text', 26],
  as_of: ['حتى تاريخ', 'As of', 'date', 13],
  reviewed: ['مراجَع', 'Reviewed'],
  low: ['الأدنى', 'Low', 'number', 10],
  high: ['الأعلى', 'High', 'number', 10],
  reports: ['المواد', 'Reports', 'number', 10],
  origins: ['القائلون المسمَّون', 'Named origins', 'number', 14],
  untraced: ['بلا قائل معروف', 'Untraced', 'number', 12],
  independent_min: ['المستقلون: الأدنى', 'Independent, least', 'number', 16],
  independent_max: ['المستقلون: الأعلى', 'Independent, most', 'number', 16],
  value_min: ['القيمة: الأدنى', 'Value, minimum', 'number', 14],
  value_max: ['القيمة: الأعلى', 'Value, maximum', 'number', 14],
  latitude: ['خط العرض', 'Latitude', 'number', 12],
  longitude: ['خط الطول', 'Longitude', 'number', 12],
  location_class: ['كيف نُشر الموقع', 'Location published as', 'text', 18],
  precision: ['دقة المكان', 'Precision', 'text', 14],
  names: ['الأسماء', 'Names', 'text', 34],
  act: ['كيف قيل', 'Manner'],
  stake: ['صلته بالقضية', 'Stake', 'text', 14],
  words: ['البيان', 'In words', 'text', 70],
  statements: ['الأقوال', 'Statements', 'text', 40],
  url: ['العنوان الشبكي', 'Address', 'text', 40],
  item: ['البند', 'Item', 'text', 30],
  value: ['القيمة', 'Value', 'text', 70],
}

function columns(keys: readonly string[]): Column[] {
  return keys.map((key) => {
    const [ar, en, kind = 'text', width = 12] = HEADS[key] ?? [key, key]
    return { key, head: { ar, en }, kind, width }
  })
}

/** The sheets of a case, first what it is and how to read it. */
export function caseSheets(state: Case, classes: ReadonlyMap<string, LocationClass>, context: SheetContext, lang: 'ar' | 'en'): Sheet[] {
  return [
    { name: { ar: 'عن الملف', en: 'About' }, columns: columns(['item', 'value']), rows: aboutRows(state, context, lang) },
    { name: { ar: 'الأعداد', en: 'Tallies' }, columns: columns(tallyColumns), rows: tallyRows(state) },
    { name: { ar: 'الأقوال', en: 'Statements' }, columns: columns(statementColumns), rows: statementRows(state) },
    {
      name: { ar: 'المواقع والحوادث', en: 'Places' },
      columns: columns(['holder', 'kind', 'place', 'precision', 'location_class', 'latitude', 'longitude', 'time_from', 'time_to', 'reports']),
      rows: placeRows(state, classes, lang),
    },
    {
      name: { ar: 'القائلون', en: 'Origins' },
      columns: columns(['origin', 'names', 'act', 'stake', 'time_from', 'time_to', 'reports']),
      rows: originRows(state),
    },
    {
      name: { ar: 'التعارضات', en: 'Discrepancies' },
      columns: columns(['holder', 'kind', 'words', 'statements']),
      rows: state.discrepancies.map((d) => ({ holder: d.in, kind: d.kind, words: d.words[lang], statements: d.statements.join(' ') })),
    },
    {
      name: { ar: 'النسخ المحفوظة', en: 'Captures' },
      columns: columns(['report', 'outlet', 'title', 'published', 'url', 'capture_sha256', 'ledger_entry', 'reconstructed']),
      rows: captureRows(state),
    },
  ]
}

function* aboutRows(state: Case, { title, by, madeAt, checkpoint }: SheetContext, lang: 'ar' | 'en'): Generator<Row> {
  const say = (ar: string, en: string) => (lang === 'ar' ? ar : en)
  yield { item: say('الملف', 'Case'), value: title[lang] }
  if (state.reconstructed) yield { item: say('تنبيه', 'Warning'), value: say('إعادة بناء، وليست أدلة', 'Reconstructions, not evidence') }
  yield { item: say('أعده', 'Made by'), value: by }
  yield { item: say('أُعد في', 'Made at'), value: madeAt }
  yield { item: say('نقطة تحقق السجل', 'Ledger checkpoint'), value: checkpoint ? `${checkpoint.size} · ${checkpoint.root}` : '—' }
  yield {
    item: say('كيف يُقرأ', 'How to read it'),
    value: say(
      'لا يقول هذا الملف إن قولا ما صحيح: يذكر من قاله وعلى أي كلمات. الخلية الفارغة تعني غير معروف، لا صفرا. لا تُجمع أعداد المواقع مع أعداد الحوادث.',
      'Nothing here says that a statement is true: it says who says it and on what words. An empty cell is unknown, not zero. Figures of sites and of incidents are never added.',
    ),
  }
}

function* placeRows(state: Case, classes: ReadonlyMap<string, LocationClass>, lang: 'ar' | 'en'): Generator<Row> {
  const holders = [
    ...state.sites.map((holder) => ({ holder, kind: 'site', from: null, to: null })),
    ...state.incidents.map((holder) => ({ holder, kind: 'incident', from: holder.date.from, to: holder.date.to })),
  ]
  for (const { holder, kind, from, to } of holders) {
    const cls = classes.get(holder.id) ?? 'withheld'
    const { lat, lon, precision, name, names } = holder.place
    const at = lat !== undefined && lon !== undefined ? exposed(lat, lon, cls) : null
    yield {
      holder: holder.code ?? holder.id,
      kind,
      place: names?.[lang] ?? name,
      precision,
      location_class: cls,
      latitude: at?.lat,
      longitude: at?.lon,
      time_from: from,
      time_to: to,
      reports: holder.reports.length,
    }
  }
}

function* originRows(state: Case): Generator<Row> {
  for (const o of state.origins) {
    const days = [o.date.from, o.date.to].map((day) => day?.slice(0, 10))
    yield {
      origin: o.actor,
      names: o.names.join('; '),
      act: o.act,
      stake: o.stake,
      time_from: days[0],
      time_to: days[1],
      reports: o.reports.length,
    }
  }
}

function* captureRows(state: Case): Generator<Row> {
  for (const r of state.reports) {
    yield {
      report: r.givenId ?? r.id,
      outlet: r.outlet,
      title: r.title,
      published: r.published,
      url: r.url,
      capture_sha256: r.capture?.sha256,
      ledger_entry: r.capture?.entry,
      reconstructed: r.reconstructed ? 'true' : 'false',
    }
  }
}
