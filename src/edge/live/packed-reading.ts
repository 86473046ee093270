// The statements read from one report, packed: they are needed when the views are written and when a deriving process begins, and seldom else.
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { Statement } from '../../core/model/index.ts'

/** Statements as a machine read them: as they are, or packed. Both are the same JSON. */
export type Reading = readonly Statement[] | PackedReading

export class PackedReading {
  readonly #bytes: Uint8Array

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
  }

  /** Their JSON. */
  text(): string {
    return inflateRawSync(this.#bytes).toString('utf8')
  }

  toJSON(): unknown {
    return JSON.parse(this.text())
  }
}

/** Packs statements for another process to keep; a tenth of their JSON. */
export function packReading(statements: readonly Statement[]): Uint8Array {
  return new Uint8Array(deflateRawSync(JSON.stringify(statements), { level: 1 }))
}

/** JSON of a value, straight from what is packed. */
export function jsonText(value: object): string {
  return value instanceof PackedReading ? value.text() : JSON.stringify(value)
}
