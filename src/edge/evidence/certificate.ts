// The certificate of an evidence package: what was captured, when and by whom, what proves it, and what that does not prove. One HTML page, both languages.
import type { CaptureRecord, CaseSettings, EntryAt, TimestampBody } from '../../core/ledger/index.ts'

export interface CertificateOf {
  readonly settings: CaseSettings
  readonly entry: EntryAt
  readonly record: CaptureRecord
  /** Size and root (hex) of the checkpoint in the package. */
  readonly size: number
  readonly root: string
  /** True where the file says where it was taken. */
  readonly place: boolean
  /** How many OpenTimestamps proofs stand beside it. */
  readonly anchors: number
  readonly stamps: readonly { readonly stamp: TimestampBody; readonly size: number }[]
}

type Row = readonly [en: string, ar: string, value: string | number | undefined]

/** The page. It loads nothing and runs nothing. */
export function certificate({ settings, entry, record, size, root, stamps, anchors, place }: CertificateOf): string {
  const rows: Row[] = [
    ['Case', 'ملف التوثيق', `${settings.name} (${settings.caseId})`],
    ['File name as given', 'اسم الملف كما ورد', record.name],
    ['Address', 'العنوان', record.address],
    ['Address that answered', 'العنوان الذي أجاب', record.answered],
    ['Status of the answer', 'حالة الإجابة', record.status],
    ['Captured at (clock of the machine)', 'وقت الحفظ (ساعة الجهاز)', record.time],
    ['Recorded at', 'وقت التسجيل', entry.time],
    ['Captured by', 'حفظه', record.collector.person],
    ['With', 'بواسطة', `${record.collector.software} · ${record.tool.name}`],
    ['Reason', 'السبب', record.reason],
    ['Length in bytes', 'الطول بالبايت', record.length],
    ['SHA-256', 'بصمة SHA-256', record.sha256],
    ['SHA-512', 'بصمة SHA-512', record.sha512],
    ...(record.parts ?? []).map(({ role, blob, length }): Row => [`Further file: ${role}`, `ملف آخر: ${role}`, `${blob} · ${length}`]),
    ['Place', 'المكان', place ? 'The file itself says where it was taken. · الملف نفسه يحمل مكان التقاطه.' : undefined],
    ['Ledger entry', 'قيد السجل', entry.index],
    ['Entries the checkpoint covers', 'القيود التي تشملها نقطة التحقق', size],
    ['Root of the tree', 'جذر الشجرة', root],
    ['Public key', 'المفتاح العام', settings.key],
    ...stamps.map(
      ({ stamp, size: of }): Row => [
        'Time stamp',
        'ختم الوقت',
        `${stamp.time} · ${stamp.authority} · ${of}${stamp.roots.length > 0 ? '' : ' · (?)'}`,
      ],
    ),
    [
      'OpenTimestamps proofs (an .ots client holds them against a block)',
      'إثباتات OpenTimestamps (يقابلها برنامج ‎.ots بالكتلة)',
      anchors || undefined,
    ],
  ]
  const cells = rows.flatMap(([en, ar, value]) =>
    value === undefined || value === ''
      ? []
      : [`<tr><th>${en}</th><td><bdi>${escaped(String(value))}</bdi></td><th lang="ar" dir="rtl">${ar}</th></tr>`],
  )
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Certificate of capture · شهادة حفظ</title>
<meta http-equiv="content-security-policy" content="default-src 'none'; style-src 'unsafe-inline'">
<style>body{font:16px/1.5 sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}table{border-collapse:collapse;width:100%}
th,td{border:1px solid #999;padding:.3rem .5rem;text-align:start;vertical-align:top}td{overflow-wrap:anywhere}th{width:20%}</style></head><body>
<h1>Certificate of capture <span lang="ar" dir="rtl">شهادة حفظ</span></h1>
<table>
${cells.join('\n')}
</table>
<h2>What this proves <span lang="ar" dir="rtl">ما يثبته هذا</span></h2>
<p>The file <i>original</i> is, byte for byte, the one this capture recorded; the capture is entry ${entry.index} of a ledger whose signed checkpoint
covers it. Where a time stamp stands above, the authority named confirms that the ledger up to that size was there at that time. To check it without Isnad:
<code>bash verify.sh</code> (needs openssl) or <code>python3 verify.py .</code>; compare the public key with one you got another way.</p>
<p lang="ar" dir="rtl">الملف <i>original</i> هو نفسه، بايتاً بايتاً، ما سجّله هذا الحفظ؛ والحفظ هو القيد <bdi>${entry.index}</bdi> في سجل تشمله نقطة تحقق موقّعة.
وحيث يرد ختم وقت أعلاه فإن الجهة المسماة تؤكد أن السجل حتى ذلك الحجم كان موجوداً في ذلك الوقت. للتحقق من دون «الإسناد: سلسلة النقل»:
<code dir="ltr">bash verify.sh</code> أو <code dir="ltr">python3 verify.py .</code>، وقارن المفتاح العام بنسخة وصلتك من طريق آخر.</p>
<h2>What it does not prove <span lang="ar" dir="rtl">ما لا يثبته</span></h2>
<p>Not who wrote the file, nor that what it says is true, nor that a court will admit it. The time of capture is the clock of the machine; only a time stamp is another's word.</p>
<p lang="ar" dir="rtl">لا يثبت من كتب الملف، ولا صحة ما فيه، ولا أن محكمة ستقبله. ووقت الحفظ هو ساعة الجهاز؛ وختم الوقت وحده شهادة من غيرنا.</p>
</body></html>
`
}

function escaped(value: string): string {
  return value.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`)
}
