// What `isnad capture` was pointed at: files, folders, web addresses and standard input, as named bytes, one at a time.
import { readFile, stat } from 'node:fs/promises'
import { basename, relative, resolve, sep } from 'node:path'
import { domainToUnicode } from 'node:url'
import type { Problem } from '../core/model/index.ts'
import { IsnadError } from '../core/model/plain.ts'
import type { CaptureInputPart } from '../edge/case/case-inputs.ts'
import { sha256Hex } from '../edge/digest.ts'
import type { Fetched } from '../edge/fetch/fetch-address.ts'
import { shownHost } from '../edge/fetch/guard.ts'
import { codeOf } from '../edge/files.ts'
import { LARGE } from '../edge/vault/staging.ts'
import { SOFTWARE } from './version.ts'

/** A thing to capture. `name` is its path inside what was pointed at, with forward slashes. */
export interface Source {
  readonly name: string
  /** Absolute path; undefined for standard input and addresses. */
  readonly path: string | undefined
  /** A web address to fetch, and whether as a browser shows it. */
  readonly address?: string
  readonly page?: boolean
}
/** Bytes that were got, with what the server said of them where it was one. */
export interface Got {
  /** The bytes; none where the file is large: then `file` is read piece by piece. */
  readonly bytes: Uint8Array
  readonly file?: string
  readonly known: {
    readonly mediaType?: string
    readonly address?: string
    readonly answered?: string
    readonly status?: number
    readonly headers?: readonly (readonly [string, string])[]
    readonly settings?: Readonly<Record<string, string | number | boolean | null>>
  }
  readonly problems: readonly Problem[]
  /** Further blobs, of a page as a browser showed it. */
  readonly parts?: readonly CaptureInputPart[]
}
export interface Unreadable {
  readonly name: string
  /** What the system said: 'ENOENT', 'EACCES', 'too-large'. */
  readonly why: string
}

/** Larger files than this are not taken as one capture (bytes). */
const FILE_LIMIT = 2 ** 36

/** Lists what the arguments point at; what cannot be looked at is told through `failed`. */
export async function listSources(args: readonly string[], failed: (item: Unreadable) => void): Promise<Source[]> {
  const out: Source[] = []
  for (const arg of args) {
    if (arg === '-') {
      out.push({ name: 'stdin', path: undefined })
      continue
    }
    if (/^https?:\/\//i.test(arg)) {
      out.push({ name: arg, path: undefined, address: arg })
      continue
    }
    const path = resolve(arg)
    try {
      const info = await stat(path)
      if (!info.isDirectory()) out.push({ name: basename(path), path })
      else {
        const { reportFiles } = await import('../edge/readers/folder.ts')
        for (const file of await reportFiles(path)) out.push({ name: relative(path, file).split(sep).join('/'), path: file })
      }
    } catch (error) {
      failed({ name: arg, why: codeOf(error) ?? String(error) })
    }
  }
  return out
}

/** Bytes of a source, or why they cannot be had. */
export async function readSource({ name, path, address, page }: Source): Promise<Got | Unreadable> {
  if (address !== undefined) return page ? shown(address) : fetched(address)
  try {
    if (path === undefined) {
      const parts: Buffer[] = []
      for await (const part of process.stdin) parts.push(Buffer.from(part))
      return { bytes: Buffer.concat(parts), known: {}, problems: [] }
    }
    const { size } = await stat(path)
    if (size > FILE_LIMIT) return { name, why: 'too-large' }
    if (size > LARGE) return { bytes: new Uint8Array(0), file: path, known: {}, problems: [] }
    return { bytes: await readFile(path), known: {}, problems: [] }
  } catch (error) {
    return { name, why: codeOf(error) ?? String(error) }
  }
}

async function fetched(address: string): Promise<Got | Unreadable> {
  const { fetchAddress } = await import('../edge/fetch/fetch-address.ts')
  try {
    return gotFrom(await fetchAddress(address, { agent: SOFTWARE }))
  } catch (error) {
    if (!(error instanceof IsnadError)) throw error
    return { name: address, why: String(error.detail.why ?? error.code) }
  }
}

/** The page as a Chromium on this machine shows it. */
async function shown(address: string): Promise<Got | Unreadable> {
  const { capturePage } = await import('../edge/page/capture-page.ts')
  try {
    const { answer, rendered, parts, settings, problems } = await capturePage(address, { agent: SOFTWARE })
    const got = gotFrom(answer)
    const known = { ...got.known, mediaType: 'text/html; charset=utf-8', settings: { ...got.known.settings, ...settings } }
    return { bytes: rendered, known, problems, parts }
  } catch (error) {
    if (!(error instanceof IsnadError)) throw error
    return { name: address, why: String(error.detail.why ?? error.code) }
  }
}

/** A server's answer as bytes to capture, with what the capture record keeps of it. */
export function gotFrom(got: Fetched): Got {
  const { address, answered, status, headers, mediaType, certificate, redirects, wire } = got
  // An international name is recorded in both its forms: xn--… shows a look-alike for what it is.
  const { hostname } = new URL(answered)
  const shown = shownHost(new URL(answered), domainToUnicode)
  const settings = {
    ip: got.ip,
    ...(shown === hostname ? {} : { host: shown }),
    ...(redirects.length ? { redirects: redirects.map((hop) => `${hop.status} ${hop.address}`).join(' ') } : {}),
    ...(certificate ? { certificate: certificate.fingerprint256, certificateIssuer: certificate.issuer, certificateTo: certificate.to } : {}),
    ...(certificate?.fault ? { certificateFault: certificate.fault } : {}),
    ...(wire ? { contentEncoding: 'undone', wireSha256: sha256Hex(wire) } : {}),
  }
  return { bytes: got.body, known: { address, answered, status, headers, settings, ...(mediaType ? { mediaType } : {}) }, problems: got.problems }
}
