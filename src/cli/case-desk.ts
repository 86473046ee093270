// The cases this process serves: opened by command or from the start page, each on an address of its own, closed together.
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { userInfo } from 'node:os'
import { dirname, isAbsolute, join, resolve } from 'node:path'
import { z } from 'zod'
import type { KnownCase, KnownCases, NewCase, OpenCase } from '../core/model/index.ts'
import { IsnadError } from '../core/model/plain.ts'
import { createCase } from '../edge/case/create.ts'
import { factorsOf } from '../edge/case/factors.ts'
import { rememberCounts, seenCounts } from '../edge/case/seen-counts.ts'
import { userHeads } from '../edge/case/seen-heads.ts'
import { readSettings } from '../edge/case/settings.ts'
import { type LiveCase, startLive } from '../edge/live/open-live.ts'
import { buildServer } from '../server/app.ts'
import { Frames } from '../server/frames/frames.ts'
import { buildLobby } from '../server/lobby.ts'
import { sessionsOf } from '../server/roles.ts'
import type { App } from '../server/routes/common.ts'
import type { CaseHost } from '../server/routes/desk.ts'
import { withOwner } from './connect.ts'
import { dataFolder, demoCase } from './demo.ts'
import { fetchForCase } from './fetch-for-case.ts'
import { progress } from './progress.ts'
import { VERSION } from './version.ts'

/** Where the workbench is looked for first; a taken port is no error unless it was asked for. */
export const PORT = 7431
const REMEMBERED = 30
const Folders = z.array(z.string())

export interface DeskOptions {
  readonly host: string
  readonly port: number | undefined
  readonly say: (words: string) => void
}

interface OpenOne {
  readonly entrance: string
  close(): Promise<void>
}

export class CaseDesk implements CaseHost {
  readonly #options: DeskOptions
  readonly #open = new Map<string, OpenOne>()
  #lobby: App | undefined
  #port: number | undefined
  readonly #web = join(import.meta.dirname, '..', 'web')

  constructor(options: DeskOptions) {
    this.#options = options
    this.#port = options.port
  }

  /** Opens the case in `folder` and gives its address with the key at once; `ready` resolves when it has been read. */
  async serve(folder: string): Promise<{ entrance: string; elsewhere: boolean; ready: Promise<{ reconstructed: boolean }> }> {
    const dir = resolve(folder)
    const known = this.#open.get(dir)
    if (known) return { entrance: known.entrance, elsewhere: false, ready: Promise.resolve({ reconstructed: false }) }
    const reached = await withOwner(dir)
    // Already open: the way in is what was asked for.
    if (reached.kind === 'owner') return { entrance: reached.owner.entrance, elsewhere: true, ready: Promise.resolve({ reconstructed: false }) }
    const [entries, reports] = [progress({ ar: 'قراءة السجل', en: 'reading the ledger' }), progress({ ar: 'قراءة المواد', en: 'reading reports' })]
    const live = startLive(reached.folder, {
      clock: Date.now,
      databaseUrl: process.env.DATABASE_URL,
      say: this.#options.say,
      progress: (done, of, what) => (what === 'read' ? entries : reports).show(done, of),
    })
    const { caseId } = reached.folder.settings
    const last = await seenCounts(caseId, { ...live.head(), engine: live.engine })
    const remembering = rememberAsDerived(live, caseId)
    const key = newKey()
    // The frames know the workbench's port when they are first asked, and it knows theirs from the start.
    const sessions = sessionsOf(live)
    const frames = new Frames({ live, key, page: () => portOf(app), hosts: [this.#options.host], sessions })
    await frames.app.listen({ host: this.#options.host, port: 0 })
    const app: App = await buildServer({
      live,
      key,
      frames,
      web: this.#web,
      version: VERSION,
      log: true,
      hosts: [this.#options.host],
      host: this,
      fetcher: fetchForCase,
      sessions,
      factors: factorsOf(dir),
      ...(last ? { last } : {}),
    })
    const address = await this.#listen(app)
    const entrance = `${address}/?key=${key}`
    const close = async () => {
      this.#open.delete(dir)
      await remembering.stop()
      await app.close()
      await frames.app.close()
      await live.close()
    }
    this.#open.set(dir, { entrance, close })
    const ready = (async () => {
      try {
        await live.ready()
        entries.clear()
      } catch (error) {
        await close()
        throw error
      }
      await live.folder.announce(address, key)
      await remember(dir)
      return { reconstructed: live.snapshot().case.reconstructed }
    })()
    return { entrance, elsewhere: false, ready }
  }

  /** The start page, for when no case is named. */
  async lobby(): Promise<string> {
    const key = newKey()
    this.#lobby = await buildLobby({ host: this, key, web: this.#web, hosts: [this.#options.host] })
    return `${await this.#listen(this.#lobby)}/?key=${key}`
  }

  async known(): Promise<KnownCases> {
    const folders = new Set([...(await remembered()), ...(await casesIn(home())), ...(await casesIn(dataFolder()))])
    const cases: KnownCase[] = []
    for (const folder of folders) {
      const settings = await readSettings(folder).catch(() => undefined)
      if (!settings) continue // moved, or not readable now: nothing to open
      const { name, operator, created } = settings
      cases.push({ folder, name, operator, created, demo: operator === 'demo' })
    }
    return { cases, home: home(), operator: userInfo().username }
  }

  async create({ name, operator, folder }: NewCase): Promise<string> {
    const dir = folder?.trim() ? folder.trim() : await freeFolder(name)
    if (!isAbsolute(dir)) throw new IsnadError('bad-request', { what: 'folder', path: dir })
    await createCase(dir, { name, operator, clock: Date.now })
    return this.open({ folder: dir })
  }

  async open({ folder }: OpenCase): Promise<string> {
    const { entrance, ready } = await this.serve(folder ?? (await demoCase()))
    await ready
    return entrance
  }

  async close(): Promise<void> {
    await this.#lobby?.close()
    for (const one of [...this.#open.values()]) await one.close()
  }

  /** The first one takes the port that was asked for, or the usual one; those after it any free one. */
  async #listen(app: App): Promise<string> {
    const { host } = this.#options
    const asked = this.#port
    this.#port = 0
    try {
      return await app.listen({ host, port: asked ?? PORT })
    } catch (error) {
      if (asked !== undefined || (error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error
      return app.listen({ host, port: 0 })
    }
  }
}

/** Milliseconds a state must stand before its counts are remembered: an import of thousands is not written down a thousand times. */
const SETTLED = 2000

/** Remembers what the case comes to, each time it has settled, and once more at the end. */
function rememberAsDerived(live: LiveCase, caseId: string): { stop(): Promise<void> } {
  let timer: NodeJS.Timeout | undefined
  const write = async () => {
    if (!live.isReady()) return
    const { counts, size } = live.snapshot()
    const head = live.head()
    // A large case derives behind its ledger: counts of an earlier size are no counts of this one.
    if (size === head.size) await rememberCounts(caseId, { size, root: head.root, engine: live.engine, counts })
  }
  const leave = live.subscribe((event) => {
    if (event.type !== 'derived') return
    clearTimeout(timer)
    timer = setTimeout(() => void write(), SETTLED)
    timer.unref()
  })
  return {
    stop: async () => {
      leave()
      clearTimeout(timer)
      await write()
    },
  }
}

function portOf(app: App): number {
  const address = app.server.address()
  return typeof address === 'object' && address ? address.port : 0
}
function newKey(): string {
  return randomBytes(32).toString('base64url')
}
function home(): string {
  return join(dataFolder(), 'cases')
}

/** A folder named after the case, with a number where the name is taken. */
async function freeFolder(name: string): Promise<string> {
  const plain =
    name
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 80) || 'case'
  for (let n = 1; ; n++) {
    const dir = join(home(), n === 1 ? plain : `${plain}-${n}`)
    if (!existsSync(dir)) return dir
  }
}

async function casesIn(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => [])
  return names.map((name) => join(folder, name)).filter((dir) => existsSync(join(dir, 'case.json')))
}

/** Cases opened before, newest first; beside the heads this user's programs remember. */
function list(): string {
  return join(dirname(userHeads()), 'cases.json')
}
async function remembered(): Promise<string[]> {
  const text = await readFile(list(), 'utf8').catch(() => '[]')
  try {
    return Folders.parse(JSON.parse(text))
  } catch {
    return [] // half written: it is a convenience
  }
}
async function remember(dir: string): Promise<void> {
  const next = [dir, ...(await remembered()).filter((one) => one !== dir)].slice(0, REMEMBERED)
  try {
    await mkdir(dirname(list()), { recursive: true, mode: 0o700 })
    await writeFile(list(), `${JSON.stringify(next)}\n`)
  } catch {
    return // a folder that cannot be written remembers nothing; the case itself is whole
  }
}
