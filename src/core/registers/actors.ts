// Table: known actors with neutral labels first: states' forces, ministries, armed groups, coalitions, monitors, rescue bodies, UN bodies, courts.
// Each row: id, kind, Arabic names, English names, parent, provenance. Partisan names are listed only so that texts which use them are read;
// the first name of each language is the one shown. The same rules for every party.
import type { ActorEntry, ActorKind } from './register.ts'

const OWN = "the body's own name for itself"
const PRESS = 'names in use in the press'

const ROWS = `
actor:coalition|coalition|التحالف الدولي/قوات التحالف الدولي/طيران التحالف الدولي/طائرات التحالف الدولي/التحالف الدولي ضد داعش/قوات التحالف/طيران التحالف/طائرات التحالف/مقاتلات التحالف/التحالف الأمريكي/تحالف واشنطن|International Coalition/Global Coalition/US-led coalition/U.S.-led coalition/US-led international coalition/Operation Inherent Resolve/CJTF-OIR/coalition forces/US Coalition||own
actor:arab-coalition|coalition|التحالف العربي/تحالف دعم الشرعية/تحالف دعم الشرعية في اليمن/التحالف بقيادة السعودية/قوات التحالف العربي/العدوان السعودي|Saudi-led coalition/Arab coalition/Coalition to Support Legitimacy in Yemen||own
actor:nato|coalition|حلف شمال الأطلسي/الناتو/حلف الناتو|NATO/North Atlantic Treaty Organization||own
actor:sy-gov|state|الحكومة السورية/السلطات السورية/النظام السوري/نظام الأسد/نظام بشار الأسد/النظام/دمشق الرسمية|Syrian government/Syrian authorities/Syrian regime/Assad regime/the regime/Assad government/Damascus government||press
actor:sy-army|armed-forces|الجيش السوري/قوات الحكومة السورية/القوات الحكومية السورية/الجيش العربي السوري/قوات النظام/قوات النظام السوري/قوات الأسد/قوات نظام الأسد/ميليشيات الأسد/ميليشيا أسد/جيش النظام/القوات الحكومية|Syrian army/Syrian government forces/Syrian Arab Army/Syrian regime forces/regime forces/Assad forces/Assad regime forces/pro-government forces/government forces/Syrian Armed Forces|actor:sy-gov|press
actor:sy-air-force|armed-forces|سلاح الجو السوري/الطيران الحربي السوري/الطيران السوري/طيران النظام/سلاح الطيران السوري/الطائرات الحربية السورية|Syrian Air Force/regime warplanes/Syrian warplanes|actor:sy-army|press
actor:sy-mfa|ministry|وزارة الخارجية السورية/الخارجية السورية/وزارة الخارجية والمغتربين السورية|Syrian Foreign Ministry/Syrian Ministry of Foreign Affairs/Foreign and Expatriates Ministry|actor:sy-gov|own
actor:sy-mod|ministry|وزارة الدفاع السورية|Syrian Defense Ministry/Syrian Ministry of Defence|actor:sy-gov|own
actor:sdf|armed-group|قوات سوريا الديمقراطية/قوات سورية الديمقراطية/قسد/ميليشيا قسد/مليشيا قسد|Syrian Democratic Forces/SDF/Syria Democratic Forces/QSD/QSD militia||own
actor:ypg|armed-group|وحدات حماية الشعب/وحدات حماية الشعب الكردية/المليشيات الكردية/القوات الكردية/الوحدات الكردية|People's Protection Units/Peoples Protection Units/YPG/Kurdish forces||own
actor:pyd|armed-group|حزب الاتحاد الديمقراطي|Democratic Union Party/PYD||own
actor:asayish|armed-group|قوى الأمن الداخلي (الأسايش)/الأسايش/قوات الأسايش|Asayish/Internal Security Forces of North and East Syria||own
actor:aanes|local-authority|الإدارة الذاتية/الإدارة الذاتية لشمال وشرق سوريا/الإدارة الذاتية الكردية|Autonomous Administration/Autonomous Administration of North and East Syria/AANES||own
actor:pkk|armed-group|حزب العمال الكردستاني/العمال الكردستاني/ب ك ك|Kurdistan Workers Party/Kurdistan Workers' Party/PKK||own
actor:is|armed-group|تنظيم الدولة الإسلامية/تنظيم داعش/داعش/تنظيم الدولة/الدولة الإسلامية/تنظيم الدولة الإسلامية في العراق والشام|Islamic State/Islamic State group/ISIS/ISIL/IS/Daesh/Da'esh/the IS group/IS-IS/Islamic State of Iraq and the Levant||own
actor:hts|armed-group|هيئة تحرير الشام/تحرير الشام|Hayat Tahrir al-Sham/Hay'at Tahrir al-Sham/HTS/Tahrir al-Sham||own
actor:nusra|armed-group|جبهة النصرة/النصرة/جبهة فتح الشام|Al-Nusra Front/Nusra Front/Jabhat al-Nusra/Al-Nusra/Nusra/Jabhat Fateh al-Sham||own
actor:sna|armed-group|الجيش الوطني السوري/الجيش الوطني/فصائل الجيش الوطني|Syrian National Army/SNA/Turkish-backed factions||own
actor:fsa|armed-group|الجيش السوري الحر/الجيش الحر|Free Syrian Army/FSA||own
actor:ahrar|armed-group|أحرار الشام/حركة أحرار الشام الإسلامية/حركة أحرار الشام|Ahrar al-Sham||own
actor:jaish-islam|armed-group|جيش الإسلام|Jaish al-Islam/Jaysh al-Islam/Army of Islam||own
actor:sy-opposition|armed-group|الفصائل المقاتلة/فصائل المعارضة/الفصائل المعارضة/المعارضة المسلحة/الفصائل العسكرية/الثوار|opposition factions/armed opposition groups/Syrian rebels/rebel groups/rebel factions||press
actor:fath-mubin|armed-group|غرفة عمليات الفتح المبين/الفتح المبين|Al-Fath Al-Mubin/Al-Fath al-Mubeen||own
actor:turkistan|armed-group|الحزب الإسلامي التركستاني|Turkistan Islamic Party||own
actor:hezbollah|armed-group|حزب الله/حزب الله اللبناني|Hezbollah/Hizbullah/Hizballah||own
actor:iran-militias|armed-group|الميليشيات الإيرانية/المليشيات الإيرانية/الميليشيات الموالية لإيران/المليشيات الموالية لإيران|Iran-backed militias/Iranian militias/pro-Iranian militias||press
actor:irgc|armed-forces|الحرس الثوري الإيراني/الحرس الثوري|Islamic Revolutionary Guard Corps/IRGC/Revolutionary Guards/Revolutionary Guard||own
actor:pmf|armed-group|الحشد الشعبي/قوات الحشد الشعبي/هيئة الحشد الشعبي/الحشد الشيعي|Popular Mobilization Forces/Popular Mobilisation Forces/PMF/PMU/Hashd al-Shaabi||own
actor:kataib-hezbollah|armed-group|كتائب حزب الله|Kataib Hezbollah||own
actor:peshmerga|armed-forces|البيشمركة/قوات البيشمركة|Peshmerga||own
actor:iq-gov|state|الحكومة العراقية/السلطات العراقية|Iraqi government/Iraqi authorities||press
actor:iq-forces|armed-forces|القوات العراقية/الجيش العراقي/القوات الأمنية العراقية|Iraqi forces/Iraqi army/Iraqi security forces|actor:iq-gov|press
actor:houthis|armed-group|الحوثيون/الحوثيين/جماعة الحوثي/أنصار الله/ميليشيا الحوثي/مليشيا الحوثي/الحوثي/ميليشيات الحوثي/المليشيات الحوثية/الميليشيات الحوثية|Houthis/Houthi/Ansar Allah/Houthi rebels/Houthi forces/Houthi militia||own
actor:ye-gov|state|الحكومة اليمنية/الحكومة اليمنية المعترف بها دوليا|Yemeni government||press
actor:ye-resistance|armed-group|المقاومة الشعبية/المقاومة اليمنية/القوات المشتركة|Popular Resistance/Joint Forces||own
actor:aqap|armed-group|تنظيم القاعدة في جزيرة العرب|Al-Qaeda in the Arabian Peninsula/AQAP||own
actor:qaeda|armed-group|تنظيم القاعدة/القاعدة|Al-Qaeda/Al-Qaida/Al Qaeda||own
actor:stc|armed-group|المجلس الانتقالي الجنوبي|Southern Transitional Council/STC||own
actor:idf|armed-forces|الجيش الإسرائيلي/القوات الإسرائيلية/جيش الاحتلال الإسرائيلي/قوات الاحتلال الإسرائيلي/جيش الاحتلال/الاحتلال الإسرائيلي/جيش العدو الإسرائيلي|Israeli army/Israeli military/Israel Defense Forces/IDF/Israeli forces/Israeli occupation forces|actor:state-IL|own
actor:hamas|armed-group|حركة حماس/حماس/حركة المقاومة الإسلامية/كتائب القسام/كتائب عز الدين القسام|Hamas/Al-Qassam Brigades/Qassam Brigades||own
actor:pij|armed-group|الجهاد الإسلامي/حركة الجهاد الإسلامي/سرايا القدس|Islamic Jihad/Palestinian Islamic Jihad||own
actor:ru-forces|armed-forces|القوات الروسية/الطيران الروسي/الطائرات الروسية/الطائرات الحربية الروسية/الطيران الحربي الروسي/سلاح الجو الروسي/القوات الجوية الروسية|Russian forces/Russian warplanes/Russian aircraft/Russian Aerospace Forces/Russian jets/Russian military/Russian army|actor:state-RU|press
actor:ru-mfa|ministry|وزارة الخارجية الروسية/الخارجية الروسية|Russian Foreign Ministry/Russian Ministry of Foreign Affairs|actor:state-RU|own
actor:ru-mod|ministry|وزارة الدفاع الروسية|Russian Defense Ministry/Russian Defence Ministry/Russian Ministry of Defence|actor:state-RU|own
actor:wagner|armed-group|مجموعة فاغنر/فاغنر|Wagner Group/Wagner||own
actor:tr-forces|armed-forces|القوات التركية/الجيش التركي/الاحتلال التركي/دولة الاحتلال التركي/جيش الاحتلال التركي/قوات الاحتلال التركي|Turkish army/Turkish forces/Turkish Armed Forces/Turkish military/Turkish occupation/Turkish occupation army/Turkish occupation forces|actor:state-TR|press
actor:us-forces|armed-forces|القوات الأمريكية/القوات الأميركية/الجيش الأمريكي/الجيش الأميركي/قوات الاحتلال الأمريكي/القيادة المركزية الأمريكية|US forces/U.S. forces/US military/U.S. military/US army/American forces/US Central Command/CENTCOM|actor:state-US|press
actor:pentagon|ministry|وزارة الدفاع الأمريكية/البنتاغون/البنتاجون|Pentagon/US Department of Defense|actor:state-US|own
actor:us-state|ministry|وزارة الخارجية الأمريكية/الخارجية الأمريكية|US State Department/State Department|actor:state-US|own
actor:ua-forces|armed-forces|القوات الأوكرانية/الجيش الأوكراني|Ukrainian forces/Armed Forces of Ukraine/Ukrainian army|actor:state-UA|press
actor:rsf|armed-group|قوات الدعم السريع/الدعم السريع/مليشيا الدعم السريع/ميليشيا الدعم السريع|Rapid Support Forces/RSF||own
actor:saf|armed-forces|الجيش السوداني/القوات المسلحة السودانية|Sudanese army/Sudanese Armed Forces/SAF|actor:state-SD|own
actor:janjaweed|armed-group|الجنجويد|Janjaweed||press
actor:lna|armed-group|الجيش الوطني الليبي/قوات حفتر/القيادة العامة|Libyan National Army/LNA/Haftar's forces||own
actor:gna|state|حكومة الوفاق/حكومة الوفاق الوطني|Government of National Accord/GNA||own
actor:kaniyat|armed-group|الكانيات/ميليشيا الكانيات/مليشيا الكاني|Kaniyat/al-Kaniyat militia/Kani militia||press
actor:taliban|armed-group|حركة طالبان/طالبان|Taliban||own
actor:haqqani|armed-group|شبكة حقاني|Haqqani network||press
actor:boko-haram|armed-group|بوكو حرام/جماعة بوكو حرام/حركة بوكو حرام|Boko Haram||own
actor:shabab|armed-group|حركة الشباب/حركة الشباب الصومالية|Al-Shabaab/al-Shabab||own
actor:arsa|armed-group|جيش إنقاذ الروهينغا/جيش إنقاذ روهينغا أراكان|Arakan Rohingya Salvation Army/ARSA||own
actor:mm-army|armed-forces|الجيش البورمي/جيش ميانمار|Myanmar army/Myanmar military/Tatmadaw|actor:state-MM|press
actor:peace-spring-factions|armed-group|الميليشيات الموالية لتركيا/الفصائل الموالية لتركيا/فصائل موالية لتركيا|Turkish-backed militias/Turkish-backed groups||press
actor:il-settlers|armed-group|المستوطنون/المستوطنين/مستوطنون إسرائيليون/مستوطنين إسرائيليين|Israeli settlers||press
actor:sy-intelligence|armed-forces|المخابرات السورية/المخابرات الجوية/المخابرات العسكرية/الأمن العسكري/فرع فلسطين/شعبة المخابرات العسكرية|Syrian intelligence/Air Force Intelligence/Military Intelligence/Palestine Branch|actor:sy-gov|press
actor:sy-fourth|armed-forces|الفرقة الرابعة|Fourth Division/4th Division/Fourth Armoured Division|actor:sy-army|press
actor:shabiha|armed-group|الشبيحة/شبيحة|Shabiha||press
actor:ndf|armed-group|الدفاع الوطني/قوات الدفاع الوطني/ميليشيا الدفاع الوطني|National Defence Forces/National Defense Forces||own
actor:fatemiyoun|armed-group|لواء فاطميون/فاطميون|Fatemiyoun Brigade/Liwa Fatemiyoun||own
actor:liwa-quds|armed-group|لواء القدس|Liwa al-Quds/Quds Brigade||own
actor:iq-interior|ministry|وزارة الداخلية العراقية/الداخلية العراقية|Iraqi Interior Ministry|actor:iq-gov|own
actor:asaib|armed-group|عصائب أهل الحق|Asaib Ahl al-Haq||own
actor:ly-gnu|state|حكومة الوحدة الوطنية/حكومة الوحدة/حكومة الدبيبة|Government of National Unity||own
actor:ly-forces|armed-group|قوات حفتر/ميليشيا حفتر/مليشيا حفتر|Haftar forces/forces loyal to Khalifa Haftar||press
actor:sd-gov|state|الحكومة السودانية/السلطات السودانية|Sudanese government/Sudanese authorities||press
actor:splm-n|armed-group|الحركة الشعبية لتحرير السودان|SPLM-N/Sudan People's Liberation Movement||own
actor:ss-army|armed-forces|جيش جنوب السودان/قوات جيش جنوب السودان|South Sudan army/South Sudanese army/SPLA|actor:state-SS|press
actor:et-forces|armed-forces|القوات الإثيوبية/الجيش الإثيوبي|Ethiopian forces/Ethiopian army/Ethiopian National Defense Force/ENDF|actor:state-ET|press
actor:er-forces|armed-forces|القوات الإريترية/الجيش الإريتري|Eritrean forces/Eritrean army/Eritrean soldiers|actor:state-ER|press
actor:tplf|armed-group|جبهة تحرير تيغراي/قوات تيغراي|TPLF/Tigray People's Liberation Front/Tigrayan forces||own
actor:m23|armed-group|حركة 23 مارس/حركة إم 23|M23/M23 rebels||own
actor:adf|armed-group|القوات الديمقراطية المتحالفة|Allied Democratic Forces||own
actor:lra|armed-group|جيش الرب للمقاومة/جيش الرب|Lord's Resistance Army/LRA||own
actor:ml-army|armed-forces|القوات المسلحة المالية/الجيش المالي|Malian army/Malian Armed Forces|actor:state-ML|press
actor:ng-army|armed-forces|الجيش النيجيري/القوات النيجيرية|Nigerian army/Nigerian military|actor:state-NG|press
actor:iswap|armed-group|تنظيم الدولة في غرب أفريقيا|ISWAP/Islamic State West Africa Province||own
actor:so-army|armed-forces|الجيش الصومالي/القوات الصومالية|Somali army/Somali National Army|actor:state-SO|press
actor:eg-army|armed-forces|الجيش المصري/القوات المسلحة المصرية|Egyptian army/Egyptian military|actor:state-EG|press
actor:sa-forces|armed-forces|القوات السعودية/الطيران السعودي|Saudi forces/Saudi warplanes|actor:state-SA|press
actor:ae-forces|armed-forces|القوات الإماراتية|Emirati forces|actor:state-AE|press
actor:ye-army|armed-forces|الجيش اليمني/الجيش الوطني اليمني/القوات الحكومية اليمنية|Yemeni army/Yemeni government forces|actor:ye-gov|press
actor:saleh|armed-group|قوات صالح/ميليشيات صالح/مليشيا صالح/الحرس الجمهوري اليمني|Saleh's forces/forces loyal to Saleh||press
actor:af-forces|armed-forces|القوات الأفغانية/الجيش الأفغاني/القوات الجوية الأفغانية|Afghan forces/Afghan army/Afghan Air Force|actor:state-AF|press
actor:iskp|armed-group|تنظيم الدولة ولاية خراسان/داعش خراسان/ولاية خراسان|Islamic State Khorasan/ISIS-K/ISKP|actor:is|own
actor:pk-forces|armed-forces|الجيش الباكستاني/القوات الباكستانية|Pakistani army/Pakistani forces|actor:state-PK|press
actor:ttp|armed-group|طالبان الباكستانية/حركة طالبان باكستان|Pakistani Taliban/Tehrik-i-Taliban Pakistan/TTP||own
actor:in-forces|armed-forces|القوات الهندية/الجيش الهندي|Indian army/Indian forces|actor:state-IN|press
actor:ltte|armed-group|نمور التاميل|Tamil Tigers/LTTE||own
actor:vrs|armed-forces|جيش صرب البوسنة/قوات صرب البوسنة/صرب البوسنة|Bosnian Serb forces/Bosnian Serb army/Bosnian Serbs/Army of Republika Srpska/VRS||press
actor:rs-forces|armed-forces|القوات الصربية/الجيش الصربي|Serbian forces/Serb forces/Yugoslav army|actor:state-RS|press
actor:ir-gov|state|النظام الإيراني/السلطات الإيرانية/الحكومة الإيرانية|Iranian regime/Iranian authorities/Iranian government|actor:state-IR|press
actor:iq-baath|state|نظام صدام حسين/نظام صدام/النظام البعثي/حزب البعث|Saddam Hussein's regime/Saddam Hussein regime/Baathist regime/Ba'athist regime||press
actor:qaddafi|state|نظام القذافي/قوات القذافي/كتائب القذافي|Gaddafi regime/Gaddafi's forces/Qaddafi regime/Gaddafi forces||press
actor:khmer-rouge|armed-group|الخمير الحمر|Khmer Rouge||own
actor:interahamwe|armed-group|الإنتراهاموي|Interahamwe||own
actor:ua-donetsk|armed-group|الانفصاليون الموالون لروسيا/الانفصاليين الموالين لروسيا|Russian-backed separatists/pro-Russian separatists||press
actor:ru-guard|armed-forces|الحرس الوطني الروسي|Rosgvardia/Russian National Guard|actor:state-RU|own
actor:mx-cartels|armed-group|عصابات المخدرات/كارتلات المخدرات|drug cartels/drug cartel||press
actor:lb-army|armed-forces|الجيش اللبناني|Lebanese army/Lebanese Armed Forces|actor:state-LB|press
actor:jo-army|armed-forces|الجيش الأردني|Jordanian army|actor:state-JO|press
actor:fr-forces|armed-forces|القوات الفرنسية|French forces/French army|actor:state-FR|press
actor:uk-forces|armed-forces|القوات البريطانية/سلاح الجو الملكي البريطاني|British forces/Royal Air Force/British army|actor:state-GB|press
actor:eln|armed-group|جيش التحرير الوطني الكولومبي|ELN/National Liberation Army of Colombia||own
actor:farc|armed-group|القوات المسلحة الثورية الكولومبية/فارك|FARC/Revolutionary Armed Forces of Colombia/FARC dissidents||own
actor:auc|armed-group|قوات الدفاع الذاتي الكولومبية|United Self-Defence Forces of Colombia/United Self-Defense Forces of Colombia||own
actor:co-army|armed-forces|الجيش الكولومبي|Colombian army/Colombian military|actor:state-CO|press
actor:mx-army|armed-forces|الجيش المكسيكي/القوات المكسيكية|Mexican army/Mexican military|actor:state-MX|press
actor:cjng|armed-group|كارتل خاليسكو الجيل الجديد/كارتل خاليسكو|Jalisco New Generation Cartel/CJNG/Jalisco cartel||own
actor:sinaloa|armed-group|كارتل سينالوا|Sinaloa Cartel||press
actor:zetas|armed-group|لوس زيتاس|Los Zetas/Zetas||own
actor:sendero|armed-group|الدرب المضيء|Shining Path/Sendero Luminoso||own
actor:gt-army|armed-forces|الجيش الغواتيمالي|Guatemalan army/Guatemalan military||press
actor:fardc|armed-forces|الجيش الكونغولي/القوات المسلحة الكونغولية/القوات المسلحة لجمهورية الكونغو الديمقراطية|FARDC/Congolese army/Congolese soldiers/Congolese forces/Armed Forces of the Democratic Republic of the Congo|actor:state-CD|own
actor:kamuina|armed-group|ميليشيا كاموينا نسابو/كاموينا نسابو|Kamuina Nsapu/Kamwina Nsapu||press
actor:codeco|armed-group|كوديكو|CODECO||own
actor:maimai|armed-group|ماي ماي/ميليشيا ماي ماي|Mai-Mai/Mai Mai||press
actor:fdlr|armed-group|القوات الديمقراطية لتحرير رواندا|FDLR/Democratic Forces for the Liberation of Rwanda||own
actor:rw-army|armed-forces|الجيش الرواندي/القوات الرواندية|Rwandan army/Rwandan forces/Rwanda Defence Force|actor:state-RW|press
actor:seleka|armed-group|سيليكا|Seleka/Séléka||own
actor:antibalaka|armed-group|أنتي بالاكا|anti-Balaka||press
actor:jnim|armed-group|جماعة نصرة الإسلام والمسلمين|JNIM/Jama'at Nusrat al-Islam wal-Muslimin||own
actor:isgs|armed-group|تنظيم الدولة في الصحراء الكبرى/تنظيم الدولة في الساحل|Islamic State in the Greater Sahara/ISGS/Islamic State Sahel Province|actor:is|own
actor:bf-army|armed-forces|جيش بوركينا فاسو|Burkinabe army/Burkina Faso army/Burkinabè army|actor:state-BF|press
actor:vdp|armed-group|متطوعو الدفاع عن الوطن|Volunteers for the Defence of the Homeland/VDP||own
actor:ne-army|armed-forces|جيش النيجر|Niger army/Nigerien army|actor:state-NE|press
actor:cm-army|armed-forces|الجيش الكاميروني|Cameroonian army/Cameroonian soldiers|actor:state-CM|press
actor:ambazonia|armed-group|انفصاليو أمبازونيا|Ambazonian separatists/Ambazonia Defence Forces||press
actor:mz-shabab|armed-group|حركة الشباب في موزمبيق/أنصار السنة في موزمبيق|Ansar al-Sunna/Islamic State Mozambique||press
actor:td-army|armed-forces|الجيش التشادي|Chadian army/Chadian forces|actor:state-TD|press
actor:fano|armed-group|ميليشيا فانو|Fano militia/Fano militiamen||own
actor:amhara-forces|armed-group|قوات أمهرة/القوات الأمهرية|Amhara forces/Amhara militia/Amhara special forces||press
actor:ola|armed-group|جيش تحرير أورومو|Oromo Liberation Army/OLA||own
actor:ug-army|armed-forces|الجيش الأوغندي|Ugandan army/UPDF/Uganda People's Defence Force|actor:state-UG|press
actor:ke-forces|armed-forces|الجيش الكيني/القوات الكينية|Kenyan army/Kenya Defence Forces|actor:state-KE|press
actor:splm-io|armed-group|الحركة الشعبية في المعارضة|SPLM-IO/SPLA-IO||own
actor:sla|armed-group|حركة تحرير السودان/جيش تحرير السودان|Sudan Liberation Movement/Sudan Liberation Army/SLM||own
actor:jem|armed-group|حركة العدل والمساواة|Justice and Equality Movement||own
actor:sudan-gov-police|armed-forces|جهاز الأمن السوداني/المخابرات السودانية|Sudanese security services/NISS|actor:sd-gov|press
actor:ly-dawn|coalition|فجر ليبيا/قوات فجر ليبيا|Libya Dawn||own
actor:ly-ssa|armed-group|جهاز دعم الاستقرار|Stability Support Apparatus||own
actor:ly-tbz|armed-group|لواء طارق بن زياد|Tariq Ben Zeyad Brigade/Tariq bin Ziyad Brigade||own
actor:ma-forces|armed-forces|القوات المغربية/الجيش المغربي|Moroccan army/Moroccan forces|actor:state-MA|press
actor:dz-army|armed-forces|الجيش الجزائري|Algerian army/Algerian forces|actor:state-DZ|press
actor:gia|armed-group|الجماعة الإسلامية المسلحة|Armed Islamic Group/GIA||own
actor:il-police|armed-forces|الشرطة الإسرائيلية/شرطة الاحتلال|Israeli police|actor:state-IL|press
actor:ps-authority|local-authority|السلطة الفلسطينية|Palestinian Authority||own
actor:lb-kataeb|armed-group|الكتائب اللبنانية/حزب الكتائب|Phalangists/Lebanese Phalange/Kataeb||own
actor:sla-lb|armed-group|جيش لبنان الجنوبي|South Lebanon Army||own
actor:hamza-div|armed-group|فرقة الحمزة/فرقة الحمزات|Hamza Division/Al-Hamza Division|actor:sna|own
actor:amshat|armed-group|العمشات/فرقة السلطان سليمان شاه|Sultan Suleiman Shah Division/al-Amshat|actor:sna|own
actor:jaysh-izza|armed-group|جيش العزة|Jaysh al-Izza/Jaish al-Izza||own
actor:hurras|armed-group|تنظيم حراس الدين/حراس الدين|Hurras al-Din||own
actor:sy-tiger|armed-forces|قوات النمر/الفرقة 25|Tiger Forces/25th Division|actor:sy-army|press
actor:sy-rg|armed-forces|الحرس الجمهوري السوري|Syrian Republican Guard|actor:sy-army|own
actor:zainabiyoun|armed-group|لواء زينبيون/زينبيون|Zainabiyoun Brigade||own
actor:badr|armed-group|منظمة بدر|Badr Organization/Badr Brigade||own
actor:mahdi-army|armed-group|جيش المهدي/سرايا السلام|Mahdi Army/Saraya al-Salam||own
actor:nujaba|armed-group|حركة النجباء|Harakat al-Nujaba||own
actor:iq-police|armed-forces|الشرطة الاتحادية العراقية/الشرطة العراقية|Iraqi Federal Police/Iraqi police|actor:iq-gov|own
actor:ye-security-belt|armed-group|قوات الحزام الأمني/الحزام الأمني|Security Belt Forces||own
actor:ye-giants|armed-group|ألوية العمالقة|Giants Brigades||own
actor:jundallah|armed-group|جيش العدل|Jaish al-Adl||own
actor:ir-basij|armed-forces|الباسيج|Basij||own
actor:kh-gov|state|السلطات الكمبودية|Cambodian government/Cambodian authorities|actor:state-KH|press
actor:id-army|armed-forces|الجيش الإندونيسي/القوات الإندونيسية|Indonesian army/Indonesian military|actor:state-ID|press
actor:abu-sayyaf|armed-group|جماعة أبو سياف|Abu Sayyaf||own
actor:npa|armed-group|الجيش الشعبي الجديد|New People's Army||own
actor:lk-army|armed-forces|الجيش السريلانكي/القوات السريلانكية|Sri Lankan army/Sri Lankan military/Sri Lankan government forces|actor:state-LK|press
actor:mm-junta|armed-forces|المجلس العسكري في ميانمار/قوات ميانمار|Myanmar junta/junta forces/Myanmar troops/Burmese army/Burmese military|actor:state-MM|press
actor:aa-mm|armed-group|جيش أراكان|Arakan Army||own
actor:kia|armed-group|جيش استقلال كاشين|Kachin Independence Army||own
actor:knla|armed-group|جيش التحرير الوطني لكارين|Karen National Liberation Army||own
actor:pdf-mm|armed-group|قوات الدفاع الشعبي|People's Defence Force/People's Defence Forces/People's Defense Force||own
actor:bd-forces|armed-forces|الجيش البنغلاديشي|Bangladesh army/Bangladeshi forces|actor:state-BD|press
actor:lashkar|armed-group|عسكر طيبة|Lashkar-e-Taiba||own
actor:maoists-in|armed-group|الماويون الهنود|Naxalites/Indian Maoists||press
actor:np-maoists|armed-group|الماويون في نيبال|Nepali Maoists/Maoist rebels||press
actor:azov|armed-forces|كتيبة آزوف/لواء آزوف|Azov Battalion/Azov Brigade/Azov Regiment|actor:ua-forces|own
actor:dnr|armed-group|قوات جمهورية دونيتسك/جمهورية دونيتسك الشعبية|Donetsk People's Republic/DPR forces||own
actor:kadyrov|armed-forces|القوات الشيشانية/قوات قديروف|Kadyrovites/Chechen forces|actor:state-RU|press
actor:fsb|armed-forces|جهاز الأمن الفيدرالي الروسي|FSB/Federal Security Service|actor:state-RU|own
actor:nkvd|armed-forces|المفوضية الشعبية للشؤون الداخلية|NKVD/Soviet secret police||press
actor:nazi|state|ألمانيا النازية/النازيون/القوات النازية|Nazi Germany/Nazis/Nazi forces||press
actor:kla|armed-group|جيش تحرير كوسوفو|Kosovo Liberation Army/KLA||own
actor:hvo|armed-forces|مجلس الدفاع الكرواتي|Croatian Defence Council/HVO||own
actor:hr-army|armed-forces|الجيش الكرواتي|Croatian army/Croatian forces|actor:state-HR|press
actor:arbih|armed-forces|جيش جمهورية البوسنة والهرسك|Army of the Republic of Bosnia and Herzegovina/ARBiH||own
actor:scorpions|armed-group|وحدة العقارب|Scorpions unit||press
actor:az-forces|armed-forces|القوات الأذربيجانية/الجيش الأذربيجاني|Azerbaijani forces/Azerbaijani army|actor:state-AZ|press
actor:am-forces|armed-forces|القوات الأرمينية/الجيش الأرميني|Armenian forces/Armenian army|actor:state-AM|press
actor:eta|armed-group|منظمة إيتا|Basque separatist group ETA||own
actor:ira|armed-group|الجيش الجمهوري الإيرلندي|Irish Republican Army/IRA||own
actor:franco|state|نظام فرانكو/قوات فرانكو|Franco regime/Franco's forces/Francoist forces||press
actor:ar-junta|state|المجلس العسكري الأرجنتيني|Argentine junta/Argentine military dictatorship||press
actor:cl-junta|state|نظام بينوشيه|Pinochet regime/Pinochet's regime||press
actor:derg|state|نظام الدرغ|Derg/Mengistu regime||press
actor:amin|state|نظام عيدي أمين|Idi Amin's regime/Amin regime||press
actor:hissene-habre|state|نظام حسين حبري|Hissène Habré's regime/Habre regime||press
actor:lakurawa|armed-group|لاكوراوا|Lakurawa||press
actor:fulani-militia|armed-group|ميليشيا الفولاني|Fulani militia/Fulani militants||press
actor:haiti-gangs|armed-group|عصابات هايتي|Haitian gangs||press
actor:ecuador-gangs|armed-group|لوس تشونيروس|Los Choneros||own
actor:snhr|monitor|الشبكة السورية لحقوق الإنسان/الشبكة السورية|Syrian Network for Human Rights/SNHR||own
actor:sohr|monitor|المرصد السوري لحقوق الإنسان/المرصد السوري/مرصد حقوق الإنسان|Syrian Observatory for Human Rights/SOHR/Syrian Observatory/Britain-based Observatory||own
actor:airwars|monitor|إيروورز/منظمة إيروورز|Airwars||own
actor:vdc|monitor|مركز توثيق الانتهاكات|Violations Documentation Center/VDC||own
actor:sjac|monitor|المركز السوري للعدالة والمساءلة|Syria Justice and Accountability Centre/SJAC||own
actor:mnemonic|monitor|الأرشيف السوري|Syrian Archive/Mnemonic||own
actor:hrw|ngo|هيومن رايتس ووتش/منظمة هيومن رايتس ووتش|Human Rights Watch/HRW||own
actor:amnesty|ngo|منظمة العفو الدولية/العفو الدولية|Amnesty International/Amnesty||own
actor:msf|ngo|منظمة أطباء بلا حدود/أطباء بلا حدود|Doctors Without Borders/Médecins Sans Frontières/MSF||own
actor:icrc|ngo|اللجنة الدولية للصليب الأحمر/الصليب الأحمر|International Committee of the Red Cross/ICRC/Red Cross||own
actor:sarc|rescue|الهلال الأحمر السوري/الهلال الأحمر العربي السوري|Syrian Arab Red Crescent/SARC||own
actor:white-helmets|rescue|الدفاع المدني السوري/الخوذ البيضاء/منظمة الخوذ البيضاء/الدفاع المدني في شمال غربي سوريا|Syria Civil Defence/White Helmets/Syrian Civil Defense/Syrian Civil Defence||own
actor:raqqa-first-responders|rescue|فريق الاستجابة الأولية/فريق الاستجابة الأولية في الرقة/فريق الاستجابة الأولي|First Responders Team/First Response Team/Raqqa first responders|actor:raqqa-council|own
actor:raqqa-council|local-authority|مجلس الرقة المدني|Raqqa Civil Council||own
actor:gaza-moh|health|وزارة الصحة في غزة/وزارة الصحة الفلسطينية|Gaza Health Ministry/Palestinian Health Ministry/Ministry of Health in Gaza||own
actor:gaza-civil-defence|rescue|الدفاع المدني في غزة/الدفاع المدني الفلسطيني|Gaza Civil Defense/Gaza's civil defence agency||own
actor:sy-coalition|other|الائتلاف الوطني السوري/الائتلاف السوري/الائتلاف الوطني|Syrian Coalition/Syrian National Coalition/National Coalition for Syrian Revolutionary and Opposition Forces||own
actor:un|un-body|الأمم المتحدة/منظمة الأمم المتحدة|United Nations/UN/U.N.||own
actor:unsc|un-body|مجلس الأمن/مجلس الأمن الدولي|UN Security Council/Security Council/U.N. Security Council|actor:un|own
actor:ohchr|un-body|مكتب الأمم المتحدة لحقوق الإنسان/مفوضية الأمم المتحدة السامية لحقوق الإنسان/مفوضية حقوق الإنسان|UN Human Rights Office/OHCHR/Office of the High Commissioner for Human Rights|actor:un|own
actor:ocha|un-body|مكتب الأمم المتحدة لتنسيق الشؤون الإنسانية/أوتشا|OCHA/UN Office for the Coordination of Humanitarian Affairs|actor:un|own
actor:unhcr|un-body|المفوضية السامية للأمم المتحدة لشؤون اللاجئين/مفوضية اللاجئين|UNHCR/UN refugee agency|actor:un|own
actor:unicef|un-body|اليونيسف/يونيسف|UNICEF|actor:un|own
actor:unitad|un-body|فريق التحقيق الدولي يونيتاد/يونيتاد|UNITAD|actor:un|own
actor:coi-syria|un-body|لجنة التحقيق الدولية المستقلة بشأن سوريا/لجنة التحقيق الدولية بشأن سوريا|UN Commission of Inquiry on Syria/Commission of Inquiry on Syria|actor:un|own
actor:iiim|un-body|الآلية الدولية المحايدة والمستقلة|International, Impartial and Independent Mechanism/IIIM|actor:un|own
actor:icmp|other|اللجنة الدولية لشؤون المفقودين|International Commission on Missing Persons/ICMP||own
actor:icc|court|المحكمة الجنائية الدولية|International Criminal Court/ICC||own
actor:arab-league|other|جامعة الدول العربية/الجامعة العربية|Arab League/League of Arab States||own
actor:eu|other|الاتحاد الأوروبي|European Union/EU||own
actor:ly-missing|local-authority|الهيئة العامة للبحث والتعرف على المفقودين|General Authority for the Search and Identification of Missing Persons||own
actor:iq-martyrs|local-authority|مؤسسة الشهداء/مديرية شؤون وحماية المقابر الجماعية|Martyrs Foundation/Mass Graves Directorate|actor:iq-gov|own
`

/** The table as entries. */
export const actors: readonly ActorEntry[] = ROWS.trim()
  .split('\n')
  .map((line) => {
    const [id = '', kind = '', ar = '', en = '', parent = '', provenance = ''] = line.split('|')
    return {
      id,
      kind: kind as ActorKind,
      names: { ar: ar.split('/').filter(Boolean), en: en.split('/').filter(Boolean) },
      ...(parent ? { parent } : {}),
      provenance: provenance === 'own' ? OWN : PRESS,
    }
  })
