// One figure read blind: its words in the text, and nothing of what the first reader made of them. The reading is recorded at once.

import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useId, useState } from 'react'
import { COMMITMENTS, COUNTED, QUALIFIERS } from '../../core/model/lists.ts'
import { Refusal } from '../data/api.ts'
import { anchorOfStatement, useDecide } from '../data/deciding.ts'
import { report as reportQuery } from '../data/queries.ts'
import type { Figure, StatementRow } from '../data/types.ts'
import { Answer } from './answer.tsx'
import { Pick } from './fields.tsx'
import { toast } from './toasts.tsx'
import { wholeNumber } from './whole-number.ts'
import { useSpeech } from './words.tsx'

const AROUND = 260

export function BlindReading({ row, reader, sample }: { row: StatementRow; reader: string; sample: string }) {
  const { say, label, pick } = useSpeech()
  const [of, setOf] = useState<Figure['of']>('killed')
  const [qualifier, setQualifier] = useState<Figure['qualifier']>('exact')
  const [commitment, setCommitment] = useState<Figure['commitment']>('asserted')
  const [min, setMin] = useState('')
  const [max, setMax] = useState('')
  const decide = useDecide()
  const low = wholeNumber(min)
  const high = wholeNumber(max)
  const page = useQuery(reportQuery(row.report.id))
  const id = useId()
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const report = page.data?.report
    if (low === undefined || high === undefined || !report) return
    const on = anchorOfStatement(report, row.statement)
    try {
      await decide.mutateAsync({
        act: { act: 'second-reading', on, kind: row.statement.kind, reader, sample, reading: { of, qualifier, commitment, min: low, max: high } },
        reason: say('second.reason'),
        seen: row.statement,
      })
    } catch (error) {
      toast(error instanceof Refusal ? pick(error.words) : String(error))
    }
  }
  const span = row.statement.figure?.span ?? row.statement.span
  const choice = <T extends string>(family: 'counted' | 'qualifier' | 'commitment', list: readonly T[]) =>
    list.map((one) => [one, label(family, one)] as const)
  const bound = (key: 'min' | 'max', name: string, value: string, bad: boolean, set: (value: string) => void) => (
    <div className="field">
      <label htmlFor={id + key}>{name}</label>
      <input id={id + key} inputMode="numeric" value={value} aria-invalid={bad || undefined} onChange={(event) => set(event.target.value)} />
    </div>
  )
  return (
    <form className="form" onSubmit={(event) => void submit(event)}>
      <Answer of={page}>
        {({ report }) => (
          <p className="edges" lang={report.lang === 'und' ? undefined : report.lang} dir="auto">
            {report.text.slice(Math.max(0, span[0] - AROUND), span[0])}
            <mark>{report.text.slice(span[0], span[1])}</mark>
            {report.text.slice(span[1], span[1] + AROUND)}
          </p>
        )}
      </Answer>
      <div className="grid">
        <Pick name={say('form.of')} value={of} onChange={(next) => setOf(next as Figure['of'])} of={choice('counted', COUNTED)} />
        <Pick
          name={say('form.qualifier')}
          value={qualifier}
          onChange={(next) => setQualifier(next as Figure['qualifier'])}
          of={choice('qualifier', QUALIFIERS)}
        />
        <Pick
          name={say('form.commitment')}
          value={commitment}
          onChange={(next) => setCommitment(next as Figure['commitment'])}
          of={choice('commitment', COMMITMENTS)}
        />
        {bound('min', say('form.min'), min, low === undefined, setMin)}
        {bound('max', say('form.max'), max, high === undefined, setMax)}
      </div>
      <footer className="form-foot">
        <button type="submit" className="btn primary" disabled={decide.isPending || page.data === undefined}>
          {say('second.record')}
        </button>
      </footer>
    </form>
  )
}
