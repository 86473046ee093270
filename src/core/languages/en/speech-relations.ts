// Table: English words of accusing, demanding and denying, of harm, and of those who do it.
import type { SpeechRow } from '../speech.ts'

export const relationRows: readonly SpeechRow[] = [
  [
    { accuse: true },
    'accused|accuses|accuse|accusing|accusation|accusations|blamed|blames|blame|blaming|held responsible|holds responsible|responsible for|responsible|responsibility|attributed|attributing|condemned|condemns|condemning|denounced|denounces|war crime|war crimes|crimes against humanity|massacre|massacres|crimes|atrocities|violations|behind the attack|carried out by|perpetrated|committed|hallmarks|point to',
  ],
  [
    { demand: true },
    'called on|calls on|call on|calling on|called for|calls for|calling for|call for|urged|urges|urge|urging|demanded|demands|demand|demanding|appealed|appeals|appealing|asked|asks|requested|pleaded|plead|must|should|need to|needs to|pressed for|recommended|insisted on|advised',
  ],
  [{ deny: true }, 'denied|denies|deny|denying|denials|rejected|rejects|rejecting|dismissed|dismisses|refuted|refutes|disputed|disputes|denial'],
  [
    { harm: true },
    'killed|kill|kills|killing|killings|dead|died|deaths|death|wounded|wounding|injured|injuring|injuries|casualties|victims|arrested|arrest|arrests|detained|detention|abducted|kidnapped|executed|execution|executions|mass grave|mass graves|bodies|massacre|massacres|displaced|displacement|tortured|torture|bombed|bombing|bombardment|shelling|shelled|airstrike|airstrikes|air strike|air strikes|strike|strikes|raid|raids|attack|attacks|attacked|targeted|targeting|fired|destroyed|hit|slaughtered|assassinated|assassination|crimes|crime|violence|genocide|rape|siege|chemical attack|gas attack|sarin|explosion|blast|shot|claimed the lives|claiming the lives|lives|martyred|violations|atrocities',
  ],
  [
    { culprit: true },
    'regime|regimes|assad|assads|forces|army|military|government|warplanes|aircraft|jets|helicopters|helicopter|drone|drones|coalition|isis|isil|daesh|islamic state|islamic state group|militants|rebels|rebel|terrorists|terrorist|militia|militias|gunmen|occupation|israel|israeli|russia|russian|russians|turkey|turkish|iran|iranian|sdf|qsd|ypg|pkk|houthi|houthis|hezbollah|hamas|al qaeda|al-qaeda|nusra|hts|hayat tahrir al-sham|jabhat al-nusra|al-nusra|mercenaries|groups|factions|fighters|taliban|boko haram|insurgents|jihadists|saudi-led|us-led|u.s.-led|syrian government|security forces|police|suicide bomber|snipers|opposition|american|turks',
  ],
  [
    { grave: true },
    'investigation|investigate|accountability|justice|ceasefire|civilians|protection|protect|halt|stop|end|withdraw|release|aid|international community|security council|united nations|attacks|violence|crimes',
  ],
]
