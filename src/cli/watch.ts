// isnad watch: captures the pages of feeds as they appear. Polite, resumable; nothing is captured twice.
import type { Command } from 'commander'
import { caseOption } from './case-option.ts'
import type { WatchOptions } from './watch-rounds.ts'

/** Adds the command. Everything it needs is loaded when it runs. */
export function watchCommand(program: Command): void {
  caseOption(program.command('watch'))
    .description('capture the pages of RSS or Atom feeds as they appear')
    .argument('<feeds...>', 'addresses of the feeds')
    .option('--every <minutes>', 'minutes between two rounds, 5 at least', '30')
    .option('--once', 'one round, then end')
    .option('--reason <words>', 'why this is captured')
    .addHelpText(
      'after',
      `
Only what changed is asked for; robots.txt is obeyed; two seconds pass between two requests to a site.
Stop it at any moment: the next run goes on where it was.

Examples:
  isnad watch -c raqqa https://example.org/rss --reason "daily survey"
  isnad watch -c raqqa https://example.org/rss https://example.net/atom.xml --once`,
    )
    .action(async (feeds: string[], options: WatchOptions) => {
      const { watch } = await import('./watch-rounds.ts')
      process.exitCode = await watch(feeds, options)
    })
}
