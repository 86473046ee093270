// review: what determinations do to statements. A determination that no longer anchors is listed, never moved.
import type { Determination, Report, Statement, Unanchored } from '../model/index.ts'

export interface Reviewed {
  readonly statements: readonly Statement[]
  readonly unanchored: readonly Unanchored[]
  /** Determinations in force: those not undone. */
  readonly inForce: readonly Determination[]
}

/** Lays determinations over machine-read statements, in ledger order. */
export function review(_reports: readonly Report[], statements: readonly Statement[], determinations: readonly Determination[]): Reviewed {
  return { statements, unanchored: [], inForce: determinations }
}
