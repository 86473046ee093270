// What a person reads for each IsnadError, Arabic and English: what happened, and what to do next.
import type { Words } from './case.ts'
import { IsnadError, type IsnadErrorCode } from './errors.ts'

type Detail = Readonly<Record<string, string | number>>
type Say = (detail: Detail) => Words

/** A name or path inside a sentence: isolated, so that Latin inside Arabic keeps its order. */
function named(value: string | number | undefined): string {
  return value === undefined || value === '' ? '' : ` \u2068${value}\u2069`
}
const path = (detail: Detail) => named(detail.path ?? detail.file ?? detail.dir ?? detail.name)
const what = (detail: Detail) => named(detail.what ?? detail.id ?? detail.why ?? detail.message)

/** What is refused for a reason of its own. */
const REFUSED: Readonly<Record<string, Say>> = {
  reconstructed: () => ({
    ar: 'هذه إعادة صياغة لخبر لا الخبر نفسه، فلا تكون دليلًا أبدًا. التقط الأصل ثم أعد المحاولة.',
    en: 'This is a reconstruction, not the report itself: it is never evidence. Capture the original and try with that.',
  }),
  'folder-not-empty': (d) => ({
    ar: `في المجلد أشياء أخرى${path(d)}. اختر مجلدًا فارغًا أو جديدًا.`,
    en: `The folder holds other things${path(d)}. Choose an empty or a new one.`,
  }),
  'no-keys': (d) => ({
    ar: `هذه نسخة من أرشيف بلا مفاتيح${path(d)}: تُقرأ ويُتحقق منها ولا يُضاف إليها. للعمل فيها استورد الأرشيف من جديد مع ‎--operator.`,
    en: `This is a copy from an archive, without keys${path(d)}: it can be read and verified, not added to. To go on with it, import the archive again with --operator.`,
  }),
  'too-large': (d) => ({
    ar: `أكبر مما يُؤخذ دفعة واحدة${named(d.limit)}. قسّمه ثم أعد المحاولة؛ لم يُحفظ منه شيء.`,
    en: `Larger than is taken at once${named(d.limit)}. Split it and try again; nothing of it was kept.`,
  }),
  'too-slow': () => ({
    ar: 'وصل أبطأ من أن يُنتظر، ولم يُحفظ منه شيء. أرسله من جديد.',
    en: 'It came too slowly to be waited for; nothing of it was kept. Send it again.',
  }),
  'second-factor': () => ({
    ar: 'يطلب هذا الملف عاملًا ثانيًا مع المفتاح. افتح عنوانك في متصفح واكتب الرمز.',
    en: 'This case asks for a second factor beside the key. Open your address in a browser and type the code.',
  }),
  'wrong-code': () => ({
    ar: 'ليس هذا الرمز الذي يُعرض الآن، أو استُعمل من قبل. انتظر الرمز التالي واكتبه؛ وتحقق من ساعة هاتفك إن تكرر ذلك.',
    en: 'That is not the code shown now, or it was used already. Wait for the next one and type it; if it happens again, check the clock of your telephone.',
  }),
  'no-factor': () => ({
    ar: 'لا عامل ثانٍ هنا: هو لمن دخل متصفحُه بمفتاح عضو.',
    en: 'There is no second factor here: it is for a browser let in by the key of a member.',
  }),
  'too-many': () => ({
    ar: 'طلبات كثيرة في وقت قصير. انتظر قليلا ثم أعد المحاولة.',
    en: 'Too many requests in a short time. Wait a little, then try again.',
  }),
  role: () => ({
    ar: 'ليس هذا من شأن دورك في هذا الملف. اطلبه ممن له الدور، أو من مسؤول الملف.',
    en: 'Your role in this case does not reach so far. Ask someone whose does, or the lead of the case.',
  }),
  'other-name': () => ({
    ar: 'لا يُقال هذا إلا باسمك أنت.',
    en: 'This can be said in your own name only.',
  }),
  'name-taken': () => ({
    ar: 'هذا اسم من فتح الملف. لكل شخص اسم يخصه.',
    en: 'That is the name of who opened the case. Each person needs a name of their own.',
  }),
  repeated: () => ({
    ar: 'سُجّل هذا من قبل، ولا يُعرض المفتاح مرتين. أعطِ مفتاحًا جديدًا.',
    en: 'This was recorded before, and the key is not shown twice. Give a new key.',
  }),
  interrupted: () => ({
    ar: 'أُوقف قبل أن يكتمل، ولم يُحفظ منه شيء. أعد الأمر نفسه لإكماله.',
    en: 'Stopped before it was whole; nothing of it was kept. Run the same command again to finish it.',
  }),
  'stale-preview': () => ({
    ar: 'تغيّر الملف منذ هذه المعاينة. أعد المعاينة ثم صدّر.',
    en: 'The case has changed since this preview. Make the preview again, then export.',
  }),
  'not-approved': (d) => ({
    ar: `يلزم أن يجيزه شخص ثانٍ قبل خروجه. بصمة ما يُجاز:${named(d.content)}. أجِزه بالأمر ‎isnad dossier --approve، أو من صفحة التقرير.`,
    en: `A second person has to approve it before it leaves. What is to be approved:${named(d.content)}. Approve it with isnad dossier --approve, or on the page of the dossier.`,
  }),
  leak: (d) => ({
    ar: `لم يُكتب شيء: وُجد في المُخرَج ما حُجب${named(d.kind)}${named(d.part)}. أبلغ عن ذلك مع نوع المُخرَج.`,
    en: `Nothing was written: what is withheld was found in the output${named(d.kind)}${named(d.part)}. Please report it with the kind of output.`,
  }),
}

const SAY: Readonly<Record<IsnadErrorCode, Say>> = {
  usage: (d) => ({ ar: `طلب غير مفهوم${what(d)}. جرّب ‎--help.`, en: `Not understood${what(d)}. Try --help.` }),
  'unreadable-input': (d) => ({
    ar: `تعذّرت قراءة الملف${path(d)}${what(d)}. تحقّق من وجوده ومن صلاحية قراءته.`,
    en: `Could not read${path(d)}${what(d)}. Check that it exists and may be read.`,
  }),
  'not-a-case': (d) => ({
    ar: `المجلد${path(d)} ليس ملف توثيق. أنشئ واحدًا بالأمر isnad init.`,
    en: `The folder${path(d)} is not a case. Make one with isnad init.`,
  }),
  'case-exists': (d) => ({ ar: `في المجلد${path(d)} ملف توثيق من قبل.`, en: `The folder${path(d)} already holds a case.` }),
  'case-locked': (d) => ({
    ar: `ملف التوثيق${path(d)} مفتوح في برنامج آخر. أغلقه أو اعمل من خلاله.`,
    en: `The case${path(d)} is open in another program. Close it or work through it.`,
  }),
  'owner-silent': (d) => ({
    ar: `البرنامج الذي يفتح ملف التوثيق${path(d)} لا يجيب. أغلقه ثم أعد المحاولة.`,
    en: `The program that has the case${path(d)} open does not answer. Close it and try again.`,
  }),
  'network-drive': (d) => ({
    ar: `المجلد${path(d)} على قرص شبكي، والقفل والحفظ عليه غير مأمونين. انقل ملف التوثيق إلى قرص محلي.`,
    en: `The folder${path(d)} is on a network drive, where locks and writes cannot be relied on. Move the case to a local disk.`,
  }),
  'ledger-broken': (d) => ({
    ar: `السجل تالف${what(d)}. شغّل isnad verify لمعرفة القيد المصاب، ولا تكتب فوقه.`,
    en: `The ledger is damaged${what(d)}. Run isnad verify to learn which entry; write nothing over it.`,
  }),
  'ledger-fork': (d) => ({
    ar: `للسجل روايتان مختلفتان${what(d)}. احتفظ بالنسختين وقارن بينهما.`,
    en: `The ledger has two different histories${what(d)}. Keep both copies and compare them.`,
  }),
  'vault-broken': (d) => ({
    ar: `نسخة محفوظة لم تعد كما كانت${what(d)}. شغّل isnad verify، واسترجعها من نسخة احتياطية.`,
    en: `A captured copy is no longer what it was${what(d)}. Run isnad verify and restore it from a backup.`,
  }),
  'disk-full': () => ({
    ar: 'امتلأ القرص. أفسح مكانًا ثم أعد المحاولة؛ لم يُفقد شيء مما أُقرّ حفظه.',
    en: 'The disk is full. Make room and try again; nothing that was acknowledged is lost.',
  }),
  io: (d) => ({ ar: `خطأ في القرص أو الشبكة${path(d)}${what(d)}.`, en: `A disk or network error${path(d)}${what(d)}.` }),
  'views-broken': (d) => ({
    ar: `قاعدة العرض لا تعمل${what(d)}. شغّل isnad rebuild؛ لا يضيع بذلك شيء.`,
    en: `The views do not work${what(d)}. Run isnad rebuild; nothing is lost by it.`,
  }),
  'not-found': (d) => ({ ar: `لا يوجد هنا ما طُلب${what(d)}.`, en: `Nothing here by that name${what(d)}.` }),
  'bad-request': (d) => ({ ar: `طلب غير صالح${what(d)}.`, en: `A request that cannot be served${what(d)}.` }),
  refused: (d) =>
    REFUSED[String(d.what)]?.(d) ?? {
      ar: `غير مسموح${what(d)}. افتح العنوان الذي طبعه الأمر isnad serve.`,
      en: `Not allowed${what(d)}. Open the address that isnad serve printed.`,
    },
  'time-authority': (d) => ({
    ar: `خدمة ختم الوقت لم تُجب كما ينبغي${what(d)}. الإدخال محفوظ بلا ختم؛ أعد المحاولة لاحقًا.`,
    en: `The time-stamp service did not answer as it should${what(d)}. The entry is kept without a stamp; try later.`,
  }),
  'no-browser': (d) => ({
    ar: `لحفظ الصفحة كما تُعرض يلزم متصفح Chromium على هذا الجهاز${path(d)}. ثبّته (دبيان وأوبنتو: ‎apt-get install chromium) أو سمِّ برنامجه في CHROMIUM_PATH، أو احفظ العنوان من دون ‎--page.`,
    en: `Capturing a page as it is shown needs a Chromium on this machine${path(d)}. Install one (Debian, Ubuntu: apt-get install chromium), name its program in CHROMIUM_PATH, or capture the address without --page.`,
  }),
  page: (d) => ({
    ar: `لم يعرض المتصفح الصفحة${what(d)}. أعد المحاولة، أو احفظ العنوان من دون ‎--page.`,
    en: `The browser did not show the page${what(d)}. Try again, or capture the address without --page.`,
  }),
  internal: (d) => ({
    ar: `خلل في البرنامج نفسه${what(d)}. أبلغ عنه مع ما كنت تفعله.`,
    en: `A fault in the program itself${what(d)}. Please report it with what you were doing.`,
  }),
}

/** The words of an error. Every code has both languages; unknown details are left out. */
export function errorWords(code: IsnadErrorCode, detail: Detail = {}): Words {
  return SAY[code](detail)
}

/** True for a code of ours: errors that came over a wire are checked by it. */
export function isErrorCode(code: string): code is IsnadErrorCode {
  return Object.hasOwn(SAY, code)
}

/** Any thrown value as an IsnadError: ours as it is, a full disk and missing files by name, all else `internal` with its cause. */
export function asIsnadError(thrown: unknown): IsnadError {
  if (thrown instanceof IsnadError) return thrown
  const system = thrown as { code?: unknown; path?: unknown; message?: unknown } | null
  const file = typeof system?.path === 'string' ? { path: system.path } : {}
  if (system?.code === 'ENOSPC') return new IsnadError('disk-full', file, thrown)
  if (system?.code === 'ENOENT' || system?.code === 'EACCES' || system?.code === 'EISDIR') return new IsnadError('unreadable-input', file, thrown)
  return new IsnadError('internal', typeof system?.message === 'string' ? { message: system.message.slice(0, 300) } : {}, thrown)
}
