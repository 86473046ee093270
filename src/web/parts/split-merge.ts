// Splitting one statement in two, and merging two into one: as the corrections, additions and settings-aside they are recorded by.
import { anchorOf } from '../../core/text/anchors.ts'
import { anchorOfStatement, type Decision } from '../data/deciding.ts'
import type { Figure, Report, Span, Statement, StatementChanges } from '../data/types.ts'
import { step } from './span-step.ts'
import { numberIn, wholeNumber } from './whole-number.ts'

const NUMBERS = /\p{Nd}(?:[\p{Nd}.,٬٫]*\p{Nd})?/gu

/** Where a statement would be cut: at the words selected inside it, before its second number, else at the word in its middle. */
export function cutOf(text: string, [from, to]: Span, selected: Span | null): [Span, Span] {
  const said = text.slice(from, to)
  const second = [...said.matchAll(NUMBERS)][1]
  const inside = selected && selected[0] > from && selected[0] < to ? selected[0] : undefined
  const middle = step(text, Math.floor((from + to) / 2), true, true)
  const at = inside ?? (second ? from + second.index : Math.min(middle, to - 1))
  const trim = (a: number, b: number): Span => {
    let [start, end] = [a, b]
    while (start < end && /[\s,،;؛]/u.test(text.charAt(start))) start++
    while (end > start && /[\s,،;؛]/u.test(text.charAt(end - 1))) end--
    return start < end ? [start, end] : [a, b]
  }
  return [trim(from, at), trim(at, to)]
}

/** A figure as one of two parts has it: its own number where its words hold one, open where the whole was open. */
function partOf(figure: Figure, text: string, span: Span): Figure {
  const at = numberIn(text, span)
  const number = wholeNumber(text.slice(at[0], at[1]))
  if (number === undefined || number === null) return { ...figure, span: at, min: null, max: null, qualifier: 'vague' }
  return { ...figure, span: at, min: figure.min === null ? null : number, max: figure.max === null ? null : number }
}

/** The decisions that make two statements of one: the first keeps its history, the second is added with the same speaker, place and time. */
export function splitDecisions(report: Report, statement: Statement, [first, second]: readonly [Span, Span], reason: string): Decision[] {
  const { figure, chain, places, time, times, actor, actors, who, to } = statement
  const shared: StatementChanges = { chain, places, time, times, actor, actors, ...(who ? { who } : {}), ...(to ? { to } : {}) }
  const other = figure ? partOf(figure, report.text, second) : undefined
  return [
    {
      act: {
        act: 'correct',
        on: anchorOfStatement(report, statement),
        kind: statement.kind,
        changes: { span: first, ...(figure ? { figure: partOf(figure, report.text, first) } : {}) },
      },
      reason,
      seen: statement,
    },
    {
      act: {
        act: 'add',
        on: anchorOf(report, other?.span ?? second),
        kind: statement.kind,
        statement: { ...shared, span: second, ...(other ? { figure: other } : {}) },
      },
      reason,
    },
  ]
}

/** The decisions that make one statement of two: the one kept takes the words, places, times and actors of the other, which is set aside. */
export function mergeDecisions(report: Report, kept: Statement, other: Statement, reason: string): Decision[] {
  const both = <T extends { readonly name?: string; readonly text?: string; readonly role?: string }>(a: readonly T[], b: readonly T[]): T[] => {
    const key = ({ name, text, role }: T) => `${role ?? ''} ${name ?? text ?? ''}`
    const known = new Set(a.map(key))
    return [...a, ...b.filter((one) => !known.has(key(one)))]
  }
  const changes: StatementChanges = {
    span: [Math.min(kept.span[0], other.span[0]), Math.max(kept.span[1], other.span[1])],
    places: both(kept.places, other.places),
    times: both(kept.times, other.times),
    actors: both(kept.actors, other.actors),
    ...(kept.chain.length === 0 && other.chain.length > 0 ? { chain: other.chain } : {}),
    ...(kept.who === undefined && other.who ? { who: other.who } : {}),
  }
  return [
    { act: { act: 'correct', on: anchorOfStatement(report, kept), kind: kept.kind, changes }, reason, seen: kept },
    { act: { act: 'set-aside', on: anchorOfStatement(report, other), kind: other.kind }, reason, seen: other },
  ]
}

/** The statements one may be merged with, the nearest in the text first. */
export function partnersOf(list: readonly Statement[], statement: Statement): Statement[] {
  const far = (one: Statement) => Math.max(0, one.span[0] - statement.span[1], statement.span[0] - one.span[1])
  return list
    .filter((one) => one.id !== statement.id && one.kind === statement.kind && one.how !== 'set-aside')
    .sort((a, b) => far(a) - far(b) || a.span[0] - b.span[0])
}
