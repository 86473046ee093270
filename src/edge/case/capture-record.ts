// The record of a capture: everything an opponent may ask about it, as JSON has it.
import { type CapturePart, CaptureRecord, type Json } from '../../core/ledger/index.ts'
import { randomHex, sha256Hex, sha512Hex } from '../digest.ts'
import { sealedName } from '../vault/sealed.ts'
import type { Vault } from '../vault/vault.ts'
import type { CaptureInput, CaptureInputPart } from './case-inputs.ts'

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
    ...(input.parts?.length ? { parts: await Promise.all(input.parts.map((part) => partOf(part, salt, input.personal === true))) } : {}),
  })
}

async function partOf({ role, mediaType, bytes }: CaptureInputPart, salt: string, personal: boolean): Promise<CapturePart> {
  const sealed = personal ? { sealed: await sealedName(salt, bytes) } : {}
  return { role, mediaType, length: bytes.length, blob: sha256Hex(bytes), ...sealed }
}

/** Stores the further blobs of personal material, each sealed with a key of its own. */
export async function sealParts(vault: Vault, record: CaptureRecord, { parts = [] }: CaptureInput): Promise<void> {
  for (const [i, { sealed }] of (record.parts ?? []).entries()) {
    const part = parts[i]
    if (sealed && part) await vault.sealed.put(sealed, part.bytes)
  }
}

/** A further blob, named as a body is: `bodyOf` of a case folder opens it. */
export function asBody({ blob, sealed }: CapturePart): Pick<CaptureRecord, 'sha256' | 'sealed'> {
  return { sha256: blob, ...(sealed ? { sealed } : {}) }
}

/** Names under which the blobs of a capture stand in the vault: its body first, then its parts. */
export function blobsOf(
  record: CaptureRecord,
): { readonly name: string; readonly sha256: string; readonly length: number; readonly sealed: boolean }[] {
  const parts = (record.parts ?? []).map(({ blob, sealed, length }) => ({ name: sealed ?? blob, sha256: blob, length, sealed: sealed !== undefined }))
  const { sha256, sealed, length } = record
  return [{ name: sealed ?? sha256, sha256, length, sealed: sealed !== undefined }, ...parts]
}

/** A value as JSON has it: what is undefined is gone. */
export function toJson(value: unknown): Json {
  return JSON.parse(JSON.stringify(value))
}
