// What a person reads for each thing wrong with a document, Arabic and English. Nothing is lost by any of them: the bytes are kept.
import type { Words } from './case.ts'
import type { Problem, ProblemCode } from './problem.ts'

const w = (en: string, ar: string): Words => ({ ar, en })

export const problemLabels: Readonly<Record<ProblemCode, Words>> = {
  'empty-file': w('The file is empty. Check that the right file was captured.', 'الملف فارغ. تأكد من أنه الملف المقصود.'),
  'binary-file': w(
    'Not a text of any kind that is read here. The copy is kept; save it as text, HTML, PDF or DOCX and capture that too.',
    'ليس نصًا من الأنواع المقروءة هنا. النسخة محفوظة؛ احفظه نصًا أو HTML أو PDF أو DOCX والتقطه أيضًا.',
  ),
  'invalid-utf8': w(
    'Some bytes are not valid UTF-8 and are shown as �. Compare those places with the original before using a figure near them.',
    'في الملف بايتات ليست UTF-8 سليمة وتظهر �. قارن تلك المواضع بالأصل قبل استعمال عدد بجوارها.',
  ),
  'charset-conflict': w(
    'The server, the page and the bytes name different encodings; the one that fits the bytes was used. If the text looks wrong, say which is right.',
    'يذكر الخادم والصفحة والبايتات ترميزات مختلفة، واستُعمل ما يوافق البايتات. إن بدا النص خاطئًا فبيّن أيها الصحيح.',
  ),
  'charset-guessed': w(
    'No encoding is named, so it was worked out from the bytes. Look at the text once before relying on it.',
    'لم يُذكر الترميز فاستُنتج من البايتات. انظر في النص مرة قبل الاعتماد عليه.',
  ),
  'too-large': w(
    'Too large to read; the copy is kept. Split it, or raise the limit, and capture again.',
    'أكبر من أن يُقرأ، والنسخة محفوظة. قسّمه أو ارفع الحد والتقطه من جديد.',
  ),
  'long-text': w(
    'Longer than an article: statements were read from its first part only; all of it is kept and searchable. Split it and capture the parts.',
    'أطول من مقال: قُرئت الأقوال من جزئه الأول فقط، والنص كله محفوظ ويمكن البحث فيه. قسّمه والتقط الأجزاء.',
  ),
  'too-deep': w(
    'Nested too deeply; what lies deeper was not read. Unpack it and capture the inner files by themselves.',
    'متداخل أكثر مما ينبغي، وما هو أعمق لم يُقرأ. فكّه والتقط الملفات الداخلية وحدها.',
  ),
  truncated: w(
    'The file ends too early; all that is whole before that was read. Obtain it again.',
    'الملف مقطوع قبل نهايته، وقُرئ كل ما اكتمل قبل القطع. احصل عليه من جديد.',
  ),
  'length-mismatch': w(
    'A stated length is not the real one. Obtain the file again, and do not use this part as evidence until it is explained.',
    'طول مذكور ليس الطول الحقيقي. احصل على الملف من جديد، ولا تستعمل هذا الجزء دليلًا حتى يُفسَّر.',
  ),
  'digest-mismatch': w(
    'A stated digest does not fit the bytes: they changed after they were recorded. Kept, but not usable as evidence until it is explained.',
    'بصمة مذكورة لا توافق البايتات، فقد تغيّرت بعد تسجيلها. محفوظ، ولا يصلح دليلًا حتى يُفسَّر ذلك.',
  ),
  'signed-unknown': w(
    'Signed, and the signature holds, but by a key that nobody vouches for here. It shows that the list of files is as the signer left it, not who that was: ask the sender for the key by another way.',
    'موقّع والتوقيع صحيح، لكن بمفتاح لا يشهد له أحد هنا. يثبت أن قائمة الملفات كما تركها الموقّع، لا من هو: اطلب المفتاح من المرسل بطريق آخر.',
  ),
  'signature-broken': w(
    'The signature does not hold: the list of files or the signature was changed, or another key made it. Kept, but not usable as evidence until it is explained.',
    'التوقيع لا يصح: غُيّرت قائمة الملفات أو غُيّر التوقيع، أو وُقّع بمفتاح آخر. محفوظ، ولا يصلح دليلًا حتى يُفسَّر ذلك.',
  ),
  'signature-unchecked': w(
    'A signature stands in it that cannot be checked here; it counts neither for it nor against it. Obtain the key, and check it with the tool that made it.',
    'فيه توقيع لا يمكن التحقق منه هنا، فلا يُحسب له ولا عليه. احصل على المفتاح وتحقق منه بالأداة التي صنعته.',
  ),
  'not-this-format': w(
    'The content is not of the format it claims. Check where the file comes from.',
    'المحتوى ليس بالصيغة التي يدّعيها. تحقق من مصدر الملف.',
  ),
  'unsupported-format': w(
    'This format is not read; the copy is kept. Convert it to PDF, DOCX, HTML or text and capture that too.',
    'هذه الصيغة لا تُقرأ، والنسخة محفوظة. حوّلها إلى PDF أو DOCX أو HTML أو نص والتقطها أيضًا.',
  ),
  material: w(
    'A picture, film or recording: kept as it is, with all it carries, and nothing is read from it. Link it to a site or incident, and say there what it shows.',
    'صورة أو فيلم أو تسجيل: محفوظ كما هو بكل ما فيه، ولا يُقرأ منه شيء. اربطه بموقع أو حادثة وبيّن هناك ما يظهر فيه.',
  ),
  'no-text-layer': w(
    'Pictures of pages without text. Run text recognition (OCR) on it, check the result by eye, and capture that too.',
    'صور صفحات بلا نص. شغّل عليها التعرف الضوئي (OCR) وراجع الناتج بالعين ثم التقطه أيضًا.',
  ),
  'text-unreliable': w(
    'The text drawn from the file may differ from what is seen. Compare every figure with the page.',
    'قد يختلف النص المستخرج عمّا يُرى. قارن كل عدد بالصفحة.',
  ),
  'hidden-text': w(
    'The file holds text that is not seen on its pages (invisible, or white on white); it was read with the rest. Compare every figure with the page before using it.',
    'في الملف نص لا يُرى على صفحاته (خفي أو أبيض على أبيض)، وقد قُرئ مع غيره. قارن كل عدد بالصفحة قبل استعماله.',
  ),
  'password-needed': w(
    'Locked with a password; the copy is kept. Open it, save it without one, and capture that too.',
    'مقفل بكلمة مرور، والنسخة محفوظة. افتحه واحفظه بلا كلمة مرور ثم التقطه أيضًا.',
  ),
  'active-content': w(
    'The file carries programs, forms or declarations; none was run. Do not open the original outside a safe place.',
    'في الملف برامج أو نماذج أو تعريفات، ولم يُشغَّل شيء منها. لا تفتح الأصل خارج بيئة آمنة.',
  ),
  'archive-unsafe-name': w(
    'A name inside the archive points outside it or is a link; that entry was not read. Be wary of who made the archive.',
    'اسم داخل الأرشيف يشير إلى خارجه أو هو رابط، ولم يُقرأ ذلك العنصر. احذر ممن صنع الأرشيف.',
  ),
  'archive-ambiguous': w(
    'Two programs could read this entry differently (a name twice, or headers that disagree); it was not read. Ask for a clean archive.',
    'قد يقرأ برنامجان هذا العنصر قراءتين (اسم مكرر أو ترويسات متعارضة)، فلم يُقرأ. اطلب أرشيفًا سليمًا.',
  ),
  'archive-bomb': w(
    'It unpacks to an absurd size; reading stopped there. Be wary of who sent it.',
    'ينفكّ إلى حجم غير معقول، فتوقفت القراءة عنده. احذر ممن أرسله.',
  ),
  'archive-entry-cap': w(
    'More entries than are read from one file; the rest were left. Split it and capture the parts.',
    'عناصر أكثر مما يُقرأ من ملف واحد، وتُرك الباقي. قسّمه والتقط أجزاءه.',
  ),
  'type-mismatch': w(
    'The name or declared type says one format, the content another; it was read by its content. Check where it comes from.',
    'يدلّ الاسم أو النوع المعلن على صيغة والمحتوى على غيرها، وقُرئ بحسب محتواه. تحقق من مصدره.',
  ),
  'page-incomplete': w(
    'The page was not all there when it was captured: it was still loading, or its picture is cut or missing. Look at the picture; capture it again if something is wanting.',
    'لم تكن الصفحة كاملة حين حُفظت: كانت ما تزال تُحمَّل، أو صورتها مقطوعة أو غائبة. انظر الصورة، وأعد الحفظ إن نقص شيء.',
  ),
  'not-an-article': w(
    'This does not look like an article (an error page, a check for humans, or no text). Open the address and capture again.',
    'لا يبدو هذا مقالًا (صفحة خطأ، أو تحقق من أن الزائر إنسان، أو بلا نص). افتح العنوان والتقط من جديد.',
  ),
  'certificate-fault': w(
    "The site's certificate does not check, so it may not be the site it says it is. The copy is kept; say so wherever you use it.",
    'شهادة الموقع لا تصح، فقد لا يكون الموقع الذي يدّعيه. النسخة محفوظة؛ اذكر ذلك حيثما استعملتها.',
  ),
  'bad-json': w(
    'Not valid JSON, so it was left out; everything else was read. Correct it and capture again.',
    'ليس JSON سليمًا فتُرك، وقُرئ ما عداه. صحّحه والتقط من جديد.',
  ),
  'bad-row': w(
    'A line lacks a field, holds a wrong one or repeats an id. Correct the line and capture again; the others were read.',
    'سطر ينقصه حقل أو فيه حقل خاطئ أو يكرر معرّفًا. صحّح السطر والتقط من جديد، وقد قُرئت البقية.',
  ),
  'bad-date': w(
    'A date could not be read, or could be two days. Set the date by hand if you know it.',
    'تعذّرت قراءة تاريخ، أو يحتمل يومين. حدّد التاريخ بيدك إن كنت تعرفه.',
  ),
  'implausible-date': w(
    'A date cannot be right (before 1990 or after the capture). Check it against the page.',
    'تاريخ لا يمكن أن يصح (قبل 1990 أو بعد الالتقاط). راجعه في الصفحة.',
  ),
  'bidi-control': w(
    'Hidden characters change the order in which the text is shown. Values follow the order in which it is written: compare them with the page.',
    'محارف خفية تغيّر ترتيب عرض النص. القيم بحسب ترتيب الكتابة، فقارنها بالصفحة.',
  ),
  'look-alike-letters': w(
    'Letters of another script imitate the usual ones. Treat the name as a different one until you have checked it.',
    'حروف من كتابة أخرى تحاكي الحروف المعتادة. عُدَّ الاسم اسمًا آخر حتى تتحقق.',
  ),
  'ambiguous-number': w(
    'A number can be read in two ways; both are kept. Decide by the original.',
    'عدد يحتمل قراءتين وأُبقيتا معًا. احكم بالرجوع إلى الأصل.',
  ),
  'implausible-number': w('A number cannot be right; it is kept as quoted and not counted.', 'عدد لا يمكن أن يصح؛ أُبقي كما ورد ولا يُحسب.'),
  'unknown-language': w(
    'Not in Arabic or English, the languages read here. The text is kept and searchable; add its statements by hand.',
    'ليس بالعربية ولا بالإنجليزية، وهما اللغتان المقروءتان هنا. النص محفوظ ويمكن البحث فيه؛ أضف أقواله بيدك.',
  ),
  unreadable: w(
    'It could not be read; the copy is kept and the rest was read. Try another copy or format.',
    'تعذّرت قراءته، والنسخة محفوظة وقُرئ ما عداها. جرّب نسخة أو صيغة أخرى.',
  ),
}

/** Names of details in Arabic; a name not here is shown as it is. */
const DETAIL_AR: Readonly<Record<string, string>> = {
  line: 'السطر',
  field: 'الحقل',
  why: 'السبب',
  entry: 'العنصر',
  bytes: 'البايتات',
  offset: 'عند البايت',
  declared: 'المعلن',
  found: 'الموجود',
  stated: 'المذكور',
  used: 'المستعمل',
  transport: 'الخادم',
  document: 'الصفحة',
  bom: 'علامة الترتيب',
  cap: 'الحد',
  count: 'العدد',
  first: 'الأول',
  date: 'التاريخ',
  which: 'أي تاريخ',
  captured: 'الالتقاط',
  character: 'المحرف',
  word: 'الكلمة',
  where: 'الموضع',
  depth: 'العمق',
  pages: 'الصفحات',
  packed: 'مضغوطًا',
  unpacked: 'مفكوكًا',
  times: 'المرات',
  format: 'الصيغة',
  characters: 'المحارف',
  read: 'المقروء',
  records: 'السجلات',
  what: 'ماذا',
  missing: 'الناقص',
}

/** The words of one problem with its details: line, field, bytes, as the reader gave them. */
export function problemWords(problem: Problem): Words {
  const label = problemLabels[problem.code]
  const details = Object.entries(problem.detail ?? {})
  if (details.length === 0) return label
  const list = (name: (key: string) => string, comma: string) => details.map(([key, value]) => `${name(key)}: \u2068${value}\u2069`).join(comma)
  return { ar: `${label.ar} (${list((key) => DETAIL_AR[key] ?? key, '، ')})`, en: `${label.en} (${list((key) => key, ', ')})` }
}
