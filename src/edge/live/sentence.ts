// The sentence a statement stands in, cut by the same rules the extractor uses; remembered per report.
import { languageOf } from '../../core/languages/index.ts'
import type { Report, Span } from '../../core/model/index.ts'
import { cutSentences, fold, tokenise } from '../../core/text/index.ts'

const CUTS = new WeakMap<Report, Uint32Array>()
const NO_ABBREVIATIONS: ReadonlySet<string> = new Set()

/** Start and end offsets of a report's sentences, flat: [from0, to0, from1, to1, …]. */
function cutsOf(report: Report): Uint32Array {
  const known = CUTS.get(report)
  if (known) return known
  const tokens = tokenise(fold(report.text), report.text)
  const sentences = cutSentences(tokens, languageOf(report.lang)?.script.abbreviations ?? NO_ABBREVIATIONS)
  const cuts = new Uint32Array(sentences.length * 2)
  sentences.forEach((range, index) => {
    cuts[index * 2] = tokens[range.from]?.start ?? 0
    cuts[index * 2 + 1] = tokens[range.to - 1]?.end ?? 0
  })
  CUTS.set(report, cuts)
  return cuts
}

/** The sentence or sentences that hold `span`, as a span of the report's text. A span outside every sentence is its own. */
export function sentenceAround(report: Report, span: Span): Span {
  const cuts = cutsOf(report)
  let from: number = span[0]
  let to: number = span[1]
  for (let i = 0; i < cuts.length; i += 2) {
    const start = cuts[i] as number
    const end = cuts[i + 1] as number
    if (end <= span[0]) continue
    if (start >= span[1]) break
    from = Math.min(from, start)
    to = Math.max(to, end)
  }
  return [from, to]
}
