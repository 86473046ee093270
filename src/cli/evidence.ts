// isnad evidence: writes the evidence package of one captured copy.
import type { Command } from 'commander'
import { caseDir, caseOption } from './case-option.ts'
import { placeWords, say } from './exit.ts'

interface EvidenceOptions {
  readonly case?: string
  readonly out?: string
  readonly json?: boolean
}

export function evidenceCommand(program: Command): void {
  caseOption(program.command('evidence'))
    .description('write a zip with one captured copy and all that proves it, which verifies without Isnad')
    .argument('<id>', 'ledger entry of the capture, its SHA-256 (8 digits or more), or the id of a report')
    .option('-o, --out <file>', 'where to write it (else evidence-ENTRY.zip)')
    .option('--json', 'print what was written as JSON')
    .addHelpText(
      'after',
      `
Refused for reconstructions: a retelling is never evidence. The export is recorded in the ledger.

Examples:
  isnad evidence -c raqqa 12
  isnad evidence -c raqqa 9f86d081884c7d65 -o exhibit-a.zip`,
    )
    .action(async (id: string, options: EvidenceOptions) => {
      const { withOwner } = await import('./connect.ts')
      const { evidencePackage } = await import('../edge/evidence/package.ts')
      const dir = caseDir(options.case)
      const reached = await withOwner(dir)
      try {
        const named = (entry: number) => options.out ?? `evidence-${entry}.zip`
        const { bytes, entry, sha256, exported, place } =
          reached.kind === 'owner' ? await reached.owner.evidence(id, named) : await evidencePackage(reached.folder, id, named)
        const out = named(entry)
        process.stdout.write(options.json ? `${JSON.stringify({ out, entry, sha256, exported, place, bytes })}\n` : `${out}\n`)
        if (place) say(placeWords(1))
        say({
          ar: `حزمة أدلة للقيد \u2068${entry}\u2069. للتحقق منها من دون هذا البرنامج: فكّها ثم \u2068bash verify.sh\u2069`,
          en: `evidence package of entry ${entry}. To check it without this program: unzip it, then \u2068bash verify.sh\u2069`,
        })
      } finally {
        if (reached.kind === 'open') await reached.folder.close()
      }
    })
}
