// isnad timestamp: has time authorities stamp the newest checkpoint. The only thing that leaves the machine is its hash.
import type { Command } from 'commander'
import type { Stamped } from '../core/model/index.ts'
import type { CaseFolder } from '../edge/case/case-folder.ts'
import { caseDir, caseOption } from './case-option.ts'

interface TimestampOptions {
  readonly case?: string
  readonly authority: readonly string[]
  readonly ca?: readonly string[]
  readonly json?: boolean
}

export function timestampCommand(program: Command): void {
  caseOption(program.command('timestamp'))
    .description('have authorities confirm that the ledger, as it is now, was there by now (RFC 3161); sends them one hash')
    .argument('[dir]', 'folder of the case')
    .requiredOption('--authority <url...>', 'addresses of time authorities; two that do not depend on each other are better than one')
    .option('--ca <file...>', 'root certificates (PEM) that the authorities must lead to')
    .option('--json', 'print the stamps as JSON')
    .addHelpText(
      'after',
      `
A stamp shows that these bytes were there by a time. It does not show who wrote them, nor that they are true.

Examples:
  isnad timestamp raqqa --authority https://tsa.example.org/tsr --ca authority-root.pem`,
    )
    .action(async (dir: string | undefined, options: TimestampOptions) => {
      const { readFile } = await import('node:fs/promises')
      const { withOwner } = await import('./connect.ts')
      const roots = await Promise.all((options.ca ?? []).map((path) => readFile(path, 'utf8')))
      const folder = caseDir(dir ?? options.case)
      const reached = await withOwner(folder)
      try {
        for (const address of options.authority) {
          const line = reached.kind === 'owner' ? await reached.owner.stamp(address, roots) : await stamped(reached.folder, address, roots)
          process.stdout.write(options.json ? `${JSON.stringify(line)}\n` : `${line.entry}\t${line.time}\t${line.authority}\t${address}\n`)
        }
      } finally {
        if (reached.kind === 'open') await reached.folder.close()
      }
    })
}

async function stamped(folder: CaseFolder, address: string, roots: readonly string[]): Promise<Stamped> {
  const { stampCase } = await import('../edge/case/stamp.ts')
  const { entry, stamp } = await stampCase(folder, { address, roots })
  return { entry, time: stamp.time, authority: stamp.authority, address }
}
