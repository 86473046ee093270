// isnad changes: pages captured more than once, and what became of their words.
import type { Command } from 'commander'
import type { Words } from '../core/model/index.ts'
import { IsnadError } from '../core/model/plain.ts'
import type { Change } from '../core/text/index.ts'
import type { ChangedPage } from '../edge/outputs/page-changes.ts'
import { caseDir, caseOption } from './case-option.ts'
import { arabicFirst, EXIT, say } from './exit.ts'

interface ChangesOptions {
  readonly case?: string
  readonly json?: boolean
}

export function changesCommand(program: Command): void {
  caseOption(program.command('changes'))
    .description('show what changed in pages that were captured more than once; changed figures first')
    .argument('[address]', 'one address only')
    .option('--json', 'print as JSON')
    .addHelpText(
      'after',
      `
Both captures stay as they are. Exit code 1 where a figure changed.

Examples:
  isnad changes -c raqqa
  isnad changes -c raqqa https://example.org/page`,
    )
    .action(async (address: string | undefined, options: ChangesOptions) => {
      const { withOwner } = await import('./connect.ts')
      const { changedPages } = await import('../edge/outputs/page-changes.ts')
      const dir = caseDir(options.case)
      const reached = await withOwner(dir)
      if (reached.kind === 'owner') throw new IsnadError('case-locked', { dir, address: reached.owner.address })
      try {
        const pages = await changedPages(reached.folder, address)
        if (options.json) process.stdout.write(`${JSON.stringify({ pages })}\n`)
        else for (const page of pages) process.stdout.write(pageText(page))
        if (pages.length === 0) say({ ar: 'لا صفحة تغيّرت بين التقاطين.', en: 'No page changed between two captures.' })
        process.exitCode = pages.some((page) => page.changes.some((change) => change.numbers)) ? EXIT.findings : EXIT.done
      } finally {
        await reached.folder.close()
      }
    })
}

const KIND: Readonly<Record<Change['kind'], Words>> = {
  removed: { ar: 'حُذف', en: 'removed' },
  added: { ar: 'أُضيف', en: 'added' },
  reworded: { ar: 'غُيّر', en: 'reworded' },
}

function pageText({ address, earlier, later, changes }: ChangedPage): string {
  const ar = arabicFirst()
  const lines = [`\u2068${address}\u2069`, `  ${earlier.time} (${earlier.entry}) -> ${later.time} (${later.entry})`]
  if (changes.length === 0) lines.push(ar ? '  تغيّرت البايتات ولم يتغير النص' : '  the bytes changed, the text did not')
  for (const change of [...changes].sort((a, b) => Number(b.numbers) - Number(a.numbers))) {
    const kind = ar ? KIND[change.kind].ar : KIND[change.kind].en
    const figure = change.numbers ? (ar ? ' · عدد' : ' · a figure') : ''
    lines.push(`  ${kind}${figure}`)
    if (change.kind !== 'added') lines.push(`    - \u2068${earlier.text.slice(...change.before)}\u2069`)
    if (change.kind !== 'removed') lines.push(`    + \u2068${later.text.slice(...change.after)}\u2069`)
  }
  return `${lines.join('\n')}\n`
}
