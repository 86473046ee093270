// isnad timestamp: has time authorities stamp the newest checkpoint. The only thing that leaves the machine is its hash.
import type { Command } from 'commander'
import type { Stamped } from '../core/model/index.ts'
import { IsnadError } from '../core/model/plain.ts'
import type { Anchored as AnchoredCase } from '../edge/case/anchor.ts'
import type { CaseFolder } from '../edge/case/case-folder.ts'
import { alone } from '../edge/case/in-turn.ts'
import { caseDir, caseOption } from './case-option.ts'

interface TimestampOptions {
  readonly case?: string
  readonly authority?: readonly string[]
  readonly calendar?: readonly string[]
  readonly upgrade?: boolean
  readonly ca?: readonly string[]
  readonly json?: boolean
}

export function timestampCommand(program: Command): void {
  caseOption(program.command('timestamp'))
    .description('have authorities confirm that the ledger, as it is now, was there by now (RFC 3161); sends them one hash')
    .argument('[dir]', 'folder of the case')
    .option('--authority <url...>', 'addresses of time authorities; two that do not depend on each other are better than one')
    .option('--ca <file...>', 'root certificates (PEM) that the authorities must lead to')
    .option('--calendar <url...>', 'addresses of OpenTimestamps calendars; the proof is pending until a block holds it, hours later')
    .option('--upgrade', 'ask the calendars of pending proofs whether a block holds them now')
    .option('--json', 'print the stamps as JSON')
    .addHelpText(
      'after',
      `
A stamp shows that these bytes were there by a time. It does not show who wrote them, nor that they are true.

Examples:
  isnad timestamp raqqa --authority https://tsa.example.org/tsr --ca authority-root.pem
  isnad timestamp raqqa --calendar https://calendar.example.org
  isnad timestamp raqqa --upgrade`,
    )
    .action(async (dir: string | undefined, options: TimestampOptions) => {
      const { readFile } = await import('node:fs/promises')
      const { withOwner } = await import('./connect.ts')
      const roots = await Promise.all((options.ca ?? []).map((path) => readFile(path, 'utf8')))
      const { authority = [], calendar = [], upgrade } = options
      if (authority.length + calendar.length === 0 && !upgrade) throw new IsnadError('usage', { what: '--authority, --calendar, --upgrade' })
      const folder = caseDir(dir ?? options.case)
      const reached = await withOwner(folder)
      try {
        for (const address of authority) {
          const line = reached.kind === 'owner' ? await reached.owner.stamp(address, roots) : await stamped(reached.folder, address, roots)
          process.stdout.write(options.json ? `${JSON.stringify(line)}\n` : `${line.entry}\t${line.time}\t${line.authority}\t${address}\n`)
        }
        for (const calendars of [...(calendar.length > 0 ? [calendar] : []), ...(upgrade ? [[]] : [])])
          for (const line of reached.kind === 'owner' ? await reached.owner.anchor(calendars) : await anchored(reached.folder, calendars))
            process.stdout.write(
              options.json
                ? `${JSON.stringify(line)}\n`
                : `${line.entry}\t${line.blocks.length > 0 ? `block ${line.blocks.join(' ')}` : 'pending'}\t${line.calendars.join(' ')}\n`,
            )
      } finally {
        if (reached.kind === 'open') await reached.folder.close()
      }
    })
}

async function anchored(folder: CaseFolder, calendars: readonly string[]): Promise<readonly AnchoredCase[]> {
  const { anchorCase, upgradeAnchors } = await import('../edge/case/anchor.ts')
  return calendars.length > 0 ? [await anchorCase(alone(folder), calendars)] : upgradeAnchors(alone(folder))
}

async function stamped(folder: CaseFolder, address: string, roots: readonly string[]): Promise<Stamped> {
  const { stampCase } = await import('../edge/case/stamp.ts')
  const { entry, stamp } = await stampCase(alone(folder), { address, roots })
  return { entry, time: stamp.time, authority: stamp.authority, address }
}
