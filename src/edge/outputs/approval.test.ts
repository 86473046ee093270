// Approval by a second person: of this content and no other, by somebody else than the one who makes it.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { OutputRequest } from '../../core/model/index.ts'
import { createCase } from '../case/case-folder.ts'
import { type LiveCase, openLive } from '../live/open-live.ts'

let root = ''
let live: LiveCase
const request = OutputRequest.parse({ form: 'dossier.html', language: 'en', approval: true })
const approve = (content: string, person: string) =>
  live.determine({
    act: { act: 'approve', what: 'dossier', content, person },
    reason: 'read against the copies',
    key: `approve-${content}-${person}`,
  })

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'isnad-approval-'))
  await createCase(join(root, 'case'), { name: 'Case', operator: 'A. Analyst', clock: Date.now })
  live = await openLive(join(root, 'case'), { clock: Date.now, software: 'test', views: false })
  await live.capture([
    { name: 'a.txt', bytes: Buffer.from('At least 12 bodies were recovered from a mass grave near Aleppo, the municipality said.\n') },
  ])
}, 60_000)
afterAll(async () => {
  await live.close()
  await rm(root, { recursive: true, force: true })
})

describe('where approval is required', () => {
  test('nothing leaves without it, nor with the word of the one who makes it; another person lets it out, later too', async () => {
    const { content, approvedBy } = await live.preview(request)
    expect(approvedBy).toEqual([])
    await expect(live.output(request)).rejects.toMatchObject({ code: 'refused', detail: { what: 'not-approved', content } })
    await approve(content, 'a. analyst ')
    await expect(live.output(request)).rejects.toMatchObject({ code: 'refused' })
    await approve(content, 'N. Second')
    expect(await live.preview(request)).toMatchObject({ content, approvedBy: ['N. Second'] })
    expect((await live.output(request)).entry).toBeGreaterThan(0)
  })
  test('another content is another approval', async () => {
    await live.capture([
      { name: 'b.txt', bytes: Buffer.from('Later 14 bodies were recovered from a mass grave near Aleppo, the municipality said.\n') },
    ])
    await expect(live.output(request)).rejects.toMatchObject({ code: 'refused', detail: { what: 'not-approved' } })
    await expect(live.output({ ...request, parts: ['question'] })).rejects.toMatchObject({ code: 'refused' })
  })
  test('where it is not required, it is not asked for', async () => {
    expect((await live.output({ ...request, approval: false })).entry).toBeGreaterThan(0)
  })
})
