// What verification can find, in words for a person, Arabic and English: what is not as it was, where, and what that means.
import type { Words } from '../model/index.ts'

export type FaultKind =
  | 'settings-altered'
  | 'key-altered'
  | 'entry-altered'
  | 'entries-missing'
  | 'root-differs'
  | 'checkpoint-bad'
  | 'checkpoint-missing'
  | 'fork'
  | 'tile-altered'
  | 'tile-missing'
  | 'blob-altered'
  | 'record-missing'
  | 'record-unreadable'
  | 'body-missing'
  | 'length-differs'
  | 'file-unexpected'
  | 'file-unreadable'
  | 'token-bad'
  | 'block-differs'
  | 'not-erased'
  | 'seal-key-missing'
  | 'key-unvouched'

export interface Fault {
  readonly kind: FaultKind
  /** Index of the ledger entry concerned. */
  readonly entry?: number
  readonly sha256?: string
  /** Path inside the case folder. */
  readonly path?: string
  readonly words: Words
}

const FSI = '\u2068'
const PDI = '\u2069'
/** A value inside a sentence of either direction: isolated, so that neither turns the other round. */
const isolated = (value: string | number) => `${FSI}${value}${PDI}`

const SENTENCES: Record<FaultKind, (at: { entry: string; path: string; sha: string }) => Words> = {
  'settings-altered': ({ path }) => ({
    ar: `إعدادات الملف ${path} ليست كما سُجّلت في السجل. استعدها من نسخة احتياطية.`,
    en: `The settings in ${path} are not as the ledger recorded them. Restore them from a backup.`,
  }),
  'key-altered': ({ path }) => ({
    ar: `المفتاح ${path} تغيّر أو فُقد. السجل المنشور يبقى قابلاً للتحقق، لكن لا شيء يُضاف حتى يُستعاد المفتاح من نسخة احتياطية.`,
    en: `The key ${path} was altered or is missing. What is published can still be verified, but nothing can be added until the key is restored from a backup.`,
  }),
  'entry-altered': ({ entry, path }) => ({
    ar: `القيد ${entry} في ${path} تغيّر بعد تسجيله.`,
    en: `Entry ${entry} in ${path} was altered after it was recorded.`,
  }),
  'entries-missing': ({ entry, path }) => ({
    ar: `القيود من ${entry} فما بعده ناقصة من ${path}، مع أن نقطة التحقق المنشورة تشملها.`,
    en: `Entries from ${entry} on are missing from ${path}, though the published checkpoint covers them.`,
  }),
  'root-differs': ({ path }) => ({
    ar: `جذر الشجرة المحسوب من ${path} لا يطابق نقطة التحقق الموقّعة: تاريخ السجل غُيّر.`,
    en: `The root computed from ${path} is not the one in the signed checkpoint: the history was changed.`,
  }),
  'checkpoint-bad': ({ path }) => ({
    ar: `نقطة التحقق ${path} تغيّرت أو لا توقيع صحيحاً عليها بمفتاح هذا الملف.`,
    en: `The checkpoint ${path} was altered or is not truly signed by this case's key.`,
  }),
  'checkpoint-missing': ({ path }) => ({ ar: `نقطة التحقق ${path} مفقودة.`, en: `The checkpoint ${path} is missing.` }),
  fork: ({ entry }) => ({
    ar: `السجل لا يمتد من نقطة التحقق المعطاة ذات ${entry} قيداً: أحد التاريخين غير الآخر.`,
    en: `This ledger does not continue the given checkpoint of ${entry} entries: one of the two histories is not the other's beginning.`,
  }),
  'tile-altered': ({ path }) => ({
    ar: `القطعة المنشورة ${path} لا تطابق السجل. يمكن إعادة بنائها من السجل.`,
    en: `The published tile ${path} does not agree with the journal. It can be made again from the journal.`,
  }),
  'tile-missing': ({ path }) => ({ ar: `القطعة المنشورة ${path} مفقودة.`, en: `The published tile ${path} is missing.` }),
  'blob-altered': ({ sha, entry, path }) => ({
    ar: `محتوى ${path} تغيّر: بصمته لم تعد ${sha}. القيد المعني: ${entry}.`,
    en: `The bytes of ${path} were altered: their SHA-256 is no longer ${sha}. Entry concerned: ${entry}.`,
  }),
  'record-missing': ({ sha, entry }) => ({
    ar: `القيد ${entry} يلتزم بالوثيقة ${sha} وهي ليست في الخزنة.`,
    en: `Entry ${entry} commits to record ${sha}, which is not in the vault.`,
  }),
  'record-unreadable': ({ sha, entry }) => ({
    ar: `الوثيقة ${sha} للقيد ${entry} ليست على الصيغة المتوقعة.`,
    en: `Record ${sha} of entry ${entry} is not in the form such a record has.`,
  }),
  'body-missing': ({ sha, entry }) => ({
    ar: `النسخة المحفوظة ${sha} للقيد ${entry} ليست في الخزنة، ولا قيد محو يفسّر ذلك.`,
    en: `The captured bytes ${sha} of entry ${entry} are not in the vault, and no erasure explains it.`,
  }),
  'length-differs': ({ sha, entry }) => ({
    ar: `طول النسخة ${sha} ليس ما سُجّل في القيد ${entry}.`,
    en: `The length of the captured bytes ${sha} is not the one recorded by entry ${entry}.`,
  }),
  'file-unexpected': ({ path }) => ({
    ar: `الملف ${path} ليس مما يكتبه البرنامج هنا.`,
    en: `The file ${path} is not one that the program writes here.`,
  }),
  'file-unreadable': ({ path }) => ({ ar: `تعذّرت قراءة ${path}.`, en: `${path} could not be read.` }),
  'not-erased': ({ path, entry }) => ({
    ar: `القيد ${entry} مُحي بقرار مسجّل، لكن ${path} ما زال موجوداً. أعد أمر المحو ليكتمل.`,
    en: `Entry ${entry} was erased by a recorded decision, but ${path} is still there. Erase it again to finish.`,
  }),
  'key-unvouched': ({ entry }) => ({
    ar: `القيد ${entry} يغيّر مفتاح السجل، والمفتاح السابق لم يوقّع على ذلك. لا تثق بما وُقّع بعده حتى يُفسَّر.`,
    en: `Entry ${entry} changes the ledger's key, and the key before did not sign for that. Trust nothing signed after it until it is explained.`,
  }),
  'seal-key-missing': ({ path, entry }) => ({
    ar: `مفتاح المحتوى المختوم ${path} للقيد ${entry} مفقود، ولا قيد محو يفسّر ذلك. استعد المفتاح من نسخة احتياطية.`,
    en: `The key of the sealed ${path} of entry ${entry} is missing, and no erasure explains it. Restore the key from a backup.`,
  }),
  'block-differs': ({ path, entry }) => ({
    ar: `إثبات الوقت للقيد ${entry} لا يطابق ترويسة الكتلة المعطاة ${path}. تأكد من الترويسة من مصدر آخر.`,
    en: `The time proof of entry ${entry} does not agree with the block header given (${path}). Check that header with another source.`,
  }),
  'token-bad': ({ path, entry }) => ({
    ar: `ختم الوقت ${path} للقيد ${entry} لا يصح.`,
    en: `The time stamp ${path} of entry ${entry} does not hold.`,
  }),
}

/** A fault with its words. */
export function fault(kind: FaultKind, at: { entry?: number; sha256?: string; path?: string } = {}): Fault {
  const words = SENTENCES[kind]({
    entry: isolated(at.entry ?? '—'),
    path: isolated(at.path ?? '—'),
    sha: isolated(at.sha256 ?? '—'),
  })
  return { kind, ...at, words }
}
