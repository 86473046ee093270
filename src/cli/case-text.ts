// A case as text for a terminal: sites, incidents and totals with their counts in words, origins, discrepancies, what changed on the way.
import type { Aggregate, Case, Incident, Site, Tally, Words } from '../core/model/index.ts'
import { countsLine, countWords, figureWords, nouns, numberWords, originActLabels, stakeLabels } from '../core/model/plain.ts'

type Lang = 'ar' | 'en'

const SAY = {
  reconstructed: {
    ar: 'إعادة صياغة للعرض، وليست دليلًا: كُتبت النصوص لهذا المشروع.',
    en: 'A reconstruction, not evidence: the texts were written for this project.',
  },
  sites: { ar: 'المواقع', en: 'Sites' },
  incidents: { ar: 'الحوادث المُبلَّغ عنها', en: 'Reported incidents' },
  aggregates: { ar: 'مجاميع جارية ومناطق بأكملها (لا تُجمع إلى غيرها)', en: 'Running totals and whole areas (never added to others)' },
  origins: { ar: 'القائلون الأوائل المعروفون', en: 'Earliest known speakers' },
  discrepancies: { ar: 'التعارضات', en: 'Discrepancies' },
  drift: { ar: 'ما تغيّر في النقل', en: 'What changed in transmission' },
  none: { ar: 'لا شيء', en: 'none' },
  inferred: { ar: 'مستنتج', en: 'inferred' },
  reviewed: { ar: 'مراجَع', en: 'reviewed' },
  machine: { ar: 'قراءة آلية', en: 'machine-read' },
} as const satisfies Record<string, Words>

/** The whole case in one language; ends with a line break. */
export function caseText(derived: Case, name: string, lang: Lang): string {
  const out: string[] = []
  const say = (words: Words) => words[lang]
  const section = (title: Words, lines: readonly string[]) => out.push('', say(title), ...(lines.length > 0 ? lines : [`  ${say(SAY.none)}`]))
  out.push(`${isolated(name)} · ${countWords(derived.reports.length, nouns.report)[lang]}`)
  if (derived.reconstructed) out.push(say(SAY.reconstructed))
  section(
    SAY.sites,
    derived.sites.flatMap((site) => clusterLines(site, lang)),
  )
  section(
    SAY.incidents,
    derived.incidents.flatMap((incident) => clusterLines(incident, lang)),
  )
  section(
    SAY.aggregates,
    derived.aggregates.flatMap((aggregate) => clusterLines(aggregate, lang)),
  )
  section(
    SAY.origins,
    derived.origins.map((origin) => originLine(origin, lang)),
  )
  section(
    SAY.discrepancies,
    derived.discrepancies.map((discrepancy) => `  - ${discrepancy.words[lang]}`),
  )
  section(
    SAY.drift,
    derived.drift.map((drift) => `  - ${drift.words[lang]}${drift.stated ? '' : ` (${say(SAY.inferred)})`}`),
  )
  return `${out.join('\n')}\n`
}

function clusterLines(cluster: Site | Incident | Aggregate, lang: Lang): string[] {
  const place = cluster.place?.names?.[lang] ?? cluster.place?.name ?? ('area' in cluster ? cluster.area : cluster.id)
  const date =
    'date' in cluster ? [cluster.date.from, cluster.date.to].filter((part, index, all) => part !== null && all.indexOf(part) === index) : []
  const code = 'code' in cluster && cluster.code !== null ? [cluster.code] : []
  const head = `  ${[isolated(place), ...code, ...date].join(' · ')}`
  return [head, ...cluster.tallies.flatMap((tally) => tallyLines(tally, lang))]
}

function tallyLines(tally: Tally, lang: Lang): string[] {
  const who = tally.who ? ` · ${isolated(tally.who)}` : ''
  const range = figureWords({
    of: tally.of,
    min: tally.low,
    max: tally.high,
    qualifier: tally.low !== null && tally.low === tally.high ? 'exact' : 'range',
    commitment: tally.commitment ?? 'asserted',
    ...(tally.remains ? { remains: tally.remains } : {}),
  })[lang]
  const lines = [`    ${range}${who} · ${SAY[tally.reviewed ? 'reviewed' : 'machine'][lang]}`]
  for (const value of tally.values) lines.push(`      ${numberWords(value)[lang]}: ${countsLine(value)[lang]}`)
  return lines
}

function originLine(origin: Case['origins'][number], lang: Lang): string {
  const parts = [
    isolated(origin.actor),
    originActLabels[origin.act][lang],
    stakeLabels[origin.stake][lang],
    ...[origin.date.from, origin.date.to].filter((part, index, all) => part !== undefined && all.indexOf(part) === index),
    countWords(origin.reports.length, nouns.report)[lang],
  ]
  return `  - ${parts.join(' · ')}`
}

/** Names keep their own direction, and no captured control character reaches the terminal. */
function isolated(text: string): string {
  return `\u2068${text.replaceAll(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, ' ')}\u2069`
}
