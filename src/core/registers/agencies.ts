// Table: news agencies and outlets with their names in both languages and the keys (domains, short names) reports give them.
// Each row: id, kind, Arabic names, English names, keys. Provenance: the names they print themselves.
import type { ActorEntry, ActorKind } from './register.ts'

const ROWS = `
actor:afp|agency|وكالة فرانس برس/فرانس برس/وكالة الصحافة الفرنسية/أ ف ب/أ.ف.ب/أ.ف.ب./ا ف ب/ا.ف.ب/أف ب/وكالة الأنباء الفرنسية|AFP/Agence France-Presse/Agence France Presse/France-Presse|afp.com
actor:reuters|agency|رويترز/وكالة رويترز/وكالة رويترز للأنباء|Reuters/Reuters news agency/Thomson Reuters|reuters.com
actor:ap|agency|أسوشيتد برس/اسوشيتد برس/وكالة أسوشيتد برس/الأسوشيتد برس/أ ب/أ.ب/ا ب|Associated Press/The AP/AP|apnews.com
actor:dpa|agency|وكالة الأنباء الألمانية/د ب أ/د.ب.أ/د ب ا|DPA/Deutsche Presse-Agentur/German news agency|dpa.com
actor:sana|agency|سانا/وكالة سانا/الوكالة العربية السورية للأنباء/وكالة الأنباء السورية/وكالة الأنباء السورية الرسمية/وكالة الأنباء السورية سانا/وكالة الأنباء العربية السورية|SANA/Syrian Arab News Agency/state news agency SANA/Syrian state news agency SANA/Syrian news agency SANA|sana.sy
actor:anadolu|agency|الأناضول/وكالة الأناضول/وكالة الأناضول التركية|Anadolu/Anadolu Agency/Anadolu News Agency|aa.com.tr
actor:tass|agency|تاس/وكالة تاس|TASS/ITAR-TASS|tass.com
actor:ria|agency|نوفوستي/ريا نوفوستي/وكالة نوفوستي|RIA Novosti/RIA|ria.ru
actor:interfax|agency|إنترفاكس/انترفاكس/وكالة إنترفاكس|Interfax|interfax.ru
actor:sputnik|agency|سبوتنيك/وكالة سبوتنيك|Sputnik|sputniknews.com/sputnik
actor:xinhua|agency|شينخوا/وكالة شينخوا/وكالة أنباء الصين الجديدة|Xinhua|xinhuanet.com
actor:was|agency|واس/وكالة الأنباء السعودية|Saudi Press Agency/SPA|was
actor:mena|agency|وكالة أنباء الشرق الأوسط/أ ش أ/أ.ش.أ|MENA/Middle East News Agency|mena.org.eg
actor:kuna|agency|كونا/وكالة الأنباء الكويتية|KUNA|kuna.net.kw
actor:wam|agency|وام/وكالة أنباء الإمارات|WAM|wam.ae
actor:qna|agency|وكالة الأنباء القطرية|QNA/Qatar News Agency|qna.org.qa
actor:petra|agency|بترا/وكالة الأنباء الأردنية|Petra/Petra news agency|petra.gov.jo
actor:nna|agency|الوكالة الوطنية للإعلام|National News Agency/NNA|nna-leb.gov.lb/nna
actor:saba|agency|سبأ/وكالة سبأ|Saba news agency|saba.ye
actor:wafa|agency|وفا/وكالة وفا|WAFA/Wafa news agency|wafa.ps
actor:irna|agency|إرنا/وكالة إرنا/وكالة الأنباء الإيرانية|IRNA|irna.ir
actor:fars|agency|وكالة فارس/وكالة أنباء فارس|Fars news agency/Fars/FNA|farsnews.ir
actor:tasnim|agency|وكالة تسنيم/تسنيم|Tasnim/Tasnim news agency|tasnimnews.com
actor:efe|agency|إفي|EFE|efe.com
actor:ansa|agency|آكي/وكالة آكي|ANSA/AKI|ansa.it
actor:upi|agency|يونايتد برس/يو بي آي|UPI/United Press International|upi.com
actor:ina|agency|وكالة الأنباء العراقية/واع|INA/Iraqi News Agency|ina.iq
actor:amaq|agency|وكالة أعماق/أعماق|Amaq/Amaq news agency|
actor:anha|agency|وكالة هاوار/هاوار/وكالة أنباء هاوار|ANHA/Hawar News Agency/Hawar|hawarnews.com
actor:anf|agency|وكالة فرات للأنباء/وكالة فرات|Firat News Agency/ANF|anfenglish.com/anf-news.com/anfarabic.com
actor:northpress|agency|نورث برس/وكالة نورث برس|North Press/North Press Agency|npasyria.com
actor:step|agency|وكالة ستيب/ستيب نيوز|Step News/Step news agency|stepagency-sy.net
actor:jazeera|outlet|الجزيرة/قناة الجزيرة/الجزيرة نت/الجزيرة مباشر|Al Jazeera/Aljazeera/Al-Jazeera|aljazeera.net/mubasher.aljazeera.net/aljazeeramubasher.net
actor:arabiya|outlet|العربية/قناة العربية/العربية نت/العربية.نت|Al Arabiya/Al-Arabiya|alarabiya.net/alarabia/arabiya
actor:skynews-ar|outlet|سكاي نيوز/سكاي نيوز عربية|Sky News Arabia/Sky News|skynewsarabia.com/skynews
actor:bbc|outlet|بي بي سي/هيئة الإذاعة البريطانية|BBC/BBC News|bbc.com/bbc.co.uk
actor:cnn|outlet|سي إن إن/شبكة سي إن إن|CNN|cnn.com/arabic.cnn.com
actor:france24|outlet|فرانس 24|France 24|france24.com/france24
actor:alaraby|outlet|العربي الجديد/صحيفة العربي الجديد|The New Arab/Al-Araby Al-Jadeed|alaraby.co.uk/newarab.com/alaraby
actor:aawsat|outlet|الشرق الأوسط/صحيفة الشرق الأوسط|Asharq Al-Awsat|aawsat.com/aawsat/asharqalawsat
actor:almadina-paper|outlet|صحيفة المدينة|Al-Madina|almadina
actor:almodon|outlet|المدن/صحيفة المدن|Al-Modon|almodon.com
actor:enab-baladi|outlet|عنب بلدي|Enab Baladi|enabbaladi.net
actor:orient|outlet|أورينت/أورينت نت/تلفزيون أورينت|Orient/Orient News|orient-news.net
actor:baladi|outlet|بلدي نيوز|Baladi News|baladi-news.com
actor:zaman|outlet|زمان الوصل|Zaman al-Wasl/Zaman al wasl|zamanalwsl.net
actor:shaam|outlet|شبكة شام/شام|Shaam News Network/Shaam|shaam.org
actor:alsouria|outlet|السورية.نت/السورية نت|Alsouria Net|alsouria.net
actor:sy24|outlet|SY24|SY24|sy-24.com
actor:halab-today|outlet|حلب اليوم|Halab Today|halabtodaytv.net
actor:rozana|outlet|روزنة/راديو روزنة|Rozana|rozana.fm
actor:mayadeen|outlet|الميادين/قناة الميادين|Al Mayadeen/Al-Mayadeen|almayadeen.net
actor:manar|outlet|المنار/قناة المنار|Al-Manar/Al Manar|almanar.com.lb/manar
actor:alalam|outlet|قناة العالم|Al-Alam/Al Alam|alalam.ir/alalam
actor:rt|outlet|روسيا اليوم/قناة روسيا اليوم|Russia Today|arabic.rt.com
actor:trt|outlet|تي آر تي|TRT/TRT World|trtworld.com/trt
actor:dailysabah|outlet|ديلي صباح|Daily Sabah|dailysabah.com/dailysabah
actor:ahram|outlet|الأهرام|Al-Ahram/Ahram Online|ahram.org.eg/ahram
actor:watan-sy|outlet|صحيفة الوطن السورية|Al-Watan newspaper|alwatan.sy
actor:dailystar|outlet|دايلي ستار|The Daily Star|dailystar.com.lb
actor:guardian|outlet|صحيفة الغارديان/الغارديان|The Guardian|theguardian.com
actor:nyt|outlet|نيويورك تايمز/صحيفة نيويورك تايمز|New York Times|nytimes.com
actor:wapo|outlet|واشنطن بوست/صحيفة واشنطن بوست|Washington Post|washingtonpost.com
actor:furat-post|outlet|فرات بوست/شبكة فرات بوست|Euphrates Post|euphratespost.net
actor:eyeofeuphrates|outlet|عين الفرات/شبكة عين الفرات|Eye of Euphrates|eyeofeuphrates.com
actor:khabour|outlet|الخابور/شبكة الخابور|Al-Khabour|alkhabour.com
actor:masdar|outlet|المصدر نيوز|Al-Masdar/Al-Masdar News|almasdarnews.com
actor:kurdistan24|outlet|كوردستان 24|Kurdistan 24|kurdistan24.net
actor:rudaw|outlet|رووداو/شبكة رووداو|Rudaw|rudaw.net
actor:basnews|outlet|باسنيوز|BasNews|basnews.com
actor:ye-saba-paper|outlet|قناة المسيرة/المسيرة|Al-Masirah/Al Masirah|almasirah.net
`

/** The table as entries. */
export const agencies: readonly ActorEntry[] = ROWS.trim()
  .split('\n')
  .map((line) => {
    const [id = '', kind = '', ar = '', en = '', keys = ''] = line.split('|')
    const list = (cell: string) => cell.split('/').filter(Boolean)
    return {
      id,
      kind: kind as ActorKind,
      names: { ar: list(ar), en: list(en), other: list(keys) },
      provenance: 'the name the body prints itself',
    }
  })
