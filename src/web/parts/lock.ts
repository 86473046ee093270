// Locks at once: the session ends at the server and nothing of the case stays on the page. What was typed stays in the browser's drafts.
import { write } from '../data/api.ts'

/** Ends the own session, or all of everybody; then the page is left, whether the server answered or not. */
export async function lock(which: 'mine' | 'all' = 'mine'): Promise<void> {
  document.getElementById('root')?.setAttribute('hidden', '')
  await (which === 'mine' ? write('/sessions/leave', {}) : write('/sessions/end', { all: true })).catch(() => undefined)
  location.replace('/')
}
