// Makes a case folder from an archive: unpacked with distrust, verified to the root it names, and, where it is to be gone on with, given keys of its own.
import { createWriteStream } from 'node:fs'
import { mkdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { Entry, ZipFile } from 'yauzl'
import { type CaseSettings, checkpointText, encodeKey, fromHex, signNote } from '../../core/ledger/index.ts'
import { IsnadError } from '../../core/model/plain.ts'
import { openCase } from '../case/case-folder.ts'
import type { Clock } from '../case/create.ts'
import { layout } from '../case/layout.ts'
import { readSettings, settingsBytes } from '../case/settings.ts'
import { verifyCase } from '../case/verify.ts'
import { newSigningKey, randomHex, sha256, sha256Hex } from '../digest.ts'
import { asIsnad, makeFolder, syncFolder, writeDurably } from '../files.ts'
import { DESCRIPTION } from './archive.ts'
import { Archive } from './description.ts'

const SAFE_PATH = /^(?:archive\.json|case\.json|(?:ledger|vault)(?:\/[A-Za-z0-9_.-]+)+)$/
/** Files of an archive: more than a case of ten million entries has. */
const MOST_FILES = 50_000_000

export interface OpenArchiveOptions {
  /** Go on with the case under keys of one's own: its operator from here on. Absent: a copy to read, with the archive's very root. */
  readonly operator?: string
  readonly clock: Clock
}

/**
 * Unpacks an archive into `dir`, which must not be there yet; the folder takes its name only after every blob and entry verifies
 * to the root the archive names. IsnadError 'case-exists'; 'unreadable-input' for anything else than an archive that is whole.
 */
export async function openArchive(path: string, dir: string, options: OpenArchiveOptions): Promise<Archive> {
  if (await stat(dir).catch(() => undefined)) throw new IsnadError('case-exists', { dir })
  const making = `${dir}.importing`
  await rm(making, { recursive: true, force: true })
  try {
    await makeFolder(making)
    const files = await unpack(path, making)
    const described = await descriptionIn(making, path)
    if (described.files !== files) throw unreadable(path, 'cut')
    const report = await verifyCase(making)
    if (!report.ok) throw unreadable(path, report.faults[0]?.kind ?? '')
    const folder = await openCase(making, { clock: options.clock, publishAfter: 0 })
    const head = folder.head()
    await folder.close()
    if (head.size !== described.size || head.root !== described.root || folder.settings.caseId !== described.caseId) throw unreadable(path, 'root')
    if (options.operator !== undefined) await goOn(making, options.operator, head, options.clock)
    await rename(making, dir)
    await syncFolder(dirname(dir))
    return described
  } catch (error) {
    await rm(making, { recursive: true, force: true })
    throw asIsnad(error, path)
  }
}

/**
 * Gives a copy an identity of its own: a new case id and new keys, recorded as `key-changed`, and the head and checkpoint it was
 * taken over at, as `restored`. What was before stays as it was, entry by entry; the other's ledger is never continued under its name.
 */
async function goOn(dir: string, operator: string, head: { size: number; root: string }, clock: Clock): Promise<void> {
  const at = layout(dir)
  const before = await readSettings(dir)
  const checkpoint = await readFile(join(at.ledger, 'checkpoint'), 'utf8')
  const signing = newSigningKey()
  const secret = Buffer.from(randomHex(32), 'hex')
  const caseId = randomHex(16)
  const key = { name: `isnad.case/${caseId}`, publicKey: signing.publicKey }
  const settings: CaseSettings = { ...before, caseId, operator, key: encodeKey(key, sha256), secret: sha256Hex(secret) }
  await makeFolder(at.keys)
  await makeFolder(at.temp)
  await writeDurably(at.secret, secret, at.temp, 0o600)
  await writeDurably(at.signingKey, Buffer.from(signing.pem, 'latin1'), at.temp, 0o600)
  await writeDurably(at.settings, settingsBytes(settings), at.temp)
  // The same size and root under the new name: the other's own checkpoint is kept in the record below.
  const root = fromHex(head.root)
  if (!root) throw new IsnadError('internal', { what: 'root' })
  const note = signNote(checkpointText({ origin: key.name, size: head.size, root }), key, signing.sign, sha256)
  await writeDurably(join(at.ledger, 'checkpoint'), Buffer.from(note, 'utf8'), at.temp)
  const folder = await openCase(dir, { clock, publishAfter: 0 })
  await folder.record('key-changed', settings)
  await folder.record('restored', { what: 'archive', from: before.caseId, key: before.key, checkpoint })
  await folder.close()
}

async function unpack(path: string, dir: string): Promise<number> {
  const { openPromise } = await import('yauzl')
  let zip: ZipFile
  try {
    zip = await openPromise(path, { lazyEntries: true, autoClose: false })
  } catch (error) {
    if (await stat(path).catch(() => undefined)) throw unreadable(path, 'zip')
    throw new IsnadError('unreadable-input', { path }, error)
  }
  const seen = new Set<string>()
  let files = 0
  try {
    if (zip.entryCount > MOST_FILES) throw unreadable(path, 'entries')
    for await (const entry of zip.eachEntry()) {
      const { fileName } = entry as Entry
      if (!SAFE_PATH.test(fileName) || fileName.split('/').includes('..') || seen.has(fileName)) throw unreadable(path, fileName.slice(0, 200))
      seen.add(fileName)
      const target = join(dir, fileName)
      await mkdir(dirname(target), { recursive: true })
      await pipeline(await zip.openReadStreamPromise(entry), createWriteStream(target, { flags: 'wx', flush: true }))
      if (fileName !== DESCRIPTION) files++
    }
  } catch (error) {
    if (error instanceof IsnadError || (error as NodeJS.ErrnoException).code) throw error
    throw new IsnadError('unreadable-input', { path, what: 'zip' }, error) // yauzl says a broken archive by throwing
  } finally {
    zip.close()
  }
  return files
}

async function descriptionIn(dir: string, path: string): Promise<Archive> {
  const file = join(dir, DESCRIPTION)
  let value: unknown
  try {
    value = JSON.parse(await readFile(file, 'utf8'))
  } catch (error) {
    throw new IsnadError('unreadable-input', { path, what: DESCRIPTION }, error)
  }
  await rm(file)
  const parsed = Archive.safeParse(value)
  if (!parsed.success) throw unreadable(path, DESCRIPTION)
  return parsed.data
}

function unreadable(path: string, what: string): IsnadError {
  return new IsnadError('unreadable-input', { path, what })
}
