// printCase: the case as plain text in Arabic or English: sites, incidents and areas with their tallies, origins, discrepancies.
import type { Case, Tally, Words } from '../model/index.ts'
import {
  besideLabels,
  commitmentLabels,
  countedLabels,
  countsLine,
  countWords,
  discrepancyLabels,
  nounLabels,
  nouns,
  numberWords,
  originActLabels,
  precisionLabels,
  remainsLabels,
} from '../model/index.ts'

const SAYS = {
  title: { en: 'Isnad: the chain of transmission', ar: 'الإسناد: سلسلة النقل' },
  reconstructed: {
    en: 'RECONSTRUCTION, NOT EVIDENCE: these reports are retold for demonstration.',
    ar: 'إعادة صياغة وليست دليلا: هذه المواد مكتوبة للعرض.',
  },
  sites: { en: 'Sites', ar: 'المواقع' },
  incidents: { en: 'Reported incidents', ar: 'حوادث مُبلَّغ عنها' },
  aggregates: {
    en: "Areas' and running totals (never added to sites or incidents)",
    ar: 'حصائل المناطق والحصائل التراكمية (لا تُجمع مع المواقع ولا الحوادث)',
  },
  origins: { en: 'Earliest known speakers', ar: 'القائلون الأوائل المعروفون' },
  discrepancies: { en: 'Discrepancies', ar: 'التعارضات' },
  range: { en: 'range', ar: 'النطاق' },
  noTop: { en: 'no upper bound stated', ar: 'لم يُذكر حد أعلى' },
  beside: { en: 'beside the range', ar: 'خارج النطاق' },
  machine: { en: 'machine-read', ar: 'قراءة آلية' },
  reviewed: { en: 'reviewed', ar: 'مراجَعة' },
  published: { en: 'published', ar: 'نُشر' },
  notTrue: { en: 'Isnad shows who says so, not what is true.', ar: 'الإسناد يبيّن من القائل، ولا يقول ما الصحيح.' },
} as const satisfies Record<string, Words>

/** The whole case as text; `lang` chooses the words, the order is the case's own. */
export function printCase(derived: Case, lang: 'ar' | 'en'): string {
  const t = (words: Words) => words[lang]
  const out: string[] = [t(SAYS.title), ...(derived.reconstructed ? [t(SAYS.reconstructed)] : []), t(SAYS.notTrue), '']
  out.push([countWords(derived.reports.length, nouns.report), countWords(derived.statements.length, nouns.statement)].map(t).join(' · '), '')
  const section = (title: Words, blocks: string[][]) => {
    if (!blocks.length) return
    out.push(`== ${t(title)} (${blocks.length}) ==`, '', ...blocks.flatMap((block) => [...block, '']))
  }
  section(
    SAYS.sites,
    derived.sites.map((site) => [
      `# ${nameOf(site.place, lang)}${site.code ? ` [${site.code}]` : ''} · ${t(precisionLabels[site.place.precision])} · ${site.id}`,
      ...site.tallies.flatMap((tally) => tallyLines(tally, lang)),
    ]),
  )
  section(
    SAYS.incidents,
    derived.incidents.map((incident) => [
      `# ${[incident.date.from === incident.date.to ? incident.date.from : `${incident.date.from} – ${incident.date.to}`, nameOf(incident.place, lang), incident.actor].filter(Boolean).join(' · ')}${incident.code ? ` [${incident.code}]` : ''} · ${incident.id}`,
      ...incident.tallies.flatMap((tally) => tallyLines(tally, lang)),
    ]),
  )
  section(
    SAYS.aggregates,
    derived.aggregates.map((aggregate) => [
      `# ${aggregate.place ? nameOf(aggregate.place, lang) : aggregate.area}${aggregate.from ? ` · ${aggregate.from} –` : ''} · ${aggregate.id}`,
      ...aggregate.tallies.flatMap((tally) => tallyLines(tally, lang)),
    ]),
  )
  section(
    SAYS.origins,
    derived.origins.map((origin) => [
      `# ${origin.actor}${origin.named === false ? ` (${t(nounLabels.untraced)})` : ''} · ${t(originActLabels[origin.act])} · ${origin.date.from ?? '—'} · ${t(countWords(origin.reports.length, nouns.report))} · ${origin.id}`,
      ...origin.why.map((words) => `  ${t(words)}`),
    ]),
  )
  section(
    SAYS.discrepancies,
    derived.discrepancies.map((d) => [
      `# ${t(discrepancyLabels[d.kind])}`,
      `  ${t(d.words)}`,
      `  ${t(countWords(d.statements.length, nouns.statement))}: ${d.statements.slice(0, 6).join(', ')}${d.statements.length > 6 ? ' …' : ''}`,
    ]),
  )
  return `${out.join('\n').trimEnd()}\n`
}

function nameOf(place: Case['sites'][number]['place'], lang: 'ar' | 'en'): string {
  return place.names?.[lang] || place.name
}

function tallyLines(tally: Tally, lang: 'ar' | 'en'): string[] {
  const t = (words: Words) => words[lang]
  const tags = [
    t(countedLabels[tally.of]),
    tally.who,
    tally.commitment && tally.commitment !== 'asserted' ? t(commitmentLabels[tally.commitment]) : undefined,
    tally.remains ? t(remainsLabels[tally.remains]) : undefined,
    t(tally.reviewed ? SAYS.reviewed : SAYS.machine),
  ].filter(Boolean)
  const range =
    tally.low === null
      ? '—'
      : tally.high === null
        ? `${tally.low}+ (${t(SAYS.noTop)})`
        : tally.low === tally.high
          ? `${tally.low}`
          : `${tally.low}–${tally.high}`
  const beside = new Map<string, number>()
  for (const { why } of tally.beside) beside.set(why, (beside.get(why) ?? 0) + 1)
  return [
    `  ${tags.join(' · ')} · ${t(SAYS.range)}: ${range}`,
    ...tally.values.map((value) => `    ${t(numberWords(value))}: ${t(countsLine(value))}`),
    ...(beside.size
      ? [`    ${t(SAYS.beside)}: ${[...beside].map(([why, n]) => `${t(besideLabels[why as keyof typeof besideLabels])} ×${n}`).join(', ')}`]
      : []),
  ]
}
