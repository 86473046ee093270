// Bitcoin block headers a person supplies: a line each, "HEIGHT HEADER" (160 hex digits). What is read of one is its root, its time and its hash.
import { type Digest, fromHex, hex } from './bytes.ts'

export interface BlockHeader {
  readonly height: number
  /** As the header spells it, which is the reverse of how block explorers show it. */
  readonly merkleRoot: Uint8Array
  /** ISO 8601 UTC; miners may be off by up to two hours. */
  readonly time: string
  /** As block explorers show it: to be compared with another source, since nothing here knows the chain. */
  readonly hash: string
}

/** Reads the lines; blank ones and those that begin with # are passed over. Undefined with the first line that is no header. */
export function readHeaders(text: string, digest: Digest): { readonly headers: ReadonlyMap<number, BlockHeader> } | { readonly badLine: number } {
  const headers = new Map<number, BlockHeader>()
  for (const [i, line] of text.split(/\r?\n/).entries()) {
    if (!line.trim() || line.startsWith('#')) continue
    const hit = /^(\d{1,9})\s+([0-9a-fA-F]{160})\s*$/.exec(line)
    const bytes = fromHex((hit?.[2] ?? '').toLowerCase())
    if (!hit || bytes?.length !== 80 || headers.has(Number(hit[1]))) return { badLine: i + 1 }
    const seconds = new DataView(bytes.buffer, bytes.byteOffset).getUint32(68, true)
    headers.set(Number(hit[1]), {
      height: Number(hit[1]),
      merkleRoot: bytes.slice(36, 68),
      time: new Date(seconds * 1000).toISOString(),
      hash: hex(digest(digest(bytes)).slice().reverse()),
    })
  }
  return { headers }
}
