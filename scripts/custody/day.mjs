// A scripted day on a case, for faults to be injected into: captures, determinations, an export, closing. Prints what is acknowledged.
import { writeSync } from 'node:fs'
import { dist, finding } from './lib.mjs'

const [, , dir, day] = process.argv
const { openCase } = await dist('edge/case/case-folder.js')
const ack = (line) => writeSync(1, `${JSON.stringify(line)}\n`)
const tried = async (work) => {
  try {
    await work()
  } catch (error) {
    ack({ error: error.code, name: error.name, path: error.detail?.path })
  }
}
await tried(async () => {
  const folder = await openCase(dir, { clock: Date.now, publishAfter: 0 })
  try {
    for (let batch = 0; batch < 3; batch++)
      await tried(async () => {
        const inputs = Array.from({ length: 3 }, (_, i) => ({
          bytes: Buffer.alloc(3000, `${day}/${batch}/${i} `),
          name: `${i}`,
          tool: { name: 'day' },
        }))
        for await (const { entry, sha256 } of folder.captureMany(inputs)) ack({ entry, sha256 })
      })
    await tried(async () => ack({ determination: (await folder.determine({ act: finding('x'), reason: 'day', engine: 'e', key: `${day}` })).id }))
    await tried(() => folder.publish())
    await tried(async () => ack({ exported: (await folder.record('export', { day })).entry }))
  } finally {
    await folder.close()
  }
})
