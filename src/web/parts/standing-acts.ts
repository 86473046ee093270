// Which determinations speak of given statements.
import { anchorsOf } from '../../core/model/standing.ts'
import type { Determination, Statement } from '../data/types.ts'

/** True where a determination points at the words of at least one of the statements. */
export function concerns(determination: Determination, statements: readonly Statement[]): boolean {
  const anchors = anchorsOf(determination)
  return statements.some((one) => {
    const [from, to] = one.figure?.span ?? one.span
    return anchors.some((anchor) => anchor.report === one.report && anchor.span[0] < to && from < anchor.span[1])
  })
}
