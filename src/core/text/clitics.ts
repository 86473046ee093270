// Clitics: little words written onto the next one (و + ب + ال + رقة). The table comes from the language; here is only the cutting.

/** One way to read a word: what was cut off in front, and what is left. `cut` is its length in folded characters. */
export interface Form {
  readonly stem: string
  readonly proclitics: readonly string[]
  readonly cut: number
}

/** A table of proclitic sequences, longest first, each with its parts: 'وبال' = و + ب + ال. */
export type CliticTable = readonly (readonly [prefix: string, parts: readonly string[]])[]

/**
 * All readings of a folded word, the whole word first, then by growing cut. A stem keeps at least `least` letters.
 * The reading with every proclitic gone is the last one.
 */
export function readForms(norm: string, table: CliticTable, least = 2): readonly Form[] {
  const out: Form[] = [{ stem: norm, proclitics: [], cut: 0 }]
  for (const [prefix, parts] of table) {
    if (norm.startsWith(prefix) && norm.length - prefix.length >= least)
      out.push({ stem: norm.slice(prefix.length), proclitics: parts, cut: prefix.length })
  }
  return out.sort((a, b) => a.cut - b.cut)
}

/** A reader of forms with a memory, for one run: words repeat. The memory is bounded. */
export function formReader(table: CliticTable): (norm: string) => readonly Form[] {
  const seen = new Map<string, readonly Form[]>()
  return (norm) => {
    let forms = seen.get(norm)
    if (!forms) {
      forms = readForms(norm, table)
      if (seen.size > 50_000) seen.clear()
      seen.set(norm, forms)
    }
    return forms
  }
}
