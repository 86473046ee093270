// extract: Report x Language x Registers -> Statements. The order of the parts stands here and nowhere else.

import type { Language } from '../languages/language.ts'
import type { ActorMention, Report, RoledActor, RuleTrace, Span, Statement } from '../model/index.ts'
import { statementId } from '../model/plain.ts'
import type { Registers } from '../registers/register.ts'
import { inOrder } from '../text/index.ts'
import type { Asked } from './apart.ts'
import { findCircumstances } from './circumstances.ts'
import { findFigures } from './figures.ts'
import type { Attributed, Circumstances, FoundFigure, FoundRelation, Located } from './parts.ts'
import { readText } from './reading.ts'
import { findSpeech } from './speech.ts'

/** All statements of a report, in text order. Deterministic; linear in the text; every span lies in `report.text`. */
export function extract(report: Report, language: Language, registers: Registers): Statement[] {
  const reading = readText(report, language)
  const figures = findFigures(reading)
  const speech = findSpeech(reading, registers)
  // Most pages of a crawl count nobody and blame nobody: their places, times and actors are never looked for.
  let read: Circumstances | undefined
  const asked = askedIn(speech.relations)
  const circumstances = (): Circumstances => {
    read ??= findCircumstances(reading, figures, registers, asked)
    return read
  }
  // "An attacker killed 20 of the militia's men": the militia is harmed, not accused; "men in army uniforms" accuse no army.
  const blamesHarmed = ({ kind, actor }: FoundRelation): boolean =>
    kind === 'accusation' && actor?.span !== undefined && circumstances().spared(actor.span)
  const made = figures.map((found, index) => {
    const said = speech.chainFor(found.figure.span)
    return speaksItself(found, said) ? undefined : figureStatement(report, found, said, circumstances().locate(index, said.chain))
  })
  const statements: Statement[] = []
  figures.forEach((found, index) => {
    const statement = made[index]
    if (statement) statements.push(withParent(statement, found.partOf === undefined ? undefined : made[found.partOf]?.id))
  })
  for (const relation of speech.relations)
    if (!blamesAsked(relation, asked) && !blamesHarmed(relation))
      statements.push(relationStatement(report, relation, circumstances().within(relation.span), asked))
  return inOrder(statements, (a, b) => a.span[0] - b.span[0] || a.span[1] - b.span[1] || (a.id < b.id ? -1 : 1))
}

/** Whom demands are made of, and the clauses they are made in. */
function askedIn(relations: readonly FoundRelation[]): Asked[] {
  const out: Asked[] = []
  for (const { to, span } of relations) if (to?.span) out.push({ name: to.span, clause: span })
  return out
}

/** "The mission condemned the killing of six civilians and urged the authorities to look into it": nobody is accused; who is named is asked. */
function blamesAsked({ kind, actor }: FoundRelation, asked: readonly Asked[]): boolean {
  return kind === 'accusation' && actor?.span !== undefined && asked.some(({ name }) => name[0] === actor.span?.[0])
}

/** "وفق ما أفاد به مدير الفرق", "a teacher told the agency": one person who is part of the speaker's own name was not harmed. */
function speaksItself(found: FoundFigure, said: Attributed): boolean {
  const { figure } = found
  if (figure.min !== 1 || figure.max !== 1) return false
  return said.chain.some(({ span }) => span !== undefined && span[0] <= figure.span[0] && figure.span[1] <= span[1])
}

/** A statement is made field by field, in the order it is printed in: a conditional spread in a literal takes longer than all the rest. */
function figureStatement(report: Report, found: FoundFigure, said: Attributed, where: Located): Statement {
  const trail = [...found.trail, ...said.trail, ...where.trail]
  const made: Begun = { id: statementId(report.id, 'figure', found.figure.span), report: report.id, kind: 'figure', span: found.span }
  made.figure = found.figure
  if (found.who) made.who = found.who
  made.chain = [...said.chain]
  made.places = [...where.places]
  made.time = where.time
  made.times = [...where.times]
  made.actor = where.actor
  made.actors = [...where.actors]
  if (said.ownReporter) made.ownReporter = true
  made.because = ruleNames(trail)
  made.trail = trail
  return made as Statement
}

type Begun = Pick<Statement, 'id' | 'report' | 'kind' | 'span'> & Partial<Statement>

function withParent(statement: Statement, parent: string | undefined): Statement {
  if (!parent || !statement.figure) return statement
  return { ...statement, figure: { ...statement.figure, scopeDetail: { ...statement.figure.scopeDetail, parent } } }
}

function relationStatement(report: Report, found: FoundRelation, where: Located, asked: readonly Asked[]): Statement {
  const trail = [...found.trail, ...where.trail]
  const accused = found.actor && wholeName(found.actor, where.actors)
  return {
    id: statementId(report.id, found.kind, found.span),
    report: report.id,
    kind: found.kind,
    span: found.span,
    chain: [...found.chain],
    places: [...where.places],
    time: where.time,
    times: [...where.times],
    actor: accused ?? (found.kind === 'accusation' ? where.actor : null),
    actors: namedActors(found, accused, where, asked),
    ...(found.kind === 'demand' ? { to: found.to } : {}),
    because: ruleNames(trail),
    trail,
  }
}

const meets = (a: Span, b: Span | undefined): boolean => b !== undefined && a[0] < b[1] && b[0] < a[1]

/** "militias loyal to …", "طائرات حربية روسية", "لقوات النظام": the accused as the whole mention names it, without the letters written onto it. */
function wholeName(accused: ActorMention, named: readonly RoledActor[]): ActorMention {
  const { span } = accused
  if (!span) return accused
  const whole = named.find((one) => meets(span, one.span) && one.name.length + 3 > accused.name.length)
  if (!whole?.span) return accused
  return {
    ...accused,
    name: whole.name,
    span: whole.span,
    ...(accused.actor === undefined && whole.actor !== undefined ? { actor: whole.actor } : {}),
  }
}

/**
 * The actors a clause names in a role: known ones, and the accused. Whoever speaks or is asked, and a name that stands
 * there as a place ("in Syria"), is none of them; nor are loose words ("السلم والأمن الدوليين").
 */
function namedActors(found: FoundRelation, accused: ActorMention | null, where: Located, asked: readonly Asked[]): RoledActor[] {
  const apart: (Span | undefined)[] = [
    ...found.chain.map((link) => link.span),
    ...asked.map(({ name }) => name),
    ...where.places.map((place) => place.span),
  ]
  const kept = where.actors.filter(({ actor, span }) => actor !== undefined && span !== undefined && !apart.some((other) => meets(span, other)))
  // A demand or denial names nobody as having killed: only who dug, buried or holds the place stands there.
  if (!accused) return found.kind === 'accusation' ? kept : kept.filter((one) => one.role !== 'killed')
  const again = (one: RoledActor): boolean => one.name === accused.name || (one.span !== undefined && meets(one.span, accused.span))
  return [{ ...accused, role: 'killed' }, ...kept.filter((one) => !again(one))]
}

function ruleNames(trail: readonly RuleTrace[]): string[] {
  const names: string[] = []
  for (const { rule } of trail) if (!names.includes(rule)) names.push(rule)
  return names
}
