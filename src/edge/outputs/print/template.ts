// The Typst template of a dossier. Data comes as JSON through sys.inputs and is never built into markup: captured text stays text.

export const template = `
#let d = json(bytes(sys.inputs.data))
#let dir-of(lang) = if lang == "ar" { rtl } else { ltr }
#let first = d.langs.at(0)
#set document(title: d.title, author: d.by, date: datetime(year: d.year, month: d.month, day: d.day))
#set text(font: "Amiri", size: 10.5pt, lang: first, dir: dir-of(first))
#set smartquote(enabled: false)
#set par(leading: 0.75em, spacing: 1em)
#set page(
  paper: "a4", margin: (x: 2.2cm, y: 2.4cm),
  header: if d.warning != none { align(center, text(size: 8.5pt, weight: "bold", d.warning)) },
  footer: context align(center, text(size: 8.5pt, counter(page).display())),
)
#set heading(numbering: none)
#show heading.where(level: 1): set text(size: 14pt)
#show heading.where(level: 2): set text(size: 11.5pt)
#set table(stroke: (x, y) => (bottom: 0.4pt + luma(160)), inset: (x: 4pt, y: 5pt))

#let isolate(body, lang) = text(lang: lang, dir: dir-of(lang), body)
#let mono(s) = box(text(font: "Amiri", size: 7.5pt, dir: ltr, s))
#let hash(s) = if s == none { [] } else { text(size: 7.5pt, dir: ltr, s) }

#let note-body(n, lang) = {
  isolate([#n.before#strong(n.exact)#n.after], n.lang)
  [ — ]
  isolate(n.who, lang)
  if n.sha256 != none { linebreak(); hash(n.sha256); [ · #n.entry] }
}

#let cite-note(x, lang) = super(link(label("note-" + str(x.n)), str(x.n)))

#let inline(x, lang) = if x.t == "text" { x.text } else if x.t == "note" { cite-note(x, lang) } else { isolate(x.text, x.lang) }
#let line(l, lang) = {
  let parts = l.at(lang)
  for (i, x) in parts.enumerate() {
    if x.t == "note" and i > 0 and parts.at(i - 1).t == "note" { super(",") }
    inline(x, lang)
  }
}

#let render-block(b, lang) = {
  if b.kind == "line" {
    if b.at("weight", default: none) == "warning" { block(stroke: 1pt, inset: 6pt, width: 100%, strong(line(b.line, lang))) }
    else if b.at("weight", default: none) == "strong" { block(sticky: true, strong(line(b.line, lang))) }
    else { par(line(b.line, lang)) }
  } else if b.kind == "list" {
    list(..b.items.map(i => line(i, lang)))
  } else {
    table(
      columns: (1.1fr, 2.2fr, 0.7fr),
      table.header(..b.head.map(h => strong(h.at(lang)))),
      ..b.rows.flatten().map(c => line(c, lang)),
    )
  }
}

#for lang in d.langs {
  set text(lang: lang, dir: dir-of(lang))
  align(start, text(size: 18pt, weight: "bold", d.titles.at(lang)))
  text(size: 9pt, d.meta.at(lang))
}
#for s in d.sections {
  for lang in d.langs {
    set text(lang: lang, dir: dir-of(lang))
    heading(level: s.level, s.heading.at(lang))
    for b in s.blocks { render-block(b, lang) }
  }
}
#{
  set text(size: 9pt)
  set par(spacing: 0.8em)
  heading(level: 1, d.notes-heading)
  for (i, n) in d.notes.enumerate() {
    [#block(breakable: true, grid(columns: (2.2em, 1fr), column-gutter: 0.4em, strong(str(i + 1)), note-body(n, first)))#label("note-" + str(i + 1))]
  }
  heading(level: 1, d.captures-heading)
  for (i, c) in d.captures.enumerate() {
    block(breakable: true, grid(columns: (2.2em, 1fr), column-gutter: 0.4em, str(i + 1), {
      isolate(c.line, c.lang)
      if c.sha256 != none { linebreak(); hash(c.sha256); [ · #c.entry] }
    }))
  }
  if d.root != none { par([#d.root-label: #hash(d.root)]) }
}
`
