// isnad erase: takes a captured copy out of the case for good, and records that and why.
import type { Command } from 'commander'
import { IsnadError } from '../core/model/plain.ts'
import { caseDir, caseOption } from './case-option.ts'
import { say } from './exit.ts'

interface EraseOptions {
  readonly case?: string
  readonly reason: string
  readonly json?: boolean
}

export function eraseCommand(program: Command): void {
  caseOption(program.command('erase'))
    .description('take a captured copy out for good: its bytes, its record and the determinations that quote it; the ledger shows that and why')
    .argument('<entry>', 'ledger entry of the capture')
    .requiredOption('--reason <words>', 'why: it stays in the ledger, so name nobody in it')
    .option('--json', 'print what was erased as JSON')
    .addHelpText(
      'after',
      `
Entries and proofs stand: the ledger still verifies. Backups, evidence packages and dossiers made before are not reached.

Examples:
  isnad erase -c raqqa 12 --reason "withdrawn consent, request 7"`,
    )
    .action(async (given: string, options: EraseOptions) => {
      const { withOwner } = await import('./connect.ts')
      const { eraseCapture } = await import('../edge/case/erase.ts')
      if (!/^\d+$/.test(given)) throw new IsnadError('usage', { what: given })
      const dir = caseDir(options.case)
      const reached = await withOwner(dir)
      try {
        const done =
          reached.kind === 'owner'
            ? await reached.owner.erase(Number(given), options.reason)
            : await eraseCapture(reached.folder, Number(given), options.reason)
        process.stdout.write(options.json ? `${JSON.stringify(done)}\n` : `${done.erased.join('\n')}\n`)
        say({
          ar: 'مُحي. القيد باقٍ في السجل دون محتواه. النسخ الاحتياطية وحزم الأدلة السابقة لا يبلغها المحو.',
          en: 'Erased. The entry stands in the ledger without its content. Backups and packages made before are not reached.',
        })
      } finally {
        if (reached.kind === 'open') await reached.folder.close()
      }
    })
}
