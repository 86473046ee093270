// A table as it was read: rows of cells.
import type { Problem } from '../../../core/model/index.ts'

export interface Table {
  readonly cells: readonly (readonly string[])[]
  readonly problems: readonly Problem[]
  /** Names of the sheets, of a workbook. */
  readonly sheets?: readonly string[]
}
