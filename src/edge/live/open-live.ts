// Opening a live case: its folder, what was read from it, its derived state; the views fill behind.
import { type CaseFolder, openCase } from '../case/case-folder.ts'
import type { LiveOptions } from './live.ts'
import { LiveCase } from './live-case.ts'

export type { LiveOptions } from './live.ts'
export type { LiveCase } from './live-case.ts'

/** Opens a case, reads it and derives its state; the views open meanwhile and fill behind. */
export async function openLive(dir: string, options: LiveOptions): Promise<LiveCase> {
  return liveOf(await openCase(dir, { clock: options.clock, software: options.software }), options)
}

/** The same for a folder that is open already; it is closed with the live case, or where reading it fails. */
export async function liveOf(folder: CaseFolder, options: Omit<LiveOptions, 'software'>): Promise<LiveCase> {
  const live = startLive(folder, options)
  try {
    await live.ready()
    return live
  } catch (error) {
    await live.close()
    throw error
  }
}

/** A live case that is still being read: `ready` tells when it answers. */
export function startLive(folder: CaseFolder, options: Omit<LiveOptions, 'software'>): LiveCase {
  return new LiveCase(folder, options)
}
