// Several decisions at once: each a determination of its own, sent in batches, and taken back together.
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { write } from './api.ts'
import type { Decision } from './deciding.ts'
import type { DeterminationRequest, DeterminationsAnswer } from './types.ts'

const BATCH = 200

export interface Bulk {
  /** How many are recorded of how many, while it runs. */
  readonly progress: { readonly done: number; readonly of: number } | null
  /** Records all of them; the ids of what was recorded, in order. What was recorded before a failure stays recorded. */
  readonly record: (decisions: readonly Decision[]) => Promise<string[]>
}

export function useBulk(): Bulk {
  const client = useQueryClient()
  const [progress, setProgress] = useState<Bulk['progress']>(null)
  const record = async (decisions: readonly Decision[]) => {
    const items = decisions.map((one): DeterminationRequest => ({ ...one, key: crypto.randomUUID() }))
    const made: string[] = []
    try {
      for (let at = 0; at < items.length; at += BATCH) {
        setProgress({ done: at, of: items.length })
        const { determinations } = await write<DeterminationsAnswer>('/determinations/batch', { items: items.slice(at, at + BATCH) })
        made.push(...determinations.map((one) => one.id))
      }
    } finally {
      setProgress(null)
      void client.invalidateQueries()
    }
    return made
  }
  return { progress, record }
}
