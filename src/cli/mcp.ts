// isnad mcp: the case as read-only tools for programs that speak the Model Context Protocol, over standard input and output.
import type { Command } from 'commander'
import type { Get } from '../server/mcp.ts'

export function mcpCommand(program: Command): void {
  program
    .command('mcp')
    .description('serve a case read-only over the Model Context Protocol (standard input and output)')
    .argument('[dir]', 'folder of the case (else $ISNAD_CASE, else the case you stand in)')
    .option('-c, --case <dir>', 'the same, as other commands take it')
    .addHelpText('after', '\nExample, in the settings of a client:\n  { "command": "isnad", "args": ["mcp", "/path/to/my-case"] }')
    .action(async (dir: string | undefined, options: { readonly case?: string }) => {
      const { caseDir } = await import('./case-option.ts')
      await speak(caseDir(dir ?? options.case))
    })
}

/** Answers line by line until standard input ends. Works through the owner where the workbench is open. */
async function speak(dir: string): Promise<void> {
  const [{ answerLine }, { linesOf }, { VERSION }] = await Promise.all([
    import('../server/mcp.ts'),
    import('../edge/live/lines.ts'),
    import('./version.ts'),
  ])
  const { get, close } = await reach(dir)
  try {
    for await (const line of linesOf(process.stdin)) {
      if (line.trim() === '') continue
      const answer = await answerLine(line, get, VERSION)
      if (answer !== undefined) process.stdout.write(`${answer}\n`)
    }
  } finally {
    await close()
  }
}

async function reach(dir: string): Promise<{ get: Get; close: () => Promise<void> }> {
  const { withOwner } = await import('./connect.ts')
  const reached = await withOwner(dir)
  if (reached.kind === 'owner') return { get: (path) => reached.owner.get(path), close: async () => undefined }
  const [{ randomBytes }, { liveOf }, { buildServer }, { getFrom }, { VERSION }] = await Promise.all([
    import('node:crypto'),
    import('../edge/live/open-live.ts'),
    import('../server/app.ts'),
    import('../server/mcp.ts'),
    import('./version.ts'),
  ])
  const live = await liveOf(reached.folder, { clock: Date.now, views: false })
  const key = randomBytes(32).toString('base64url')
  const app = await buildServer({ live, key, web: '', version: VERSION })
  return {
    get: getFrom(app, key),
    close: async () => {
      await app.close()
      await live.close()
    },
  }
}
