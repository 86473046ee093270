// Fetches an address that a person typed into the workbench, as `isnad capture` would, and says in words why one could not be had.

import type { Words } from '../core/model/index.ts'
import type { IncomingFile } from '../edge/live/live.ts'
import { failureWords } from './capture.ts'
import { readSource } from './capture-source.ts'

/** The answer as a file to capture. A name without a scheme is taken as https. */
export async function fetchForCase(written: string, page: boolean): Promise<IncomingFile | { name: string; words: Words }> {
  const address = /^[a-z][a-z0-9+.-]*:/i.test(written) ? written : `https://${written}`
  const got = await readSource({ name: address, path: undefined, address, page })
  if ('why' in got) return { name: written, words: failureWords({ name: written, why: got.why }) }
  return { name: address, bytes: got.bytes, ...got.known, ...(got.parts ? { parts: got.parts } : {}) }
}
