// A process to be killed: captures and determines, rebuilds the views or writes backups, and prints each acknowledgement the moment it has it.
import { writeSync } from 'node:fs'
import { chance, dist, finding } from './lib.mjs'

const [, , dir, seed, role = 'work'] = process.argv
const random = chance(Number(seed))
const { openCase } = await dist('edge/case/case-folder.js')
const ack = (line) => writeSync(1, `${JSON.stringify(line)}\n`)

/** Throws the views away and makes them again, over and over; a capture between keeps the case moving. */
async function rebuilding() {
  const { openLive } = await dist('edge/live/open-live.js')
  for (let round = 0; ; round++) {
    const live = await openLive(dir, { clock: Date.now, software: 'crash', views: 'rebuild' })
    if (round === 0) ack({ open: live.head().size })
    const { items } = await live.capture([{ name: `${round}`, bytes: Buffer.from(`قُتل ${round} مدنيًا في ${seed}\n`), key: `${seed}-${round}` }])
    for (const { entry, sha256 } of items) ack({ entry, sha256 })
    await live.settled()
    await live.close()
  }
}

/** Backs the case up again and again while it is added to; a backup is told once it stands under its name. */
async function backing(folder) {
  const { backupCase } = await dist('edge/backup/backup.js')
  for (let round = 0; ; round++) {
    await captures(round)
    const { size, root } = await backupCase(folder, `${dir}.backup`, 'crash', Date.now)
    ack({ backup: size, root })
  }
}

const folder = role === 'rebuild' ? undefined : await openCase(dir, { clock: Date.now, publishAfter: 20 })
if (folder) ack({ open: folder.head().size })

async function captures(round) {
  const inputs = Array.from({ length: 1 + Math.floor(random() * 60) }, (_, i) => ({
    bytes: Buffer.from(`${seed}/${round}/${i} `.repeat(1 + Math.floor(random() * (random() < 0.05 ? 3000 : 200)))),
    name: `${round}/${i}`,
    tool: { name: 'crash' },
    key: `${seed}/${round}/${i}`,
  }))
  for await (const { entry, sha256 } of folder.captureMany(inputs)) ack({ entry, sha256 })
}
async function determinations(round) {
  const made = await Promise.all(
    Array.from({ length: 8 }, (_, i) =>
      folder.determine({ act: finding(`${seed}/${round}`), reason: 'crash', engine: 'e', key: `${seed}-${round}-${i}` }),
    ),
  )
  for (const { id } of made) ack({ determination: id })
}
if (role === 'rebuild') await rebuilding()
else if (role === 'backup') await backing(folder)
else
  for (let round = 0; ; round++) {
    if (random() < 0.7) await captures(round)
    else await determinations(round)
  }
