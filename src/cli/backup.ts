// isnad backup and isnad restore: a case as one sealed file, and back, proven to the same root.
import { resolve } from 'node:path'
import type { Command } from 'commander'
import { IsnadError } from '../core/model/plain.ts'
import { caseDir, caseOption } from './case-option.ts'
import type { OwnerClient } from './connect.ts'
import { EXIT, say } from './exit.ts'

interface BackupOptions {
  readonly case?: string
  readonly passphraseFile?: string
  readonly json?: boolean
}
const PASSPHRASE = ['--passphrase-file <file>', 'file whose first line is the passphrase (else $ISNAD_PASSPHRASE)'] as const

async function passphrase(options: BackupOptions): Promise<string> {
  const { readFile } = await import('node:fs/promises')
  const given = options.passphraseFile ? (await readFile(options.passphraseFile, 'utf8')).split(/\r?\n/)[0] : process.env.ISNAD_PASSPHRASE
  if (!given) throw new IsnadError('usage', { what: '--passphrase-file | ISNAD_PASSPHRASE' })
  return given
}

export function backupCommand(program: Command): void {
  caseOption(program.command('backup'))
    .description('write the whole case into one file, sealed under a passphrase')
    .argument('<file>', 'where to write it')
    .option(...PASSPHRASE)
    .option('--json', 'print what was written as JSON')
    .addHelpText(
      'after',
      '\nWithout the passphrase nobody can read it, you included.\n\nExamples:\n  isnad backup -c raqqa raqqa.backup --passphrase-file ~/raqqa.pass',
    )
    .action(async (file: string, options: BackupOptions) => {
      const { withOwner } = await import('./connect.ts')
      const { backupCase } = await import('../edge/backup/backup.ts')
      const secret = await passphrase(options)
      const dir = caseDir(options.case)
      const reached = await withOwner(dir)
      try {
        const done =
          reached.kind === 'owner'
            ? await fromOwner(reached.owner, resolve(file), secret)
            : await backupCase(reached.folder, resolve(file), secret, Date.now)
        process.stdout.write(options.json ? `${JSON.stringify({ file, ...done })}\n` : `${file}\t${done.size}\t${done.root}\n`)
      } finally {
        if (reached.kind === 'open') await reached.folder.close()
      }
    })
}

/** The owner seals and sends; the file is written here. */
async function fromOwner(owner: OwnerClient, out: string, secret: string): Promise<{ files: number; size: number; root: string }> {
  const { writeStream } = await import('../edge/backup/backup.ts')
  const { parts, ...receipt } = await owner.backup(secret)
  await writeStream(out, parts)
  return receipt
}

export function restoreCommand(program: Command): void {
  program
    .command('restore')
    .description('make a case folder from a backup; it stands only if every byte of it verifies')
    .argument('<file>', 'the backup')
    .argument('<dir>', 'folder to make; must not be there yet')
    .option(...PASSPHRASE)
    .option('--json', 'print what was restored as JSON')
    .addHelpText('after', '\nExamples:\n  isnad restore raqqa.backup raqqa --passphrase-file ~/raqqa.pass')
    .action(async (file: string, dir: string, options: BackupOptions) => {
      const { restoreCase } = await import('../edge/backup/backup.ts')
      const { openCase } = await import('../edge/case/case-folder.ts')
      const { userHeads } = await import('../edge/case/seen-heads.ts')
      const done = await restoreCase(resolve(file), resolve(dir), await passphrase(options))
      process.stdout.write(options.json ? `${JSON.stringify({ dir, ...done })}\n` : `${dir}\t${done.size}\t${done.root}\n`)
      try {
        const folder = await openCase(resolve(dir), { clock: Date.now, heads: userHeads() })
        await folder.record('restored', { size: done.size, root: done.root })
        await folder.close()
      } catch (error) {
        if (!(error instanceof IsnadError) || error.code !== 'ledger-fork') throw error
        say({
          ar: 'استُعيدت النسخة وتطابق جذرها، لكن قيوداً أحدث منها وُقّعت على هذا الجهاز. يمكن قراءتها والتحقق منها، ولا يمكن الإضافة إليها (لئلا يتشعب السجل): أضف إلى النسخة الأحدث.',
          en: 'Restored, and its root is the same; but newer entries than these were signed on this machine. It can be read and verified, not added to (it would fork the ledger): go on in the newer copy.',
        })
        process.exitCode = EXIT.findings
      }
    })
}
