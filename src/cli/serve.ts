// isnad serve: opens a case in the workbench and prints its address. Loopback only, one key per run.
import type { Command } from 'commander'

interface ServeOptions {
  readonly case?: string
  readonly demo?: boolean
  readonly port?: string
  readonly host: string
  readonly open: boolean
}

export function serveCommand(program: Command): void {
  program
    .command('serve')
    .description('open a case in the workbench; prints its address')
    .argument('[dir]', 'folder of the case (else $ISNAD_CASE, else the case you stand in, else the start page)')
    .option('-c, --case <dir>', 'the same, as other commands take it')
    .option('--demo', 'the Raqqa demo case, made on first use (reconstructed reports, not evidence)')
    .option('--port <port>', 'port to listen on (7431, or any free one)')
    .option('--host <host>', 'address to listen on', '127.0.0.1')
    .option('--no-open', 'do not open a browser')
    .addHelpText('after', '\nExamples:\n  isnad serve --demo\n  isnad serve my-case --port 8080 --no-open')
    .action(async (dir: string | undefined, options: ServeOptions) => {
      await serve(dir, options)
    })
}

/**
 * How far the heap may grow beyond what is in use before it is swept, in percent. Left to itself it doubles, and a case of
 * fifty thousand statements holds twice what it needs; sweeping more often is work beside the answering.
 */
const HEAP_GROWTH = 30

async function serve(dir: string | undefined, options: ServeOptions): Promise<void> {
  const { setFlagsFromString } = await import('node:v8')
  setFlagsFromString(`--heap-growing-percent=${HEAP_GROWTH}`)
  const { IsnadError } = await import('../core/model/plain.ts')
  const port = portOf(options.port)
  if (options.port !== undefined && port === undefined) throw new IsnadError('usage', { what: '--port' })
  const say = (words: string) => process.stderr.write(`isnad: ${words}\n`)
  const folder = await folderOf(dir, options)
  const { CaseDesk } = await import('./case-desk.ts')
  const desk = new CaseDesk({ host: options.host, port, say })
  const enter = async (entrance: string) => {
    process.stdout.write(`${entrance}\n`)
    if (options.open && process.stdout.isTTY && !process.env.CI) await openBrowser(entrance)
  }
  if (folder === undefined) {
    // No case named and none here: the start page makes one or opens one.
    say('no case here: the start page is open / لا ملف توثيق هنا: فُتحت صفحة البداية')
    await enter(await desk.lobby())
    return closing(() => desk.close())
  }
  const { entrance, elsewhere, ready } = await desk.serve(folder)
  if (elsewhere) say('already open / مفتوح من قبل')
  await enter(entrance)
  if (elsewhere) return
  const closed = closing(() => desk.close())
  const { reconstructed } = await ready
  if (reconstructed) say('reconstructed reports, not evidence / نصوص أعيدت صياغتها، وليست دليلًا')
  await closed
}

/** The case meant; undefined where none is named and we stand in none. */
async function folderOf(dir: string | undefined, options: ServeOptions): Promise<string | undefined> {
  if (options.demo) return (await import('./demo.ts')).demoCase()
  const { caseDir } = await import('./case-option.ts')
  const named = dir ?? options.case
  if (named !== undefined || process.env.ISNAD_CASE) return caseDir(named)
  const { IsnadError } = await import('../core/model/plain.ts')
  try {
    return caseDir(undefined)
  } catch (error) {
    if (error instanceof IsnadError && error.code === 'not-a-case') return undefined
    throw error
  }
}

function portOf(given: string | undefined): number | undefined {
  if (given === undefined) return undefined
  const port = Number(given)
  return Number.isInteger(port) && port >= 0 && port <= 65_535 ? port : undefined
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
