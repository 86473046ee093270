// isnad export archive, and isnad import --as archive: a whole case handed over without its keys, and made a case again elsewhere.
import { resolve } from 'node:path'
import { IsnadError } from '../core/model/plain.ts'
import { caseDir } from './case-option.ts'
import { EXIT, say } from './exit.ts'

/** Writes the archive of the case in `dir`. It holds the originals whole, so no leak scan could let it pass: it is handed over, not published. */
export async function writeArchive(dir: string | undefined, output: string | undefined): Promise<void> {
  const { withOwner } = await import('./connect.ts')
  const { liveOf } = await import('../edge/live/open-live.ts')
  const { archiveCase } = await import('../edge/archive/archive.ts')
  const where = caseDir(dir)
  const reached = await withOwner(where)
  if (reached.kind === 'owner') throw new IsnadError('case-locked', { dir: where, address: reached.owner.address })
  const live = await liveOf(reached.folder, { clock: Date.now, views: false })
  try {
    const { digest } = await live.digests()
    const file = resolve(output ?? `${live.name.replace(/[^\p{L}\p{N}-]+/gu, '-') || 'case'}.isnad.zip`)
    const { size, root } = await archiveCase(live.folder, file, { engine: live.engine, digest })
    process.stdout.write(`${file}\t${size}\t${root}\n`)
    say({
      ar: 'في الأرشيف الأصول كاملة بأماكنها وأسمائها، بلا مفاتيح وبلا تشفير: سلّمه ولا تنشره. للحفظ مع المفاتيح استعمل isnad backup.',
      en: 'The archive holds the originals whole, places and names included, no keys, and is not encrypted: hand it over, do not publish it. To keep the keys too, use isnad backup.',
    })
  } finally {
    await live.close()
  }
}

/** Makes a case of an archive in `dir`, and derives it: an equal engine must come to the digest the archive names. */
export async function readArchive(file: string, dir: string, options: { readonly operator?: string; readonly json?: boolean }): Promise<void> {
  const { openArchive } = await import('../edge/archive/open-archive.ts')
  const { openLive } = await import('../edge/live/open-live.ts')
  const { SOFTWARE } = await import('./version.ts')
  const described = await openArchive(resolve(file), resolve(dir), { clock: Date.now, ...(options.operator ? { operator: options.operator } : {}) })
  const live = await openLive(resolve(dir), { clock: Date.now, software: SOFTWARE, views: false })
  try {
    const { digest } = await live.digests()
    const { size, root } = live.head()
    const sameEngine = live.engine === described.engine
    const told = { dir: resolve(dir), archive: { size: described.size, root: described.root }, ledger: { size, root }, digest, sameEngine }
    process.stdout.write(options.json ? `${JSON.stringify(told)}\n` : `${told.dir}\t${described.size}\t${described.root}\n`)
    if (described.sealed > 0)
      say({
        ar: `في الأرشيف \u2068${described.sealed}\u2069 محتوى مختوم من مواد شخصية بلا مفاتيحه: يُتحقق من وجوده ولا يُقرأ، وما اشتُق منه هناك ليس هنا.`,
        en: `The archive holds ${described.sealed} sealed blobs of personal material without their keys: they are there and cannot be read; what derives from them there is not here.`,
      })
    else if (sameEngine && digest !== described.digest) {
      say({
        ar: 'السجل والنسخ كما في الأرشيف، لكن ما اشتُق منها هنا غير ما يذكره الأرشيف: لا تعتمد على أعداده قبل أن يُعرف السبب.',
        en: 'Ledger and copies are those of the archive, but what derives from them here is not what the archive names: do not rely on its figures until it is known why.',
      })
      process.exitCode = EXIT.findings
    } else if (!sameEngine)
      say({
        ar: 'كُتب الأرشيف بمحرك آخر: السجل والنسخ مطابقة، والمشتق أُعيد حسابه بهذا المحرك وقد يختلف.',
        en: 'The archive was written by another engine: ledger and copies are the same, what derives from them was computed anew by this one and may differ.',
      })
  } finally {
    await live.close()
  }
}
