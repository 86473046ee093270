// Captures as the inbox lists them: newest first, each with what was read from it and what its reader noticed.
import type { CaptureRow, CaptureRows, ReportRow } from '../core/model/index.ts'
import type { Live } from '../edge/live/live.ts'
import type { Snapshot } from '../edge/live/snapshot.ts'

/** Reports of one capture that its row names. */
const NAMED = 3

const READ = new WeakMap<Snapshot, ReadonlyMap<string, readonly ReportRow[]>>()
/** Rows of reports by the hash of the capture they were read from; made once for each state. */
function readFrom(snapshot: Snapshot): ReadonlyMap<string, readonly ReportRow[]> {
  const known = READ.get(snapshot)
  if (known) return known
  const read = new Map<string, ReportRow[]>()
  for (const row of snapshot.rows) {
    const sha = row.capture?.sha256
    if (sha === undefined) continue
    const list = read.get(sha)
    if (list) list.push(row)
    else read.set(sha, [row])
  }
  READ.set(snapshot, read)
  return read
}

/** The newest `limit` captures, or those before entry `cursor`. */
export function captureRows(live: Live, limit: number, cursor = Number.POSITIVE_INFINITY): CaptureRows {
  const snapshot = live.snapshot()
  const read = readFrom(snapshot)
  const materials = new Set(live.materials().map((one) => one.sha256))
  const all = live.ledger(0, Number.POSITIVE_INFINITY, 'capture')
  const older = all.filter(({ index }) => index < cursor)
  const items = older
    .slice(-limit)
    .reverse()
    .map(({ index, time, by, ref, name, sealed }): CaptureRow => {
      const rows = read.get(ref) ?? []
      const sum = (of: (row: ReportRow) => number) => rows.reduce((total, row) => total + of(row), 0)
      return {
        entry: index,
        time,
        by,
        sha256: ref,
        name: name ?? '',
        first: rows.slice(0, NAMED).map(({ id, title, lead, lang }) => ({ id, title: title ?? lead.slice(0, 100), lang })),
        reports: rows.length,
        statements: sum((row) => row.statements),
        reviewed: sum((row) => row.reviewed),
        problems: rows.flatMap((row) => row.problems).slice(0, NAMED),
        material: materials.has(ref),
        sealed: sealed === true,
      }
    })
  return { total: all.length, next: older.length > limit ? (items.at(-1)?.entry ?? null) : null, items }
}
