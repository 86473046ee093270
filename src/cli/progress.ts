// A progress line on a terminal; nothing where stderr is not one.
import type { Words } from '../core/model/index.ts'
import { arabicFirst } from './exit.ts'

export interface Progress {
  readonly show: (done: number, of: number) => void
  readonly clear: () => void
}

export function progress(label: Words): Progress {
  const on = process.stderr.isTTY === true
  const words = arabicFirst() ? label.ar : label.en
  let last = 0
  return {
    show(done, of) {
      const now = performance.now()
      if (!on || (now - last < 100 && done !== of)) return
      last = now
      const width = 24
      const filled = of > 0 ? Math.round((width * done) / of) : 0
      process.stderr.write(`\r\x1b[2K${words} [${'#'.repeat(filled)}${'.'.repeat(width - filled)}] ${done}${of > 0 ? `/${of}` : ''}`)
    },
    clear() {
      if (on) process.stderr.write('\r\x1b[2K')
    },
  }
}
