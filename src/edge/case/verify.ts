// Verifies a case folder from its files alone, without its lock: every blob, entry, tile, key and signature. Names what is not as it was.
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readdir, readFile, stat } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import {
  AnchorBody,
  type BlockHeader,
  CaptureRecord,
  type CaseSettings,
  canonical,
  DeterminationRecord,
  decodeKey,
  type EntryAt,
  type Fault,
  fault,
  isVouched,
  OtherRecord,
  openCheckpoint,
  sameBytes,
  TimestampBody,
  type Tree,
  type VerifierKey,
} from '../../core/ledger/index.ts'
import { IsnadError } from '../../core/model/plain.ts'
import { ed25519Verify, readSigningKey, sha256, sha256Hex } from '../digest.ts'
import { codeOf } from '../files.ts'
import { verifyLedger } from '../ledger/verify-ledger.ts'
import { Vault } from '../vault/vault.ts'
import { blobsOf } from './capture-record.ts'
import type { Anchor } from './check-anchors.ts'
import { erasedBy } from './erased.ts'
import { layout } from './layout.ts'
import { hasNoKeys, parseSettings, settingsBytes } from './settings.ts'

export type { Fault } from '../../core/ledger/index.ts'

export interface VerifyReport {
  readonly ok: boolean
  readonly checked: { readonly blobs: number; readonly entries: number; readonly bytes: number; readonly erased: number; readonly sealed: number }
  readonly faults: Fault[]
  /** OpenTimestamps: what is promised, and what leads to a block. */
  readonly anchors: Anchor[]
  /** Time stamps that hold: the ledger's first `size` entries were there at `time`, says the authority. */
  readonly stamps: Stamp[]
}
export interface Stamp {
  readonly entry: number
  readonly size: number
  readonly time: string
  readonly authority: string
  /** True where the authority's certificate leads to a root the operator named. */
  readonly trusted: boolean
}
export interface VerifyOptions {
  /** Files looked at so far, and of how many (0 while that is not known). */
  readonly onProgress?: (done: number, of: number) => void
  /** A signed checkpoint of this case kept elsewhere: the ledger must continue it. */
  readonly against?: string
  /** Block headers the operator trusts, by height. */
  readonly headers?: ReadonlyMap<number, BlockHeader>
}

/** What the vault holds and is true, with lengths; `faults` names the rest. */
interface VaultCheck {
  readonly lengths: ReadonlyMap<string, number>
  readonly altered: ReadonlyMap<string, string>
  readonly bytes: number
  /** Sealed blobs: SHA-256 of what each holds, and those that cannot be opened for want of a key. */
  readonly sealed: ReadonlyMap<string, string>
  readonly locked: ReadonlyMap<string, string>
}

/** Checks everything. Throws only 'not-a-case' and what reading a folder throws; all else is a fault in the report. */
export async function verifyCase(
  dir: string,
  { onProgress = () => undefined, against, headers = new Map() }: VerifyOptions = {},
): Promise<VerifyReport> {
  const at = layout(dir)
  const faults: Fault[] = []
  const settingsFile = await readFile(at.settings).catch(() => undefined)
  if (!settingsFile && !(await stat(join(at.ledger, 'journal')).catch(() => undefined))) throw new IsnadError('not-a-case', { dir })
  const blobs = new Vault(at.vault, at.temp, at.blobKeys)
  // the ledger is read before the vault: while another process adds to the case, every entry read has its blobs already
  const entries: EntryAt[] = []
  let settings: CaseSettings | undefined
  // what the ledger says of the settings stands above what `case.json` says: it is what the first entry commits to
  const keyOf = async (): Promise<VerifierKey | undefined> => {
    const recorded = await recordedSettings(entries, blobs)
    settings = recorded ?? (settingsFile ? parseSettings(settingsFile) : undefined)
    if (!settingsFile || !settings || !sameBytes(settingsBytes(settings), settingsFile)) faults.push(fault('settings-altered', { path: 'case.json' }))
    return settings ? decodeKey(settings.key, sha256) : undefined
  }
  const ledger = await verifyLedger(
    at.ledger,
    dir,
    keyOf,
    (entry) => entries.push(entry),
    (count) => onProgress(count, 0),
  )
  const key = settings ? decodeKey(settings.key, sha256) : undefined
  faults.push(...ledger.faults)
  const keys = await keysOf(entries, blobs, key)
  if (against !== undefined) checkAgainst(against, keys, ledger.tree, faults)
  await checkKeyChain(entries, blobs, faults)
  if (settings) await checkKeys(dir, settings, faults)
  await checkStrangers(dir, at.ledger, faults)

  const vault = await checkVault(blobs, dir, faults, onProgress)
  const erased = new Set<number>()
  for (const entry of entries) if (entry.kind === 'erasure') for (const index of await erasedBy(entry, blobs)) erased.add(index)
  const named = await checkRecords(entries, vault, blobs, erased, faults)
  const anchored: { entry: EntryAt; body: AnchorBody }[] = []
  const stamps = await checkStamps(entries, vault, blobs, keys, ledger.tree, faults, anchored)
  const anchors = anchored.length > 0 ? (await import('./check-anchors.ts')).checkAnchors(anchored, { keys, tree: ledger.tree, headers, faults }) : []
  // A copy without keys never had them: what is sealed in it is counted, and cannot be more than that.
  const keyless = !(await stat(at.secret).catch(() => undefined))
  for (const [name, path] of keyless ? [] : vault.locked) {
    const entry = named.get(name)
    // What nothing here names, and no key opens, is left of something erased, or a stranger's: nobody can tell which.
    if (entry === undefined) faults.push(fault('file-unexpected', { path }))
    else if (!erased.has(entry)) faults.push(fault('seal-key-missing', { path, sha256: name, entry }))
  }
  for (const [sha, path] of vault.altered) faults.push(fault('blob-altered', { sha256: sha, path, ...entryOf(named.get(sha)) }))
  return {
    ok: faults.length === 0,
    checked: {
      blobs: vault.lengths.size + vault.altered.size + vault.locked.size,
      entries: ledger.entries,
      bytes: vault.bytes,
      erased: erased.size,
      sealed: vault.sealed.size + vault.locked.size,
    },
    faults,
    stamps,
    anchors,
  }
}

function entryOf(entry: number | undefined): { entry?: number } {
  return entry === undefined ? {} : { entry }
}

/** Re-hashes every blob, four at a time. */
async function checkVault(blobs: Vault, base: string, faults: Fault[], onProgress: (done: number, of: number) => void): Promise<VaultCheck> {
  const lengths = new Map<string, number>()
  const altered = new Map<string, string>()
  let bytes = 0
  let done = 0
  const shown = (path: string) => relative(base, path).split(sep).join('/')
  const sealed = new Map<string, string>()
  const locked = new Map<string, string>()
  const files: { path: string; sha256: string; sealed: boolean }[] = []
  try {
    for await (const { path, sha256: name, sealed } of blobs.files()) {
      if (name) files.push({ path, sha256: name, sealed })
      else faults.push(fault('file-unexpected', { path: shown(path) }))
    }
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error
  }
  const queue = files[Symbol.iterator]()
  await Promise.all(
    Array.from({ length: 4 }, async () => {
      for (const file of queue) {
        try {
          if (file.sealed) {
            bytes += await checkSealed(blobs, file.sha256, shown(file.path), { lengths, altered, sealed, locked }, faults)
            continue
          }
          const hashed = await hashFile(file.path)
          bytes += hashed.length
          if (hashed.sha256 === file.sha256) lengths.set(file.sha256, hashed.length)
          else altered.set(file.sha256, shown(file.path))
        } catch {
          faults.push(fault('file-unreadable', { path: shown(file.path), sha256: file.sha256 }))
        }
        onProgress(++done, files.length)
      }
    }),
  )
  return { lengths, altered, bytes, sealed, locked }
}

/** Opens a sealed blob as far as its key is here. Gives its length. */
async function checkSealed(
  blobs: Vault,
  name: string,
  path: string,
  into: { lengths: Map<string, number>; altered: Map<string, string>; sealed: Map<string, string>; locked: Map<string, string> },
  faults: Fault[],
): Promise<number> {
  const digest = createHash('sha256')
  let length = 0
  const wrong = await blobs.sealed.open(name, (part) => {
    digest.update(part)
    length += part.length
  })
  if (wrong === 'no-key') into.locked.set(name, path)
  else if (wrong === 'key-altered') faults.push(fault('key-altered', { path: `keys/blobs/${name}` }))
  else if (wrong !== undefined) into.altered.set(name, path)
  else {
    into.lengths.set(name, length)
    into.sealed.set(name, digest.digest('hex'))
  }
  return length
}

const WHOLE = 4 << 20
async function hashFile(path: string): Promise<{ sha256: string; length: number }> {
  const { size } = await stat(path)
  if (size <= WHOLE) {
    const bytes = await readFile(path)
    return { sha256: sha256Hex(bytes), length: bytes.length }
  }
  const hash = createHash('sha256')
  let length = 0
  for await (const part of createReadStream(path, { highWaterMark: 1 << 20 })) {
    hash.update(part)
    length += part.length
  }
  return { sha256: hash.digest('hex'), length }
}

/** Settings as the newest true entry that records them has them; undefined where its record is not there or not true. */
async function recordedSettings(entries: readonly EntryAt[], blobs: Vault): Promise<CaseSettings | undefined> {
  const newest = entries.findLast(({ kind }) => kind === 'opened' || kind === 'settings' || kind === 'key-changed')
  const bytes = newest && (await blobs.get(newest.commitment).catch(() => undefined))
  const record = bytes ? parseRecord(bytes, OtherRecord) : undefined
  return record ? parseSettings(Buffer.from(`${canonical(record.body)}\n`, 'utf8')) : undefined
}

function checkAgainst(note: string, keys: readonly VerifierKey[], tree: { size: number; root(size: number): Uint8Array }, faults: Fault[]): void {
  const checkpoint = keys.map((key) => openCheckpoint(note, key, ed25519Verify, sha256)).find((opened) => opened !== undefined)
  if (!checkpoint) faults.push(fault('checkpoint-bad', { path: '--against' }))
  else if (checkpoint.size > tree.size || !sameBytes(tree.root(checkpoint.size), checkpoint.root))
    faults.push(fault('fork', { entry: checkpoint.size }))
}

/** Every change of key within one case is vouched for by the key before it; a case taken over from an archive begins a chain of its own. */
async function checkKeyChain(entries: readonly EntryAt[], blobs: Vault, faults: Fault[]): Promise<void> {
  let before: CaseSettings | undefined
  for (const entry of entries) {
    if (entry.kind !== 'opened' && entry.kind !== 'settings' && entry.kind !== 'key-changed') continue
    const after = await recordedSettings([entry], blobs)
    if (!after) continue // told as a record that is missing or unreadable
    const bytes = before && after.caseId === before.caseId && after.key !== before.key ? await blobs.get(entry.commitment) : undefined
    const proof = bytes && parseRecord(bytes, OtherRecord)?.proof
    if (bytes && before && !isVouched(proof, before, after, ed25519Verify, sha256)) faults.push(fault('key-unvouched', { entry: entry.index }))
    before = after
  }
}

async function checkKeys(dir: string, settings: CaseSettings, faults: Fault[]): Promise<void> {
  if (await hasNoKeys(dir)) return // a copy made from an archive: it signs nothing
  const at = layout(dir)
  const key = decodeKey(settings.key, sha256)
  const pem = await readFile(at.signingKey).catch(() => undefined)
  const signing = pem ? readSigningKey(pem.toString('latin1')) : undefined
  if (!signing || !key || !sameBytes(signing.publicKey, key.publicKey)) faults.push(fault('key-altered', { path: 'keys/ledger.pem' }))
  const secret = await readFile(at.secret).catch(() => undefined)
  if (!secret || sha256Hex(secret) !== settings.secret) faults.push(fault('key-altered', { path: 'keys/secret' }))
}

/** Files among the keys and at the ledger's top that the program does not write. */
async function checkStrangers(dir: string, ledgerDir: string, faults: Fault[]): Promise<void> {
  const check = async (folder: string, known: readonly string[], shown: string) => {
    const names = await readdir(folder).catch(() => [])
    for (const name of names) if (!known.includes(name)) faults.push(fault('file-unexpected', { path: `${shown}/${name}` }))
  }
  await check(ledgerDir, ['journal', 'checkpoint', 'tile', 'torn', 'tokens'], 'ledger')
  await check(layout(dir).keys, ['ledger.pem', 'ledger.pem.next', 'secret', 'blobs'], 'keys')
}

/** Every entry's record must be in the vault, in its form, and what it names must be there too. Gives the first entry that names each blob. */
async function checkRecords(
  entries: readonly EntryAt[],
  vault: VaultCheck,
  blobs: Vault,
  erased: ReadonlySet<number>,
  faults: Fault[],
): Promise<Map<string, number>> {
  const named = new Map<string, number>()
  for (const entry of entries) {
    const { commitment, index, kind } = entry
    if (!named.has(commitment)) named.set(commitment, index)
    if (erased.has(index)) {
      const there = vault.lengths.has(commitment) || vault.altered.has(commitment) || vault.locked.has(commitment)
      if (there)
        faults.push(
          fault('not-erased', {
            entry: index,
            path: `vault/${commitment.slice(0, 2)}/${commitment}${vault.locked.has(commitment) || vault.sealed.has(commitment) ? '.sealed' : ''}`,
          }),
        )
      continue
    }
    if (vault.locked.has(commitment)) continue
    if (!vault.lengths.has(commitment)) {
      if (!vault.altered.has(commitment)) faults.push(fault('record-missing', { entry: index, sha256: commitment }))
      continue
    }
    if (vault.sealed.has(commitment) && vault.sealed.get(commitment) !== commitment) {
      faults.push(fault('blob-altered', { entry: index, sha256: commitment, path: `vault/${commitment.slice(0, 2)}/${commitment}.sealed` }))
      continue
    }
    const bytes = await blobs.get(commitment)
    const capture = kind === 'capture' ? parseRecord(bytes, CaptureRecord) : undefined
    if (capture) checkBody(capture, index, vault, named, faults)
    else if (kind === 'capture' || !(kind === 'determination' ? parseRecord(bytes, DeterminationRecord) : parseRecord(bytes, OtherRecord)))
      faults.push(fault('record-unreadable', { entry: index, sha256: commitment }))
  }
  return named
}

/** The keys the ledger was signed with, newest first: a case taken over from an archive has more than one. */
async function keysOf(entries: readonly EntryAt[], blobs: Vault, newest: VerifierKey | undefined): Promise<VerifierKey[]> {
  const keys = newest ? [newest] : []
  for (const entry of entries.filter(({ kind }) => kind === 'opened' || kind === 'settings' || kind === 'key-changed')) {
    const settings = await recordedSettings([entry], blobs)
    const key = settings ? decodeKey(settings.key, sha256) : undefined
    if (key && !keys.some((known) => known.name === key.name && sameBytes(known.publicKey, key.publicKey))) keys.push(key)
  }
  return keys
}

/** Every time stamp again, as of the time it names: over a checkpoint of this ledger, truly signed. */
async function checkStamps(
  entries: readonly EntryAt[],
  vault: VaultCheck,
  blobs: Vault,
  keys: readonly VerifierKey[],
  tree: Tree,
  faults: Fault[],
  anchored: { entry: EntryAt; body: AnchorBody }[],
): Promise<Stamp[]> {
  const stamps: Stamp[] = []
  const stamped = entries.filter(({ kind, commitment }) => kind === 'timestamp' && vault.lengths.has(commitment))
  if (stamped.length === 0) return stamps
  const { checkToken } = await import('../time/token.ts')
  for (const entry of stamped) {
    const record = parseRecord(await blobs.get(entry.commitment), OtherRecord)
    const anchor = AnchorBody.safeParse(record?.body).data
    if (anchor) {
      anchored.push({ entry, body: anchor })
      continue
    }
    const body = TimestampBody.safeParse(record?.body).data
    const checkpoint = body
      ? keys.map((key) => openCheckpoint(body.checkpoint, key, ed25519Verify, sha256)).find((opened) => opened !== undefined)
      : undefined
    const ours = checkpoint !== undefined && checkpoint.size <= tree.size && sameBytes(tree.root(checkpoint.size), checkpoint.root)
    const token = body && ours ? await checkToken(Buffer.from(body.token, 'base64'), Buffer.from(body.checkpoint, 'utf8'), body.roots) : undefined
    if (!checkpoint || !token?.ok || !token.time)
      faults.push(fault('token-bad', { entry: entry.index, path: `vault/${entry.commitment.slice(0, 2)}/${entry.commitment}` }))
    else stamps.push({ entry: entry.index, size: checkpoint.size, time: token.time, authority: token.authority ?? '', trusted: token.trusted })
  }
  return stamps
}

function checkBody(record: CaptureRecord, entry: number, vault: VaultCheck, named: Map<string, number>, faults: Fault[]): void {
  for (const { name, sha256: content, length, sealed } of blobsOf(record)) {
    if (!named.has(name)) named.set(name, entry)
    const found = vault.lengths.get(name)
    if (sealed && vault.locked.has(name)) continue
    if (sealed && found !== undefined && vault.sealed.get(name) !== content)
      faults.push(fault('blob-altered', { entry, sha256: content, path: `vault/${name.slice(0, 2)}/${name}.sealed` }))
    if (found === undefined && !vault.altered.has(name)) faults.push(fault('body-missing', { entry, sha256: name }))
    if (found !== undefined && found !== length) faults.push(fault('length-differs', { entry, sha256: name }))
  }
}

function parseRecord<T>(bytes: Uint8Array, schema: { safeParse(value: unknown): { success: true; data: T } | { success: false } }): T | undefined {
  try {
    const parsed = schema.safeParse(JSON.parse(Buffer.from(bytes).toString('utf8')))
    return parsed.success ? parsed.data : undefined
  } catch {
    return undefined // not JSON
  }
}
