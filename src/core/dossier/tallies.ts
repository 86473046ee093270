// Sections on figures: each tally with its range, its values with the counts line, what stands beside it, and what disagrees.
import {
  besideLabels,
  commitmentLabels,
  countedLabels,
  countsLine,
  type Discrepancy,
  discrepancyLabels,
  numberWords,
  remainsLabels,
  type Tally,
  type Words,
  whoLabels,
} from '../model/index.ts'
import { isolateLtr } from './direction.ts'
import type { Block, Line } from './dossier.ts'
import type { NoteBook } from './footnotes.ts'
import { joined, labelled, line, plain } from './lines.ts'

/** What a tally counts: "bodies or remains, recovered, civilians". */
export function tallyName(tally: Tally): Words {
  const parts: Words[] = [countedLabels[tally.of]]
  if (tally.remains) parts.push(remainsLabels[tally.remains])
  if (tally.commitment && tally.commitment !== 'asserted') parts.push(commitmentLabels[tally.commitment])
  if (tally.who) parts.push(whoLabels[tally.who] ?? plain(tally.who))
  return joined(parts)
}

/** The range in words, with what kind of reading it rests on. */
export function tallyRange(tally: Tally): Words {
  const range = numberWords({ min: tally.low, max: tally.high })
  const read: Words = tally.reviewed ? { ar: 'مراجع', en: 'reviewed' } : { ar: 'قراءة آلية غير مراجعة', en: 'machine-read, not reviewed' }
  const asOf: Words[] = tally.asOf ? [{ ar: `حتى ${isolateLtr(tally.asOf)}`, en: `as of ${tally.asOf}` }] : []
  return joined([range, read, ...asOf])
}

/** The blocks of one tally: the range, the values and who stands behind each, and what was not put in the range and why. */
export function tallyBlocks(tally: Tally, book: NoteBook): Block[] {
  const blocks: Block[] = [{ kind: 'line', weight: 'strong', line: line(labelled(tallyName(tally), tallyRange(tally)), boundNotes(tally, book)) }]
  const rows = tally.values.map((value): Line[] => [line(numberWords(value)), line(countsLine(value)), line(plain(''), book.cite(value.statements))])
  if (rows.length) {
    blocks.push({
      kind: 'table',
      caption: { ar: 'القيم ومن يقف وراء كل منها', en: 'Values and who stands behind each' },
      head: [
        { ar: 'القيمة', en: 'Value' },
        { ar: 'عدد القائلين', en: 'How many say so' },
        { ar: 'الحواشي', en: 'Footnotes' },
      ],
      rows,
    })
  }
  if (tally.beside.length) {
    const byWhy = new Map<string, string[]>()
    for (const { why, statement } of tally.beside) byWhy.set(why, [...(byWhy.get(why) ?? []), statement])
    blocks.push({
      kind: 'list',
      items: [...byWhy].map(([why, statements]) =>
        line(
          labelled({ ar: 'خارج النطاق', en: 'Beside the range, not in it' }, besideLabels[why as keyof typeof besideLabels]),
          book.cite(statements),
        ),
      ),
    })
  }
  return blocks
}

function boundNotes(tally: Tally, book: NoteBook): number[] {
  return [...new Set([...book.cite(tally.bounds?.low ?? []), ...book.cite(tally.bounds?.high ?? [])])]
}

/** Discrepancies in words, each with its footnotes. */
export function discrepancyBlocks(all: readonly Discrepancy[], holder: string, book: NoteBook): Block[] {
  const mine = all.filter((d) => d.in === holder)
  if (!mine.length) return []
  return [
    { kind: 'line', weight: 'strong', line: line({ ar: 'التعارضات', en: 'Discrepancies' }) },
    { kind: 'list', items: mine.map((d) => line(labelled(discrepancyLabels[d.kind], d.words), book.cite(d.statements))) },
  ]
}

/** Tallies to print: reviewed ones first; machine-read ones are kept and marked. */
export function orderedTallies(tallies: readonly Tally[]): readonly Tally[] {
  return [...tallies].sort((a, b) => Number(b.reviewed) - Number(a.reviewed))
}

/** Statement ids behind a holder's tallies. */
export function statementsBehind(tallies: readonly Tally[]): string[] {
  return [...new Set(tallies.flatMap((tally) => tally.statements))]
}
