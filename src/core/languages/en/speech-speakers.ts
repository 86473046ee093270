// Table: English nouns that name speakers, words that point back to one, and words at which a speaker's name ends.
import type { SpeechRow } from '../speech.ts'

export const speakerRows: readonly SpeechRow[] = [
  [{ noun: 'source' }, 'source|sources|witness|witnesses|eyewitness|eyewitnesses|survivor|survivors|accounts|monitors'],
  [
    { noun: 'group' },
    'states|residents|medics|workers|services|emergency services|staff|patients|powers|protesters|leaders|teams|activist|activists|residents|resident|locals|villagers|rescuers|doctors|medics|officials|authorities|experts|analysts|relatives|neighbours|neighbors|journalists|observers|researchers|prosecutors|rebels|militants|opponents|investigators|diplomats|lawmakers|volunteers|workers|families|supporters|critics',
  ],
  [
    { noun: 'person' },
    'investigator|pathologist|anthropologist|archaeologist|coroner|examiner|detective|ombudsman|ombudswoman|historian|imam|priest|bishop|pastor|elder|gravedigger|caretaker|digger|guard|engineer|volunteer|activist|resident|villager|survivor|advocate|campaigner|chairwoman|chairperson|superintendent|inspector|counsel|rapporteur|undersecretary|medic|vendor|worker|rescuer|teacher|operator|farmer|shopkeeper|driver|eyewitness|man|woman|boy|professor|analyst|expert|spokesman|spokeswoman|spokesperson|official|minister|president|director|chief|head|governor|commander|general|colonel|doctor|dr|mayor|ambassador|secretary|envoy|lawyer|judge|officer|leader|representative|coordinator|prosecutor|father|mother|brother|sister|cousin|relative|king|prince|prime minister|adviser|user|neurosurgeon|surgeon|nurse|founder|deputy|chairman|journalist|major|lieutenant|captain|sheikh|figure|member|aunt|uncle|scientist',
  ],
  [
    { noun: 'body' },
    'tribunal|institute|foundation|bureau|registrar|panel|groups|agencies|organizations|organisations|networks|ministries|opposition|facilities|centres|centers|observatory|sohr|snhr|monitor|group|organisation|organization|network|ministry|government|army|military|police|pentagon|centcom|coalition|command|council|committee|agency|department|directorate|civil defence|civil defense|white helmets|red crescent|red cross|united nations|un|unicef|msf|amnesty|amnesty international|human rights watch|hrw|kremlin|white house|state department|force|forces|administration|court|hospital|centre|center|committees|union|association|movement|party|front|regime|charity|ngo|commission|mission|embassy|office|parliament|watchdog|taliban|hamas|hezbollah|nato|washington|moscow|ankara|damascus|tehran|asayish|service|responders|team|unit|helmets',
  ],
  [
    { noun: 'medium' },
    'news agency|agency|newspaper|channel|television|tv|radio|website|websites|media|state media|local media|state tv|state television|daily|press|outlet|outlets|news|reuters|afp|ap|associated press|sana|anadolu|tass|ria|interfax|xinhua|dpa|al jazeera|bbc|cnn|amaq|page|account|accounts|north press|the guardian|the new york times|the washington post|magazine|network',
  ],
  [
    { noun: 'document' },
    'statement|statements|report|reports|letter|letters|document|documents|testimony|tweet|post|posts|communique|study|investigation|data|figures|video|videos|footage|records|tally|toll|estimates|images|article|intelligence|information|statistics|inquiry|probe|survey|review|analysis|register|registry|database',
  ],
  [{ noun: 'reporter' }, 'correspondent|correspondents|reporter|reporters|our correspondent|our reporter|we|we have|our team'],
  [
    { back: 'person' },
    'he|she|the official|the spokesman|the spokeswoman|the minister|the spokesperson|the commander|the governor|the general|the president|the doctor|the activist|the officer|the director',
  ],
  [
    { back: 'any' },
    'they|it|the group|the source|the sources|the agency|the organisation|the organization|the ministry|the network|the activists|the witnesses|the residents|the same source|the same sources|the observatory|the monitor|the monitoring group|the watchdog|the rights group|the terrorist group|the newspaper|the army|the body|the charity|the outlet|the rights monitor|the war monitor',
  ],
  [
    { back: 'document' },
    'the statement|the report|the letter|the letters|the document|the testimony|the tweet|the post|the study|this report|the article|the news report|the same report',
  ],
  [
    { stop: true },
    'who|which|whose|when|where|after|before|during|following|because|since|until|while|although|though|but|if|whether|as|so|then|than|not|no|in a statement|in an interview|in a report|in a tweet|in a letter|in a press|in its|in his|in her|in their|in remarks|in comments|on its|on his|on their|has|have|had|was|were|is|are|been|be|being|will|would|could|may|might|must|should|can|killed|wounded|injured|died|left|hit|struck|including|to|with|into|through|amid|over|against|how|what|why|there|also|later|earlier|only|did|does|do|this',
  ],
  [
    { aside: true },
    'on monday|on tuesday|on wednesday|on thursday|on friday|on saturday|on sunday|monday|tuesday|wednesday|thursday|friday|saturday|sunday|today|yesterday|earlier|later|late|early|meanwhile|also|however|separately|initially|previously|now|recently|repeatedly|further|already|today|tonight|meantime|earlier on|late on|early on|then|additionally|similarly|still|on the other hand|for its part|for his part|for their part|in turn|moreover|officially|just|again',
  ],
  [{ speaksFor: true }, 'spokesman|spokeswoman|spokesperson'],
  [
    { trait: true },
    'local|medical|military|security|official|officials|state|rights|human|monitoring|opposition|activist|police|rescue|health|government|trusted|reliable|several|multiple|various|other|some|many|senior|top|unnamed|undisclosed|reliable|civil|defence|defense|pro|anti|war|aid|hospital|district|foreign|interior|prime|former|well|informed|identical|rebel|international|publicly|available',
  ],
  [
    { tail: true },
    'monitor|monitors|activists|monitoring group|rights group|human rights group|state media|officials|observatory|watchdog|ngo|un|report|reports|sources|witnesses|medics|state tv|military',
  ],
  [{ link: true }, 'of|for|al|el|bin|ibn|abu|in|at|from|de|von|near|on|by|north|south|east|west'],
  [{ opener: true }, 'the|a|an|its|his|their|our|one|two|another|these|those|some|all'],
  // "According to the Observatory at least 12 people": a quantity begins a new phrase, as "the" does.
  [
    { opener: true },
    'three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|dozens|scores|hundreds|thousands|tens of thousands|hundreds of thousands|millions|at least|more than|fewer than|less than|up to|as many as|nearly|almost|roughly|approximately|no fewer than|no less than|not less than|several|a number of',
  ],
  [{ authored: true }, 'of|by|issued by|published by|released by|from|sent by|prepared by'],
  [{ joint: true }, 'and|but|while|as|after|when|because|although|though|whereas|which|who|that|where|since|if|before|whilst|so|until|yet|or'],
]
