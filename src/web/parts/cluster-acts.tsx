// What a person may decide about a site or an incident as a whole, each with a reason: a button that opens its form.
import type { Statement } from '../data/types.ts'
import { Determine } from './determine.tsx'
import { useSpeech } from './words.tsx'

const LOCATION = ['withheld', '0.1', '0.01', '0.001', 'exact'] as const
const STANDARD = ['lead', 'reasonable-grounds', 'balance', 'beyond-doubt'] as const
const GRADE = ['Weak', 'Fair', 'Confirmed', 'Contested', 'Discounted'] as const

export interface Whole {
  readonly what: 'site' | 'incident'
  readonly id: string
  readonly statements: readonly Statement[]
}

/** The figures a decision about the whole points at; without one there is nothing to point at. */
function figuresOf(statements: readonly Statement[]): readonly Statement[] {
  return statements.filter((one) => one.kind === 'figure' && one.how !== 'set-aside')
}

export function OpenAct({ what, id, statements }: Whole) {
  const { say } = useSpeech()
  const figures = figuresOf(statements)
  if (figures.length === 0) return null
  const ids = () => figures.map((one) => one.id)
  return (
    <Determine
      name={say('act.open')}
      least="reviewer"
      help={say('act.open.help')}
      draftKey={`open ${id}`}
      known={figures}
      ids={ids}
      fields={[
        { key: 'code', name: say('act.code'), kind: 'line' },
        { key: 'name', name: say('act.name'), kind: 'line', optional: true },
      ]}
      act={({ code = '', name = '' }, anchors) => ({
        act: 'open',
        what,
        code: code.trim(),
        anchors: [...anchors],
        ...(name.trim() ? { name: name.trim() } : {}),
      })}
    />
  )
}

export function GradeAct({ id, statements }: Whole) {
  const { say, label } = useSpeech()
  const figures = figuresOf(statements)
  if (figures.length === 0) return null
  const ids = () => figures.map((one) => one.id)
  return (
    <Determine
      name={say('act.grade')}
      least="reviewer"
      help={say('act.grade.help')}
      draftKey={`grade ${id}`}
      known={figures}
      ids={ids}
      fields={[{ key: 'grade', name: say('incident.grading'), kind: 'pick', of: GRADE.map((one) => [one, label('grade', one)] as const) }]}
      act={({ grade }, anchors) => ({ act: 'grade', incident: [...anchors], grade: grade as (typeof GRADE)[number] })}
    />
  )
}

export function PublicationAct({ id, statements }: Whole) {
  const { say, label } = useSpeech()
  const figures = figuresOf(statements)
  if (figures.length === 0) return null
  const ids = () => figures.map((one) => one.id)
  return (
    <Determine
      name={say('act.publication')}
      least="reviewer"
      help={say('act.publication.help')}
      draftKey={`publication ${id}`}
      known={figures}
      ids={ids}
      fields={[
        { key: 'location', name: say('act.location'), kind: 'pick', of: LOCATION.map((one) => [one, label('location', one)] as const) },
        { key: 'review', name: say('act.review'), kind: 'date', optional: true },
      ]}
      act={({ location, review = '' }, anchors) => ({
        act: 'publication',
        about: [...anchors],
        locationClass: location as (typeof LOCATION)[number],
        ...(review ? { reviewBy: review } : {}),
      })}
    />
  )
}

export function FindingAct({ id, statements }: Whole) {
  const { say, label } = useSpeech()
  const figures = figuresOf(statements)
  if (figures.length === 0) return null
  const ids = () => figures.map((one) => one.id)
  return (
    <Determine
      name={say('act.finding')}
      least="reviewer"
      help={say('act.finding.help')}
      draftKey={`finding ${id}`}
      known={figures}
      ids={ids}
      fields={[
        { key: 'text', name: say('act.finding.text'), kind: 'long' },
        { key: 'standard', name: say('act.standard'), kind: 'pick', of: STANDARD.map((one) => [one, label('standard', one)] as const) },
      ]}
      act={({ text = '', standard }, anchors) => ({
        act: 'finding',
        about: [...anchors],
        text: text.trim(),
        standard: standard as (typeof STANDARD)[number],
      })}
    />
  )
}
