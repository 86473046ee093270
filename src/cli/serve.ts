// isnad serve: opens a case in the workbench and prints its address. Loopback only, one key per run.
import type { Command } from 'commander'

interface ServeOptions {
  readonly case?: string
  readonly demo?: boolean
  readonly port?: string
  readonly host: string
  readonly open: boolean
}

/** Where the workbench is looked for first; a taken port is no error unless it was asked for. */
const PORT = 7431

export function serveCommand(program: Command): void {
  program
    .command('serve')
    .description('open a case in the workbench; prints its address')
    .argument('[dir]', 'folder of the case (else $ISNAD_CASE, else the case you stand in)')
    .option('-c, --case <dir>', 'the same, as other commands take it')
    .option('--demo', 'the Raqqa demo case, made on first use (reconstructed reports, not evidence)')
    .option('--port <port>', `port to listen on (${PORT}, or any free one)`)
    .option('--host <host>', 'address to listen on', '127.0.0.1')
    .option('--no-open', 'do not open a browser')
    .addHelpText('after', '\nExamples:\n  isnad serve --demo\n  isnad serve my-case --port 8080 --no-open')
    .action(async (dir: string | undefined, options: ServeOptions) => {
      await serve(dir, options)
    })
}

async function serve(dir: string | undefined, options: ServeOptions): Promise<void> {
  const [{ randomBytes }, { IsnadError }, { VERSION }] = await Promise.all([
    import('node:crypto'),
    import('../core/model/index.ts'),
    import('./version.ts'),
  ])
  const port = portOf(options.port)
  if (port === undefined) throw new IsnadError('usage', { what: '--port' })
  const folder = options.demo ? await (await import('./demo.ts')).demoCase() : (await import('./case-option.ts')).caseDir(dir ?? options.case)
  const say = (words: string) => process.stderr.write(`isnad: ${words}\n`)
  const [{ withOwner }, { startLive }, { buildServer }, { join }] = await Promise.all([
    import('./connect.ts'),
    import('../edge/live/live-case.ts'),
    import('../server/app.ts'),
    import('node:path'),
  ])
  const reached = await withOwner(folder)
  if (reached.kind === 'owner') {
    // Already open: the way in is what was asked for.
    say('already open / مفتوح من قبل')
    process.stdout.write(`${reached.owner.entrance}\n`)
    return
  }
  const live = startLive(reached.folder, { clock: Date.now, databaseUrl: process.env.DATABASE_URL, say })
  const key = randomBytes(32).toString('base64url')
  const app = await buildServer({ live, key, web: join(import.meta.dirname, '..', 'web'), version: VERSION, log: true, hosts: [options.host] })
  const address = await listen(app, options.host, port, options.port !== undefined)
  const entrance = `${address}/?key=${key}`
  process.stdout.write(`${entrance}\n`)
  if (options.open && process.stdout.isTTY && !process.env.CI) await openBrowser(entrance)
  const close = async () => {
    await app.close()
    await live.close()
  }
  const closed = closing(close)
  try {
    await live.ready()
  } catch (error) {
    await close()
    throw error
  }
  await live.folder.announce(address, key)
  if (live.snapshot().case.reconstructed) say('reconstructed reports, not evidence / نصوص أعيدت صياغتها، وليست دليلًا')
  await closed
}

function portOf(given: string | undefined): number | undefined {
  if (given === undefined) return PORT
  const port = Number(given)
  return Number.isInteger(port) && port >= 0 && port <= 65_535 ? port : undefined
}

interface Listener {
  listen(options: { host: string; port: number }): Promise<string>
}

async function listen(app: Listener, host: string, port: number, asked: boolean): Promise<string> {
  try {
    return await app.listen({ host, port })
  } catch (error) {
    if (asked || (error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error
    return app.listen({ host, port: 0 })
  }
}

/** Opens the system's browser; where there is none the printed address is enough. */
async function openBrowser(address: string): Promise<void> {
  const { spawn } = await import('node:child_process')
  const command = process.platform === 'darwin' ? 'open' : process.platform === 'win32' ? 'explorer' : 'xdg-open'
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return
  const child = spawn(command, [address], { stdio: 'ignore', detached: true })
  child.on('error', () => undefined)
  child.unref()
}

/** Waits for Ctrl-C or a polite kill, then closes in order, so that the next start finds everything in place. */
function closing(close: () => Promise<void>): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, stop)
      close().then(resolve, reject)
    }
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stop)
  })
}
