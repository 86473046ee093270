// Table: countries by ISO code with neutral names and nationality words in Arabic and English. Hand-made; names of the rest come from Unicode CLDR at build time.
// Each row: code, Arabic names, English names, Arabic nationality (masculine singular, folded endings are derived), English nationality words.

export interface CountryRow {
  readonly code: string
  readonly ar: readonly string[]
  readonly en: readonly string[]
  readonly nisba: readonly string[]
  readonly adjective: readonly string[]
}

const ROWS = `
SY|سوريا/سورية/الجمهورية العربية السورية|Syria/Syrian Arab Republic|سوري|Syrian
IQ|العراق|Iraq|عراقي|Iraqi
YE|اليمن|Yemen|يمني|Yemeni
PS|فلسطين|Palestine|فلسطيني|Palestinian
IL|إسرائيل|Israel|إسرائيلي|Israeli
LY|ليبيا|Libya|ليبي|Libyan
SD|السودان|Sudan|سوداني|Sudanese
SS|جنوب السودان|South Sudan||South Sudanese
UA|أوكرانيا|Ukraine|أوكراني|Ukrainian
RU|روسيا/الاتحاد الروسي/روسيا الاتحادية|Russia/Russian Federation|روسي|Russian
TR|تركيا|Turkey/Türkiye/Turkiye|تركي|Turkish
LB|لبنان|Lebanon|لبناني|Lebanese
JO|الأردن|Jordan|أردني|Jordanian
EG|مصر|Egypt|مصري|Egyptian
SA|السعودية/المملكة العربية السعودية|Saudi Arabia|سعودي|Saudi
AE|الإمارات/الإمارات العربية المتحدة|United Arab Emirates/UAE|إماراتي|Emirati
QA|قطر|Qatar|قطري|Qatari
KW|الكويت|Kuwait|كويتي|Kuwaiti
BH|البحرين|Bahrain|بحريني|Bahraini
OM|عمان/سلطنة عمان|Oman|عماني|Omani
IR|إيران|Iran|إيراني|Iranian
AF|أفغانستان|Afghanistan|أفغاني|Afghan
PK|باكستان|Pakistan|باكستاني|Pakistani
IN|الهند|India|هندي|Indian
BD|بنغلاديش/بنغلادش|Bangladesh|بنغلاديشي|Bangladeshi
MM|ميانمار/بورما|Myanmar/Burma|بورمي|Burmese
CN|الصين|China|صيني|Chinese
JP|اليابان|Japan|ياباني|Japanese
KR|كوريا الجنوبية|South Korea||South Korean
KP|كوريا الشمالية|North Korea||North Korean
ID|إندونيسيا|Indonesia|إندونيسي|Indonesian
MY|ماليزيا|Malaysia|ماليزي|Malaysian
PH|الفلبين|Philippines|فلبيني|Philippine/Filipino
TH|تايلاند|Thailand|تايلاندي|Thai
VN|فيتنام|Vietnam|فيتنامي|Vietnamese
LK|سريلانكا|Sri Lanka|سريلانكي|Sri Lankan
NP|نيبال|Nepal|نيبالي|Nepalese
KH|كمبوديا|Cambodia|كمبودي|Cambodian
US|الولايات المتحدة/الولايات المتحدة الأمريكية/أمريكا/أميركا|United States/United States of America/USA/US/U.S./America|أمريكي/أميركي|American/US/U.S.
GB|بريطانيا/المملكة المتحدة|United Kingdom/Britain/UK/U.K./Great Britain/England|بريطاني|British
FR|فرنسا|France|فرنسي|French
DE|ألمانيا|Germany|ألماني|German
IT|إيطاليا|Italy|إيطالي|Italian
ES|إسبانيا|Spain|إسباني|Spanish
PT|البرتغال|Portugal|برتغالي|Portuguese
NL|هولندا|Netherlands/Holland|هولندي|Dutch
BE|بلجيكا|Belgium|بلجيكي|Belgian
CH|سويسرا|Switzerland|سويسري|Swiss
AT|النمسا|Austria|نمساوي|Austrian
SE|السويد|Sweden|سويدي|Swedish
NO|النرويج|Norway|نرويجي|Norwegian
DK|الدنمارك|Denmark|دنماركي|Danish
FI|فنلندا|Finland|فنلندي|Finnish
PL|بولندا|Poland|بولندي|Polish
GR|اليونان|Greece|يوناني|Greek
CY|قبرص|Cyprus|قبرصي|Cypriot
RS|صربيا|Serbia|صربي|Serbian
BA|البوسنة والهرسك/البوسنة|Bosnia and Herzegovina/Bosnia|بوسني|Bosnian
HR|كرواتيا|Croatia|كرواتي|Croatian
XK|كوسوفو|Kosovo|كوسوفي|Kosovar
RO|رومانيا|Romania|روماني|Romanian
BG|بلغاريا|Bulgaria|بلغاري|Bulgarian
HU|المجر|Hungary|مجري|Hungarian
CZ|التشيك|Czech Republic/Czechia|تشيكي|Czech
BY|بيلاروسيا/روسيا البيضاء|Belarus|بيلاروسي|Belarusian
GE|جورجيا|Georgia|جورجي|Georgian
AM|أرمينيا|Armenia|أرميني|Armenian
AZ|أذربيجان|Azerbaijan|أذربيجاني|Azerbaijani/Azeri
KZ|كازاخستان|Kazakhstan|كازاخستاني|Kazakh
UZ|أوزبكستان|Uzbekistan|أوزبكي|Uzbek
DZ|الجزائر|Algeria|جزائري|Algerian
MA|المغرب|Morocco|مغربي|Moroccan
TN|تونس|Tunisia|تونسي|Tunisian
MR|موريتانيا|Mauritania|موريتاني|Mauritanian
ML|مالي|Mali|مالي|Malian
NE|النيجر|Niger|نيجري|Nigerien
NG|نيجيريا|Nigeria|نيجيري|Nigerian
TD|تشاد|Chad|تشادي|Chadian
CM|الكاميرون|Cameroon|كاميروني|Cameroonian
CF|أفريقيا الوسطى/جمهورية أفريقيا الوسطى|Central African Republic||
BF|بوركينا فاسو|Burkina Faso||Burkinabe
ET|إثيوبيا/أثيوبيا|Ethiopia|إثيوبي|Ethiopian
ER|إريتريا|Eritrea|إريتري|Eritrean
SO|الصومال|Somalia|صومالي|Somali
DJ|جيبوتي|Djibouti|جيبوتي|
KE|كينيا|Kenya|كيني|Kenyan
UG|أوغندا|Uganda|أوغندي|Ugandan
RW|رواندا|Rwanda|رواندي|Rwandan
BI|بوروندي|Burundi||Burundian
CD|الكونغو الديمقراطية/جمهورية الكونغو الديمقراطية|Democratic Republic of the Congo/Democratic Republic of Congo/DR Congo/DRC|كونغولي|Congolese
TZ|تنزانيا|Tanzania|تنزاني|Tanzanian
MZ|موزمبيق|Mozambique|موزمبيقي|Mozambican
ZA|جنوب أفريقيا|South Africa||South African
CA|كندا|Canada|كندي|Canadian
MX|المكسيك|Mexico|مكسيكي|Mexican
CO|كولومبيا|Colombia|كولومبي|Colombian
VE|فنزويلا|Venezuela|فنزويلي|Venezuelan
BR|البرازيل|Brazil|برازيلي|Brazilian
AR|الأرجنتين|Argentina|أرجنتيني|Argentine
CL|تشيلي|Chile|تشيلي|Chilean
PE|بيرو|Peru|بيروفي|Peruvian
CU|كوبا|Cuba|كوبي|Cuban
HT|هايتي|Haiti|هايتي|Haitian
AU|أستراليا|Australia|أسترالي|Australian
NZ|نيوزيلندا|New Zealand|نيوزيلندي|
`

const parts = (cell: string | undefined): string[] => (cell ? cell.split('/').filter(Boolean) : [])

export const countries: readonly CountryRow[] = ROWS.trim()
  .split('\n')
  .map((line) => {
    const [code, ar, en, nisba, adjective] = line.split('|')
    return { code: code as string, ar: parts(ar), en: parts(en), nisba: parts(nisba), adjective: parts(adjective) }
  })
