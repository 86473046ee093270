// One document out of a captured container (web archive, package, zip), by the path its report has: the very bytes that were read, to be shown.
import type { ByteSource, InnerDocument, ReadContext } from '../../core/formats/format.ts'
import { DEFAULT_LIMITS } from './index.ts'
import { bytesSource } from './source.ts'
import { wacz } from './wacz/index.ts'
import { warc } from './warc/index.ts'
import { zip } from './zip/index.ts'

const CONTAINERS = [warc, wacz, zip]
/** As deep as the readers go. */
const NESTING = 3

export interface PageIn {
  readonly bytes: Uint8Array
  /** As the container states it. */
  readonly charset?: string
}

/** The document at `path`; undefined where the bytes are no container, or hold none at that path. Stops at the first that fits. */
export async function pageIn(source: ByteSource, path: string, nesting = 0): Promise<PageIn | undefined> {
  if (nesting > NESTING || source.length === 0) return undefined
  const context: ReadContext = { limits: DEFAULT_LIMITS }
  const head = source.read(0, 4096)
  const [best] = CONTAINERS.map((format) => ({ format, score: format.sniff(head, context) })).sort((a, b) => b.score - a.score)
  if (!best || best.score === 0 || !best.format.parts) return undefined
  let found: PageIn | undefined
  const within = ({ path: at }: InnerDocument) => path.startsWith(`${at}/`)
  const rest = ({ path: at }: InnerDocument) => path.slice(at.length + 1)
  const parts = best.format.parts(source, {
    ...context,
    // Nothing is read into words here: each document is only asked for its path.
    inner: async (bytes, known) => {
      if (known.path === path) found ??= { bytes: bytes.slice(), ...(known.charset ? { charset: known.charset } : {}) }
      else if (within(known)) found ??= await pageIn(bytesSource(bytes), rest(known), nesting + 1)
      // One part comes back for each document, so that the reading can stop at the one that is wanted.
      return { code: 'unreadable' }
    },
    innerParts: async function* (inside, known) {
      if (within(known)) found ??= await pageIn(inside, rest(known), nesting + 1)
      yield { problem: { code: 'unreadable' } }
    },
  })
  for await (const _part of parts) if (found) break
  return found
}
