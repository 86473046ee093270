// Table: the words a person sees for every value of the model, Arabic and English; a test holds it complete.

import type { Discrepancy, Drift, Incident, Lineage, Origin, Site, Words } from './case.ts'
import type { Act, Determination } from './determination.ts'
import type { Role } from './member.ts'
import type { Given } from './span.ts'
import type {
  ActorRole,
  Basis,
  Commitment,
  Counted,
  Manner,
  Qualifier,
  Remains,
  Scope,
  Statement,
  StatementKind,
  TimeRole,
  Who,
} from './statement.ts'

const w = (en: string, ar: string): Words => ({ ar, en })
type Labels<K extends string> = Readonly<Record<K, Words>>

export const countedLabels: Labels<Counted> = {
  killed: w('killed', 'قتلى'),
  injured: w('injured', 'جرحى'),
  bodies: w('bodies or remains', 'جثامين أو رفات'),
  missing: w('missing', 'مفقودون'),
  detained: w('detained or abducted', 'محتجزون أو مختطفون'),
  displaced: w('displaced', 'نازحون'),
  graves: w('mass graves', 'مقابر جماعية'),
  casualties: w('killed or injured, not told apart', 'قتلى وجرحى دون تفصيل'),
}

export const qualifierLabels: Labels<Qualifier> = {
  exact: w('as a plain number', 'عدد محدد'),
  about: w('about', 'نحو'),
  'at-least': w('at least', 'ما لا يقل عن'),
  'more-than': w('more than', 'أكثر من'),
  'up-to': w('up to', 'ما يصل إلى'),
  'less-than': w('fewer than', 'أقل من'),
  range: w('a range', 'نطاق'),
  vague: w('vague', 'غير محدد'),
}

export const commitmentLabels: Labels<Commitment> = {
  asserted: w('stated', 'مذكور على أنه واقع'),
  expected: w('expected', 'متوقع'),
  feared: w('feared', 'يُخشى'),
  denied: w('denied', 'منفي'),
}

export const remainsLabels: Labels<Remains> = {
  alleged: w('alleged to lie there', 'يُقال إنها هناك'),
  located: w('said to be found', 'يُقال إنه عُثر عليها'),
  recovered: w('recovered', 'منتشلة'),
  identified: w('identified', 'محددة الهوية'),
  reburied: w('reburied', 'أعيد دفنها'),
}

export const basisLabels: Labels<Basis> = {
  counted: w('counted', 'بالعدّ'),
  recorded: w('recorded by name or case', 'بالتوثيق'),
  estimated: w('estimated', 'بالتقدير'),
  witnessed: w('witnessed', 'بالمشاهدة'),
  relayed: w('relayed', 'بالنقل'),
  'not-stated': w('basis not stated', 'لم يُذكر الأساس'),
}

export const scopeLabels: Labels<Scope> = {
  this: w('this site or event', 'هذا الموقع أو هذه الحادثة'),
  part: w('a part of a whole', 'جزء من كل'),
  'whole-area': w('a whole area', 'منطقة بأكملها'),
  cumulative: w('a running total', 'حصيلة تراكمية'),
}

export const kindLabels: Labels<StatementKind> = {
  figure: w('figure', 'عدد'),
  accusation: w('attribution of responsibility', 'نسبة المسؤولية'),
  demand: w('demand', 'مطالبة'),
  denial: w('denial', 'نفي'),
}

export const sexLabels: Labels<Who['sex']> = {
  women: w('women', 'نساء'),
  men: w('men', 'رجال'),
  unknown: w('sex unknown', 'الجنس غير معروف'),
}
export const ageLabels: Labels<Who['age']> = {
  children: w('children', 'أطفال'),
  adults: w('adults', 'بالغون'),
  elderly: w('elderly', 'مسنون'),
  unknown: w('age unknown', 'العمر غير معروف'),
}
export const statusLabels: Labels<Who['status']> = {
  civilian: w('civilians', 'مدنيون'),
  fighter: w('fighters', 'مقاتلون'),
  detainee: w('detainees', 'محتجزون'),
  mixed: w('civilians and fighters', 'مدنيون ومقاتلون'),
  unknown: w('status unknown', 'الصفة غير معروفة'),
}

export const mannerLabels: Labels<Manner> = {
  says: w('says', 'يقول'),
  quotes: w('quotes', 'ينقل عن'),
  letter: w('letter', 'رسالة'),
  statement: w('statement', 'بيان'),
  post: w('post', 'منشور'),
  interview: w('interview', 'مقابلة'),
  report: w('report', 'تقرير'),
  'agency-tag': w('agency tag', 'وسم وكالة'),
  'according-to': w('according to', 'بحسب'),
  document: w('document', 'وثيقة'),
}

export const timeRoleLabels: Labels<TimeRole> = {
  death: w('time of death', 'وقت الوفاة'),
  event: w('time of the event', 'وقت الحدث'),
  burial: w('time of burial', 'وقت الدفن'),
  discovery: w('time of discovery', 'وقت الاكتشاف'),
  exhumation: w('time of exhumation', 'وقت النبش والانتشال'),
  'as-of': w('as of', 'حتى تاريخ'),
  report: w('time of the report', 'وقت النشر'),
}

export const actorRoleLabels: Labels<ActorRole> = {
  killed: w('named as responsible', 'منسوبة إليه المسؤولية'),
  buried: w('named as having buried', 'منسوب إليه الدفن'),
  controls: w('in control of the place', 'المسيطر على المكان'),
  exhumed: w('found or exhumed', 'عثر عليها أو انتشلها'),
}

export const givenLabels: Labels<Given> = {
  given: w('as written', 'كما ورد'),
  implied: w('concluded by the program', 'مستنتج آليا'),
  corrected: w('set by an analyst', 'صححه محلل'),
}

export const reviewLabels: Labels<NonNullable<Statement['how']>> = {
  machine: w('machine-read', 'قراءة آلية'),
  imported: w('from a table that a person brought in', 'من جدول أدخله شخص'),
  confirmed: w('confirmed by an analyst', 'أكده محلل'),
  corrected: w('corrected by an analyst', 'صححه محلل'),
  added: w('added by an analyst', 'أضافه محلل'),
  'set-aside': w('set aside by an analyst', 'نحّاه محلل'),
}

export const originActLabels: Labels<Origin['act']> = {
  letter: w('letter', 'رسالة'),
  statement: w('statement', 'بيان'),
  interview: w('interview', 'مقابلة'),
  post: w('post', 'منشور'),
  report: w('report', 'تقرير'),
  says: w('words reported', 'قول منقول'),
  unknown: w('way of speaking unknown', 'طريقة القول غير معروفة'),
}
export const stakeLabels: Labels<Origin['stake']> = {
  party: w('party to the matter', 'طرف في القضية'),
  'not-party': w('not a party', 'ليس طرفا'),
  unknown: w('relation unknown', 'العلاقة غير معروفة'),
}

export const lineageLabels: Labels<Lineage['kind']> = {
  copy: w('shares its wording', 'يشترك في الصياغة'),
  'names-speaker': w('names its speaker', 'يسمّي القائل'),
  'shared-quotation': w('shares a quotation', 'يشترك في اقتباس'),
  'same-figures': w('gives the same figures', 'يذكر الأعداد نفسها'),
  link: w('links to it', 'يحيل إليه برابط'),
  translation: w('may be a translation', 'قد يكون ترجمة'),
  retraction: w('takes it back', 'يتراجع عنه'),
  correction: w('corrects it', 'يصححه'),
  'agency-tag': w('carries the agency tag', 'يحمل وسم الوكالة'),
}

export const driftLabels: Labels<Drift['what']> = {
  value: w('number', 'العدد'),
  qualifier: w('qualifier', 'صيغة التقدير'),
  commitment: w('degree of assertion', 'درجة الجزم'),
  remains: w('state of the remains', 'حال الرفات'),
  scope: w('scope', 'النطاق'),
  status: w('who the dead are', 'صفة الضحايا'),
  actor: w('named actor', 'الجهة المنسوب إليها'),
  place: w('place', 'المكان'),
  time: w('time', 'الزمن'),
}

export const besideLabels: Labels<
  'vague' | 'denied' | 'zero' | 'superseded' | 'part' | 'within-larger' | 'cumulative' | 'other-scope' | 'own-count'
> = {
  'own-count': w("the named actor's own count, no lower bound", 'عدّ الجهة المنسوب إليها نفسها، وليس حدا أدنى'),
  vague: w('vague number', 'عدد غير محدد'),
  denied: w('denied', 'منفي'),
  zero: w('zero stated', 'ذُكر صفر'),
  superseded: w('superseded by the same speaker', 'حل محله قول لاحق للقائل نفسه'),
  part: w('part of a whole', 'جزء من كل'),
  'within-larger': w('the same speaker gives a larger figure in the same report', 'القائل نفسه يذكر في المادة نفسها عددا أكبر'),
  cumulative: w('running total', 'حصيلة تراكمية'),
  'other-scope': w('another scope', 'نطاق آخر'),
}

export const independenceLabels: Labels<'dependent' | 'not-established' | 'established'> = {
  dependent: w('dependent', 'غير مستقلين'),
  'not-established': w('independence not established', 'الاستقلال غير ثابت'),
  established: w('independence established by an analyst', 'استقلال أثبته محلل'),
}

export const discrepancyLabels: Labels<Discrepancy['kind']> = {
  disjoint: w('figures that cannot both hold', 'أعداد لا تجتمع'),
  'whole-and-parts': w('whole and parts do not agree', 'الكل والأجزاء لا يتفقان'),
  'two-readings': w('two readings', 'قراءتان ممكنتان'),
  commitment: w('expected by some, stated by others', 'متوقع عند بعضهم ومجزوم به عند غيرهم'),
  remains: w('different states of the remains', 'حالات مختلفة للرفات'),
  actor: w('different actors named', 'جهات مختلفة مسماة'),
  status: w('the dead are described differently', 'وصف مختلف للضحايا'),
  'wrong-scope': w("an area's figure given as a site's", 'عدد منطقة منسوب إلى موقع'),
  'sum-as-total': w('a sum printed as a total', 'مجموع منشور على أنه حصيلة'),
  'sum-hint': w('figures that add up', 'أعداد مجموعها مطابق'),
  'double-count': w('double count (determined)', 'عدّ مزدوج (بتقدير محلل)'),
  cycle: w('reports that quote each other in a circle', 'مواد ينقل بعضها عن بعض في دائرة'),
}

export const precisionLabels: Labels<Site['place']['precision']> = {
  site: w('site', 'موقع بعينه'),
  neighbourhood: w('neighbourhood', 'حي'),
  settlement: w('town or village', 'مدينة أو قرية'),
  district: w('district', 'منطقة'),
  governorate: w('governorate', 'محافظة'),
  country: w('country', 'بلد'),
  unknown: w('not located', 'غير محدد المكان'),
}

export const relationLabels: Labels<Site['relations'][number]['kind']> = {
  'may-hold-victims-of': w('may hold victims of', 'قد يضم ضحايا'),
  'reburied-from': w('reburied from', 'أعيد الدفن من'),
  'same-complex': w('same complex', 'المجمع نفسه'),
  'part-of': w('part of', 'جزء من'),
  'same-as': w('same as', 'هو نفسه'),
  overlaps: w('overlaps', 'يتداخل مع'),
}

export const gradeLabels: Labels<'Confirmed' | 'Fair' | 'Weak' | 'Contested' | 'Discounted'> = {
  Confirmed: w("Confirmed (after Airwars' method)", 'مؤكدة (وفق منهج إيروورز)'),
  Fair: w("Fair (after Airwars' method)", 'مقبولة (وفق منهج إيروورز)'),
  Weak: w("Weak (after Airwars' method)", 'ضعيفة (وفق منهج إيروورز)'),
  Contested: w("Contested (after Airwars' method)", 'متنازع عليها (وفق منهج إيروورز)'),
  Discounted: w("Discounted (after Airwars' method)", 'غير محتسبة (وفق منهج إيروورز)'),
}

/** What a grade still needs, by the code in `grading.missing`. */
export const missingLabels: Labels<
  | 'credibility-of-speakers'
  | 'independent-speakers'
  | 'military-action'
  | 'acceptance-by-actor'
  | 'named-actor'
  | 'place'
  | 'date'
  | 'status-of-the-dead'
> = {
  'credibility-of-speakers': w("a person's judgement of each speaker's credibility", 'حكم شخص على مصداقية كل قائل'),
  'independent-speakers': w('a second speaker whose independence is established', 'قائل ثان ثبت استقلاله'),
  'military-action': w('whether military action nearby is confirmed or likely', 'هل العمل العسكري القريب مؤكد أو مرجح'),
  'acceptance-by-actor': w('acceptance of responsibility by the named actor', 'إقرار الجهة المسماة بالمسؤولية'),
  'named-actor': w('a named actor', 'جهة مسماة'),
  place: w('a place', 'المكان'),
  date: w('a date', 'التاريخ'),
  'status-of-the-dead': w('whether the dead were civilians', 'هل كان القتلى مدنيين'),
}

export const standardLabels: Labels<'reasonable-grounds' | 'balance' | 'beyond-doubt' | 'lead'> = {
  'reasonable-grounds': w('reasonable grounds to believe', 'أسباب معقولة للاعتقاد'),
  balance: w('balance of probabilities', 'رجحان الاحتمال'),
  'beyond-doubt': w('beyond reasonable doubt', 'دون شك معقول'),
  lead: w('a lead to follow', 'خيط للمتابعة'),
}

export const locationClassLabels: Labels<'exact' | '0.001' | '0.01' | '0.1' | 'withheld'> = {
  exact: w('exact', 'دقيق'),
  '0.001': w('to about 100 m', 'بدقة نحو 100 متر'),
  '0.01': w('to about 1 km', 'بدقة نحو كيلومتر'),
  '0.1': w('to about 10 km', 'بدقة نحو 10 كيلومترات'),
  withheld: w('withheld', 'محجوب'),
}

export const actLabels: Labels<Act['act']> = {
  confirm: w('confirmed', 'تأكيد'),
  correct: w('corrected', 'تصحيح'),
  add: w('added', 'إضافة'),
  'set-aside': w('set aside', 'تنحية'),
  undo: w('taken back', 'تراجع'),
  'origins-join': w('said in one utterance', 'قول واحد'),
  'origins-split': w('said in different utterances', 'أقوال مختلفة'),
  independence: w('independence', 'الاستقلال'),
  open: w('opened with a permanent code', 'فتح برمز دائم'),
  'cluster-join': w('joined', 'دمج'),
  'cluster-split': w('split', 'فصل'),
  'part-of': w('part of', 'جزء من'),
  'double-count': w('double count', 'عدّ مزدوج'),
  place: w('place set', 'تحديد المكان'),
  duplicate: w('duplicate', 'نسخة مكررة'),
  finding: w('finding', 'استنتاج'),
  grade: w('grade', 'درجة'),
  publication: w('publication of the location', 'نشر المكان'),
  reliability: w('reliability of a speaker', 'موثوقية القائل'),
  'second-reading': w('second reading', 'قراءة ثانية'),
  victim: w('named person', 'شخص مسمّى'),
  register: w('entry of the register', 'قيد في سجل الجهات'),
  material: w('picture, film or recording', 'صورة أو فيلم أو تسجيل'),
  'primary-document': w('primary document', 'الوثيقة الأصلية'),
  'looked-for': w('looked for', 'بحث في خارج الملف'),
  approve: w('approval of a dossier', 'إجازة تقرير'),
  'saved-search': w('saved search', 'بحث محفوظ'),
  member: w('role of a person', 'دور شخص'),
  policy: w('what the case asks of all', 'ما يطلبه الملف من الجميع'),
}

/** What a person may do in a case. */
export const roleLabels: Labels<Role> = {
  viewer: w('viewer', 'مطّلع'),
  analyst: w('analyst', 'محلل'),
  reviewer: w('reviewer', 'مراجِع'),
  lead: w('lead', 'مسؤول الملف'),
}

/** What an outlet or speaker is. */
export const actorKindLabels: Labels<NonNullable<Extract<Act, { act: 'register' }>['kind']>> = {
  outlet: w('outlet', 'وسيلة إعلام'),
  agency: w('news agency', 'وكالة أنباء'),
  state: w('state', 'دولة'),
  ministry: w('ministry', 'وزارة'),
  'armed-forces': w('armed forces', 'قوات مسلحة'),
  'armed-group': w('armed group', 'جماعة مسلحة'),
  coalition: w('coalition', 'تحالف'),
  'local-authority': w('local authority', 'سلطة محلية'),
  rescue: w('rescue service', 'جهة إنقاذ'),
  health: w('health service', 'جهة صحية'),
  monitor: w('monitoring group', 'جهة رصد'),
  ngo: w('non-governmental organisation', 'منظمة غير حكومية'),
  'un-body': w('United Nations body', 'هيئة أممية'),
  court: w('court or commission', 'محكمة أو لجنة تحقيق'),
  person: w('person', 'شخص'),
  other: w('other', 'غير ذلك'),
}

export const partyRelationLabels: Labels<Extract<Act, { act: 'register' }>['relations'][number]['relation']> = {
  'belongs-to': w('belongs to', 'تابع لـ'),
  'owned-by': w('owned by', 'مملوك لـ'),
  'funded-by': w('funded by', 'ممول من'),
  'allied-with': w('allied with', 'حليف لـ'),
  'opposed-to': w('opposed to', 'خصم لـ'),
  'none-known': w('no relation known to', 'لا صلة معروفة بـ'),
}

export const materialLabels: Labels<Extract<Act, { act: 'material' }>['kind']> = {
  photograph: w('photograph', 'صورة'),
  satellite: w('satellite image', 'صورة فضائية'),
  film: w('film', 'فيلم'),
  recording: w('recording', 'تسجيل صوتي'),
  interview: w('interview', 'مقابلة'),
  note: w('note', 'ملاحظة'),
  document: w('document', 'وثيقة'),
  other: w('other', 'غير ذلك'),
}

export const heldLabels: Labels<Extract<Act, { act: 'primary-document' }>['held']> = {
  held: w('the document itself is held', 'الوثيقة نفسها محفوظة'),
  reported: w('known only from reports of it', 'معروفة مما نُقل عنها فقط'),
  sought: w('looked for and not found', 'بُحث عنها ولم توجد'),
}

export const outcomeLabels: Labels<Extract<Act, { act: 'looked-for' }>['outcome']> = {
  found: w('found', 'وُجد'),
  nothing: w('nothing found', 'لم يوجد شيء'),
  unclear: w('unclear', 'غير واضح'),
}

export const harmLabels: Labels<Extract<Act, { act: 'victim' }>['harm']> = {
  killed: w('killed', 'قُتل'),
  injured: w('injured', 'جُرح'),
  missing: w('missing', 'مفقود'),
  detained: w('detained', 'محتجز'),
}

export const personSexLabels: Labels<Extract<Act, { act: 'victim' }>['sex']> = {
  female: w('female', 'أنثى'),
  male: w('male', 'ذكر'),
  unknown: w('sex not stated', 'الجنس غير مذكور'),
}

/** Names of the things themselves. */
export const nounLabels: Labels<
  | 'report'
  | 'capture'
  | 'statement'
  | 'chain'
  | 'origin'
  | 'site'
  | 'incident'
  | 'aggregate'
  | 'tally'
  | 'discrepancy'
  | 'drift'
  | 'determination'
  | 'case'
  | 'dossier'
  | 'untraced'
> = {
  report: w('report', 'مادة'),
  capture: w('captured copy', 'نسخة محفوظة'),
  statement: w('reported statement', 'قول منقول'),
  chain: w('chain of transmission', 'سلسلة النقل'),
  origin: w('earliest known speaker', 'القائل الأول المعروف'),
  site: w('site', 'موقع'),
  incident: w('reported incident', 'حادثة مُبلَّغ عنها'),
  aggregate: w("an area's or running total", 'حصيلة منطقة أو تراكمية'),
  tally: w('range of figures', 'نطاق الأعداد'),
  discrepancy: w('discrepancy', 'تعارض'),
  drift: w('change in transmission', 'تغيّر في النقل'),
  determination: w("analyst's determination", 'تقدير المحلل'),
  case: w('case', 'ملف توثيق'),
  dossier: w('dossier', 'تقرير توثيقي'),
  untraced: w('untraced', 'بلا سند'),
}

export type Graded = NonNullable<Incident['grading']['set']>
export type DeterminationAct = Determination['act']['act']

/** Groups of people a tally may count apart. */
export const whoLabels: Readonly<Record<string, Words>> = {
  civilians: { ar: 'مدنيون', en: 'civilians' },
  children: { ar: 'أطفال', en: 'children' },
  women: { ar: 'نساء', en: 'women' },
  'women and children': { ar: 'نساء وأطفال', en: 'women and children' },
  men: { ar: 'رجال', en: 'men' },
  elderly: { ar: 'مسنون', en: 'elderly' },
  fighters: { ar: 'مقاتلون', en: 'fighters' },
  detainees: { ar: 'محتجزون', en: 'detainees' },
}
