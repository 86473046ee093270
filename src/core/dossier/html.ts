// The HTML renderer: one file, no script, readable by a screen reader; Arabic, English, or both one after the other in each section.
import type { Words } from '../model/index.ts'
import { chainWords, directed, instant } from './direction.ts'
import type { Block, Dossier, DossierLanguage, Footnote, Inline, Line, Section } from './dossier.ts'
import { svgOf } from './drawings/drawing.ts'
import { fileHeading, fileWords } from './file-words.ts'

type One = 'ar' | 'en'

export function escapeHtml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')
}

const say = (words: Words, lang: One): string => escapeHtml(words[lang])
const HEADS = {
  notes: { ar: 'الحواشي: الكلمات المحفوظة', en: 'Footnotes: the captured words' },
  captures: { ar: 'النسخ المحفوظة وبصماتها', en: 'Captured copies and their hashes' },
  entry: { ar: 'قيد السجل', en: 'ledger entry' },
  machine: { ar: 'قراءة آلية', en: 'machine-read' },
  imported: { ar: 'من جدول أدخله شخص', en: 'from a table that a person brought in' },
  reviewed: { ar: 'راجعه محلل', en: 'reviewed by an analyst' },
  untraced: { ar: 'بصوت المنشور نفسه', en: "in the outlet's own voice" },
  checkpoint: { ar: 'نقطة تحقق السجل', en: 'Ledger checkpoint' },
  instead: { ar: 'ما في الرسم، كلاما', en: 'What the drawing says, in words' },
  untranslated: { ar: 'بلا ترجمة', en: 'not translated' },
  made: { ar: 'أعد في', en: 'Made at' },
  by: { ar: 'أعده', en: 'by' },
} satisfies Record<string, Words>

/** Renders a dossier as one HTML document. Text from reports is escaped; nothing is loaded from anywhere. */
export function renderHtml(dossier: Dossier, language: DossierLanguage): string {
  const langs: One[] = language === 'both' ? ['ar', 'en'] : [language]
  const first = langs[0] as One
  const title = langs.map((lang) => directed(dossier.title[lang], lang)).join(' · ')
  const body = [
    ...langs.map((lang) => `<p lang="${lang}" dir="${direction(lang)}">${meta(dossier, lang)}</p>`),
    ...dossier.sections.map((section) => renderSection(section, langs)),
    renderNotes(dossier.footnotes, langs),
    renderCaptures(dossier, langs),
    renderFile(langs),
  ]
  return `<!doctype html>
<html lang="${first}" dir="${direction(first)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${escapeHtml(title)}</h1>
${body.join('\n')}
</main>
</body>
</html>
`
}

function direction(lang: string): 'rtl' | 'ltr' {
  return lang === 'ar' ? 'rtl' : 'ltr'
}

function meta(dossier: Dossier, lang: One): string {
  const parts = [
    `${say(HEADS.made, lang)} <bdi>${escapeHtml(instant(dossier.madeAt))}</bdi>`,
    `${say(HEADS.by, lang)} <bdi>${escapeHtml(dossier.by)}</bdi>`,
  ]
  if (dossier.checkpoint) {
    parts.push(`${say(HEADS.checkpoint, lang)}: <bdi>${dossier.checkpoint.size} · <code>${escapeHtml(dossier.checkpoint.root)}</code></bdi>`)
  }
  return parts.join(' · ')
}

function renderSection(section: Section, langs: readonly One[]): string {
  const tag = section.level === 1 ? 'h2' : 'h3'
  const parts = langs.map(
    (lang) => `<div lang="${lang}" dir="${direction(lang)}">
<${tag}>${say(section.heading, lang)}</${tag}>
${section.blocks.map((block) => renderBlock(block, lang)).join('\n')}
</div>`,
  )
  return `<section id="${escapeHtml(anchor(section.id))}"${langs.length > 1 ? ' class="pair"' : ''}>\n${parts.join('\n')}\n</section>`
}

function renderBlock(block: Block, lang: One): string {
  if (block.kind === 'line') {
    const role = block.weight === 'warning' ? ' class="warning" role="note"' : block.weight ? ` class="${block.weight}"` : ''
    return `<p${role}>${renderLine(block.line, lang)}</p>`
  }
  if (block.kind === 'list') return `<ul>${block.items.map((item) => `<li>${renderLine(item, lang)}</li>`).join('')}</ul>`
  if (block.kind === 'drawing') {
    const caption = say(block.caption, lang)
    const instead = block.instead.map((item) => `<li>${renderLine(item, lang)}</li>`).join('')
    return `<figure>${svgOf(block[lang], block.caption[lang])}<figcaption>${caption}</figcaption><details><summary>${say(HEADS.instead, lang)}</summary><ul>${instead}</ul></details></figure>`
  }
  const head = block.head.map((words) => `<th scope="col">${say(words, lang)}</th>`).join('')
  const rows = block.rows.map((row) => `<tr>${row.map((cell) => `<td>${renderLine(cell, lang)}</td>`).join('')}</tr>`).join('')
  return `<table><caption>${say(block.caption, lang)}</caption><thead><tr>${head}</tr></thead><tbody>${rows}</tbody></table>`
}

function renderLine(line: Line, lang: One): string {
  const parts = line[lang]
  const before = (i: number) => (parts[i]?.t !== 'note' || i === 0 ? '' : parts[i - 1]?.t === 'note' ? '<wbr>' : '\u202f')
  return parts.map((inline, i) => before(i) + renderInline(inline)).join('')
}

function renderInline(inline: Inline): string {
  if (inline.t === 'text') return escapeHtml(inline.text)
  // In brackets: "2500" and a raised 32 would read as one number.
  if (inline.t === 'note') return `<sup><a href="#note-${inline.n}" role="doc-noteref">[${inline.n}]</a></sup>`
  return `<q lang="${inline.lang}" dir="${direction(inline.lang)}">${escapeHtml(inline.text)}</q>`
}

function renderNotes(notes: readonly Footnote[], langs: readonly One[]): string {
  const lang = langs[0] as One
  const items = notes.map((note) => {
    const [from, to] = note.marked
    const quoted = `${escapeHtml(note.sentence.slice(0, from))}<mark>${escapeHtml(note.sentence.slice(from, to))}</mark>${escapeHtml(note.sentence.slice(to))}`
    const chain = note.chain.length ? escapeHtml(chainWords(note.chain, lang)) : say(HEADS.untraced, lang)
    const custody = note.sha256 ? ` · <code>${note.sha256}</code> · ${say(HEADS.entry, lang)} ${note.entry}` : ''
    const foreign = note.lang === lang ? '' : ` · ${say(HEADS.untranslated, lang)}`
    const read = say(howRead(note), lang) + foreign
    return `<li id="note-${note.n}"><blockquote lang="${note.lang}" dir="${direction(note.lang)}">${quoted}</blockquote><bdi>${escapeHtml(note.outlet ?? '—')}</bdi>${lang === 'ar' ? '،' : ','} <bdi>${escapeHtml(note.date?.slice(0, 10) ?? '—')}</bdi> · ${chain} · ${read}${custody}</li>`
  })
  return `<section id="notes"><h2>${langs.map((l) => say(HEADS.notes, l)).join(' · ')}</h2><ol>${items.join('\n')}</ol></section>`
}

/** How the statement of a note came to be. */
export function howRead(note: Footnote): Words {
  return note.imported ? HEADS.imported : note.reviewed ? HEADS.reviewed : HEADS.machine
}

function renderCaptures(dossier: Dossier, langs: readonly One[]): string {
  const items = dossier.captures.map((c) => {
    const custody = c.sha256 ? ` · <code>${c.sha256}</code> · ${say(HEADS.entry, langs[0] as One)} ${c.entry}` : ''
    const address = c.address ? ` · <bdi>${escapeHtml(c.address)}</bdi>` : ''
    return `<li><bdi>${escapeHtml(c.outlet ?? '—')}</bdi>${langs[0] === 'ar' ? '،' : ','} <bdi>${escapeHtml(c.date ? instant(c.date) : '—')}</bdi>: <bdi>${escapeHtml(c.title ?? '—')}</bdi>${address}${custody}</li>`
  })
  return `<section id="captures"><h2>${langs.map((l) => say(HEADS.captures, l)).join(' · ')}</h2><ol>${items.join('\n')}</ol></section>`
}

function renderFile(langs: readonly One[]): string {
  const lists = langs.map(
    (lang) =>
      `<ul lang="${lang}" dir="${direction(lang)}">${fileWords('html')
        .map((words) => `<li>${escapeHtml(directed(words[lang], lang))}</li>`)
        .join('')}</ul>`,
  )
  return `<section id="file"><h2>${langs.map((lang) => say(fileHeading, lang)).join(' · ')}</h2>${lists.join('')}</section>`
}

function anchor(id: string): string {
  return id.replace(/[^\p{L}\p{N}-]+/gu, '-')
}

const STYLE = `
:root{color-scheme:light dark;font:16px/1.6 "Noto Sans","Noto Sans Arabic",system-ui,sans-serif}
body{margin:0}main{max-inline-size:56rem;margin-inline:auto;padding:2rem 1.25rem}
h1{font-size:1.6rem;line-height:1.3}h2{font-size:1.25rem;margin-block:2.5rem .5rem;border-block-end:1px solid;padding-block-end:.25rem}h3{font-size:1.08rem;margin-block:2rem .25rem}
.pair{display:grid;grid-template-columns:1fr 1fr;gap:2rem}.pair>div{min-inline-size:0}main:has(.pair){max-inline-size:84rem}@media(max-width:60rem){.pair{grid-template-columns:1fr}}
figure{margin:1rem 0}figure svg{inline-size:46rem;max-inline-size:100%;block-size:auto}figcaption,summary{font-size:.88rem;opacity:.8}.analyst{border-inline-start:3px solid;padding-inline-start:.75rem;white-space:pre-line}
.strong{font-weight:600}.warning{border:2px solid;padding:.5rem .75rem;font-weight:600}
table{border-collapse:collapse;inline-size:100%;font-size:.94rem}caption{text-align:start;font-size:.88rem;opacity:.75}
th,td{border-block-end:1px solid color-mix(in srgb,currentColor 25%,transparent);padding:.35rem .5rem;text-align:start;vertical-align:top}
blockquote{margin:0 0 .25rem;padding-inline-start:.75rem;border-inline-start:3px solid color-mix(in srgb,currentColor 30%,transparent)}
mark{background:color-mix(in srgb,Mark 60%,transparent)}code{font-size:.78rem;word-break:break-all;unicode-bidi:isolate;direction:ltr}sup a{text-decoration:none;padding-inline:.12em}
section>ol>li{margin-block:.75rem}
@media print{h2,h3{break-after:avoid}tr,li{break-inside:avoid}}
`
