// Prints a dossier as a Word document: real footnotes, direction set on every run, nothing but text.
import {
  AlignmentType,
  BorderStyle,
  Document,
  FootnoteReferenceRun,
  Header,
  HeadingLevel,
  NoBreakHyphen,
  Packer,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import { chainWords, directed, instant, isolateLtr, isolateName, scriptRuns } from '../../../core/dossier/direction.ts'
import type { Block, Dossier, DossierLanguage, Footnote, Inline, Line } from '../../../core/dossier/dossier.ts'
import { fileHeading, fileWords } from '../../../core/dossier/file-words.ts'
import { howRead } from '../../../core/dossier/html.ts'

type One = 'ar' | 'en'
/** A4 in twentieths of a point, its margin, and what is left for text in either orientation. */
const [SHORT, LONG, MARGIN] = [11_906, 16_838, 1_134] as const
const textWidth = (both: boolean): number => (both ? LONG : SHORT) - 2 * MARGIN
const SMALL = 16
const TINY = 14
const FONT = { ascii: 'Noto Sans', hAnsi: 'Noto Sans', cs: 'Noto Naskh Arabic', eastAsia: 'Noto Sans' }

/** The Word file of a dossier. Word numbers footnotes by their first mark: later marks of the same note are written as its number. */
export async function printDocx(dossier: Dossier, language: DossierLanguage): Promise<Uint8Array> {
  const langs: readonly One[] = language === 'both' ? ['ar', 'en'] : [language]
  const first = langs[0] as One
  const cited = new Set<number>()
  const children: (Paragraph | Table)[] = []
  // Word wants a paragraph between tables; it holds what opens something to what it opens.
  const both = (make: (lang: One) => (Paragraph | Table)[], opens = false) => {
    if (langs.length === 1) children.push(...make(first))
    else children.push(sideBySide(make('ar'), make('en')), between(opens))
  }
  both((lang) => {
    const [at, by] = [instant(dossier.madeAt), isolateName(dossier.by)]
    const made = lang === 'ar' ? `أعد في ${isolateLtr(at)}، أعده ${by}` : `Made at ${at} by ${by}`
    const checkpoint = dossier.checkpoint
      ? [
          paragraph(
            [
              text(
                lang === 'ar' ? `نقطة تحقق السجل: ${dossier.checkpoint.size} قيدا` : `Ledger checkpoint at ${dossier.checkpoint.size} entries`,
                lang,
              ),
            ],
            lang,
          ),
          paragraph([text(dossier.checkpoint.root, 'en', { size: TINY })], 'en'),
        ]
      : []
    return [
      paragraph([text(directed(dossier.title[lang], lang), lang, { bold: true, size: 36 })], lang, HeadingLevel.TITLE),
      paragraph([text(made, lang)], lang),
      ...checkpoint,
    ]
  })
  for (const section of dossier.sections) {
    const level = section.level === 1 ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2
    both((lang) => [paragraph([text(section.heading[lang], lang, { bold: true })], lang, level)], true)
    section.blocks.forEach((block, i) => {
      if (block.kind === 'table' && langs.length > 1) children.push(pairTable(block, cited), between(false))
      else {
        const opens = block.kind === 'line' && (block.weight === 'strong' || (i === 0 && section.blocks.length > 1))
        both((lang) => renderBlock(block, lang, cited, opens), opens)
      }
    })
  }
  children.push(
    paragraph(
      [text(first === 'ar' ? 'النسخ المحفوظة وبصماتها' : 'Captured copies and their hashes', first, { bold: true })],
      first,
      HeadingLevel.HEADING_1,
    ),
  )
  for (const c of dossier.captures) {
    const own: One = /\p{Script=Arabic}/u.test(c.title ?? '') ? 'ar' : 'en'
    const parts = [c.outlet ?? '—', c.date ? isolateLtr(instant(c.date)) : '—', c.title ?? '—'].join(' · ')
    children.push(paragraph([text(parts, own, { size: SMALL })], own, undefined, { keepNext: c.sha256 !== null }))
    if (c.sha256) children.push(paragraph(custody(c.sha256, c.entry, first), 'en'))
  }
  children.push(paragraph([text(langs.map((lang) => fileHeading[lang]).join(' · '), first, { bold: true })], first, HeadingLevel.HEADING_1))
  for (const lang of langs) for (const words of fileWords('docx')) children.push(bullet(text(directed(words[lang], lang), lang), lang))
  const warning = dossier.reconstructed ? langs.map((lang) => RECONSTRUCTED[lang]).join(' · ') : ''
  const document = new Document({
    creator: dossier.by,
    title: langs.map((lang) => dossier.title[lang]).join(' · '),
    styles: { default: { document: { run: { font: FONT, size: 21 } } } },
    footnotes: Object.fromEntries(dossier.footnotes.map((note) => [note.n, { children: footnote(note, first) }])),
    sections: [
      {
        properties: {
          page: {
            size: { width: SHORT, height: LONG, orientation: langs.length > 1 ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT },
            margin: { top: MARGIN, bottom: MARGIN, left: MARGIN, right: MARGIN },
          },
        },
        headers: { default: new Header({ children: warning ? [paragraph([text(warning, first, { bold: true })], first)] : [] }) },
        children,
      },
    ],
  })
  return new Uint8Array(await Packer.toBuffer(document))
}

const RECONSTRUCTED = { ar: 'إعادة بناء، وليست أدلة', en: 'Reconstructions, not evidence' } as const

interface Look {
  readonly bold?: boolean
  readonly size?: number
}

/**
 * Isolates as direction marks: Word and LibreOffice both follow those, and neither shows them as boxes. In a line of the other direction
 * its own mark stands outside, so that commas between two such names follow the line and not the names.
 */
function marked(words: string, lang: One): string {
  const line = lang === 'ar' ? '\u200f' : '\u200e'
  return words.replace(/([\u2066\u2068])([^\u2066-\u2069]*)\u2069/gu, (_, kind: string, held: string) => {
    const strong = /\p{L}/u.exec(held)?.[0]
    const mark = kind === '\u2068' && strong !== undefined && /\p{Script=Arabic}/u.test(strong) ? '\u200f' : '\u200e'
    return mark === line ? mark + held + mark : line + mark + held + mark + line
  })
}

/** A day stays on its line: broken at a hyphen, "2019-" and "01-11" read as two numbers from right to left. */
function held(words: string): (string | NoBreakHyphen)[] {
  return words
    .split(/(?<=[0-9]{4})-(?=[0-9]{2}-[0-9]{2})|(?<=[0-9]{4}-[0-9]{2})-(?=[0-9]{2})/u)
    .flatMap((part, i) => (i ? [new NoBreakHyphen(), part] : [part]))
}

/** Runs of one direction each: a whole-run flag would print "SANA (2018-11-15)" backwards. */
function text(words: string, lang: One, look: Look = {}): TextRun[] {
  return scriptRuns(marked(words, lang), lang === 'ar' ? 'rtl' : 'ltr').map((run) => {
    return new TextRun({
      children: held(run.text),
      rightToLeft: run.rtl,
      ...(look.bold ? { bold: true } : {}),
      ...(look.size ? { size: look.size } : {}),
    })
  })
}

function paragraph(
  runs: readonly (readonly (TextRun | FootnoteReferenceRun)[])[],
  lang: One,
  heading?: (typeof HeadingLevel)[keyof typeof HeadingLevel],
  { keepNext = heading !== undefined }: { readonly keepNext?: boolean } = {},
): Paragraph {
  return new Paragraph({
    children: runs.flat(),
    bidirectional: lang === 'ar',
    alignment: AlignmentType.START,
    keepNext,
    spacing: { after: 40 },
    ...(heading ? { heading } : {}),
  })
}

function bullet(children: (TextRun | FootnoteReferenceRun)[], lang: One): Paragraph {
  return new Paragraph({ children, bidirectional: lang === 'ar', bullet: { level: 0 } })
}

/** A hash with its ledger entry, small and from left to right. */
function custody(sha256: string, entry: number | null, lang: One): TextRun[][] {
  return [text(`${sha256} · `, 'en', { size: TINY }), text(`${lang === 'ar' ? 'قيد السجل' : 'ledger entry'} ${entry}`, lang, { size: TINY })]
}

const between = (opens: boolean): Paragraph =>
  new Paragraph({ children: [new TextRun({ text: '', size: 8 })], keepNext: opens, spacing: { before: 0, after: 0, line: 120 } })

/** Two languages beside each other, English left, Arabic right; a table without lines. */
function sideBySide(ar: (Paragraph | Table)[], en: (Paragraph | Table)[]): Table {
  const none = { style: BorderStyle.NONE, size: 0, color: 'auto' }
  const borders = { top: none, bottom: none, left: none, right: none, insideHorizontal: none, insideVertical: none }
  // Word wants a paragraph at the end of every cell.
  const cell = (children: (Paragraph | Table)[]) =>
    new TableCell({
      children: children.at(-1) instanceof Table ? [...children, new Paragraph({ text: '' })] : children,
      width: { size: 50, type: WidthType.PERCENTAGE },
    })
  const half = Math.floor(textWidth(true) / 2)
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    layout: TableLayoutType.FIXED,
    columnWidths: [half, half],
    borders,
    rows: [new TableRow({ children: [cell(en), cell(ar)] })],
  })
}

type TableBlock = Extract<Block, { kind: 'table' }>
type Cell = (TextRun | FootnoteReferenceRun)[]

const widthsOf = (block: TableBlock): readonly number[] => block.widths ?? block.head.map((_, i) => [1.1, 2.2, 1][i] ?? 1)
const RULE = { style: BorderStyle.SINGLE, size: 4, color: 'A0A0A0' }
const NO_RULE = { style: BorderStyle.NONE, size: 0, color: 'auto' }

/** A table with a line under each row; `rows` begin with the heading, which comes again on every page. */
function ruled(rows: readonly (readonly (Paragraph | undefined)[])[], shares: readonly number[], both: boolean, rtl: boolean): Table {
  const all = shares.reduce((sum, share) => sum + share, 0)
  const columnWidths = shares.map((share) => Math.floor((textWidth(both) * share) / all))
  const cell = (child: Paragraph | undefined, i: number) =>
    new TableCell({
      children: [child ?? new Paragraph({ text: '' })],
      width: { size: columnWidths[i] ?? 0, type: WidthType.DXA },
      borders: { top: NO_RULE, left: NO_RULE, right: NO_RULE, bottom: child ? RULE : NO_RULE },
    })
  return new Table({
    visuallyRightToLeft: rtl,
    width: { size: textWidth(both), type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    columnWidths,
    rows: rows.map((cells, i) => new TableRow({ tableHeader: i === 0, cantSplit: true, children: cells.map(cell) })),
  })
}

/** Row beside row: English columns from the left, Arabic ones from the right. */
function pairTable(block: TableBlock, cited: Set<number>): Table {
  const widths = widthsOf(block)
  const row = (cells: (lang: One) => Cell[]): (Paragraph | undefined)[] => {
    const [en, ar] = [cells('en'), cells('ar').reverse()]
    return [...en.map((runs) => paragraph([runs], 'en')), undefined, ...ar.map((runs) => paragraph([runs], 'ar'))]
  }
  const head = row((lang) => block.head.map((words) => text(words[lang], lang, { bold: true, size: SMALL + 2 })))
  const rows = block.rows.map((line) => row((lang) => line.map((one) => renderLine(one, lang, cited, { size: SMALL + 2 }))))
  return ruled([head, ...rows], [...widths, 0.2, ...[...widths].reverse()], true, false)
}

function renderBlock(block: Block, lang: One, cited: Set<number>, opens: boolean): (Paragraph | Table)[] {
  if (block.kind === 'line') {
    const bold = block.weight !== undefined && block.weight !== 'analyst'
    return [paragraph([renderLine(block.line, lang, cited, { bold })], lang, undefined, { keepNext: opens })]
  }
  if (block.kind === 'drawing') {
    // Word takes a vector picture only with a pixel copy beside it, and nothing here makes pixels: the drawing stands as lines.
    const reason =
      lang === 'ar'
        ? 'الرسم في نسختي PDF وHTML؛ وهذا ما يقوله كلاما:'
        : 'The drawing stands in the PDF and HTML forms; this is what it says, in words:'
    return [
      paragraph([text(block.caption[lang], lang, { bold: true })], lang),
      paragraph([text(reason, lang)], lang),
      ...block.instead.map((item) => bullet(renderLine(item, lang, cited), lang)),
    ]
  }
  if (block.kind === 'list') return block.items.map((item) => bullet(renderLine(item, lang, cited), lang))
  const head = block.head.map((words) => paragraph([text(words[lang], lang, { bold: true })], lang))
  const rows = block.rows.map((row) => row.map((line) => paragraph([renderLine(line, lang, cited)], lang)))
  return [ruled([head, ...rows], widthsOf(block), false, lang === 'ar'), new Paragraph({ text: '' })]
}

function renderLine(line: Line, lang: One, cited: Set<number>, look: Look = {}): (TextRun | FootnoteReferenceRun)[] {
  const out: (TextRun | FootnoteReferenceRun)[] = []
  let last: Inline['t'] | undefined
  for (const inline of line[lang]) {
    if (inline.t === 'note') {
      // In brackets: "2500" and a raised 32 would read as one number. A mark of no width lets the line break between marks.
      const raised = (words: string) => new TextRun({ text: words, superScript: true })
      const open = last === 'note' ? '\u200b[' : '\u202f['
      if (cited.has(inline.n)) out.push(raised(`${open}${inline.n}]`))
      else out.push(raised(open), new FootnoteReferenceRun(inline.n), raised(']'))
      cited.add(inline.n)
    } else out.push(...text(inline.text, inline.t === 'quote' && inline.lang === 'ar' ? 'ar' : lang, look))
    last = inline.t
  }
  return out
}

function footnote(note: Footnote, lang: One): Paragraph[] {
  const own: One = note.lang === 'ar' ? 'ar' : 'en'
  const [from, to] = note.marked
  const quoted = [
    text(note.sentence.slice(0, from), own, { size: SMALL }),
    text(note.sentence.slice(from, to), own, { bold: true, size: SMALL }),
    text(note.sentence.slice(to), own, { size: SMALL }),
  ]
  const untraced = lang === 'ar' ? 'بصوت المنشور نفسه' : "in the outlet's own voice"
  const who = [
    isolateName(note.outlet ?? '—'),
    note.date ? isolateLtr(note.date.slice(0, 10)) : '—',
    note.chain.length ? chainWords(note.chain, lang) : untraced,
    howRead(note)[lang],
    ...(note.lang === lang ? [] : [lang === 'ar' ? 'بلا ترجمة' : 'not translated']),
  ].join(lang === 'ar' ? '، ' : ', ')
  const kept = note.sha256 ? [paragraph(custody(note.sha256, note.entry, lang), 'en')] : []
  return [paragraph(quoted, own), paragraph([text(who, lang, { size: SMALL })], lang), ...kept]
}
