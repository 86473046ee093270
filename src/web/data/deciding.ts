// Sends determinations. Each carries what the person saw and a key of its own, so that a retried click appends nothing twice.
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import { anchorOf } from '../../core/text/anchors.ts'
import { write } from './api.ts'
import type { Act, Anchor, Determination, DeterminationAnswer, DeterminationRequest, Report, Span, Statement } from './types.ts'

/** The anchor of a statement: the figure's words where it is one, else the clause, as its id has it. */
export function anchorOfStatement(report: Pick<Report, 'id' | 'text'>, statement: Statement): Anchor {
  return anchorOf(report, statement.figure?.span ?? statement.span)
}

/** The id a statement gets: the model's `statementId`, without its schemas (a test holds the two together). */
export function idOf(report: string, kind: Statement['kind'], span: Span): string {
  return `${report}:${kind}:${span[0]}-${span[1]}`
}

export interface Decision {
  readonly act: Act
  readonly reason: string
  readonly seen?: Statement
}

let done: readonly Determination[] = []
const listeners = new Set<() => void>()
function remember(next: readonly Determination[]): void {
  done = next
  for (const listener of listeners) listener()
}

/** The determinations made since the page opened and not taken back, newest last: what "undo" acts on. */
export function useDone(): readonly Determination[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => done,
  )
}

/** Appends a determination to the ledger and renews every view. */
export function useDecide() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ act, reason, seen }: Decision) => {
      const body: DeterminationRequest = { act, reason, ...(seen ? { seen } : {}), key: crypto.randomUUID() }
      return write<DeterminationAnswer>('/determinations', body)
    },
    // The views are asked again behind the person's back: the act is in the ledger, and nothing waits for the redraw.
    onSuccess: ({ determination }) => {
      const { act } = determination
      remember(act.act === 'undo' ? done.filter((one) => one.id !== act.determination) : [...done, determination])
      void client.invalidateQueries()
    },
  })
}
