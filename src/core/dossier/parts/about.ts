// Parts that say what the dossier asks, how it reads, what it cannot know, and what it found in short.
import { countWords, nouns, numberWords, type Words } from '../../model/index.ts'
import type { Block, Section } from '../dossier.ts'
import { labelled, line, plain } from '../lines.ts'
import { orderedTallies, tallyName } from '../tallies.ts'
import { type Compiling, named } from './compiling.ts'
import { holderName } from './holders.ts'

const one = (words: Words): Block => ({ kind: 'line', line: line(words) })
const list = (items: readonly Words[]): Block => ({ kind: 'list', items: items.map((words) => line(words)) })

export function questionSection({ context, state }: Compiling): Section[] {
  const blocks: Block[] = [one(context.question)]
  if (state.reconstructed) {
    blocks.unshift({
      kind: 'line',
      weight: 'warning',
      line: line({
        ar: 'إعادة بناء للتدريب والعرض، وليست أدلة: نصوص المواد كتبت لهذا المشروع.',
        en: 'Reconstructions, not evidence: the texts of the reports were written for this project.',
      }),
    })
  }
  return [{ id: 'question', level: 1, heading: { ar: 'السؤال', en: 'Question' }, blocks }]
}

export function methodSection(): Section[] {
  const items: Words[] = [
    {
      ar: 'تقرأ كل مادة محفوظة بقواعد معلنة، ويتتبع كل قول إلى أول قائل معروف، ويذكر لكل عدد من يقوله وعلى أي كلمات يستند. كل حاشية ترجع إلى الجملة المحفوظة وبصمة النسخة وقيدها في السجل.',
      en: 'Every captured report is read by published rules; every statement is followed to its earliest known speaker; each figure names who says it and the words it stands on. Every footnote leads to the captured sentence, the hash of the copy and its entry in the ledger.',
    },
    {
      ar: 'ثلاث مواد تنقل عن قائل واحد قول واحد. ويذكر لكل قيمة: كم مادة، وكم قائلا مسمى، وكم بلا قائل معروف، وكم مستقل بعضهم عن بعض على الأقل وعلى الأكثر.',
      en: 'Three reports that have it from one speaker are one saying. Each value states how many reports, how many named origins, how many untraced, and how many are independent of each other at the least and at the most.',
    },
    {
      ar: 'ما راجعه محلل وما قرأته الآلة وحدها نطاقان منفصلان، وكل منهما معلم.',
      en: 'What an analyst reviewed and what only the machine read are two ranges, each marked as what it is.',
    },
  ]
  items.push({
    ar: 'تذكر الأسماء كما كتبت في المواد؛ وما يعرفه سجل البرنامج باسم بلغة هذا التقرير فبذلك الاسم، واسمه كما كتب في الحاشية.',
    en: 'Names stand as the reports write them; one that a register knows stands in the language of the dossier, and as written in the footnote.',
  })
  return [{ id: 'method', level: 1, heading: { ar: 'المنهج', en: 'Method' }, blocks: [list(items)] }]
}

export function limitsSection({ state, selection, spoken }: Compiling): Section[] {
  const reviewed = spoken.filter((s) => s.how === 'confirmed' || s.how === 'corrected' || s.how === 'added').length
  const inferred = state.lineage.filter((link) => !link.stated).length
  const aside = state.statements.filter((s) => s.how === 'set-aside').length
  const items: Words[] = [
    {
      ar: 'لا يقول هذا التقرير إن قولا ما صحيح. والقائل الأول المعروف ليس دليلا على كيفية علمه.',
      en: 'This dossier does not say that any statement is true. The earliest known speaker is no proof of how that speaker knows.',
    },
    {
      ar: `الأقوال: ${spoken.length}، راجع محلل منها ${reviewed}، ونحي ${aside}. روابط النسب التي استنتجها البرنامج: ${inferred}، وهي معلمة بذلك.`,
      en: `Statements: ${spoken.length}, of which an analyst reviewed ${reviewed}; set aside: ${aside}. Links of lineage the program concluded: ${inferred}, marked as such.`,
    },
    {
      ar: 'كل عدد يتوقف على ما جمع من مواد؛ وما لم يجمع لا يظهر هنا. الخانة الفارغة تعني غير معروف، لا صفرا.',
      en: 'Every count depends on what was collected; what was not collected does not appear here. A blank is unknown, never nought.',
    },
    {
      ar: 'لا تجمع أعداد موقع إلى أعداد حادثة: فالمقبرة قد تضم ضحايا حوادث كثيرة ووفيات طبيعية ورفاتا نقلت إليها.',
      en: 'Figures of a site are never added to those of an incident: a grave may hold victims of many incidents, natural deaths and remains brought there.',
    },
    {
      ar: 'لا تنشر إحداثيات موقع إلا بقرار مسجل، وعلى شبكة ثابتة. والعلامة █ تستر ما حجب من كلمات.',
      en: 'No coordinates of a site are published without a recorded decision, and then on a fixed grid. The mark █ covers words that are withheld.',
    },
  ]
  if (selection.from || selection.to) {
    const [from, to] = [selection.from ?? '…', selection.to ?? '…']
    items.push({ ar: `مواد منشورة من ${from} إلى ${to} فقط.`, en: `Only reports published from ${from} to ${to}.` })
  }
  if (selection.origins) {
    items.push({
      ar: `أقوال ${selection.origins.length} من القائلين الأوائل فقط؛ النطاقات محسوبة من كل الأقوال.`,
      en: `Only statements of ${selection.origins.length} chosen origins are listed; ranges are computed from all statements.`,
    })
  }
  return [{ id: 'limits', level: 1, heading: { ar: 'الحدود', en: 'Limits' }, blocks: [list(items)] }]
}

/** Ranges of all that is chosen: what was reviewed beside what only the machine read. */
export function summarySection({ sites, incidents, aggregates, book, context }: Compiling): Section[] {
  const holders = [
    ...sites.map((holder) => ({ kind: { ar: 'موقع', en: 'Site' }, name: holderName(holder), tallies: holder.tallies })),
    ...incidents.map((holder) => ({ kind: { ar: 'حادثة', en: 'Incident' }, name: holderName(holder), tallies: holder.tallies })),
    ...aggregates.map((holder) => ({ kind: { ar: 'حصيلة', en: 'Total' }, name: named(holder.area, context.nameIn), tallies: holder.tallies })),
  ]
  const rows = holders.flatMap(({ kind, name, tallies }) => {
    const names = new Map(orderedTallies(tallies).map((tally) => [tallyName(tally).en, tallyName(tally)]))
    return [...names].map(([key, what]) => {
      const mine = tallies.filter((tally) => tallyName(tally).en === key)
      const cell = (reviewed: boolean) => {
        const tally = mine.find((one) => one.reviewed === reviewed)
        if (!tally) return line(plain('—'))
        const bounds = [...new Set([...(tally.bounds?.low ?? []), ...(tally.bounds?.high ?? [])])]
        return line(numberWords({ min: tally.low, max: tally.high }), book.cite(bounds, 6))
      }
      return [line(labelled(kind, name)), line(what), cell(true), cell(false)]
    })
  })
  const counts = [countWords(sites.length, nouns.site), countWords(incidents.length, nouns.incident)]
  const blocks: Block[] = [one({ ar: counts.map((c) => c.ar).join('، '), en: counts.map((c) => c.en).join(', ') })]
  if (rows.length) {
    blocks.push({
      kind: 'table',
      caption: { ar: 'النطاقات، ما روجع وما لم يراجع', en: 'Ranges, reviewed and not' },
      head: [
        { ar: 'الموقع أو الحادثة', en: 'Site or incident' },
        { ar: 'ما يعد', en: 'Counted' },
        { ar: 'راجعه محلل', en: 'Reviewed' },
        { ar: 'قراءة آلية', en: 'Machine-read' },
      ],
      widths: [1.6, 1.4, 1, 1],
      rows,
    })
  }
  return [{ id: 'summary', level: 1, heading: { ar: 'الخلاصة', en: 'Summary' }, blocks }]
}
