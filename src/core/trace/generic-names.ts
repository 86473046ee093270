// Table: words that name nobody, folded, without the article: a speaker made of these alone is unnamed.
// Sources, bystanders, arms and words for whoever attacked: "مصادر محلية", "ناشطون", "شهود عيان", "الوزارة", "الفريق", "a military source", "local reports", "the ministry".

const AR = `مصدر مصادر مصدرا مصدران محلي محليه محليون محليين ميداني ميدانيه عسكري عسكريه عسكريون طبي طبيه طبيون امني امنيه امنيون خاص خاصه مطلع مطلعه
مطلعون موثوق موثوقه مسوول مسوولون مسوولين ناشط ناشطه ناشطون ناشطين نشطاء شاهد شهود عيان تقرير تقارير انباء نبا وسايل اعلام اعلامي اعلاميه
اعلاميون صحف صحيفه مواقع موقع اهالي سكان مواطن مواطنون مراقب مراقبون خبير خبراء بيان بيانات معلومات حصيله اوليه عده بعض من في قريب قريبه حقوقي حقوقيه
حقوقيون صحافي صحفي صحفيون لم يسمه رفيع كبير متحدث ناطق مراسل مراسلون معارض معارضه تواصل اجتماعي اجتماعيه شبكات صفحات دوله دوليه غربيه عربيه اخري اخر
فريق عضو اعضاء قايد ريس مدير مجلس وزاره منظمه منظمات جهه جهات هييه لجنه سلطات رسميه رسمي حكوميه حكومي متطوع متطوعون متطوعين انتشال جثث رساله رسالتين رسالتان
ارهابي ارهابيون ارهابيين ارهابيه انتحاري انتحاريون انتحاريين انتحاريه مسلح مسلحون مسلحين مسلحان مجهول مجهولون مجهولين مجهوله مهاجم مهاجمون مهاجمين
متطرف متطرفون متطرفين صاروخ صواريخ قذيفه قذايف طايره طايرات طيران مسيره مدفعيه دبابه دبابات غاره غارات قصف حربي حربيه مقاتلات`

const EN = `source sources local locals medical security military activist activists witness witnesses eyewitness eyewitnesses resident residents report reports
media news outlet outlets official officials expert experts people unnamed anonymous informed senior well some several the a an of in its their this field
social networks website websites press rights human opposition monitors observers villagers relatives family families statement information other others
team member members commander head director council ministry organization organizations organisation organisations group groups body authorities government
volunteer volunteers spokesman spokeswoman spokesperson letter letters tally figures survivors doctors two first responder responders he she they one
gunman gunmen attacker attackers militant militants terrorist terrorists suicide bomber bombers extremist extremists assailant assailants unknown unidentified
rocket rockets missile missiles shell shells plane planes warplane warplanes jet jets drone drones artillery tank tanks airstrike airstrikes strike strikes shelling`

export const GENERIC: ReadonlySet<string> = new Set(`${AR} ${EN}`.split(/\s+/).filter(Boolean))
