// isnad wacz: hands captures over as a web archive (WACZ) that other archives and players read.
import type { Command } from 'commander'
import { IsnadError } from '../core/model/plain.ts'
import { caseDir, caseOption } from './case-option.ts'
import { placeWords, say } from './exit.ts'

interface WaczOptions {
  readonly case?: string
  readonly out: string
  readonly originals?: boolean
  readonly json?: boolean
}

export function waczCommand(program: Command): void {
  caseOption(program.command('wacz'))
    .description('write captured copies as a web archive (WACZ), original bytes with their digests')
    .argument('[ids...]', 'ledger entry, SHA-256 (8 digits or more) or report id of each; all captures where none is named')
    .requiredOption('-o, --out <file>', 'where to write it')
    .option('--originals', 'personal material, pictures, films and recordings too, with all they carry: place, device and time among it')
    .option('--json', 'print what was written as JSON')
    .addHelpText(
      'after',
      `
It holds the originals with everything in them, exact places and names included: hand it over, do not publish it.
The export is recorded in the ledger.

Examples:
  isnad wacz -c raqqa -o raqqa.wacz
  isnad wacz -c raqqa 12 15 -o two-pages.wacz`,
    )
    .action(async (ids: string[], options: WaczOptions) => {
      const { withOwner } = await import('./connect.ts')
      const { caseWacz } = await import('../edge/outputs/wacz/case-wacz.ts')
      const { SOFTWARE } = await import('./version.ts')
      const dir = caseDir(options.case)
      const reached = await withOwner(dir)
      if (reached.kind === 'owner') throw new IsnadError('case-locked', { dir, address: reached.owner.address })
      try {
        const order = { software: SOFTWARE, now: new Date().toISOString(), originals: options.originals === true }
        const made = await caseWacz(reached.folder, ids, options.out, order)
        const { entries, exported, reconstructed, withheld, places } = made
        const told = { out: options.out, captures: entries.length, exported, reconstructed, withheld, places, bytes: made.bytes }
        process.stdout.write(options.json ? `${JSON.stringify(told)}\n` : `${options.out}\n`)
        if (places > 0) say(placeWords(places))
        if (withheld > 0)
          say({
            ar: `تُرك \u2068${withheld}\u2069 من المواد الشخصية والصور والأفلام والتسجيلات، فقد تحمل أسماء ومكانها وجهازها؛ يضيفها \u2068--originals\u2069`,
            en: `${withheld} captures were left out: personal material, pictures, films or recordings, which may carry names, place and device. --originals adds them.`,
          })
        say({
          ar: `\u2068${entries.length}\u2069 نسخة محفوظة في أرشيف ويب${reconstructed ? '، وفيه إعادات صياغة ليست أدلة' : ''}. فيه الأصول كاملة: سلّمه ولا تنشره.`,
          en: `${entries.length} captured copies in a web archive${reconstructed ? ', reconstructions among them, which are not evidence' : ''}. It holds the originals whole: hand it over, do not publish it.`,
        })
      } finally {
        await reached.folder.close()
      }
    })
}
