// Table: English harm words, each with its category and the way it takes its number.
import type { Counted } from '../../model/index.ts'
import { entries, type HarmForm, type Sense } from '../figures.ts'

const harm = (of: Counted, form: HarmForm, list: string) => entries({ is: 'harm', of, form }, list)
const one = (of: Counted, list: string) => entries({ is: 'harm', of, form: 'count', one: 1 }, list)

/** "killed" -> also "was killed", "have been killed", "being killed". */
function passives(of: Counted, list: string): [string, Sense][] {
  return list.split('|').flatMap((word) => {
    const auxiliaries = ['was', 'were', 'been', 'being', 'is', 'are', 'be', 'got', 'get', 'getting']
    return [
      ...auxiliaries.flatMap((aux) => harm(of, 'passive', `${aux} ${word}`)),
      ...[
        'have been',
        'has been',
        'had been',
        'to have been',
        'to be',
        'may have been',
        'have also been',
        'were also',
        'was also',
        'were reportedly',
        'was reportedly',
        'were allegedly',
        'was allegedly',
        'were critically',
        'was critically',
        'were seriously',
        'was seriously',
        'were severely',
        'were left',
      ].flatMap((aux) => harm(of, 'passive', `${aux} ${word}`)),
      ...harm(of, 'past', word),
    ]
  })
}

export const harmWords: [string, Sense][] = [
  ...passives(
    'killed',
    'killed|martyred|murdered|executed|slain|assassinated|massacred|slaughtered|beheaded|gunned down|shot dead|stoned to death|beaten to death|tortured to death|fatally shot|shot and killed|stabbed to death|burned to death|burnt to death|shot to death|starved to death|frozen to death|trampled to death|hacked to death|bludgeoned to death|clubbed to death|knifed to death|lynched|hanged|decapitated|crushed to death|put to death|summarily executed|eliminated|liquidated|neutralized|neutralised|extrajudicially executed|drowned',
  ),
  ...harm(
    'killed',
    'active',
    'kill|kills|killing|murder|murders|murdering|execute|executes|executing|assassinate|assassinates|assassinating|claimed the lives of|claiming the lives of|claims the lives of|claimed the life of|claiming the life of|claims life of|claims the life of|claims lives of|took the lives of|taking the lives of|takes the lives of|took the life of|cost the lives of|massacring|massacre|slaughtering|beheading|shot and killed|shot dead|shoot dead|eliminate|eliminating|eliminates|gunning down|martyring|stabbing to death|neutralize|neutralizes|ended the lives of|have taken the lives of|has claimed the lives of|have claimed the lives of|claimed|claiming|claims|lost|funeral of|funerals of',
  ),
  ...harm(
    'killed',
    'subject',
    'bled to death|starve to death|starving to death|froze to death|choked to death|died|die|dies|dying|have died|has died|had died|perished|perish|lost their lives|loses life|lost his life|lost her life|lose their lives|losing their lives|lost life|lose lives|succumbed|succumbed to|succumbed to their wounds|met their deaths|fell as martyrs|lost their life|passed away|lay dead|found dead|was found dead|were found dead|to be dead|confirmed dead|are dead|is dead|were dead|was dead|presumed dead|pronounced dead|were confirmed dead|dies of|died of|feared dead|left for dead',
  ),
  ...harm(
    'killed',
    'event',
    'death of|deaths of|the death of|the deaths of|killing of|the killing of|killings of|murder of|murders of|execution of|executions of|assassination of|massacre of|martyrdom of|deaths among|loss of life of|the loss of|fall of|death for|demise of|lives of|the lives of|slaughter of|beheading of|extrajudicial killing of|summary execution of|martyrdom',
  ),
  ...harm(
    'killed',
    'count',
    'dead|deaths|fatalities|fatality|martyrs|slain|fatal casualties|killings|executions|fatally|victims|lives|losses|fatal victims|deceased|dead people|killed people|murders|deceased persons|death cases',
  ),
  ...one('killed', 'death|martyr|fatality|victim|dead man|dead woman|dead child'),
  ...harm(
    'killed',
    'toll',
    'death toll|death tolls|toll of dead|toll|the death toll|civilian deaths|number of deaths|number of dead|number of martyrs|number of the dead|number of killed|number of those killed|number of people killed|number of victims|number of civilian deaths|number of fatalities|the dead|the number killed|fatality count|body count|among the dead|among the victims|among those killed|the victims|those killed|the martyrs|the deceased|the killed|victim toll|number of the martyrs|losses|dead include|deaths rose|deaths rise|deaths reached|deaths include|number of deceased|lives lost',
  ),
  ...passives(
    'injured',
    'wounded|injured|hurt|maimed|burned|burnt|hospitalized|hospitalised|treated|critically wounded|seriously wounded|severely wounded|critically injured|seriously injured|severely injured|slightly injured|lightly injured|slightly wounded|lightly wounded|paralyzed|crippled',
  ),
  ...harm(
    'injured',
    'active',
    'injure|injures|injuring|wound|wounds|wounding|hurting|maiming|seriously wounding|seriously injuring|critically injuring|critically wounding|severely injuring|severely wounding|caused injuries to|causing injuries to',
  ),
  ...harm(
    'injured',
    'subject',
    'received treatment|have received treatment|receiving treatment|were receiving treatment|are receiving treatment|was receiving treatment|sustained injuries|sustained wounds|suffered injuries|suffered wounds|suffering from injuries|sustain injuries|suffer injuries|received injuries|suffered burns|suffocated|suffocate',
  ),
  ...harm(
    'injured',
    'event',
    'injury of|injuries of|the injury of|wounding of|injuries to|injuries among|injury to|the wounding of|injuring of|suffocation of|injury',
  ),
  ...harm(
    'injured',
    'count',
    'injuries|injured people|wounded people|injured persons|wounded persons|suffocation cases|non-fatal injuries|injured civilians|wounded civilians',
  ),
  ...harm(
    'injured',
    'toll',
    'number of wounded|number of injured|number of injuries|the wounded|the injured|among the wounded|among the injured|among those injured|those injured|those wounded|number of the wounded|number of the injured',
  ),
  ...harm(
    'casualties',
    'count',
    'casualties|casualty|causalities|killed and wounded|killed and injured|dead and wounded|dead and injured|killed or wounded|killed or injured|dead or wounded|dead or injured|deaths and injuries|martyrs and wounded|killed or maimed|killed and maimed|dead and hurt|martyred and injured|martyred or injured|civilian casualties|victims dead and wounded',
  ),
  ...harm(
    'casualties',
    'passive',
    'were killed and wounded|were killed and injured|were killed or wounded|were killed or injured|have been killed or wounded|have been killed and wounded|have been killed or injured|been killed and injured|were either killed or injured|were either killed or wounded|were martyred and injured|were martyred or injured|have been killed and injured|been killed or injured|was killed and injured|are killed and wounded|were killed and others injured',
  ),
  ...harm(
    'casualties',
    'past',
    'killed and wounded|killed and injured|martyred injured|killed wounded|killed injured|martyred and injured|martyred and wounded|killed or injured|killed or wounded',
  ),
  ...harm(
    'casualties',
    'active',
    'killing and wounding|killing and injuring|kills and injures|kills and wounds|killing or wounding|killing or injuring|kills wounds|kills injures|kill and injure|kill and wound|kill or injure',
  ),
  ...harm(
    'casualties',
    'toll',
    'number of casualties|casualty toll|toll of casualties|the casualties|casualty count|casualties include|casualty figures',
  ),
  ...harm(
    'bodies',
    'count',
    'bodies|dead bodies|corpses|corpse|human remains|remains|sets of remains|sets of human remains|skeletons|skulls|cadavers|human skulls|sets of bones|skeletal remains|human skeletons|sets of skeletal remains|decomposed bodies|decapitated bodies|decapitated corpses|beheaded bodies|beheaded corpses|headless bodies|headless corpses|mutilated bodies|mutilated corpses|burned bodies|burnt bodies|blindfolded bodies|handcuffed bodies|bound bodies|bound and blindfolded bodies|shackled bodies|unidentified bodies|charred bodies|corps|graves with bodies',
  ),
  ...one('bodies', 'the body of|body of|body|corpse|dead body|skeleton|cadaver|skull'),
  ...harm(
    'bodies',
    'active',
    'exhume|exhumes|exhuming|unearthed|unearthing|unearth|dug up|digging up|recovered the bodies of|recovered the remains of|found the bodies of|recover the bodies of|retrieved the bodies of|found the remains of|discovered the bodies of|discovered the remains of|reburied|reburying|reburies|buried|burying|bury|threw|dumped|dumping|laid',
  ),
  ...harm(
    'bodies',
    'passive',
    'were exhumed|was exhumed|been exhumed|were unearthed|were dug up|were reburied|was reburied|been reburied|were buried|was buried|been buried|are buried|is buried|lie buried|were interred|were disinterred|be buried|buried in|dumped in|were dumped|been unearthed|were laid to rest|was laid to rest|be exhumed|lie in|were thrown into|was unearthed',
  ),
  ...harm('bodies', 'past', 'exhumed|disinterred|reinterred'),
  ...harm(
    'bodies',
    'event',
    'skeletal remains of|the skeletal remains of|partial remains of|the partial remains of|charred remains of|the charred remains of|burned remains of|decomposed remains of|the decomposed remains of|mortal remains of|the mortal remains of|the human remains of|the bones of|the skulls of|the skeletons of|the corpses of|the dead bodies of|the decomposed bodies of|decomposed bodies of|the charred bodies of|charred bodies of|holds the remains of|contains the remains of|contained the remains of|hold the remains of|held the remains of|holding the remains of|holding the bodies of|contained the bodies of|contains the bodies of|containing the remains of|containing the bodies of|bodies of|remains of|the bodies of|the remains of|corpses of|exhumation of|burial of|the burial of|body of|the body of|the exhumation of|corpse of|skeletons of|reburial of|the reburial of|identities of|dead bodies of|human remains of|bones of|skulls of',
  ),
  ...harm(
    'bodies',
    'toll',
    'number of bodies|number of bodies recovered|number of bodies found|number of exhumed bodies|number of remains|the bodies|number of corpses|total number of bodies|number of victims recovered|number of recovered bodies',
  ),
  ...harm(
    'bodies',
    'holder',
    'grave containing|grave holding|graves containing|graves holding|grave with|graves with|mass grave for|mass graves for|grave contains|grave held|grave holds|mass grave of|mass graves of|graves contain|site containing|pit containing|pit holding|well containing|trench containing|trenches containing|grave contained|grave that contains|grave that held|graves hold|grave that holds|grave believed to contain|grave believed to hold|grave thought to contain|grave thought to hold|believed to hold|believed to contain|thought to hold|thought to contain|expected to hold|expected to contain|said to hold|said to contain|estimated to hold|estimated to contain|may hold|may contain|could hold|could contain|might hold|might contain|yielded|suspected of holding|suspected of containing|hold|holds|held|holding|contain|contains|contained|containing|found|discovered|located|inside|beneath',
  ),
  ...passives('missing', 'disappeared|forcibly disappeared'),
  ...harm(
    'missing',
    'subject',
    'went missing|are missing|were missing|is missing|was missing|have gone missing|has gone missing|remain missing|remains missing|still missing|are still missing|reported missing|are unaccounted for|unaccounted for|go missing|gone missing|vanished|listed as missing|have disappeared|had disappeared|remain unaccounted for|whose fate is unknown|whose fate remains unknown',
  ),
  ...harm('missing', 'event', 'disappearance of|disappearances of|the disappearance of|fate of|the fate of|enforced disappearance of'),
  ...harm(
    'missing',
    'count',
    'missing|disappeared|missing people|missing persons|disappearances|forcibly disappeared|disappeared persons|enforced disappearances',
  ),
  ...harm('missing', 'toll', 'number of missing|number of the missing|number of missing persons|number of the disappeared'),
  ...passives(
    'detained',
    'arrested|detained|abducted|kidnapped|imprisoned|captured|jailed|seized|taken hostage|held|taken prisoner|rounded up|held captive|held hostage|apprehended|incarcerated|taken captive|taken into custody|hijacked',
  ),
  ...harm(
    'detained',
    'active',
    'arrest|arrests|arresting|detain|detains|detaining|abduct|abducts|abducting|kidnap|kidnaps|kidnapping|capture|captures|capturing|holding|imprisoning|apprehend|apprehending|rounding up|taking hostage|took hostage|nab|nabs|keeps detaining|still holding|freed|released|release|releases|releasing',
  ),
  ...harm(
    'detained',
    'event',
    'arrest of|arrests of|the arrest of|detention of|the detention of|kidnapping of|kidnap of|abduction of|capture of|the abduction of|the kidnapping of|abductions of|imprisonment of|release of|the release of',
  ),
  ...harm(
    'detained',
    'count',
    'detainees|prisoners|hostages|captives|abductees|arrests|abductions|kidnappings|arrest cases|detentions|inmates|prisoners of war|arbitrary arrests|political prisoners|kidnapped people|abducted people',
  ),
  ...one('detained', 'detainee|prisoner|hostage|captive|inmate'),
  ...harm(
    'detained',
    'toll',
    'number of detainees|number of arrests|number of prisoners|the detainees|number of hostages|number of arbitrary arrests',
  ),
  ...passives(
    'displaced',
    'displaced|uprooted|forced from their homes|internally displaced|forcibly displaced|driven from their homes|evacuated|made homeless|left homeless|forced to flee',
  ),
  ...harm('displaced', 'active', 'displacing|displace|displaces|uprooting|has displaced|have displaced|uprooted'),
  ...harm(
    'displaced',
    'subject',
    'fled|flee|fleeing|have fled|had fled|has fled|fled their homes|flee their homes|fleeing their homes|left their homes|leave their homes|crossed the border|escaped|to flee|to flee their homes|abandoned their homes|seek refuge|sought refuge',
  ),
  ...harm('displaced', 'event', 'displacement of|the displacement of|exodus of|flight of|the exodus of|forced displacement of'),
  ...harm(
    'displaced',
    'count',
    'refugees|displaced people|displaced persons|idps|internally displaced people|internally displaced persons|internally displaced|displaced families|displaced civilians|evacuees|displaced|displaced residents|displaced individuals|asylum seekers',
  ),
  ...harm('displaced', 'toll', 'number of displaced|number of refugees|number of displaced people|number of idps|number of the displaced'),
  ...entries(
    { is: 'grave', many: 'many' },
    'mass graves|burial sites|mass burial sites|gravesites|grave sites|mass burials|burial pits|mass burial pits|unmarked graves|mass grave sites|suspected mass graves|collective graves|clandestine graves|burial grounds|individual graves|graves|burial trenches|death pits|mass graves of|mass and individual graves|individual and mass graves|graves with|graves containing|graves holding|graves contain|graves hold|makeshift graves|shallow graves|mass-grave sites|gravesites',
  ),
  ...entries(
    { is: 'grave', many: 'one' },
    'mass grave|mass burial site|burial pit|mass grave site|mass burial|collective grave|common grave|clandestine grave|mass-grave site|grave site|burial site|mass grave of',
  ),
]
