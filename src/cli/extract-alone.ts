// `isnad extract` by itself: a filter that is started once a file must not read the other commands first.
// What the command loads when it runs is named here as well, so that the bundle of this file holds it all.
import '../edge/registers.ts'
import './extract-articles.ts'
import './extract-order.ts'
import './extract-output.ts'
import { extractCommand } from './extract.ts'
import { run } from './program.ts'

/** Runs to the end by itself: `run` says what goes wrong and sets the exit code. */
export const done: Promise<void> = run([extractCommand])
