// Records a person whom a report names: the words selected in the text, and what the report says of them, as it says it.

import { type FormEvent, useId, useState } from 'react'
import { PERSON_HARMS, PERSON_SEXES, PERSON_STATUSES } from '../../core/model/lists.ts'
import { anchorOf } from '../../core/text/anchors.ts'
import { Refusal } from '../data/api.ts'
import { anchorOfStatement, useDecide } from '../data/deciding.ts'
import { dropDraft, useDraft } from '../data/drafts.ts'
import type { Report, Span, Statement } from '../data/types.ts'
import { Dialog } from './dialog.tsx'
import { Pick } from './fields.tsx'
import { figureWords } from './figure-words.ts'
import type { Victim } from './named-persons.tsx'
import { toast } from './toasts.tsx'
import { useSpeech } from './words.tsx'

export function VictimDialog({
  report,
  span,
  statements,
  onClose,
}: {
  report: Report
  span: Span | null
  statements: readonly Statement[]
  onClose: () => void
}) {
  const { say } = useSpeech()
  return (
    <Dialog title={say('named.record')} open={span !== null} onClose={onClose}>
      {span && <VictimForm key={span.join()} report={report} span={span} statements={statements} onClose={onClose} />}
    </Dialog>
  )
}

function VictimForm({ report, span, statements, onClose }: { report: Report; span: Span; statements: readonly Statement[]; onClose: () => void }) {
  const speech = useSpeech()
  const { say, label, pick } = speech
  const id = useId()
  const draft = `victim ${report.id} ${span}`
  const written = report.text.slice(span[0], span[1]).trim()
  const fresh = { name: written, harm: 'killed', age: '', sex: 'unknown', kin: '', status: 'unknown', among: '', reason: say('named.reason') }
  const [values, change] = useDraft(draft, fresh)
  const [tried, setTried] = useState(false)
  const decide = useDecide()
  const figures = statements.filter((one) => one.figure && one.how !== 'set-aside')
  const lacking = values.name.trim() === '' || values.reason.trim() === ''
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (lacking) return
    const among = figures.find((one) => one.id === values.among)
    const act: Victim = {
      act: 'victim',
      on: anchorOf(report, span),
      ...(among ? { among: anchorOfStatement(report, among) } : {}),
      harm: values.harm as Victim['harm'],
      name: values.name.trim(),
      ...(values.age.trim() ? { age: values.age.trim() } : {}),
      sex: values.sex as Victim['sex'],
      ...(values.kin.trim() ? { kin: values.kin.trim() } : {}),
      status: values.status as Victim['status'],
    }
    try {
      const { determination } = await decide.mutateAsync({ act, reason: values.reason.trim() })
      dropDraft(draft)
      onClose()
      toast(say('done.other'), {
        name: say('do.undo'),
        run: () => void decide.mutateAsync({ act: { act: 'undo', determination: determination.id }, reason: say('undo.reason') }),
      })
    } catch (error) {
      toast(error instanceof Refusal ? pick(error.words) : String(error))
    }
  }
  const line = (key: 'name' | 'age' | 'kin' | 'reason', name: string) => (
    <div className="field">
      <label htmlFor={id + key}>{name}</label>
      <input id={id + key} dir="auto" value={values[key]} onChange={(event) => change({ [key]: event.target.value })} />
    </div>
  )
  return (
    <form className="form" onSubmit={(event) => void submit(event)}>
      <p className="help">{say('named.record.help')}</p>
      {line('name', say('named.name'))}
      <div className="grid">
        <Pick
          name={say('named.harm')}
          value={values.harm}
          onChange={(harm) => change({ harm })}
          of={PERSON_HARMS.map((one) => [one, label('harm', one)] as const)}
        />
        {line('age', say('named.age'))}
        <Pick
          name={say('named.sex')}
          value={values.sex}
          onChange={(sex) => change({ sex })}
          of={PERSON_SEXES.map((one) => [one, label('person-sex', one)] as const)}
        />
        {line('kin', say('named.kin'))}
        <Pick
          name={say('named.status')}
          value={values.status}
          onChange={(status) => change({ status })}
          of={PERSON_STATUSES.map((one) => [one, label('status', one)] as const)}
        />
        <Pick
          name={say('named.among')}
          value={values.among}
          onChange={(among) => change({ among })}
          of={[['', say('unknown.notstated')], ...figures.map((one) => [one.id, one.figure ? figureWords(speech, one.figure) : ''] as const)]}
        />
      </div>
      {line('reason', say('form.reason'))}
      <p className={tried && lacking ? 'field-error' : 'help'}>{say('form.reason.help')}</p>
      <footer className="form-foot">
        <button type="submit" className="btn primary" disabled={decide.isPending}>
          {say('named.record')}
        </button>
        <button
          type="button"
          className="btn"
          onClick={() => {
            dropDraft(draft)
            onClose()
          }}
        >
          {say('do.cancel')}
        </button>
      </footer>
    </form>
  )
}
