// isnad import: brings in what another tool or a person's table holds. Says what each row became before anything is recorded, if asked.
import type { Command } from 'commander'
import { IsnadError } from '../core/model/plain.ts'

interface ImportOptions {
  readonly as: string
  readonly operator?: string
  readonly json?: boolean
}

const KINDS = ['archive'] as const

export function importCommand(program: Command): void {
  program
    .command('import')
    .description('bring in the archive of a case')
    .argument('<file>', 'the file')
    .argument('[dir]', 'folder of the case; for an archive the folder to make')
    .requiredOption('--as <kind>', KINDS.join(', '))
    .option('--operator <name>', 'archive: go on with the case under keys of your own; without it the copy can only be read')
    .option('--json', 'print what came in as JSON')
    .addHelpText(
      'after',
      '\nExamples:\n  isnad import raqqa.isnad.zip raqqa --as archive\n  isnad import raqqa.isnad.zip raqqa --as archive --operator "N. Haddad"',
    )
    .action(async (file: string, dir: string | undefined, options: ImportOptions) => {
      if (options.as !== 'archive') throw new IsnadError('usage', { what: `--as ${KINDS.join(' | ')}` })
      if (!dir) throw new IsnadError('usage', { what: '<dir>' })
      await (await import('./archive.ts')).readArchive(file, dir, options)
    })
}
