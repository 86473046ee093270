// Types of the rumour generator.
import type { Report, Statement } from '../../src/core/model/index.ts'

export interface Rumours {
  readonly reports: Report[]
  readonly statements: Map<string, Statement[]>
  /** Statement id -> who really first said it. */
  readonly roots: Map<string, string>
  readonly events: Map<string, number>
  readonly drift: { readonly what: string; readonly to: string; readonly traced: boolean }[]
}
export function rumours(seed: number, reports: number): Rumours
