// isnad init DIR: makes a case folder.
import { userInfo } from 'node:os'
import { basename, resolve } from 'node:path'
import type { Command } from 'commander'
import { say } from './exit.ts'

interface InitOptions {
  readonly name?: string
  readonly operator?: string
  readonly json?: boolean
}

export function initCommand(program: Command): void {
  program
    .command('init')
    .description('make a case: a folder for captured copies, determinations and the ledger that holds them')
    .argument('<dir>', 'folder of the case; made where it is absent, else empty')
    .option('--name <name>', 'name of the case (else the name of the folder)')
    .option('--operator <name>', 'who answers for captures and determinations made here (else your login name)')
    .option('--json', 'print the settings as JSON')
    .addHelpText(
      'after',
      `
Examples:
  isnad init raqqa --name "Raqqa 2017" --operator "N. Haddad"
  isnad init ~/cases/panorama`,
    )
    .action(async (dir: string, options: InitOptions) => {
      const { createCase } = await import('../edge/case/case-folder.ts')
      const { readSettings } = await import('../edge/case/settings.ts')
      const name = options.name ?? basename(resolve(dir))
      await createCase(dir, { name, operator: options.operator ?? userInfo().username, clock: Date.now })
      const settings = await readSettings(dir)
      process.stdout.write(options.json ? `${JSON.stringify(settings)}\n` : `${resolve(dir)}\n`)
      say({
        ar: `أُنشئ ملف التوثيق \u2068${settings.name}\u2069، والقائم عليه \u2068${settings.operator}\u2069. احفظ المفتاح العام التالي خارج هذا الجهاز: \u2068${settings.key}\u2069`,
        en: `Made the case \u2068${settings.name}\u2069, operator \u2068${settings.operator}\u2069. Keep this public key somewhere else too: \u2068${settings.key}\u2069`,
      })
    })
}
