// isnad released: the outputs that left, and every figure in them that the present engine gives otherwise.
import type { Command } from 'commander'
import type { ChangedFigure } from '../core/dossier/released.ts'
import type { Words } from '../core/model/index.ts'
import { countedLabels, countWords, IsnadError, nouns, numberWords, remainsLabels } from '../core/model/plain.ts'
import type { ReleasedOutput } from '../edge/outputs/released.ts'
import { caseDir, caseOption } from './case-option.ts'
import { arabicFirst, EXIT, say } from './exit.ts'

interface ReleasedOptions {
  readonly case?: string
  readonly json?: boolean
}

export function releasedCommand(program: Command): void {
  caseOption(program.command('released'))
    .description('show the outputs that left and every figure in them that this version of Isnad gives otherwise')
    .option('--json', 'print as JSON')
    .addHelpText(
      'after',
      `
Run it after an upgrade, or after importing a gazetteer, before anything leaves again. Each output is derived anew from
what the case held when it left, so that only the engine can make a difference. Exit code 1 where a figure changed.

Examples:
  isnad released -c raqqa
  isnad released -c raqqa --json | jq '.outputs[].changed'`,
    )
    .action(async (options: ReleasedOptions) => {
      const { withOwner } = await import('./connect.ts')
      const { releasedOutputs } = await import('../edge/outputs/released.ts')
      const { liveOf } = await import('../edge/live/open-live.ts')
      const dir = caseDir(options.case)
      const reached = await withOwner(dir)
      if (reached.kind === 'owner') throw new IsnadError('case-locked', { dir, address: reached.owner.address })
      const live = await liveOf(reached.folder, { clock: Date.now, views: false })
      try {
        const outputs = await releasedOutputs(reached.folder, live.snapshot().case.reports, live.registers, live.engine)
        if (options.json) process.stdout.write(`${JSON.stringify({ engine: live.engine, outputs })}\n`)
        else for (const output of outputs) process.stdout.write(outputText(output))
        if (outputs.length === 0) say({ ar: 'لم يخرج شيء من هذا الملف بعد.', en: 'Nothing has left this case yet.' })
        process.exitCode = outputs.some((output) => output.changed.length > 0) ? EXIT.findings : EXIT.done
      } finally {
        await live.close()
      }
    })
}

function outputText({ entry, time, by, form, figures, sameEngine, changed }: ReleasedOutput): string {
  const ar = arabicFirst()
  const lines = [`${entry} · ${time} · ${form} · \u2068${by}\u2069`]
  const one = (words: Words) => lines.push(`  ${ar ? words.ar : words.en}`)
  if (figures === undefined)
    one({ ar: 'لم تُسجَّل أعداده: أُصدر بنسخة أقدم أو لا أعداد فيه', en: 'its figures were not recorded: an older version made it, or it carries none' })
  else {
    const count = countWords(figures, nouns.figure)
    if (sameEngine) one({ ar: `${count.ar}، والمحرك نفسه: لا تغيير`, en: `${count.en}, the same engine: nothing can have changed` })
    else if (changed.length === 0) one({ ar: `${count.ar}، محرك آخر: لا تغيير`, en: `${count.en}, another engine: none changed` })
    else one({ ar: `${count.ar}، محرك آخر، تغيّر منها ${changed.length}:`, en: `${count.en}, another engine, ${changed.length} changed:` })
  }
  for (const change of changed) one(changeWords(change))
  return `${lines.join('\n')}\n`
}

/** "Panorama · bodies: at least 1500 -> 1500 to 4000". */
function changeWords({ figure, now }: ChangedFigure): Words {
  const of = countedLabels[figure.of]
  const remains = figure.remains ? remainsLabels[figure.remains] : undefined
  const before = numberWords({ min: figure.low, max: figure.high })
  const after: Words = now ? numberWords({ min: now.low, max: now.high }) : { ar: 'لم يعد يُقرأ هناك', en: 'no longer read there' }
  const side = (lang: 'ar' | 'en') =>
    `${figure.code ? `${figure.code} ` : ''}\u2068${figure.name[lang]}\u2069 · ${[of[lang], remains?.[lang], figure.who].filter(Boolean).join(' · ')}: ${before[lang]} -> ${after[lang]}`
  return { ar: side('ar'), en: side('en') }
}
