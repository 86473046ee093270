// trace: Statements -> Origins. Where chains end, who copies whom, what changed on the way.
import type { Determination, Drift, Lineage, Origin, Report, Statement } from '../model/index.ts'
import type { Registers } from '../registers/register.ts'

export interface Trace {
  readonly origins: readonly Origin[]
  readonly lineage: readonly Lineage[]
  readonly drift: readonly Drift[]
  /** Statement id -> origin id; statements with an empty chain are absent unless the outlet speaks as a party. */
  readonly originOf: ReadonlyMap<string, string>
}

/** Files every statement under an origin. Order of arrival does not matter. */
export function trace(
  _reports: readonly Report[],
  _statements: readonly Statement[],
  _determinations: readonly Determination[],
  _registers: Registers,
): Trace {
  return { origins: [], lineage: [], drift: [], originOf: new Map() }
}
