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
