// Table: English words for people and for what is not people.
import type { Who } from '../../model/index.ts'
import { entries, type Sense, type ThingKind } from '../figures.ts'

type Marks = { sex?: Who['sex']; age?: Who['age']; status?: Who['status']; kin?: boolean }
/** "man:men|child:children|civilian" (a plural in -s where none is given): singular and plural entries. */
function people(marks: Marks, list: string): [string, Sense][] {
  return list.split('|').flatMap((pair) => {
    const [single, plural] = pair.trim().split(':') as [string, string | undefined]
    return [...entries({ is: 'person', many: 'one', ...marks }, single), ...entries({ is: 'person', many: 'many', ...marks }, plural ?? `${single}s`)]
  })
}
const many = (marks: Marks, list: string) => entries({ is: 'person', many: 'many', ...marks }, list)
const thing = (kind: ThingKind, list: string) => entries({ is: 'thing', kind }, list)

export const peopleWords: [string, Sense][] = [
  ...people(
    {},
    'person:people|individual|citizen|resident|human being|soul|villager|inhabitant|student|pupil|schoolchild:schoolchildren|teacher|doctor|nurse|medic|paramedic|journalist|reporter|worker|aid worker|rescue worker|rescuer|volunteer|patient|engineer|driver|farmer|shepherd|trader|merchant|employee|laborer|labourer|official|activist|media activist|lawyer|judge|imam|priest|cleric|nun|monk|foreigner|migrant|displaced person|protester|protestor|demonstrator|worshipper|worshiper|pilgrim|passenger|tourist|mayor|leader|member|cadre|director|head|photographer|cameraman:cameramen|guard|bodyguard|poet|artist|athlete|footballer|professor|academic|scientist|doctoral student|shop owner|street vendor|vendor|defector|dealer|drug dealer|smuggler|staff member|staffer|health worker|medical worker|colleague|companion|neighbour|neighbor|survivor|bystander|suspect|pilot|politician|mp:mps|expert|guest|visitor|staff:staff|twin|orphan|evacuee|associate|civil defence worker|civil defense worker|humanitarian worker|un worker',
  ),
  ...entries({ is: 'person', many: 'two' }, 'couple|gay couple|married couple|elderly couple'),
  // "Three new cases were recorded"; "the toll in a case before the court" counts nobody.
  ...many({}, 'cases'),
  // Peoples and groups count only in the plural: "a Syrian field" is no person.
  ...many(
    {},
    'locals|humans|muslims|christians|jews|yazidis|yezidis|kurds|alawites|druze|sunnis|shiites|palestinians|israelis|syrians|iraqis|afghans|turks|lebanese|ukrainians|russians|americans|libyans|yemenis|sudanese|rohingya|indians|egyptians|jordanians|nigerians|albanians|ethnic albanians|serbs|croats|tigrayans|eritreans|ethiopians|somalis|chechens|georgians|ethnic georgians|pakistanis|mexicans|guatemalans|colombians|burundians|rwandans|congolese|malians|tutsis|hutus|bosniaks|armenians|sinjaris',
  ),
  ...many({ status: 'fighter' }, 'rebels|opposition fighters'),
  // "No one was hurt": the person is in the word.
  ...entries({ is: 'person', many: 'many' }, 'no one|no-one|nobody'),
  ...people({ status: 'civilian' }, 'civilian|non-combatant|noncombatant|innocent civilian'),
  ...people(
    { status: 'fighter' },
    'fighter|militant|soldier|gunman:gunmen|terrorist|insurgent|militiaman:militiamen|combatant|officer|policeman:policemen|police officer|serviceman:servicemen|troop|trooper|jihadist|jihadi|commander|general|colonel|lieutenant|sergeant|captain|brigadier|recruit|conscript|warrior|mercenary:mercenaries|operative|sniper|suicide bomber|bomber|assailant|attacker|extremist|takfiri|guerrilla|peacekeeper|cadet|warlord|emir|marine|houthi|hostile|border guard|security officer|army officer|regime soldier|security guard',
  ),
  ...people({ status: 'detainee' }, 'detainee|prisoner|hostage|captive|inmate|abductee'),
  ...people({ sex: 'women' }, 'woman:women|lady:ladies|female:females|pregnant woman:pregnant women|elderly woman:elderly women'),
  ...people({ sex: 'women', age: 'children' }, 'girl|little girl|schoolgirl|infant girl'),
  ...people({ sex: 'men' }, 'man:men|male:males|gentleman:gentlemen|young man:young men|elderly man:elderly men'),
  ...people({ sex: 'men', age: 'children' }, 'boy|schoolboy'),
  ...people({ age: 'children' }, 'child:children|infant|baby:babies|kid|minor|toddler|teenager|adolescent|youngster|newborn|teen|juvenile'),
  ...people({ age: 'elderly' }, 'elder|elderly person:elderly people|elderly:elderly'),
  ...people({ age: 'adults' }, 'adult'),
  ...people({}, 'youth:youths|young person:young people'),
  ...people({ kin: true }, 'sibling|relative|parent|grandparent|spouse|cousin|grandchild:grandchildren|family member|grandson|in-law'),
  ...people({ kin: true, sex: 'women' }, 'wife:wives|mother|sister|daughter|aunt|grandmother|granddaughter|niece|widow'),
  ...people({ kin: true, sex: 'men' }, 'husband|father|brother|son|uncle|grandfather|nephew'),
  ...many(
    { status: 'fighter' },
    'troops|forces|personnel|military personnel|regime forces|government forces|pro-government forces|police|militia members|militias|servicepeople|guerrillas|recruits|jihadis',
  ),
  ...many(
    {},
    'staff|medical staff|medical personnel|crew|crew members|clergy|refugees and idps|family members|lives|elderly|workers|victims|souls|cadres|rescuers|members|innocents',
  ),
  ...thing('percent', '%|per|out of every|percent|per cent|pct|percentage points|percent of|percentage'),
  ...thing(
    'age',
    'as young as|as old as|youngest was|youngest of whom was|youngest is|youngest being|oldest was|age of|ages of|the ages of|younger than|older than|years old|year old|years of age|-year-old|-year-olds|year-old|aged|yrs|months old|month-old|-month-old|age|ages|aged between|at the age of|days old|under the age of|below the age of|over the age of|above the age of|under age|over age',
  ),
  ...thing(
    'time',
    "years|year|months|month|weeks|week|days|day|hours|hour|minutes|minute|seconds|decades|decade|am|pm|o'clock|p|a.m|p.m|nights|times|-day|-hour|-year|-month|-week|gmt|local time|centuries|summers",
  ),
  ...thing(
    'date',
    'january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec|st|nd|rd|th',
  ),
  ...thing('money', '$|€|£|dollars|euros|pounds|liras|lira|usd|rubles|riyals|dinars|us dollars'),
  ...thing(
    'measure',
    'km|kilometers|kilometres|kilometer|kilometre|miles|mile|meters|metres|meter|metre|square|sq|feet|foot|tons|tonnes|kg|kilograms|kilos|acres|hectares|liters|litres|degrees|m|ft|cm|mm|pounds|-km|-kilometer|magnitude|calories|mw|barrels|yards|inches|centimeters',
  ),
  ...thing(
    'weapon',
    'rockets|rocket|missiles|missile|bombs|bomb|shells|shell|mortars|mortar shells|barrel bombs|drones|drone|tanks|tank|rifles|warplanes|warplane|helicopters|aircraft|jets|jet|planes|plane|vehicles|vehicle|munitions|mines|guns|rounds|warheads|ieds|explosives|car bombs|car bomb|weapons|cluster munitions|projectiles|fighter jets|trucks|truck|cars|car|buses|bus|ambulances|ambulance|bullets|apcs|pickup trucks|artillery shells|motorcycle',
  ),
  ...thing(
    'object',
    'sides|attempts|attempt|efforts|rounds|ways|reasons|occasions|houses|house|homes|home|buildings|building|schools|school|hospitals|hospital|mosques|mosque|churches|villages|village|towns|town|cities|city|districts|areas|neighborhoods|neighbourhoods|positions|targets|facilities|centers|centres|camps|camp|points|countries|provinces|sites|shops|tents|checkpoints|bases|base|locations|reports|photos|videos|sources|points|articles|comments|views|clinics|medical facilities|apartments|storeys|floors|states|fronts|members of parliament|seats|votes|resolutions|resolution|article|section|page|pages|chapter|division|brigade|battalion|items|pieces|boxes|body parts|fragments|bone fragments|bones|bone remnants|requests|interviews|municipalities|related|fields|roads|bridges|tunnels|minarets|parts|states|phase|stages|governorates|farms|headquarters|road|hospitals and clinics|oil tanks|cases of|crimes|violations|tribes|languages|shelters|hills|truckloads|wells',
  ),
  // "The General Authority for the Search announced": a body's name or an office, no general who came to harm.
  ...thing(
    'group',
    'general authority|general assembly|general staff|general command|general secretariat|general directorate|general administration|general security|general council|general union|general organization|general organisation|general federation|general commission|general committee|general company|general intelligence|general prosecution|general prosecutor|general director|general manager|general secretary|general hospital|secretary general|attorney general|prosecutor general|director general|inspector general|general public|general population|general amnesty|general elections|general strike',
  ),
  // "A town of 35,000 people", "a population of around 120,000", "home to some 900,000": everybody who lives there.
  ...thing(
    'population',
    'population of|populations of|populated by|town of|towns of|city of|village of|home to|inhabited by|camp of|community of|neighbourhood of|neighborhood of|inhabitants of',
  ),
  ...thing('ordinal', 'number|no|nr|#'),
  ...thing('sample', 'sample|samples|dna samples|blood samples|bone samples'),
  ...thing(
    'attack',
    'airstrikes|airstrike|air strikes|air strike|strikes|strike|raids|raid|attacks|attack|sorties|sortie|explosions|explosion|bombings|bombing|clashes|operations|operation|massacres|incidents|incident|shelling|missions|blasts|assaults|battles|targetings|assassinations|ambushes|air raids|drone strikes|bombardments|executions by',
  ),
  ...thing(
    'group',
    'organization|organisation|network|families|family|groups|group|factions|faction|parties|organizations|organisations|households|companies|convoys|cells|networks|teams|crews|tribes|agencies|units|militias|brigades|battalions|regiments',
  ),
]
