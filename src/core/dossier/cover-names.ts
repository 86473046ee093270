// Names of victims are covered before anything is written: blocks as long as the name, so that every offset stays where it was.
import type { Case, Determination, Report, Statement } from '../model/index.ts'
import { fold, foldText } from '../text/index.ts'

/** Names of victims that stand recorded, each once. */
export function victimNames(inForce: readonly Determination[]): string[] {
  return [...new Set(inForce.flatMap(({ act }) => (act.act === 'victim' ? [act.name.trim(), act.on.exact.trim()] : [])))].filter(Boolean)
}

const BLOCK = '█'

/** Covers every name in a text, in any spelling; the text keeps its length. A name that is only part of a longer word is left. */
export function covered(text: string, names: readonly string[]): string {
  const wanted = names.map((name) => foldText(name).trim()).filter((name) => name.length >= 2)
  if (wanted.length === 0 || text === '') return text
  const { text: folded, map } = fold(text)
  let out = text
  for (const name of wanted) {
    for (let at = folded.indexOf(name); at >= 0; at = folded.indexOf(name, at + name.length)) {
      if (!standsAlone(folded, at, name.length)) continue
      const from = map[at] ?? 0
      const to = map[at + name.length] ?? text.length
      out = out.slice(0, from) + text.slice(from, to).replaceAll(/\S/gu, (sign) => BLOCK.repeat(sign.length)) + out.slice(to)
    }
  }
  return out
}

const LETTER = /\p{L}/u
/** True where the words at `at` are no part of a longer word: «سليمان» stands in «لسليمان», not in «سليمانية». */
export function standsAlone(text: string, at: number, length: number): boolean {
  return !LETTER.test(text[at + length] ?? '') && startsWord(text, at)
}

/** The start of a word, or of the name behind a glued particle: «لأحمد», «وأحمد», «وبأحمد». */
function startsWord(text: string, at: number): boolean {
  let from = at
  while (from > 0 && at - from < 3 && /[ولبفك]/u.test(text[from - 1] ?? '')) from--
  return !LETTER.test(text[from - 1] ?? '')
}

/** The case as it may leave: names covered in texts, titles and in all that was read from those texts. */
export function coverNames(state: Case, names: readonly string[]): Case {
  if (names.length === 0) return state
  const cover = (text: string) => covered(text, names)
  const touched = new Set<string>()
  const reports = state.reports.map((report): Report => {
    const text = cover(report.text)
    if (text === report.text) return report
    touched.add(report.id)
    return { ...report, text, ...(report.title === undefined ? {} : { title: cover(report.title) }) }
  })
  return {
    ...state,
    reports,
    statements: state.statements.map((statement) => (touched.has(statement.report) ? coverStatement(statement, cover) : statement)),
    origins: state.origins.map((origin) => ({ ...origin, actor: cover(origin.actor), names: origin.names.map(cover) })),
    discrepancies: state.discrepancies.map((one) => ({ ...one, words: { ar: cover(one.words.ar), en: cover(one.words.en) } })),
    drift: state.drift.map((one) => ({
      ...one,
      before: cover(one.before),
      after: cover(one.after),
      words: { ar: cover(one.words.ar), en: cover(one.words.en) },
    })),
  }
}

function coverStatement(statement: Statement, cover: (text: string) => string): Statement {
  const named = <T extends { readonly name: string }>(one: T): T => ({ ...one, name: cover(one.name) })
  const worded = <T extends { readonly text: string }>(one: T): T => ({ ...one, text: cover(one.text) })
  return {
    ...statement,
    ...(statement.who ? { who: worded(statement.who) } : {}),
    chain: statement.chain.map(named),
    places: statement.places.map(named),
    time: statement.time && worded(statement.time),
    times: statement.times.map(worded),
    actor: statement.actor && named(statement.actor),
    actors: statement.actors.map(named),
    ...(statement.to ? { to: named(statement.to) } : {}),
  }
}
