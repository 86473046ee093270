// Digests as WARC files state them: `sha1:BASE32` or `sha256:hex|BASE32`, against bytes at once or as they go by.
import { createHash } from 'node:crypto'
import type { Problem } from '../../../core/model/index.ts'

const STATED = /^(sha-?1|sha-?256|sha-?512|md5):([A-Za-z0-9+/=_-]+)$/i

/** A check of a stated digest that bytes are fed to; undefined where none is stated or its algorithm is not known: that is left unjudged. */
export function digestCheck(
  stated: string | undefined,
): { update(bytes: Uint8Array): void; end(what: string, offset: number): Problem[] } | undefined {
  const hit = STATED.exec(stated ?? '')
  const [, algorithm, value] = hit ?? []
  if (!algorithm || !value) return undefined
  const hash = createHash(algorithm.toLowerCase().replace('-', ''))
  return {
    update: (bytes) => void hash.update(bytes),
    end(what, offset) {
      const digest = hash.digest()
      const forms = [digest.toString('hex'), base32(digest), base32(digest).replace(/=+$/, ''), digest.toString('base64')]
      const fits = forms.some((form) => form === value || form.toLowerCase() === value.toLowerCase())
      return fits ? [] : [{ code: 'digest-mismatch', detail: { what, offset, stated: value.slice(0, 64) } }]
    },
  }
}

/** The same against bytes that are there. */
export function digestProblem(stated: string | undefined, bytes: Uint8Array, what: string, offset: number): Problem[] {
  const check = digestCheck(stated)
  check?.update(bytes)
  return check?.end(what, offset) ?? []
}

function base32(bytes: Uint8Array): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
  let out = ''
  let bits = 0
  let held = 0
  for (const byte of bytes) {
    held = (held << 8) | byte
    bits += 8
    while (bits >= 5) {
      out += letters[(held >>> (bits - 5)) & 31]
      bits -= 5
    }
    held &= (1 << bits) - 1
  }
  if (bits > 0) out += letters[(held << (5 - bits)) & 31]
  return out.padEnd(Math.ceil(out.length / 8) * 8, '=')
}
