// isnad gazetteer import FILE...: takes a richer gazetteer (villages, districts) into a case.
import type { Command } from 'commander'
import { caseDir, caseOption } from './case-option.ts'
import { EXIT, say } from './exit.ts'

interface ImportOptions {
  readonly case?: string
  readonly json?: boolean
}

export function gazetteerCommand(program: Command): void {
  const gazetteer = program.command('gazetteer').description('the places a case knows by name')
  caseOption(
    gazetteer
      .command('import')
      .description("take Who's On First extracts (JSON lines) or GeoNames files (XX.txt) into the case; replaces an earlier import")
      .argument('<file...>', 'files, plain or .gz'),
  )
    .option('--json', 'print the counts as JSON')
    .addHelpText(
      'after',
      `
Examples:
  isnad gazetteer import SY.txt IQ.txt --case raqqa
  isnad gazetteer import whosonfirst-sy.jsonl.gz`,
    )
    .action(async (files: string[], options: ImportOptions) => {
      const { importIntoCase } = await import('../edge/gazetteer.ts')
      const { file, count } = await importIntoCase(files, caseDir(options.case))
      process.stdout.write(options.json ? `${JSON.stringify({ file, ...count })}\n` : `${file}\n`)
      say({
        ar: `أُخذ ${count.places} مكاناً؛ تُرك ${count.skipped} سطراً لا اسم فيه ولا موضع، وتعذّرت قراءة ${count.broken}. يُعاد اشتقاق الملف عند فتحه التالي.`,
        en: `Took in ${count.places} places; left ${count.skipped} lines without a usable name or point, ${count.broken} could not be read. The case is derived anew when it is next opened.`,
      })
      if (count.broken) process.exitCode = EXIT.findings
    })
}
