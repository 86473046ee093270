// Finds figures: which numbers count people harmed, remains or graves, with bounds, qualifier, commitment and scope.
import type { FoundFigure } from './parts.ts'
import type { Reading } from './reading.ts'

/** All figures of a reading in text order. */
export function findFigures(_reading: Reading): FoundFigure[] {
  return []
}
