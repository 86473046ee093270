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
// The font has no such block: it is drawn.
#show "█": box(width: 0.5em, height: 0.72em, fill: luma(40))
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
    let weight = b.at("weight", default: none)
    if weight == "warning" { block(stroke: 1pt, inset: 6pt, width: 100%, strong(line(b.line, lang))) }
    else if weight == "strong" { block(sticky: true, above: 1.1em, strong(line(b.line, lang))) }
    else if weight == "analyst" { block(stroke: if lang == "ar" { (right: 2pt + luma(120)) } else { (left: 2pt + luma(120)) }, inset: (x: 8pt), width: 100%, line(b.line, lang)) }
    else { par(line(b.line, lang)) }
  } else if b.kind == "list" {
    list(..b.items.map(i => line(i, lang)))
  } else if b.kind == "drawing" {
    let d = b.at(lang)
    figure(
      kind: image, supplement: none, numbering: none,
      image(bytes(d.svg), format: "svg", width: calc.min(d.width, 470) * 1pt, alt: b.caption.at(lang)),
      caption: text(size: 8.5pt, b.caption.at(lang)),
    )
  } else {
    block(above: 0.8em, table(
      columns: b.widths.map(w => w * 1fr),
      table.header(..b.head.map(h => strong(h.at(lang)))),
      ..b.rows.flatten().map(c => line(c, lang)),
    ))
  }
}

#let title-block(lang) = {
  set text(lang: lang, dir: dir-of(lang))
  align(start, text(size: 18pt, weight: "bold", d.titles.at(lang)))
  text(size: 9pt, d.meta.at(lang))
}
// Both languages stand beside each other, block by block; a drawing takes the width of the page, one below the other.
#let beside(cells) = grid(columns: (1fr, 1fr), column-gutter: 1.6em, row-gutter: 0.9em, ..cells)
#let in-lang(lang, body) = { set text(lang: lang, dir: dir-of(lang)); set align(start); body }

#if d.langs.len() == 1 { title-block(first) } else {
  set text(dir: ltr)
  beside((title-block("en"), title-block("ar")))
}
#for s in d.sections {
  if d.langs.len() == 1 {
    heading(level: s.level, s.heading.at(first))
    for b in s.blocks { render-block(b, first) }
  } else {
    set text(dir: ltr)
    let cells = (in-lang("en", heading(level: s.level, s.heading.en)), in-lang("ar", heading(level: s.level, s.heading.ar)))
    for b in s.blocks {
      if b.kind == "drawing" {
        if cells.len() > 0 { beside(cells) }
        cells = ()
        for lang in ("en", "ar") { in-lang(lang, render-block(b, lang)) }
      } else {
        cells += (in-lang("en", render-block(b, "en")), in-lang("ar", render-block(b, "ar")))
      }
    }
    if cells.len() > 0 { beside(cells) }
  }
}
#{
  set text(size: 9pt)
  set par(spacing: 0.8em)
  heading(level: 1, d.notes-heading)
  for (i, n) in d.notes.enumerate() {
    // A paragraph that hangs under its number: a grid for each note costs Typst three times as much.
    let number = box(width: 2.6em, strong(str(i + 1)))
    let at = label("note-" + str(i + 1))
    if n.lang == first { [#par(hanging-indent: 2.6em, [#number#note-body(n, first)])#at] } else {
      // words of the other script keep their own direction, full stop included
      { set text(lang: n.lang, dir: dir-of(n.lang)); [#par(hanging-indent: 2.6em, [#number#n.before#strong(n.exact)#n.after])#at] }
      par(hanging-indent: 2.6em, {
        h(2.6em)
        n.who
        if n.sha256 != none { linebreak(); hash(n.sha256); [ · #n.entry] }
      })
    }
  }
  heading(level: 1, d.captures-heading)
  for (i, c) in d.captures.enumerate() {
    par(hanging-indent: 2.6em, {
      box(width: 2.6em, str(i + 1))
      isolate(c.line, c.lang)
      if c.sha256 != none { linebreak(); hash(c.sha256); [ · #c.entry] }
    })
  }
  if d.root != none { par([#d.root-label: #hash(d.root)]) }
}
`
