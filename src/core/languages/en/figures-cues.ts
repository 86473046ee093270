// Table: English cues around a figure: breakdown, negation, commitment, remains, basis, scope.
import { entries, type Sense } from '../figures.ts'

export const cues: [string, Sense][] = [
  // "tried to kill", "was sentenced to be hanged": nobody has come to harm.
  ...entries(
    { is: 'intent' },
    'tried|trying|tries|try|attempted|attempting|attempts|attempt|plotted|plotting|plot|planned|planning|plans|plan|threatened|threatening|threatens|threaten|threat|threats|vowed|vows|wanted|wants|intended|intends|intent|failed|refused|ordered|orders|sentenced|condemned|sentences|about to|due|scheduled|going',
  ),
  // Courts and threats: an execution that is ordered, feared or asked for has killed nobody yet.
  ...entries(
    { is: 'stop' },
    'to death|death sentence|death sentences|death penalty|sentenced to death|condemned to death|sentenced to be executed|to be executed|face execution|faces execution|facing execution|faced execution|risk of execution|risk execution|await execution|awaiting execution|awaits execution|ordered the execution of|orders the execution of|order the execution of|called for the execution of|calls for the execution of|threatened with execution|mock execution|mock executions|death row|death threat|death threats|attempted assassination of|attempted assassination|assassination attempt|assassination attempts|attempted murder of|attempted murder|attempted killing of|attempted kidnapping of|plot to assassinate',
  ),
  ...entries({ is: 'article' }, 'a|an'),
  ...entries(
    { is: 'pit' },
    'pit|pits|trench|trenches|well|wells|sinkhole|burial ground|cemetery|grave|ditch|burial|tomb|site|crater|septic tank|tunnel',
  ),
  ...entries({ is: 'joint', cue: 'whole' }, 'out of|out of a total of'),
  ...entries(
    { is: 'none' },
    'no|without|without any|not any|zero|no any|none|none of|no-one|no one|nobody|did not cause any|did not cause|did not result in|not cause',
  ),
  ...entries({ is: 'other', many: 'one' }, 'another|the other'),
  ...entries({ is: 'other', many: 'many' }, 'others|other|more|other people|more people|other civilians|others were'),
  ...entries(
    { is: 'joint', cue: 'including' },
    'including|includes|included|include|among them|among whom|of whom|of which|of them|amongst them|among these|comprising|comprised of|consisting of|incl|inclusive of|among which|of these|of those|out of whom|namely|counting',
  ),
  ...entries({ is: 'joint', cue: 'of-them' }, 'of them|of whom|of these|of those|of which'),
  ...entries({ is: 'joint', cue: 'and' }, 'and|&|as well as|along with|together with|besides|in addition to|plus|alongside'),
  ...entries({ is: 'joint', cue: 'or' }, 'or'),
  ...entries({ is: 'joint', cue: 'to' }, 'to'),
  ...entries({ is: 'joint', cue: 'between' }, 'between|from'),
  ...entries({ is: 'joint', cue: 'of' }, 'of|of the|of his|of their|of its|of our|of her|among'),
  ...entries(
    { is: 'joint', cue: 'most' },
    'most|mostly|most of them|most of whom|majority|the majority of them|mainly|half of them|many of them|many of whom|some of whom|some of them|all of them|all|largely',
  ),
  ...entries(
    { is: 'joint', cue: 'with' },
    'with|leaving|left|leaves|leave|leading to|led to|resulting in|resulted in|caused|causing|suffered|suffers|sustained|saw|bringing|brings|documented|recorded|identified',
  ),
  ...entries({ is: 'stop', inside: true }, 'in|into|inside|within'),
  ...entries(
    { is: 'stop' },
    'on|at|by|for|from|was|were|is|are|be|been|has|have|had|who|that|which|when|while|after|before|as|during|near|since|because|under|against|outside|across|around|with|where|he|she|it|they|said|says|saying|reported|according|but|also|then|yesterday|today|monday|tuesday|wednesday|thursday|friday|saturday|sunday|last|this|these|those|due|following|amid|via|through|will|would|could|may|might|can|did|does|the|his|her|their|its|not|if|until|belonging|whose|whom|remains|than|there|so|out|up',
  ),
  ...entries(
    { is: 'commitment', commitment: 'expected' },
    'expected|thought|expects to find|under way to recover|continue to search for|yet to be recovered|is expected|are expected|expects|expect|believed|is believed|are believed|believes|believe|thought to|likely|probably|may|might|could|estimated|estimates|estimate|estimating|suspected|presumed|anticipated|anticipate|predicted|predict|possibly|potentially|would|assumed|suspects|suspect|supposed|think|thinks|assume|assumes|reckon|is likely|are likely|projected',
  ),
  // Who they were, not how many.
  ...entries(
    { is: 'stop' },
    'believed to belong to|thought to belong to|believed to be those of|believed to be victims of|believed to be civilians|thought to be those of|believed to have been killed|believed killed|thought killed|presumed killed|believed murdered|believed executed|believed shot|thought to have been killed|believed to have been executed|suspected to have been killed',
  ),
  // "The suspects confessed": people, no doubt about the dead.
  ...entries({ is: 'stop' }, 'the suspects|suspects had|suspects have|suspects were|murder suspects|two suspects|three suspects|four suspects'),
  // "denied responsibility for the deaths of five": the deaths are not denied.
  ...entries(
    { is: 'stop' },
    ['denied', 'denies', 'denying', 'deny', 'rejected', 'rejects']
      .flatMap((verb) =>
        ['responsibility', 'involvement', 'any responsibility', 'any involvement', 'any role', 'a role', 'any part'].map((what) => `${verb} ${what}`),
      )
      .join('|'),
  ),
  ...entries({ is: 'commitment', commitment: 'feared' }, 'feared|fear|fears|fearing|are feared|is feared|concern|concerns|afraid|worried|worries'),
  ...entries(
    { is: 'commitment', commitment: 'denied' },
    'denied|denies|deny|denying|rejected|rejects|dismissed|dismisses|refuted|refutes|disputed|disputes|false|untrue|fabricated|baseless|not true',
  ),
  ...entries(
    { is: 'remains', remains: 'located' },
    'left to be exhumed|to be exhumed|yet to be exhumed|have not been exhumed|not yet been exhumed|yet to be opened|not been opened|found|discovered|discover|discovers|discovering|discovery|discovery of|located|find|finds|finding|uncovered|uncovers|uncovering|unearthed|unearths|unearthing|came across|existence of|the existence of|presence of|the presence of|stumbled|detected|were found|was found|spotted|revealed',
  ),
  // "The office announced that a further mass grave had been found": the verb whole, so that it stands right after the grave.
  ...entries(
    { is: 'remains', remains: 'located' },
    'found discovered uncovered unearthed located'
      .split(' ')
      .flatMap((verb) => ['has been', 'have been', 'had been'].map((aux) => `${aux} ${verb}`))
      .join('|'),
  ),
  ...entries(
    { is: 'remains', remains: 'recovered' },
    'unearthed|unearths|unearthing|was unearthed|were unearthed|excavated|excavating|excavation|recovered|yielded|received|brought|brought to|lifted|recover|recovers|recovering|recovery|recovery of|exhumed|exhume|exhumes|exhuming|exhumation|exhumations|retrieved|retrieve|retrieving|extracted|extract|extracting|pull|pulls|pulled|pulled out|dug up|dug out|removed|taken out|lifted|collected|disinterred|retrieval|brought out|pulling|taken from|dug from|were pulled|been opened|were opened|was opened',
  ),
  ...entries(
    { is: 'remains', remains: 'identified' },
    'identified|identify|identifies|identifying|identification|dna-matched|matched|recognised|recognized|dna matching|dna match|returned to their families|returned to families|returned to the families|returned to relatives|returned to their relatives|handed to relatives|handed over to relatives|handed over to their families|handed over|handed to|matched|recognise|recognises|names have been established|been named',
  ),
  ...entries(
    { is: 'remains', remains: 'reburied' },
    'reburied|rebury|reburial|reburying|reinterred|laid to rest|re-buried|re-burial|buried again|were moved to|transferred to a cemetery|reinterment|given a burial|final resting place|given a proper burial|new cemetery|graveyard|graveyards|memorial center|memorial centre|memorial cemetery|collective funeral|mass funeral',
  ),
  ...entries(
    { is: 'remains', remains: 'alleged' },
    'lie|lying|buried|dumped|thrown|threw|throw|interred|burial|bury|burying|yet to be|remain|beneath|under the rubble|suspected|still lie|left in|allegedly|alleged',
  ),
  ...entries({ is: 'basis', basis: 'counted' }, 'counted|count|tally|tallied|body count'),
  ...entries(
    { is: 'basis', basis: 'recorded' },
    'documented|recorded|registered|verified|confirmed|registry|documents|documenting|logged|records|listed',
  ),
  ...entries({ is: 'basis', basis: 'estimated' }, 'estimated|estimates|estimate|an estimated|estimating|approximately|roughly'),
  ...entries({ is: 'basis', basis: 'witnessed' }, 'witnessed|witnesses|witness|saw|eyewitness|eyewitnesses|seen'),
  ...entries({ is: 'basis', basis: 'relayed' }, 'reportedly|according to reports|reports said|media reported|cited|citing|quoted|quoting|allegedly'),
  ...entries(
    { is: 'scope', scope: 'cumulative', kind: 'since' },
    'since|so far this year|this year so far|since the beginning of|since the start of|in the past year|over the past year|in two years|over the years',
  ),
  ...entries(
    { is: 'scope', scope: 'cumulative', kind: 'so-far' },
    'so far|to date|until now|thus far|as of|up to now|up until now|till now|until today',
  ),
  ...entries(
    { is: 'scope', scope: 'cumulative', kind: 'rise' },
    'rose to|rises to|risen to|rising to|bringing the total|brings the total|bringing the number|brings the number|brought the number|brought the total|bringing to|reached|put the number|exceeded|has risen|climbed to|climbs to|now stands at|stands at',
  ),
  ...entries(
    { is: 'scope', scope: 'cumulative', kind: 'total' },
    'total|during the battle|during the battle of|during the battle for|during the campaign|during the siege|during the siege of|during the offensive|throughout the war|throughout the campaign|in total|total number|the total number|grand total|a total of|overall|altogether|in all|total number|total of',
  ),
  ...entries(
    { is: 'scope', scope: 'whole-area', kind: 'area' },
    'across the country|nationwide|across the city|in the whole city|throughout the country|across the province|throughout the city|city-wide|citywide|country-wide|countrywide|across all sites|in all graves|at all sites|province-wide|across the region|all the graves|in the entire city|throughout the province|provinces|governorates|in all the graves|all graves|from all sites|in the province as a whole|the whole province|the whole city|the entire province',
  ),
]
