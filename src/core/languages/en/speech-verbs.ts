// Table: English reporting verbs, "according to", complementisers and the words around them.
import type { SpeechRow } from '../speech.ts'

export const verbRows: readonly SpeechRow[] = [
  [
    { say: { manner: 'says', loose: true } },
    'said|says|say|claims|had documented|posted|shared|provided|showed|helped to identify|stresses|warns|has stressed|has warned|documents|has regularly documented|has declared|have declared|claims|points out|reveals|illustrated|illustrates|has illustrated|have illustrated|demonstrated|has shown|have shown|has found that|have found that|clarified|has clarified|remarked|recounted|maintained|reiterated|has noted|has added|have noted|has estimated|have estimated|has determined|determined that|underlined|underscored|has acknowledged|have acknowledged|has warned that|have warned|has recorded that|has confirmed that|has revealed|has said|have said|had said|told|tells|announced|announces|has announced|have announced|reported|has reported|have reported|had reported|confirmed|confirms|has confirmed|have confirmed|claimed|has claimed|stated|states|has stated|have stated|noted|notes|documented|has documented|have documented|stressed|acknowledged|admitted|warned|revealed|disclosed|estimated|recorded|has recorded|have recorded|counted|asserted|alleged|declared|wrote|tweeted|explained|insisted|testified|recalled|argued|suggested|put the death toll|put the toll|puts the death toll|put the number|puts the toll|puts the number|put the total|puts the total|put the figure|puts the figure|put the count|put the total number|put the tally|believes|believe|identified|mentioned|described|indicated|pointed out|specified|have disclosed|has disclosed|raised the death toll|raised the toll|called on|called for|called upon|calls on|calls for|calls upon|have called on|has called on|has called for|has repeatedly called on|has urged|urged|urges|urge|demanded|demands|had demanded|deny|has denied|have denied|argues|has argued|blamed|accused|accuses|accuse|has accused|have accused|denied|denies|condemned|condemns|condemn|has condemned|announcing|commented|verified|observed|concluded|found that|further added|informed|has informed|had informed|estimate|estimates|relayed|claim|shows|has told|had told',
  ],
  [
    { say: { manner: 'says', loose: true, more: true } },
    'added|adds|went on to say|went on|also said|also reported|also noted|also added|further stated',
  ],
  [
    { say: { manner: 'says', participle: true } },
    'adding|saying|noting|stressing|confirming|claiming|pointing out|explaining|stating|reporting|describing|warning|asserting|indicating|revealing|writing|quoting',
  ],
  // "The coast guard rejected claims that…": the noun behind the verb says nothing of its own.
  [
    { say: { manner: 'says', loose: true, object: true } },
    'rejected|rejects|dismissed|dismisses|refuted|refutes|disputed|disputes|rejected claims|rejected reports|rejected the claims|rejected the reports|rejects claims|rejects reports|rejects the claims|rejects the reports|dismissed claims|dismissed reports|dismissed the claims|dismissed the reports|dismisses claims|dismisses reports|dismisses the claims|dismisses the reports|denied claims|denied reports|denied the claims|denied the reports|denies claims|denies reports|denies the claims|denies the reports|refuted claims|refuted reports|refuted the claims|refuted the reports|disputed claims|disputed reports|disputed the claims|disputed the reports',
  ],
  [{ quote: { manner: 'quotes' } }, 'quoted|quotes|cited|cites|has quoted'],
  // "people accused of", "is said to be": no one says it here.
  [{ stop: true }, 'accused of|suspected of|are accused|is accused|was accused|were accused'],
  [
    { never: true },
    'timetable|law|plan|agreement|schedule|standards|deal|rules|need|needs|current information|wish|wishes|tradition|traditions|rites|islamic rites|analysis|dna|tests|size|custom|principle',
  ],
  [{ according: { manner: 'quotes', inner: true } }, 'citing|quoting'],
  [
    { according: { manner: 'according-to' } },
    'according to|as reported by|as per|as stated by|reported by|documented by|cited by|in the words of|said by|announced by|published by|released by|quoted by|interviewed by|confirmed by|per',
  ],
  [{ from: true }, 'as saying|as telling|as reporting|as stating'],
  [{ inquires: true }, 'found|has found|have found|had found|finds|find|reports|uncovers|unearths|discovers|identifies|exhumes|recovers'],
  [{ that: true }, 'that'],
  [
    { say: { manner: 'says', passive: true } },
    'reportedly|was reported|were reported|is believed|are believed|it was reported|it is reported|it is believed|it was claimed|reports said|reports say|there were reports|there are reports|is reported|are reported|is said|are said|was said|were said|is thought|are thought',
  ],
]
