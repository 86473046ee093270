// A throwaway PostgreSQL for tests: a cluster of its own on a private socket, gone when the tests end.
import { execFileSync, spawnSync } from 'node:child_process'
import { chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface Cluster {
  /** Address for `DATABASE_URL`. */
  readonly url: string
  stop(): void
}

/** Folder of PostgreSQL's programs: $PG_BIN, else Debian's newest. */
function programs(): string | undefined {
  if (process.env.PG_BIN) return process.env.PG_BIN
  const debian = '/usr/lib/postgresql'
  if (!existsSync(debian)) return undefined
  const versions = readdirSync(debian).filter((version) => existsSync(join(debian, version, 'bin', 'initdb')))
  const newest = versions.sort((a, b) => Number(b) - Number(a))[0]
  return newest === undefined ? undefined : join(debian, newest, 'bin')
}

export const HOW_TO_GET = 'PostgreSQL 15 or newer is needed: apt-get install postgresql, or set PG_BIN to the folder that holds initdb.'

/** Starts a cluster; undefined where PostgreSQL is not installed (under CI that is an error). Takes about two seconds. */
export function startPostgres(): Cluster | undefined {
  const bin = programs()
  if (bin === undefined) {
    if (process.env.CI) throw new Error(HOW_TO_GET)
    console.error(HOW_TO_GET)
    return undefined
  }
  const dir = mkdtempSync(join(tmpdir(), 'isnad-pg-'))
  const data = join(dir, 'data')
  const socket = join(dir, 's')
  mkdirSync(socket)
  // PostgreSQL refuses to run as root: the account its package made runs it then.
  const root = process.getuid?.() === 0
  if (root) {
    const account = spawnSync('id', ['-u', 'postgres'], { encoding: 'utf8' })
    const uid = Number(account.stdout.trim())
    for (const folder of [dir, socket]) chownSync(folder, uid, uid)
  }
  const run = (program: string, args: readonly string[]) => {
    const command = [join(bin, program), ...args]
    const [first, ...rest] = root ? ['setpriv', '--reuid=postgres', '--regid=postgres', '--clear-groups', ...command] : command
    execFileSync(first as string, rest, { cwd: dir, stdio: 'ignore' })
  }
  run('initdb', ['-D', data, '-U', 'isnad', '-A', 'trust', '--locale=C', '-E', 'UTF8', '--no-sync'])
  run('pg_ctl', ['-D', data, '-w', '-o', `-c listen_addresses= -c unix_socket_directories=${socket} -c fsync=off`, 'start'])
  return {
    url: `postgresql://isnad@localhost/postgres?host=${encodeURIComponent(socket)}`,
    stop() {
      run('pg_ctl', ['-D', data, '-m', 'immediate', '-w', 'stop'])
      rmSync(dir, { recursive: true, force: true })
    },
  }
}
