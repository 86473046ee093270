// Table: English words of accusing, demanding and denying, of harm, and of those who do it.
import type { SpeechRow } from '../speech.ts'

export const relationRows: readonly SpeechRow[] = [
  // "A commander, who asked not to be named, put the number at 40": asks nothing of anybody.
  [
    {},
    'asked not to be named|asked not to be identified|asking not to be named|asking not to be identified|asked to remain anonymous|asked for anonymity|requested anonymity|requesting anonymity|declined to be named|refused to be named|refused to be identified|who declined to give|asked that his name|asked that her name|asked that their names',
  ],
  // "did not deny" denies nothing.
  [{}, 'did not deny|not deny|neither confirmed nor denied|cannot deny|nor denied'],
  [
    { accuse: true, blame: true },
    'accused|accuses|accuse|accusing|accusation|accusations|blamed|blames|blame|blaming|held responsible|holds responsible|responsible for|responsible|responsibility|attributed|attributing|condemned|condemns|condemning|denounced|denounces|behind|was behind|were behind|hallmarks|point to|points to|implicated|carried out by|perpetrated|perpetrated by',
  ],
  [
    { accuse: true, crime: true, harm: true },
    'war crime|war crimes|crimes against humanity|massacre|massacres|crimes|crime|atrocities|atrocity|violations|violation|violated|violates|committed|brutal|barbaric|genocide|aggression|onslaught|indiscriminate|indiscriminately|deliberate|deliberately|systematic|forced displacement|collective punishment|chemical weapons',
  ],
  [
    { accuse: true, blame: true, charge: true },
    'accused of|been accused of|is accused of|are accused of|was accused of|were accused of|stand accused of',
  ],
  // "accused the army of", "blamed the blast on the rebels"; "laid the blame on the rebels".
  [
    { accuses: 'object' },
    'accused|accuses|accuse|accusing|has accused|have accused|had accused|blamed|blames|blame|blaming|has blamed|have blamed|had blamed|attributed|attributes|attributing',
  ],
  [
    { accuse: true, blame: true, accuses: 'upon' },
    'laid the blame|laid blame|lays the blame|put the blame|puts the blame|pinned the blame|pins the blame|placed the blame|placing the blame|pinning the blame|squarely',
  ],
  // "called Tuesday for an investigation".
  [
    { demand: true, say: { manner: 'says', loose: true } },
    'called monday for|called monday on|called tuesday for|called tuesday on|called wednesday for|called wednesday on|called thursday for|called thursday on|called friday for|called friday on|called saturday for|called saturday on|called sunday for|called sunday on|called today for|called today on|called yesterday for|called yesterday on|called again for|called again on|called repeatedly for|called repeatedly on|called also for|called also on|called urgently for|called urgently on|called jointly for|called jointly on|called publicly for|called publicly on|called separately for|called separately on|has called again for|has called again on|has called repeatedly for|has called repeatedly on|has called also for|has called also on|has called urgently for|has called urgently on|have called again for|have called again on|have called repeatedly for|have called repeatedly on|have called also for|have called also on|have called urgently for|have called urgently on',
  ],
  [
    { demand: true, modal: true },
    'should be|should|need to|needs to|must|must be|need for|it is time for|want|wants|wanted|seek justice|seeks justice|seeking justice|seek answers|seeking answers|seek the truth|seeking the truth|deserve|deserves|ought to|have to be|has to be|there must be|needs to be|imperative|essential that|vital that|crucial that|insists that|insisted that|insist that|hold accountable|be held accountable|be brought to justice|bring to justice|be prosecuted|be punished',
  ],
  [
    { demand: true },
    'pressing for|pressed for|press for|pushing for|pushed for|campaigning for|campaigned for|lobbying for|petitioned|petitions|petitioning|petition|plead for|pleads for|pleaded for|pleading for|plea for|pleas for|implored|implores|begged|begs|begging for|requests|requesting|request for|appeal for|appeals for|appealed for|appealing for|demands for|demand for|renewed calls for|reiterated its call|reiterated his call|reiterated her call|reiterated their call|asking for|asked that|asks that|asked for|exhorted|beseeched',
  ],
  [{ bids: true }, 'told|tells|asked|asks|has asked|have asked|had asked|ordered|orders|implored|begged|instructed'],
  [{ summons: true }, 'surrender|to surrender|give themselves up|hand themselves in|lay down their arms'],
  [{ attack: true }, 'military offensive|military campaign|military escalation|ground offensive'],
  [{}, 'military operation|military operations|military base|military bases|military service|military airport'],
  // What graves are asked about beside harm: inquiry, identity, return, protection.
  [
    { grave: true },
    'investigations|inquiries|investigated|identification|identify|identified|dna|exhumation|exhumations|exhume|excavation|evidence|preserved|preserve|protected|prosecuted|prosecution|prosecute|prosecutions|tribunal|trial|trials|returned|return of|remains|the remains|disappeared|the fate|fate of|the truth|truth|answers|explanation|explanations|access|secured|sealed|perpetrators|those responsible|punished|punish|reparations|compensation|apology|apologise|apologize|recognition|dignity|genocide|searches|search for|sanctions|extradited',
  ],
  [
    { denies: true },
    'not true|untrue|is false|are false|was false|were false|no truth|a lie|are lies|fabrication|fabrications|unfounded|groundless|had nothing to do|has nothing to do|have nothing to do|nothing to do with|no involvement|had no knowledge|no knowledge of|had no part|has no part|was not behind|were not behind|is not behind|are not behind|played no part|played no role|had no role|no role in|did not kill|did not target|did not commit|did not take part|did not bomb|did not shell|did not execute|does not target|do not target|does not kill|never killed|never targeted|never committed|never took part|has never admitted|have never admitted|never admitted|has never acknowledged|have never acknowledged|never acknowledged|has not acknowledged|have not acknowledged|refused to acknowledge|refuses to acknowledge|refused to admit|refuses to admit|there are no mass graves|there were no mass graves|there is no mass grave|no mass graves exist|disavowed|disavows|repudiated|repudiates|a hoax|was staged|were staged|has always denied|have always denied|no proof|there is no proof|no such',
  ],
  // What follows is left open: nobody is accused yet.
  [
    { unsure: true },
    'whether|unclear|not clear|could not determine|couldnt determine|if it was|not known who|unknown who|unknown who was|who was behind|no group claimed|no group has claimed|no one claimed|unidentified|may have been|might have been',
  ],
  [
    { demand: true },
    'called on|calls on|call on|calling on|called upon|calls upon|calling upon|called for|calls for|calling for|call for|urged|urges|urge|urging|demanded|demands|demand|demanding|appealed|appeals|appeal to|appealing|asked for|asks for|ask that|requested|pleaded|plead|should be|should|need to|needs to|need for|must|must be|pressed for|recommended|insisted on|advised|it is time for|to press|calls|warned against',
  ],
  [
    { deny: true },
    'denied|denies|deny|denying|denials|has denied|have denied|strongly denied|denial|completely untrue|untrue|incorrect|no evidence|conducted no strikes|lacking in credibility|not responsible|contradicting|misinformation|baseless|did not carry out|was not involved|rejected claims|rejected reports|rejected the claims|rejected the reports|rejects claims|rejects reports|rejects the claims|rejects the reports|dismissed claims|dismissed reports|dismissed the claims|dismissed the reports|dismisses claims|dismisses reports|dismisses the claims|dismisses the reports|denied claims|denied reports|denied the claims|denied the reports|denies claims|denies reports|denies the claims|denies the reports|refuted claims|refuted reports|refuted the claims|refuted the reports|disputed claims|disputed reports|disputed the claims|disputed the reports|is innocent|was innocent|were innocent|fabricated',
  ],
  // "rejected the allegations"; parliament that "rejected the budget" denies nothing.
  [{ deny: true, weak: true }, 'rejected|rejects|rejecting|dismissed|dismisses|refuted|refutes|disputed|disputes'],
  [
    { claim: true },
    'claim|claims|report|reports|allegation|allegations|accusation|accusations|charge|charges|suggestion|suggestions|assertion|assertions|finding|findings|involvement|responsibility|figure|figures|toll|account|accounts|statement|statements|notion|version|story|blame|role',
  ],
  [
    { harm: true, toll: true },
    'killed|kill|kills|killing|killings|dead|died|deaths|death|wounded|wounding|injured|injuring|injuries|casualties|victims|arrested|arrest|arrests|detained|detention|abducted|kidnapped|executed|execution|executions|mass grave|mass graves|bodies|displaced|displacement|tortured|torture|slaughtered|assassinated|assassination|rape|lives|martyred|claimed the lives|claiming the lives|hostage|evacuation of the wounded|destruction|life of',
  ],
  [
    { harm: true, attack: true },
    'bombed|bombing|bombardment|bombardments|shelling|shelled|shells|airstrike|airstrikes|air strike|air strikes|air raid|air raids|air attacks|strike|strikes|raid|raids|attack|attacks|attacked|targeted|targeting|fired|firing|destroyed|hit|violence|siege|chemical attack|gas attack|sarin|explosion|blast|shot|shot down|barrel bombs|barrel bomb|rockets|rocket|missile|missiles|bomb|bombs|fire|dropped|campaign|offensive|escalation|landmines|struck|pounded|stormed|raided|ambush|infiltrated|explosives|used',
  ],
  [
    { crime: true },
    'violating|breach|breached|abuse|abuses|ethnic cleansing|persecution|inhumane|unlawful|unlawfully|illegal|heinous|cruel|war criminal|war criminals|starvation as a weapon|human shields|scorched earth|use of chemical|poison gas|nerve gas|chlorine',
  ],
  [
    { held: true },
    'against|positions|controlled|held|run|ruled|administered|backed|besieged|manned|requested|banned|outlawed|members|areas|territory|near|fighting|target|including|among|loyal|fighters|stronghold|bastion|city|town|seized',
  ],
  [{ doer: true }, 'by|led by|carried out by|launched by|committed by|fired by|waged by|came from|come from|coming from|hands of|caused by'],
  [
    { civil: true },
    'civilian|civilians|children|child|women|woman|family|residents|residential|hospital|hospitals|school|schools|homes|houses|village|neighborhood|neighbourhood|neighborhoods|neighbourhoods|population|people|market|mosque|town|city|district|journalists|camp',
  ],
  [
    { culprit: true },
    'regime|troops|soldiers|soldier|gunman|assailant|attacker|attackers|extremists|extremist|bandits|gang|gangs|mob|mobs|cartel|cartels|hitmen|vigilantes|herders|nationalists|warships|warship|armed men|masked men|men in uniform|uniformed men|death squad|the occupiers|occupiers|invaders|forces of|battalion|battalions|brigade|brigades|infantry|artillery|security agents|agents|secret police|intelligence|air forces|militiamen|militiaman|guerrillas|guerrilla|paramilitary|paramilitaries|junta|settlers|commandos|intelligence services|intelligence agents|security services|security forces|air force|navy|guards|prison guards|assailants|kidnappers|captors|warlord|warlords|separatists|wagner|rapid support forces|rsf|janjaweed|haftar|kaniyat|idf|irgc|revolutionary guards|popular mobilization forces|pmf|al-shabaab|lra|death squads|death squad|shabiha|republican guard|serb forces|bosnian serb|serbs|serb|ukrainian|ukraine|emirati|ethiopian|eritrean|rwandan|burmese|chechen|russian-backed|iran-backed|turkish-backed|government-backed|gunships|gunship|fighter jets|the attacker|the suspect|suspects|the accused|defendant|defendants|regimes|assad|assads|forces|army|military|government|warplanes|aircraft|jets|jet|helicopters|helicopter|drone|drones|coalition|coalitions|isis|isil|daesh|islamic state|islamic state group|militants|rebels|rebel|terrorists|terrorist|militia|militias|gunmen|occupation|israel|israeli|russia|russian|russians|turkey|turkish|iran|iranian|sdf|qsd|ypg|pkk|houthi|houthis|hezbollah|hamas|al qaeda|al-qaeda|nusra|hts|hayat tahrir al-sham|jabhat al-nusra|al-nusra|mercenaries|groups|factions|fighters|taliban|boko haram|insurgents|jihadists|saudi-led|us-led|u.s.-led|syrian government|security forces|police|suicide bomber|snipers|opposition|american|turks|moscow|damascus|jihadist|presidents forces|bashar|armed group|boy|suspect|attackers',
  ],
  [
    { culprit: true, machine: true },
    'artillery|gunships|gunship|fighter jets|fighter jet|warplanes|warplane|aircraft|jets|jet|helicopters|helicopter|drone|drones|warships|warship|tanks|air force',
  ],
  [{ asked: true }, 'the international community|the united nations|the security council|the un|the european union|all parties'],
  [
    { grave: true },
    'investigation|investigate|accountability|justice|ceasefire|civilians|protection|protect|halt|stop|end|withdraw|release|aid|international community|security council|united nations|attacks|violence|crimes|inquiry|inspections|inspectors|emergency|accountable|pressure|action|donations|measures',
  ],
  // "Coast guards recovered 18 bodies": who finds is not to blame.
  [{ finds: true }, 'found|discovered|recovered|unearthed|exhumed|uncovered|retrieved|rescued|dug up'],
]
