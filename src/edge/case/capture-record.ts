// The record of a capture: everything an opponent may ask about it, as JSON has it.
import { CaptureRecord, type Json } from '../../core/ledger/index.ts'
import { randomHex, sha256Hex, sha512Hex } from '../digest.ts'
import { sealedName } from '../vault/sealed.ts'
import type { CaptureInput } from './case-inputs.ts'

/** SHA-256 (hex) of an input's body. */
export function bodyHash({ bytes }: Pick<CaptureInput, 'bytes'>): string {
  return 'sha256' in bytes ? bytes.sha256 : sha256Hex(bytes)
}

/** Builds the record; for personal material it names the sealed body by a commitment salted like the record itself. */
export async function captureRecord(
  input: CaptureInput,
  at: { readonly time: string; readonly person: string; readonly software: string },
): Promise<CaptureRecord> {
  const { bytes, name, mediaType, address, answered, headers, status, reason, tool } = input
  const salt = randomHex(16)
  return CaptureRecord.parse({
    format: 1,
    kind: 'capture',
    salt,
    ...(name === undefined ? {} : { name }),
    ...(mediaType === undefined ? {} : { mediaType }),
    ...(address === undefined ? {} : { address }),
    ...(answered === undefined ? {} : { answered }),
    time: at.time,
    clock: 'system',
    collector: { person: at.person, software: at.software },
    ...(headers === undefined ? {} : { headers: headers.map(([header, value]): [string, string] => [header, value]) }),
    ...(status === undefined ? {} : { status }),
    length: bytes.length,
    sha256: bodyHash(input),
    sha512: 'sha256' in bytes ? bytes.sha512 : sha512Hex(bytes),
    tool: { name: tool.name, ...(tool.settings ? { settings: { ...tool.settings } } : {}) },
    ...(reason === undefined ? {} : { reason }),
    ...(input.personal ? { sealed: await sealedName(salt, bytes) } : {}),
  })
}

/** A value as JSON has it: what is undefined is gone. */
export function toJson(value: unknown): Json {
  return JSON.parse(JSON.stringify(value))
}
