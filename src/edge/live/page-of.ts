// The page a report was read from, to be shown as it was captured: the captured body itself, or an item of an archive.
import type { Report } from '../../core/model/index.ts'
import type { PageIn } from '../readers/page-in.ts'
import { LARGE } from '../vault/staging.ts'

/** True where the report is a page: captured as such, or inside an archive small enough to be opened at once. `lengthOf` gives a body's bytes. */
export function hasPage({ format, capture }: Report, lengthOf: (sha256: string) => number): boolean {
  return format === 'html' && capture !== undefined && (capture.item === '' || lengthOf(capture.sha256) <= LARGE)
}

/** The page's bytes, out of a body. Undefined where the archive holds none under that item. */
export async function pageIn(item: string, bytes: Uint8Array): Promise<PageIn | undefined> {
  if (item === '') return { bytes }
  const { pageIn: inside } = await import('../readers/page-in.ts')
  const { bytesSource } = await import('../readers/source.ts')
  return inside(bytesSource(bytes), item)
}
