// The corpus gate: every benchmark that has a recorded floor, against it.
import { run as extract } from './extract.mjs'

export async function run(context) {
  return extract({ ...context, args: ['--floor'] })
}
