// isnad import: brings in what another tool or a person's table holds. Says what each row became before anything is recorded, if asked.
import type { Command } from 'commander'
import { IsnadError } from '../core/model/plain.ts'

interface ImportOptions {
  readonly as: string
  readonly operator?: string
  readonly map?: Record<string, string>
  readonly source?: string
  readonly days?: string
  readonly sheet?: string
  readonly reason?: string
  readonly dryRun?: boolean
  readonly json?: boolean
}

const KINDS = ['archive', 'figures', 'bayanat', 'uwazi', 'auto-archiver', 'atlos'] as const

/** `--map killed.min=Heading`, as often as wanted. */
function mapping(value: string, before: Record<string, string> = {}): Record<string, string> {
  const at = value.indexOf('=')
  if (at <= 0) throw new IsnadError('usage', { what: `--map ${value}` })
  return { ...before, [value.slice(at + 1).trim()]: value.slice(0, at).trim() }
}

export function importCommand(program: Command): void {
  program
    .command('import')
    .description("bring in a case archive, a table of figures, or another tool's export")
    .argument('<file>', 'the file; for auto-archiver and atlos also the folder of the export')
    .argument('[dir]', 'folder of the case (else $ISNAD_CASE, else the case you stand in); for an archive the folder to make')
    .requiredOption('--as <kind>', KINDS.join(', '))
    .option('--dry-run', 'say what would come in and record nothing')
    .option('--map <field=heading>', 'tables: which column is which field; headings not named are guessed', mapping)
    .option('--source <name>', 'tables: whom the figures are from, where no column says so')
    .option('--days <order>', 'tables: day-month or month-day, where 03/04/2018 could be either')
    .option('--sheet <name>', 'workbooks: the sheet; else the first')
    .option('--operator <name>', 'archive: go on with the case under keys of your own; without it the copy can only be read')
    .option('--reason <words>', 'why this is brought in')
    .option('--json', 'print what came in as JSON')
    .addHelpText(
      'after',
      `
Fields of a table: id date date_end place latitude longitude source outlet link title text, and killed injured bodies missing detained
displaced graves casualties, each also as .min and .max, and of civilians. children. women. men. belligerents.
A figure of a table is marked as such and counts in no tally until somebody confirms it.

Examples:
  isnad import figures.csv raqqa --as figures --dry-run
  isnad import figures.xlsx raqqa --as figures --map killed.min="Min. dead" --map killed.max="Max. dead" --source "Local council"
  isnad import export.csv raqqa --as uwazi
  isnad import auto-archiver-output/ raqqa --as auto-archiver
  isnad import raqqa.isnad.zip raqqa --as archive --operator "N. Haddad"`,
    )
    .action(async (file: string, dir: string | undefined, options: ImportOptions) => {
      if (options.as === 'archive') {
        if (!dir) throw new IsnadError('usage', { what: '<dir>' })
        return (await import('./archive.ts')).readArchive(file, dir, options)
      }
      if (options.as === 'auto-archiver' || options.as === 'atlos') return (await import('./import-media.ts')).importMedia(file, dir, options)
      if (!(KINDS as readonly string[]).includes(options.as)) throw new IsnadError('usage', { what: `--as ${KINDS.join(' | ')}` })
      return (await import('./import-table.ts')).importTableFile(file, dir, options)
    })
}
