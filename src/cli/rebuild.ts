// isnad rebuild: throws the views away and makes them again from vault and ledger; prints the digest of the derived state.
import type { Command } from 'commander'

export function rebuildCommand(program: Command): void {
  program
    .command('rebuild')
    .description('delete the views and make them again from vault and ledger; prints the digest of the derived state')
    .argument('[dir]', 'folder of the case', '.')
    .option('--json', 'as one JSON object')
    .addHelpText('after', '\nExample:\n  isnad rebuild my-case')
    .action(async (dir: string, options: { readonly json?: boolean }) => {
      const { openLive } = await import('../edge/live/live-case.ts')
      const { SOFTWARE } = await import('./version.ts')
      const say = (words: string) => process.stderr.write(`isnad: ${words}\n`)
      const url = process.env.DATABASE_URL
      const live = await openLive(dir, { clock: Date.now, software: SOFTWARE, databaseUrl: url, say, views: 'rebuild' })
      try {
        const { digest, stored } = await live.digests()
        const { size, root } = live.head()
        if (options.json) process.stdout.write(`${JSON.stringify({ digest, engine: live.engine, ledger: { size, root } })}\n`)
        else process.stdout.write(`${digest}\n`)
        if (stored !== digest) {
          const { IsnadError } = await import('../core/model/index.ts')
          throw new IsnadError('views-broken', { what: 'digest' })
        }
      } finally {
        await live.close()
      }
    })
}
