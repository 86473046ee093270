// A process to be killed: captures and determines without end, and prints each acknowledgement the moment it has it.
import { writeSync } from 'node:fs'
import { chance, dist, finding } from './lib.mjs'

const [, , dir, seed] = process.argv
const random = chance(Number(seed))
const { openCase } = await dist('edge/case/case-folder.js')
const folder = await openCase(dir, { clock: Date.now, publishAfter: 20 })
const ack = (line) => writeSync(1, `${JSON.stringify(line)}\n`)
ack({ open: folder.head().size })

async function captures(round) {
  const inputs = Array.from({ length: 1 + Math.floor(random() * 60) }, (_, i) => ({
    bytes: Buffer.from(`${seed}/${round}/${i} `.repeat(1 + Math.floor(random() * 3000))),
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
for (let round = 0; ; round++) {
  if (random() < 0.7) await captures(round)
  else await determinations(round)
}
