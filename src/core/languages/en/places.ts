// English words around place names: kinds, parts, prepositions, and what is never a place.
import type { PlaceTables } from '../circumstances.ts'

export const places: PlaceTables = {
  kindFirst: false,
  kinds: {
    site: 'hospital prison stadium school mosque church market park square bridge dam airport airbase base farm farms forest cemetery crossing checkpoint road highway street roundabout university factory field mountain mountains river lake valley port station building playground garden zoo jail barracks building complex compound landfill dump quarry',
    neighbourhood: 'neighborhood neighbourhood neighborhoods neighbourhoods camp suburb suburbs quarter district-of',
    settlement: 'city town village cities towns villages capital hamlet locality municipality commune',
    district: 'district area region subdistrict sub-district county areas districts peninsula island desert plain regions enclave strip',
    governorate: 'province governorate provinces governorates state oblast',
    country: 'republic kingdom',
  },
  beforeKind: 'refugee refugees displacement displaced idp detention burial internment transit',
  buildings: 'hospital stadium',
  borne: 'children national military general central municipal maternity university',
  parts:
    'north south east west northern southern eastern western central northeast northwest southeast southwest northeastern northwestern southeastern southwestern countryside outskirts vicinity rural greater downtown upper lower coast suburbs ne nw se sw center centre surroundings inner middle',
  after: 'countryside suburbs outskirts center centre north south east west border',
  at: 'in at near outside inside around across on over within hit hitting targeted targeting struck between throughout beside',
  from: 'from of leaving fled',
  to: 'to toward towards into',
  of: 'of the in called named',
  plurals: 'cities towns villages neighborhoods neighbourhoods provinces governorates districts areas',
  opens:
    'tel tell tal tall kafr kafar kfar ain ayn deir dayr umm abu khan ras jabal beit bab wadi jisr sheikh maarat camp saint san new port fort mount al el east west',
  refuse:
    'may march the of man nice reading mobile union liberty independence hope police army us in is on at un eu as for and by sunday monday tuesday wednesday thursday friday saturday january february april june july august september october november december islamic state general most bath lens best split of orange university republic assad bashar ali hassan hussein mohammad mohammed muhammad ahmad ahmed ibrahim omar khalid said salah abdul abdullah mustafa mahmoud lee kim north south east west center central media human rights news agency reuters council security press international coalition organization office observatory network democratic forces white helmets red crescent cross civil defence defense ministry minister president prime foreign party group front movement city town village district province governorate area region camp hospital school road street national united nations today published photo image video source sources read more also he she it they we i his her their our my this that these those there here no not but if so when while where who what why how all any some many few several one two three four five six seven eight nine ten hundred thousand million war conflict crisis peace ceasefire attack raid strike bombing shelling killed wounded children women men civilians people family families martyr martyrs sana afp ap rt sham times post daily star guardian arabic english muslim christian arab kurdish kurds sunni shiite alawite yazidi friday prayers eid ramadan turk turks jarrah khalil nasser amin hasan rami david john michael james robert william george paul peter mark thomas trump obama biden putin erdogan netanyahu clinton kerry lavrov york-times washington-post kill kills vladimir opera ain shot castello safi soon samah ferdous hara least way meanwhile fierce fateh jabhat young old big little great first second last next new telegram facebook twitter whatsapp instagram youtube tiktok signal wikipedia cnn bbc',
  titles:
    'chief leader governor mayor president premier chancellor minister spokesman spokeswoman spokesperson general colonel lieutenant captain sergeant admiral commander director chairman chairwoman secretary prosecutor judge professor doctor dr mr mrs ms senator ambassador envoy king queen prince princess pope bishop activist lawyer journalist coordinator commissioner superintendent undersecretary coroner pathologist researcher resident survivor witness analyst anthropologist archaeologist rapporteur laureate',
  owners:
    'administration directorate agency ministry institute institution office commission council department authority authorities prosecutor prosecutors governor mayor ombudsman ombudswoman spokesman spokeswoman spokesperson official officials service defence defense network observatory police court parliament chief commander director head bureau mission embassy foundation association branch',
  ends: '',
}
