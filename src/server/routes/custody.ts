// Routes of custody, for the commands that work on a case while the workbench has it open: stamps, evidence, backup, erasure, mended tiles.
import { randomUUID } from 'node:crypto'
import { createReadStream, rmSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { z } from 'zod'
import { Anchored, AnchorRequest, EraseRequest, Erasure, EvidenceRequest, IsnadError, Stamped, StampRequest } from '../../core/model/index.ts'
import type { InTurn } from '../../edge/case/in-turn.ts'
import { layout } from '../../edge/case/layout.ts'
import type { Live } from '../../edge/live/live.ts'
import type { App } from './common.ts'

export function custodyRoutes(app: App, live: Live): void {
  app.post(
    '/api/custody/stamps',
    { schema: { summary: 'Have a time authority stamp the newest checkpoint', tags: ['ledger'], body: StampRequest, response: { 200: Stamped } } },
    async ({ body, person }) => {
      const { stampCase } = await import('../../edge/case/stamp.ts')
      const { entry, stamp } = await stampCase((work) => live.custody(work, person.name), body)
      return { entry, time: stamp.time, authority: stamp.authority, address: body.address }
    },
  )

  app.post(
    '/api/custody/anchors',
    {
      schema: {
        summary: 'Hand the newest checkpoint to OpenTimestamps calendars, or ask what became of earlier ones',
        tags: ['ledger'],
        body: AnchorRequest,
        response: { 200: z.array(Anchored) },
      },
    },
    async ({ body, person }) => {
      const { anchorCase, upgradeAnchors } = await import('../../edge/case/anchor.ts')
      const inTurn: InTurn = (work) => live.custody(work, person.name)
      const done = body.calendars.length > 0 ? [await anchorCase(inTurn, body.calendars)] : await upgradeAnchors(inTurn)
      return done.map((one) => ({ ...one, calendars: [...one.calendars], blocks: [...one.blocks] }))
    },
  )

  app.post(
    '/api/custody/evidence',
    { schema: { summary: 'The evidence package of one capture; recorded', tags: ['ledger'], body: EvidenceRequest } },
    async ({ body, person }, reply) => {
      const { evidencePackage } = await import('../../edge/evidence/package.ts')
      // Made on the disk, where a large body is never whole in memory; it is taken away when it is sent.
      let path = ''
      const { bytes, entry, sha256, exported, place } = await live.custody((folder) => {
        path = join(layout(folder.dir).temp, `${randomUUID()}.evidence`)
        return evidencePackage(folder, body.id, path)
      }, person.name)
      const sent = createReadStream(path)
      sent.once('close', () => rmSync(path, { force: true }))
      return reply
        .type('application/zip')
        .header('content-disposition', `attachment; filename="evidence-${entry}.zip"`)
        .header('x-isnad-entry', String(entry))
        .header('x-isnad-sha256', sha256)
        .header('x-isnad-exported', String(exported))
        .header('x-isnad-place', String(place))
        .header('content-length', String(bytes))
        .send(sent)
    },
  )

  app.post(
    '/api/custody/erasures',
    { schema: { summary: 'Erase a capture; recorded, and the views made anew', tags: ['ledger'], body: EraseRequest, response: { 200: Erasure } } },
    async ({ body, person }) => {
      const { eraseCapture } = await import('../../edge/case/erase.ts')
      const done = await live.erasing((folder) => eraseCapture(folder, body.entry, body.reason), person.name)
      return { ...done, erased: [...done.erased] }
    },
  )

  app.post(
    '/api/custody/mend',
    { schema: { summary: 'Write the published tiles anew from the journal', tags: ['ledger'], response: { 200: z.object({ size: z.int() }) } } },
    async () => {
      await live.custody((folder) => folder.ledgerOf().publishAnew())
      return { size: live.head().size }
    },
  )

  app.post(
    '/api/custody/backup',
    {
      schema: { summary: 'The whole case, sealed under a passphrase', tags: ['ledger'], body: z.object({ passphrase: z.string().min(1).max(4000) }) },
    },
    async ({ body }, reply) => {
      const { backupParts } = await import('../../edge/backup/backup.ts')
      // Others wait until the last byte is out: a case that grew meanwhile would not be one state.
      return live.custody(async (folder) => {
        const { parts, receipt } = await backupParts(folder, body.passphrase, Date.now)
        const stream = Readable.from(parts)
        const ended = new Promise<void>((resolve, reject) => stream.once('close', resolve).once('error', reject))
        void reply
          .type('application/octet-stream')
          .header('x-isnad-files', String(receipt.files))
          .header('x-isnad-size', String(receipt.size))
          .header('x-isnad-root', receipt.root)
          .send(stream)
        await ended.catch((error: unknown) => {
          throw new IsnadError('io', { what: 'backup' }, error)
        })
        return reply
      })
    },
  )
}
