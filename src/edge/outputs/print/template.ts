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
  // both languages beside each other want the wide side of the paper
  paper: "a4", flipped: d.langs.len() > 1, margin: (x: if d.langs.len() > 1 { 1.8cm } else { 2.2cm }, y: 2.2cm),
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

// In brackets: "2500" and a raised 32 would read as one number.
#let cite-note(x) = super(typographic: false, size: 0.62em, link(label("note-" + str(x.n)), "[" + str(x.n) + "]"))

#let inline(x, lang) = if x.t == "text" { x.text } else if x.t == "note" { cite-note(x) } else { isolate(x.text, x.lang) }
#let line(l, lang) = {
  let parts = l.at(lang)
  for (i, x) in parts.enumerate() {
    if x.t == "note" and i > 0 { if parts.at(i - 1).t == "note" { sym.zws } else { sym.space.nobreak.narrow } }
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
    let pic = b.at(lang)
    // One size of letters for all, made smaller only where the page is.
    let scale = calc.min(1, (if d.langs.len() > 1 { 345 } else { 470 }) / pic.width, (if d.langs.len() > 1 { 400 } else { 610 }) / pic.height)
    figure(
      kind: image, supplement: none, numbering: none,
      image(bytes(pic.svg), format: "svg", width: pic.width * scale * 1pt, alt: b.caption.at(lang)),
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
// Both languages stand beside each other, block by block.
#let beside(left, right, stick: false) = block(sticky: stick, width: 100%, grid(columns: (1fr, 1fr), column-gutter: 2em, left, right))
#let in-lang(lang, body) = { set text(lang: lang, dir: dir-of(lang)); set align(start); body }
#let pair(f, stick: false) = beside(in-lang("en", f("en")), in-lang("ar", f("ar")), stick: stick)
// Row beside row: English columns from the left, Arabic ones from the right.
#let pair-table(b) = {
  set text(size: 9pt)
  let rest = (cells, of) => cells.map(c => in-lang("en", of(c, "en"))) + ([],) + cells.rev().map(c => in-lang("ar", of(c, "ar")))
  table(
    columns: b.widths.map(w => w * 1fr) + (0.25fr,) + b.widths.rev().map(w => w * 1fr),
    stroke: (x, y) => if x == b.widths.len() { none } else { (bottom: 0.4pt + luma(160)) },
    table.header(..rest(b.head, (h, lang) => strong(h.at(lang)))),
    ..b.rows.map(row => rest(row, line)).flatten(),
  )
}

#if d.langs.len() == 1 { title-block(first) } else {
  set text(dir: ltr)
  pair(title-block)
}
#for s in d.sections {
  if d.langs.len() == 1 {
    heading(level: s.level, s.heading.at(first))
    for (i, b) in s.blocks.enumerate() {
      // a line that opens a section goes with what it opens
      if i == 0 and b.kind == "line" and s.blocks.len() > 1 { block(sticky: true, render-block(b, first)) } else { render-block(b, first) }
    }
  } else {
    set text(dir: ltr)
    v(1.1em, weak: true)
    pair(lang => heading(level: s.level, s.heading.at(lang)), stick: true)
    for (i, b) in s.blocks.enumerate() {
      if b.kind == "table" { pair-table(b) }
      else { pair(lang => render-block(b, lang), stick: b.kind == "line" and s.blocks.len() > i + 1 and (i == 0 or b.at("weight", default: none) == "strong")) }
    }
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
  heading(level: 1, d.file-heading)
  for lang in d.langs { set text(lang: lang, dir: dir-of(lang)); list(..d.file.map(words => words.at(lang))) }
}
`
