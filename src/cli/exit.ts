// How a command ends: its exit code, and the words for what went wrong, both languages.
import { CommanderError } from 'commander'
import { asIsnadError, errorWords } from '../core/model/error-words.ts'
import type { IsnadErrorCode, Words } from '../core/model/index.ts'

export const EXIT = { done: 0, findings: 1, usage: 2, unreadable: 3, locked: 4, internal: 5, interrupted: 130 } as const

const CODE: Partial<Record<IsnadErrorCode, number>> = {
  usage: EXIT.usage,
  'not-a-case': EXIT.usage,
  'case-exists': EXIT.usage,
  'bad-request': EXIT.usage,
  'not-found': EXIT.usage,
  refused: EXIT.usage,
  'network-drive': EXIT.usage,
  'unreadable-input': EXIT.unreadable,
  'case-locked': EXIT.locked,
  'owner-silent': EXIT.locked,
  'ledger-broken': EXIT.findings,
  'ledger-fork': EXIT.findings,
  'vault-broken': EXIT.findings,
}

/** True where the person's system speaks Arabic first. */
export function arabicFirst(): boolean {
  return /^ar/.test(process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || '')
}

/** Says a sentence on stderr in both languages, the person's own first. */
export function say({ ar, en }: Words): void {
  const lines = [`isnad: ${en}`, `إسناد: ${ar}`]
  process.stderr.write(`${(arabicFirst() ? lines.reverse() : lines).join('\n')}\n`)
}

/** Says what went wrong and sets the exit code; the event loop ends by itself, so that nothing written is cut. */
export function end(error: unknown): void {
  if (error instanceof CommanderError) {
    // commander has said it already; help and version asked for are no error
    process.exitCode = error.exitCode === 0 ? EXIT.done : EXIT.usage
    return
  }
  const known = asIsnadError(error)
  say(errorWords(known.code, known.detail))
  if (known.code === 'internal' || process.env.ISNAD_DEBUG)
    process.stderr.write(`${known.stack ?? ''}\n${known.cause instanceof Error ? (known.cause.stack ?? '') : ''}\n`)
  process.exitCode = CODE[known.code] ?? EXIT.internal
}

/** Aborts at the first Ctrl-C or termination, so that the batch at hand ends well; a second one ends at once. */
export function interruption(): AbortSignal {
  const controller = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => {
      if (controller.signal.aborted) process.exit(EXIT.interrupted)
      controller.abort()
    })
  return controller.signal
}

/** Said where originals leave that tell where they were taken. */
export function placeWords(count: number): Words {
  return {
    ar: `\u2068${count}\u2069 من الصور أو الأفلام الخارجة يحمل مكان التقاطه في الملف نفسه: من يتسلّمه يتسلّم المكان. لا تسلّمه إلا لمن يجوز له أن يعرفه.`,
    en: `${count} of the pictures or films that leave say in the file itself where they were taken: who gets the file gets the place. Hand it only to who may know it.`,
  }
}
