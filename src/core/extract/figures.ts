// Finds figures: which numbers count people harmed, remains or graves, with bounds, qualifier, commitment and scope.
import type { Figure, RuleTrace, Span } from '../model/index.ts'
import { type Aspects, aspectsOf, whoOf } from './figure-aspects.ts'
import { findCandidates, spanOf } from './figure-candidates.ts'
import type { Accepted } from './figure-choice.ts'
import { linkAll } from './figure-links.ts'
import { bareStart, type Marked, markAt, markWords } from './figure-marks.ts'
import { setScene } from './figure-scene.ts'
import type { FoundFigure } from './parts.ts'
import type { Reading } from './reading.ts'

/** All figures of a reading in text order. */
export function findFigures(reading: Reading): FoundFigure[] {
  const marked = markWords(reading)
  const candidates = findCandidates(reading, marked)
  const accepted = linkAll(setScene(reading, marked, candidates))
  const aspects: Aspects[] = []
  return accepted.map((item, index) => {
    const elder = item.option.inherits ?? item.partOf
    const aspect = aspectsOf(reading, marked, accepted, index, elder === undefined ? undefined : aspects[elder])
    aspects.push(aspect)
    return found(reading, marked, item, aspect, whoOf(reading, marked, item.candidate, item.option.counted))
  })
}

function found(reading: Reading, marked: Marked, item: Accepted, aspect: Aspects, who: FoundFigure['who']): FoundFigure {
  const { tokens } = reading
  const { candidate, trigger } = item
  const span: Span = spanOf(tokens, candidate.phraseFrom, candidate.phraseTo)
  return {
    span,
    figure: figureOf(reading, marked, item, aspect),
    who,
    tokens: { from: candidate.from, to: candidate.to },
    harm: { from: trigger.from, to: trigger.to },
    sentence: candidate.sentence,
    partOf: item.partOf,
    trail: [linkTrace(tokens, item), ...candidate.trail, ...aspect.trail],
  }
}

function figureOf(reading: Reading, marked: Marked, { candidate, of, option }: Accepted, aspect: Aspects): Figure {
  const { tokens } = reading
  const firstMark = markAt(marked, candidate.from)
  const start = firstMark?.from === candidate.from ? bareStart(reading, firstMark) : (tokens[candidate.from]?.start ?? 0)
  const span: Span = [start, tokens[candidate.to - 1]?.end ?? 0]
  const { min, max, qualifier } = candidate
  const { commitment, remains, basis, scopeDetail } = aspect
  const scope = option.running && aspect.scope === 'this' ? 'cumulative' : aspect.scope
  // Four literals, not spreads: every figure of one make has one shape.
  if (!scopeDetail)
    return remains
      ? { span, of, min, max, qualifier, commitment, remains, basis, scope }
      : { span, of, min, max, qualifier, commitment, basis, scope }
  return remains
    ? { span, of, min, max, qualifier, commitment, remains, basis, scope, scopeDetail }
    : { span, of, min, max, qualifier, commitment, basis, scope, scopeDetail }
}

/** The rule that tied the number to its harm word. */
function linkTrace(tokens: Reading['tokens'], item: Accepted): RuleTrace {
  const { option, candidate, trigger } = item
  const amount = candidate.kind
  const way =
    option.inherits !== undefined
      ? option.breakdown
        ? 'breakdown'
        : 'coordination'
      : trigger.form === 'count' && trigger.from >= candidate.from && trigger.from < candidate.phraseTo
        ? 'counted-noun'
        : trigger.to <= candidate.from
          ? `${trigger.form}-before`
          : `${trigger.form}-after`
  return { rule: `figure/${amount}-${way}`, span: spanOf(tokens, trigger.from, trigger.to), field: 'of', note: `score ${item.score.toFixed(2)}` }
}
