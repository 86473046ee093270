// isnad rebuild: throws the views away and makes them again from vault and ledger; prints the digest of the derived state.
import type { Command } from 'commander'

export function rebuildCommand(program: Command): void {
  program
    .command('rebuild')
    .description('delete the views and make them again from vault and ledger; prints the digest of the derived state')
    .argument('[dir]', 'folder of the case (else $ISNAD_CASE, else the case you stand in)')
    .option('-c, --case <dir>', 'the same, as other commands take it')
    .option('--json', 'as one JSON object')
    .addHelpText('after', '\nExample:\n  isnad rebuild my-case')
    .action(async (dir: string | undefined, options: { readonly json?: boolean; readonly case?: string }) => {
      const { openLive } = await import('../edge/live/open-live.ts')
      const { SOFTWARE } = await import('./version.ts')
      const { caseDir } = await import('./case-option.ts')
      const say = (words: string) => process.stderr.write(`isnad: ${words}\n`)
      const url = process.env.DATABASE_URL
      const live = await openLive(caseDir(dir ?? options.case), { clock: Date.now, software: SOFTWARE, databaseUrl: url, say, views: 'rebuild' })
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
