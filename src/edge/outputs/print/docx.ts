// Prints a dossier as a Word document: real footnotes, direction set on every run, nothing but text.
import {
  AlignmentType,
  BorderStyle,
  Document,
  FootnoteReferenceRun,
  Header,
  HeadingLevel,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import { chainWords, isolateLtr, scriptRuns } from '../../../core/dossier/direction.ts'
import type { Block, Dossier, DossierLanguage, Footnote, Inline, Line } from '../../../core/dossier/dossier.ts'
import { howRead } from '../../../core/dossier/html.ts'

type One = 'ar' | 'en'
const FONT = { ascii: 'Noto Sans', hAnsi: 'Noto Sans', cs: 'Noto Naskh Arabic', eastAsia: 'Noto Sans' }

/** The Word file of a dossier. Word numbers footnotes by their first mark: later marks of the same note are written as its number. */
export async function printDocx(dossier: Dossier, language: DossierLanguage): Promise<Uint8Array> {
  const langs: readonly One[] = language === 'both' ? ['ar', 'en'] : [language]
  const first = langs[0] as One
  const cited = new Set<number>()
  const children: (Paragraph | Table)[] = []
  const both = (make: (lang: One) => (Paragraph | Table)[]) => {
    if (langs.length === 1) children.push(...make(first))
    else children.push(sideBySide(make('ar'), make('en')), new Paragraph({ text: '' }))
  }
  both((lang) => {
    const made = lang === 'ar' ? `أعد في ${isolateLtr(dossier.madeAt)}، أعده ${dossier.by}` : `Made at ${dossier.madeAt} by ${dossier.by}`
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
          paragraph([text(dossier.checkpoint.root, 'en', { size: 15 })], 'en'),
        ]
      : []
    return [
      paragraph([text(dossier.title[lang], lang, { bold: true, size: 36 })], lang, HeadingLevel.TITLE),
      paragraph([text(made, lang)], lang),
      ...checkpoint,
    ]
  })
  for (const section of dossier.sections) {
    const level = section.level === 1 ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2
    both((lang) => [paragraph([text(section.heading[lang], lang, { bold: true })], lang, level)])
    for (const block of section.blocks) both((lang) => renderBlock(block, lang, cited))
  }
  children.push(
    paragraph(
      [text(first === 'ar' ? 'النسخ المحفوظة وبصماتها' : 'Captured copies and their hashes', first, { bold: true })],
      first,
      HeadingLevel.HEADING_1,
    ),
  )
  for (const c of dossier.captures) {
    const parts = [c.outlet ?? '—', c.date ? isolateLtr(c.date) : '—', c.title ?? '—'].join(' · ')
    children.push(paragraph([text(parts, first)], first))
    if (c.sha256) children.push(paragraph([text(`${c.sha256} · ${c.entry}`, 'en', { size: 15 })], 'en'))
  }
  const warning = dossier.reconstructed ? (first === 'ar' ? 'إعادة بناء، وليست أدلة' : 'Reconstructions, not evidence') : ''
  const document = new Document({
    creator: dossier.by,
    title: langs.map((lang) => dossier.title[lang]).join(' · '),
    styles: { default: { document: { run: { font: FONT, size: 21 } } } },
    footnotes: Object.fromEntries(dossier.footnotes.map((note) => [note.n, { children: footnote(note, first) }])),
    sections: [
      {
        headers: { default: new Header({ children: warning ? [paragraph([text(warning, first, { bold: true })], first)] : [] }) },
        children,
      },
    ],
  })
  return new Uint8Array(await Packer.toBuffer(document))
}

interface Look {
  readonly bold?: boolean
  readonly size?: number
}

/** Runs of one direction each: a whole-run flag would print "SANA (2018-11-15)" backwards. */
function text(words: string, lang: One, look: Look = {}): TextRun[] {
  return scriptRuns(words, lang === 'ar' ? 'rtl' : 'ltr').map((run) => {
    return new TextRun({ text: run.text, rightToLeft: run.rtl, ...(look.bold ? { bold: true } : {}), ...(look.size ? { size: look.size } : {}) })
  })
}

function paragraph(
  runs: readonly (readonly (TextRun | FootnoteReferenceRun)[])[],
  lang: One,
  heading?: (typeof HeadingLevel)[keyof typeof HeadingLevel],
): Paragraph {
  return new Paragraph({ children: runs.flat(), bidirectional: lang === 'ar', alignment: AlignmentType.START, ...(heading ? { heading } : {}) })
}

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
  return new Table({ width: { size: 100, type: WidthType.PERCENTAGE }, borders, rows: [new TableRow({ children: [cell(en), cell(ar)] })] })
}

function renderBlock(block: Block, lang: One, cited: Set<number>): (Paragraph | Table)[] {
  if (block.kind === 'line')
    return [paragraph([renderLine(block.line, lang, cited, block.weight && block.weight !== 'analyst' ? { bold: true } : {})], lang)]
  if (block.kind === 'drawing') {
    // Word takes a vector picture only with a pixel copy beside it, and nothing here makes pixels: the drawing stands as lines.
    const reason =
      lang === 'ar'
        ? 'الرسم في نسختي PDF وHTML؛ وهذا ما يقوله كلاما:'
        : 'The drawing stands in the PDF and HTML forms; this is what it says, in words:'
    return [
      paragraph([text(block.caption[lang], lang, { bold: true })], lang),
      paragraph([text(reason, lang)], lang),
      ...block.instead.map((item) => new Paragraph({ children: renderLine(item, lang, cited), bidirectional: lang === 'ar', bullet: { level: 0 } })),
    ]
  }
  if (block.kind === 'list') {
    return block.items.map((item) => {
      return new Paragraph({ children: renderLine(item, lang, cited), bidirectional: lang === 'ar', bullet: { level: 0 } })
    })
  }
  const cell = (runs: (TextRun | FootnoteReferenceRun)[]) => new TableCell({ children: [paragraph([runs], lang)] })
  return [
    new Table({
      visuallyRightToLeft: lang === 'ar',
      width: { size: 100, type: WidthType.PERCENTAGE },
      rows: [
        new TableRow({ tableHeader: true, children: block.head.map((words) => cell(text(words[lang], lang, { bold: true }))) }),
        ...block.rows.map((row) => new TableRow({ children: row.map((line) => cell(renderLine(line, lang, cited))) })),
      ],
    }),
  ]
}

function renderLine(line: Line, lang: One, cited: Set<number>, look: Look = {}): (TextRun | FootnoteReferenceRun)[] {
  const out: (TextRun | FootnoteReferenceRun)[] = []
  let last: Inline['t'] | undefined
  for (const inline of line[lang]) {
    if (inline.t === 'note') {
      if (last === 'note') out.push(new TextRun({ text: ',', superScript: true }))
      out.push(cited.has(inline.n) ? new TextRun({ text: String(inline.n), superScript: true }) : new FootnoteReferenceRun(inline.n))
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
    text(note.sentence.slice(0, from), own),
    text(note.sentence.slice(from, to), own, { bold: true }),
    text(note.sentence.slice(to), own),
  ]
  const untraced = lang === 'ar' ? 'بصوت المنشور نفسه' : "in the outlet's own voice"
  const who = [
    note.outlet ?? '—',
    note.date ? isolateLtr(note.date) : '—',
    note.chain.length ? chainWords(note.chain, lang) : untraced,
    howRead(note)[lang],
    ...(note.lang === lang ? [] : [lang === 'ar' ? 'بلا ترجمة' : 'not translated']),
  ].join(lang === 'ar' ? '، ' : ', ')
  const custody = note.sha256
    ? [paragraph([text(`${note.sha256} · ${lang === 'ar' ? 'قيد السجل' : 'ledger entry'} ${note.entry}`, 'en', { size: 15 })], 'en')]
    : []
  return [paragraph(quoted, own), paragraph([text(who, lang)], lang), ...custody]
}
