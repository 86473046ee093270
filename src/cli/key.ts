// isnad key: gives a case a new signing key; the old one vouches for it in the ledger.
import type { Command } from 'commander'
import { caseDir, caseOption } from './case-option.ts'
import { say } from './exit.ts'

interface KeyOptions {
  readonly case?: string
  readonly json?: boolean
}

export function keyCommand(program: Command): void {
  caseOption(program.command('key'))
    .description('give the case a new signing key: the old one vouches for it in the ledger and is destroyed')
    .argument('[dir]', 'folder of the case')
    .option('--json', 'print the new public key as JSON')
    .addHelpText(
      'after',
      `
Everything signed before stays valid, and "isnad verify" follows the chain of keys. The case must not be open elsewhere.
Keep a copy of the new public key somewhere else, as you did with the first.

Examples:
  isnad key raqqa`,
    )
    .action(async (dir: string | undefined, options: KeyOptions) => {
      const { changeKey } = await import('../edge/case/change-key.ts')
      const { userHeads } = await import('../edge/case/seen-heads.ts')
      const key = await changeKey(caseDir(dir ?? options.case), { clock: Date.now, heads: userHeads() })
      process.stdout.write(options.json ? `${JSON.stringify({ key })}\n` : `${key}\n`)
      say({
        ar: 'للملف مفتاح جديد وقّع السابق على صحته. احفظ نسخة من المفتاح العام الجديد في مكان آخر.',
        en: 'The case has a new key, and the one before vouches for it. Keep a copy of the new public key somewhere else.',
      })
    })
}
