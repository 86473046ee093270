// Scans the lines of a long journal for where they stand and by what key, without checking each: they are checked when they are read, and by verify.
import { open } from 'node:fs/promises'

const CHUNK = 8 << 20
/** Every line has its key and kind at the same place: check, blank, and the entry's canonical bytes up to them. */
const BEFORE_KEY = '0123456789abcdef {"commitment":"'.length + 64 + '","format":1,"key":"'.length
const KEY = 64
const MARK = '"key":"'
const BEFORE_KIND = BEFORE_KEY + KEY + '","kind":"'.length
const ERASURE = 'erasure"'

export interface Scanned {
  /** Byte offset of each line, and of what comes after the last. */
  readonly at: number[]
  readonly keys: string[]
  readonly erasures: number[]
}

/** The first `count` lines of a journal; undefined where it has fewer, or one is not of the known shape. */
export async function scanJournal(path: string, count: number): Promise<Scanned | undefined> {
  const file = await open(path, 'r')
  try {
    const at: number[] = []
    const keys: string[] = []
    const erasures: number[] = []
    let rest: Buffer = Buffer.alloc(0)
    let start = 0
    for (;;) {
      const buffer = Buffer.allocUnsafe(CHUNK)
      const { bytesRead } = await file.read(buffer, 0, CHUNK, start + rest.length)
      if (bytesRead === 0) return undefined
      const bytes = rest.length ? Buffer.concat([rest, buffer.subarray(0, bytesRead)]) : buffer.subarray(0, bytesRead)
      let from = 0
      for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, from)) {
        const key = from + BEFORE_KEY
        if (end - from < BEFORE_KIND + 4 || bytes.toString('latin1', key - MARK.length, key) !== MARK) return undefined
        if (bytes[from + BEFORE_KIND] === 0x65 && bytes.toString('latin1', from + BEFORE_KIND, from + BEFORE_KIND + ERASURE.length) === ERASURE)
          erasures.push(at.length)
        keys.push(bytes.toString('latin1', key, key + KEY))
        at.push(start + from)
        from = end + 1
        if (at.length < count) continue
        at.push(start + from)
        return { at, keys, erasures }
      }
      start += from
      rest = bytes.subarray(from)
    }
  } finally {
    await file.close()
  }
}
