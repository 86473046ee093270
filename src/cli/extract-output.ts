// What extract prints: the contract's JSON, or a listing a person reads, with the rule trail where asked.
import type { Report, RuleTrace, Statement, Words } from '../core/model/index.ts'
import { actorRoleLabels, basisLabels, figureWords, kindLabels, mannerLabels, scopeLabels, timeRoleLabels } from '../core/model/plain.ts'
import type { Extracted } from './extract-articles.ts'

export interface OutputOptions {
  readonly ndjson?: boolean
  readonly explain?: boolean
  readonly lang: 'ar' | 'en'
}

/** A printer of one report's statements; its text ends with a line break, or is empty. */
export function outputOf(options: OutputOptions): (extracted: Extracted) => string {
  return options.ndjson
    ? ({ report, statements }) => `${JSON.stringify(jsonOf(report, statements, options.explain === true))}\n`
    : (extracted) => listing(extracted, options)
}

/** The contract other programs rely on; fields are only ever added. Offsets are UTF-16 units in the report's text. */
export function jsonOf(report: Report, statements: readonly Statement[], explain: boolean): object {
  return {
    id: report.id,
    lang: report.lang,
    statements: statements.map(({ id: _id, report: _report, trail, ...rest }) => (explain ? { ...rest, trail: trail ?? [] } : rest)),
    ...(report.problems.length > 0 ? { problems: report.problems } : {}),
  }
}

const SAY = {
  untraced: { ar: 'بلا قائل مذكور', en: 'no speaker named' },
  outlet: { ar: 'الوسيلة', en: 'the outlet' },
  none: { ar: 'لا أقوال عن متضررين.', en: 'No statements about people harmed.' },
  place: { ar: 'المكان', en: 'place' },
  time: { ar: 'الزمان', en: 'time' },
  actor: { ar: 'الجهة', en: 'actor' },
  to: { ar: 'إلى', en: 'addressed to' },
  chain: { ar: 'السلسلة', en: 'chain' },
  who: { ar: 'من هم', en: 'who' },
  scope: { ar: 'النطاق', en: 'scope' },
  rules: { ar: 'القواعد', en: 'rules' },
  open: { ar: 'غير محسوم', en: 'left open' },
} as const satisfies Record<string, Words>

function listing({ report, statements }: Extracted, { lang, explain }: OutputOptions): string {
  const say = (words: Words) => words[lang]
  const head = [report.outlet, report.published, report.lang, report.title].filter((part) => part !== undefined).map(isolated)
  const lines = [`${head.join(' · ') || isolated(report.id)}`]
  if (statements.length === 0) lines.push(`  ${say(SAY.none)}`)
  statements.forEach((statement, index) => {
    lines.push(`  ${index + 1}. ${say(kindLabels[statement.kind])} [${statement.span.join('-')}] ${isolated(wordsAt(report, statement.span))}`)
    for (const [name, value] of facts(report, statement, lang)) lines.push(`     ${say(name)}: ${value}`)
    if (explain) for (const step of statement.trail ?? []) lines.push(`     ${say(SAY.rules)}: ${ruleLine(report, step)}`)
  })
  return `${lines.join('\n')}\n\n`
}

function* facts(report: Report, statement: Statement, lang: 'ar' | 'en'): Generator<[Words, string]> {
  const { figure } = statement
  if (figure) {
    yield [kindLabels.figure, `${figureWords(figure)[lang]}${figure.basis === 'not-stated' ? '' : `, ${basisLabels[figure.basis][lang]}`}`]
    if (figure.scope !== 'this') yield [SAY.scope, scopeLabels[figure.scope][lang]]
  }
  if (statement.who) yield [SAY.who, isolated(statement.who.text)]
  const links = statement.chain.map((link) => `${isolated(link.name)}${link.manner ? ` (${mannerLabels[link.manner][lang]})` : ''}`)
  const arrow = lang === 'ar' ? ' ← ' : ' <- '
  yield [SAY.chain, links.length > 0 ? [isolated(report.outlet ?? SAY.outlet[lang]), ...links].join(arrow) : SAY.untraced[lang]]
  if (statement.places.length > 0) yield [SAY.place, statement.places.map((place) => isolated(place.name)).join(lang === 'ar' ? '، ' : ', ')]
  for (const time of statement.times) yield [timeRoleLabels[time.role], `${isolated(time.text)}${resolved(time.from, time.to, lang)}`]
  for (const actor of statement.actors) yield [actorRoleLabels[actor.role], isolated(actor.name)]
  if (statement.actor && statement.actors.length === 0) yield [SAY.actor, isolated(statement.actor.name)]
  if (statement.to) yield [SAY.to, isolated(statement.to.name)]
}

function resolved(from: string | undefined, to: string | undefined, lang: 'ar' | 'en'): string {
  if (from === undefined && to === undefined) return ` (${SAY.open[lang]})`
  return from === to ? ` (${from})` : ` (${from ?? '…'} – ${to ?? '…'})`
}

/** One step of the trail: the rule, the field it set, the words it stood on. */
function ruleLine(report: Report, step: RuleTrace): string {
  const parts = [step.rule]
  if (step.field) parts.push(`-> ${step.field}`)
  if (step.span) parts.push(`[${step.span.join('-')}] ${isolated(wordsAt(report, step.span))}`)
  if (step.note) parts.push(`(${step.note})`)
  return parts.join(' ')
}

const SHOWN = 200
function wordsAt(report: Report, [from, to]: readonly [number, number]): string {
  const words = report.text.slice(from, to).replaceAll(/\s+/g, ' ')
  return words.length > SHOWN ? `${words.slice(0, SHOWN)}…` : words
}

/** First strong isolate: quoted words keep their own direction inside a line of the other one; captured control characters do not reach the terminal. */
function isolated(text: string): string {
  return `\u2068${text.replaceAll(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, ' ')}\u2069`
}
