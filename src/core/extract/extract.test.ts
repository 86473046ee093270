// What only the parts together can tell: who speaks is not who was harmed, and a body inside a speaker's name did not kill.
import { describe, expect, test } from 'vitest'
import { loadRegisters } from '../../edge/registers.ts'
import { languageOf } from '../languages/index.ts'
import type { Statement } from '../model/index.ts'
import { extract } from './extract.ts'

const registers = loadRegisters()
function read(lang: 'ar' | 'en', text: string): Statement[] {
  const language = languageOf(lang)
  if (!language) throw new Error(`no pack for ${lang}`)
  return extract({ id: 'r', format: 'text', lang, text, titleEnd: 0, published: '2023-05-06', problems: [] }, language, registers)
}
const figures = (lang: 'ar' | 'en', text: string) => read(lang, text).filter((one) => one.kind === 'figure')

describe('one person in the speaker’s own name', () => {
  test.each([
    ['ar', 'عثر على رفات 18 شخصا بينهم ثلاثة أطفال، وفق ما أفاد به مدير الفرق في المحافظة للتلفزيون.', ['18', 'ثلاثة']],
    ['ar', 'عثر على رفات 18 شخصا بينهم مدير المدرسة وثلاثة أطفال.', ['18', 'مدير', 'ثلاثة']],
    ['en', 'The remains of 18 people were found, a teacher told the agency.', ['18']],
    ['en', 'A teacher was killed in the raid, the agency said.', ['A teacher']],
  ] as const)('%s: %s', (lang, text, expected) => {
    const found = figures(lang, text).map((one) => text.slice(...(one.figure?.span ?? one.span)))
    expect(found).toHaveLength(expected.length)
    expected.forEach((words, k) => {
      expect(found[k]).toContain(words)
    })
  })
})

describe('a body inside the name of who speaks', () => {
  test.each([
    ['ar', 'قتل 87 شخصا في الغارة، بحسب وزارة الصحة التابعة للحوثيين.', undefined],
    ['ar', 'قتل الحوثيون 87 شخصا في المدينة، بحسب وزارة الصحة.', 'الحوثيون'],
    ['en', 'At least 12 people died in the shelling, the UK-based Observatory said.', undefined],
    ['en', 'Shells fell on Douma. The government denied using gas. Medics put the number of dead at 42.', undefined],
    ['en', 'Rebels killed at least 12 people in the town, the UK-based Observatory said.', 'Rebels'],
  ] as const)('%s: %s', (lang, text, actor) => {
    expect(figures(lang, text).map((one) => one.actor?.name)).toEqual([actor])
  })
})

test('who held the place where remains were found is not named as having killed', () => {
  const [grave] = figures('ar', 'عثر على مقبرة جماعية في المدينة التي كانت معقل تنظيم الدولة الإسلامية.')
  expect(grave?.actor).toBeNull()
  expect(grave?.actors.map(({ role }) => role)).not.toContain('killed')
})

describe('another event: what was named before a turn of the text is not carried over it', () => {
  const last = (lang: 'ar' | 'en', text: string) => figures(lang, text).at(-1)
  test.each([
    ['ar', 'قتل 12 مدنيا في قصف روسي على إدلب يوم الثلاثاء. وفي سياق منفصل، لقي 6 أشخاص مصرعهم في حلب.', null, undefined],
    ['ar', 'قتل 12 مدنيا في قصف روسي على إدلب يوم الثلاثاء. كما لقي 6 أشخاص مصرعهم في القصف نفسه.', 'روسي', 'يوم الثلاثاء'],
    ['en', 'Rebels killed 12 villagers on Tuesday. Meanwhile six people were found dead in Homs.', null, undefined],
    ['en', 'Rebels killed 12 villagers on Tuesday. The attack also left six wounded.', 'Rebels', 'on Tuesday'],
  ] as const)('%s: %s', (lang, text, actor, time) => {
    expect(last(lang, text)?.actor?.name ?? null).toEqual(actor)
    expect(last(lang, text)?.time?.text).toEqual(time)
  })
  test('a sentence that goes back in time gives its doer to nothing before it, and takes no day from there', () => {
    const [bodies] = figures('ar', 'انتشل الفريق 20 جثة من الموقع. وكان المرصد قد وثق مقتل 35 مدنيا في قصف روسي على إدلب.')
    expect(bodies?.actor).toBeNull()
    const [, before] = figures('ar', 'قتل 12 مدنيا في قصف على إدلب يوم الثلاثاء. وكان المرصد قد وثق مقتل 35 مدنيا في حلب.')
    expect(before?.time?.text).toBeUndefined()
  })
  test('who is asked is not thereby who did it; inside the demand he may be', () => {
    const asked = 'طالبت المنظمة السلطات السورية بحماية المقابر، وقالت إن 288 شخصا أعدموا في حي التضامن.'
    expect(figures('ar', asked).map((one) => one.actor?.name ?? null)).not.toContain('السلطات السورية')
    const held = figures('ar', 'قالت إسرائيل إن على حماس إعادة رفات جنديين قتلا خلال الحرب.')
    expect(held.map((one) => one.actor?.name)).toContain('حماس')
  })
})

describe('who accuses stands in front of the verb', () => {
  test.each([
    ['وكانت وزارة الدفاع الروسية قد اتهمت التحالف الدولي بقتل 1600 مدني في الرقة.', 'وزارة الدفاع الروسية'],
    ['وقال المدير إن الفريق انتشل 20 جثة. وكانت الوزارة اتهمت التحالف الدولي بقتل 1600 مدني.', 'الوزارة'],
  ])('%s', (text, speaker) => {
    const accusation = read('ar', text).find((one) => one.kind === 'accusation')
    expect(accusation?.chain.map(({ name }) => name)).toEqual([speaker])
    expect(accusation?.actor?.name).toBe('التحالف الدولي')
  })
  test('where nobody stands in front, nobody is made up', () => {
    expect(read('ar', 'يتهم مسلحو الفصيل بقتل 12 مدنيا في القرية.').flatMap((one) => one.chain)).toEqual([])
  })
})

test('who carries the words is not who dug', () => {
  const [bodies] = figures('ar', 'قال مدير الفريق لوكالة رويترز إن الفريق انتشل 20 جثة من الموقع.')
  expect(bodies?.actors.map(({ name }) => name)).not.toContain('وكالة رويترز')
})

describe('who did nothing to the dead', () => {
  const named = (lang: 'ar' | 'en', text: string) => read(lang, text).flatMap((one) => one.actors.map(({ name, role }) => `${role} ${name}`))
  test.each([
    ['en', "A team from Bosnia's Missing Persons Institute exhumed the remains of ten people from a pit.", []],
    ['en', "Bosnia's army killed ten people in the village.", ["killed Bosnia's army"]],
    ['en', 'More than 300 bodies have been recovered there since forces loyal to the general withdrew.', ['controls forces']],
    ['en', 'Amnesty International called on the Nigerian authorities to look into the killing of 85 villagers.', []],
    ['ar', 'أكثر من 300 جثة انتشلت من الموقع منذ انسحاب قوات النظام.', ['controls قوات النظام']],
  ] as const)('%s: %s', (lang, text, actors) => {
    const found = named(lang, text)
    if (actors.length) expect(found).toEqual(expect.arrayContaining([...actors]))
    else expect(found).toEqual([])
  })
  test('whom a demand is made of is named with his adjective', () => {
    const demand = read('en', 'Amnesty called on the Nigerian authorities to protect the mass graves.').find((one) => one.kind === 'demand')
    expect(demand?.to?.name).toBe('Nigerian authorities')
  })
})

describe('a denial ends where something is said anew', () => {
  test.each([
    ['ar', 'نفى المتحدث استهداف المدنيين، وقال إن الضربة قتلت 16 مقاتلا وأربعة مدنيين.', ['asserted', 'asserted']],
    ['en', 'The coalition denied targeting civilians and said the strike killed 16 fighters.', ['asserted']],
    ['en', 'The army denied killing 12 civilians.', ['denied']],
  ] as const)('%s: %s', (lang, text, commitments) => {
    expect(figures(lang, text).map((one) => one.figure?.commitment)).toEqual(commitments)
  })
})

describe('no harm where the word behind takes it back, no guess where the counted noun sounds like one', () => {
  test.each([
    ['The driver escaped unhurt.', []],
    ['Two families escaped to the camp.', ['displaced']],
    ['Police said 14 suspects were arrested.', ['asserted detained']],
  ] as const)('%s', (text, expected) => {
    const found = figures('en', text).map((one) => `${one.figure?.commitment} ${one.figure?.of}`)
    expect(found).toHaveLength(expected.length)
    expected.forEach((words, k) => {
      expect(found[k]).toContain(words)
    })
  })
})

describe('places', () => {
  test.each([
    ['Two people were shot dead in Jenin refugee camp.', ['Jenin refugee camp']],
    ['Ten people were killed in Aleppo city, state media said.', ['Aleppo city']],
    ['Four people were killed in Homs, the Damascus Post reported.', ['Homs']],
    ['Four people were killed in Homs, medics in Damascus said.', ['Homs', 'Damascus']],
  ] as const)('%s', (text, places) => {
    const found = figures('en', text).flatMap((one) => one.places.map(({ name }) => name))
    for (const name of found) expect(places).toContain(name)
    expect(found).toContain(places[0])
  })
})

describe('who says what where two speak in one sentence', () => {
  const said = (lang: 'ar' | 'en', text: string) => figures(lang, text).map((one) => one.chain.map(({ name }) => name).join(' < '))
  test.each([
    ['en', 'The Observatory said 45 civilians were killed, while the government acknowledged 12 deaths.', ['The Observatory', 'the government']],
    ['en', 'Airwars estimates that 1,600 civilians died in strikes; the coalition has acknowledged only 180 deaths.', ['Airwars', 'the coalition']],
    ['en', 'Some 45 civilians were killed, the Observatory said.', ['the Observatory']],
    [
      'en',
      'According to a letter sent by the Syrian Foreign Ministry, more than 4,000 bodies were found in Raqqa, state news agency SANA reported.',
      ['state news agency SANA < the Syrian Foreign Ministry'],
    ],
    ['en', 'According to the ministry, more than 4,000 bodies were found in Raqqa.', ['the ministry']],
    ['ar', 'أعلن مكتب التحقيقات في المقابر الجماعية العثور على 3 مقابر.', ['مكتب التحقيقات في المقابر الجماعية']],
    ['ar', 'أعلنت لجنة التحقيق في مجزرة سبايكر العثور على 30 جثة.', ['لجنة التحقيق في مجزرة سبايكر']],
    ['ar', 'قال مدير قسم المقابر الجماعية في مؤسسة الشهداء إن 143 ضحية دفنوا في الموقع.', ['مدير قسم المقابر الجماعية في مؤسسة الشهداء']],
    ['ar', 'أعلنت وزارة الصحة مقتل 3 مدنيين.', ['وزارة الصحة']],
    ['ar', 'أعلنت شبكة شام مقتل 12 مدنيا.', ['شبكة شام']],
    ['ar', 'أعلن المرصد توثيق مقتل 12 مدنيا.', ['المرصد']],
    ['ar', 'أعلنت الهيئة المقابر المكتشفة، وفيها 30 جثة.', ['الهيئة']],
  ] as const)('%s: %s', (lang, text, chains) => {
    expect(said(lang, text)).toEqual(chains)
  })
  test.each([
    ['The Observatory said 45 civilians were killed, while the government acknowledged 12 deaths.', [undefined, undefined]],
    ["Israel's military said it killed a Hezbollah commander. Medics said three people were killed.", ["Israel's military", undefined]],
    ['A gunman was killed and four others were injured in clashes in the city centre.', [undefined, undefined]],
    ['The number of dead rebels stood at 40.', [undefined]],
    ['The bodies of 11 fighters who had killed villagers were found outside the town.', [undefined]],
    ['Six Taliban fighters were killed and two officers wounded.', [undefined, undefined]],
    ['Gunmen killed three people and wounded six.', ['Gunmen', 'Gunmen']],
    ['The fighting left at least 37 dead on the regime side.', [undefined]],
    ['Opposition minister among 12 killed in car bomb.', [undefined]],
    ['An opposition minister was among 12 people killed by a car bomb.', [undefined]],
    ["They broke a siege of the city's rebel-held east, where about 300,000 people live.", []],
    ['Seven children were killed in rebel-held districts on Sunday.', [undefined]],
    ['Fourteen people died in the insurgent-held districts of the city.', [undefined]],
    ['Rebels held 30 people in a cellar.', ['Rebels']],
  ] as const)('who only speaks, and whose men were harmed, did nothing: %s', (text, actors) => {
    expect(figures('en', text).map((one) => one.actor?.name)).toEqual(actors)
  })
  test.each([
    ['قتل مسلح وأصيب أربعة أشخاص وسط المدينة.', [undefined, undefined]],
    ['قُتل مسلحان من تنظيم الدولة وجرح ثلاثة مدنيين في الغارة.', [undefined, undefined]],
    ['عُثر على جثث عناصر من التنظيم وأصيب خمسة جنود.', [undefined]],
    ['أسفرت المعارك عن سقوط 20 قتيلا في صفوف قوات النظام.', [undefined]],
    ['قتل خمسة من أعضاء «بوكو حرام» في العملية.', [undefined]],
    ['قتل ثلاثة عناصر آخرين في التنظيم الأربعاء.', [undefined]],
    ['قتل 1115 مدنيا جراء أعمال العنف والنزاع المسلح.', [undefined]],
    ['نفذت طائرات حربية روسية غارات على البلدة أدت إلى مقتل 12 مدنيا.', ['طائرات حربية روسية']],
    ['قتل 18 مسلحا في كمين للمقاومة الشعبية.', ['للمقاومة الشعبية']],
    ['رصد نشطاء تنفيذ طائرة حربية روسية ضربات.\nمسلحون يقتلون مختار قرية في الريف.', ['مسلحون']],
    ['قتل الجيش ما بين 150 و200 مسلح.', ['الجيش']],
    ['قتل مسلحون سبعة مدنيين في القرية.', ['مسلحون']],
    ['قتل شخصان قبل أن يقتل المسلح نفسه.', ['المسلح', 'المسلح']],
    ['وقتل أكثر من 65 مدنيا بقصف قوات النظام على البلدة.', ['قوات النظام']],
  ] as const)('who is counted among the harmed did nothing: %s', (text, actors) => {
    expect(figures('ar', text).map((one) => one.actor?.name)).toEqual(actors)
  })
})

describe('a count that is put anew', () => {
  test.each([
    ['en', 'Officials said 20 people died in the bombing. Residents put the figure at 45.', [20, 45]],
    ['en', 'The clinic treated 20 wounded people. The ministry put the number of trucks at 45.', [20]],
    ['ar', 'أعلن الدفاع المدني مقتل 20 شخصا. وقدّرت مصادر طبية العدد بنحو 45.', [20, 45]],
    ['ar', 'أعلن الدفاع المدني مقتل 20 شخصا. وقدّرت مصادر محلية عدد المنازل بنحو 45.', [20]],
  ] as const)('%s: %s', (lang, text, amounts) => {
    expect(figures(lang, text).map((one) => one.figure?.min)).toEqual(amounts)
  })
  test('who puts it ends where the count begins', () => {
    expect(figures('ar', 'أعلن الدفاع المدني مقتل 20 شخصا. وقدّرت مصادر طبية العدد بنحو 45.')[1]?.chain[0]?.name).toBe('مصادر طبية')
  })
  test('a day told of the deed in another sentence is the day of death, not of the find', () => {
    const [bodies] = figures('ar', 'في آب 2014 اقتاد مسلحو التنظيم رجال القرية وأعدموهم. ومنذ ذلك الحين انتشل المحققون 104 جثث هناك.')
    expect(bodies?.times.map((one) => one.role)).toEqual(['death'])
  })
})

describe('who kills in front of whom', () => {
  const counted = (lang: 'ar' | 'en', text: string) => figures(lang, text).map((one) => one.figure?.min)
  test.each([
    ['قتل مهاجم انتحاري خمسة جنود عند حاجز.', [5]],
    ['وقتل مهاجم يحمل سكينا أربعة من المارة قرب المحطة.', [4]],
    ['قتل مسلح اثنين من الحرس أمام البوابة.', [2]],
    ['وقتل انتحاري يشتبه بانتمائه إلى التنظيم 32 شخصا في البلدة.', [32]],
    ['قتل مسلح واحد من المجموعة في الاشتباك.', [1]],
    ['قتل شخصان طعنا وأصيب ثالث بجروح بالغة.', [2, 1]],
    ['قتل جنديان في ثالث هجوم من نوعه.', [2]],
    ['قتل فتى في سن الرابعة عشرة.', [1]],
    ['قتل شاب يحمل حقيبة في قصف على ثلاثة منازل.', [1]],
    ['قتل طفل وأصيب خمسة آخرون في القصف.', [1, 5]],
    ['قتل رجل مسن في القصف.', [1]],
    ['توفي شقيقي وهو أحد العاملين، بعد حضور ثلاثة رجال.', [1]],
  ])('%s', (text, amounts) => {
    expect(counted('ar', text)).toEqual(amounts)
  })
  test('who asked not to be named asks nothing of anybody', () => {
    const text = 'A commander, who asked not to be named, put the number of dead at 40.'
    expect(read('en', text).filter((one) => one.kind === 'demand')).toEqual([])
  })
})
