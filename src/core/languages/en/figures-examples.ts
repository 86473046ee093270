// Examples of the English figure rules: a hit and a refusal each.
import { figureExamples } from '../figure-examples.ts'

export const examples = figureExamples(`
form/past       | The shelling killed 14 people.                              | 14     | killed     | 14-14     | The road killed 14 kilometres of traffic.
form/passive    | Five civilians were wounded in the blast.                   | Five   | injured    | 5-5       | Five houses were damaged in the blast.
form/active     | Air strikes hit the market, killing nine people.            | nine   | killed     | 9-9       | Air strikes hit nine villages in the valley.
form/subject    | Two children died of their wounds.                          | Two    | killed     | 2-2       | The talks died after two rounds.
form/event      | The death of three farmers was confirmed.                   | three  | killed     | 3-3       | The death of the talks came after three days.
form/count      | The hospital registered 31 dead.                            | 31     | killed     | 31-31     | The hospital registered 31 visits.
form/toll       | The death toll rose to 61.                                  | 61     | killed     | 61-61     | The price rose to 61.
form/holder     | The grave found near the river contained 40 people.         | 40     | bodies     | 40-40     | The box found near the river contained 40 books.
qualifier/about | About 20 people were killed.                                | 20     | killed     | 20-20     | About 20 per cent of the town was destroyed and people were killed.
qualifier/at-least | At least 12 people were injured.                         | 12     | injured    | 12-       | At least 12 houses burned and people were injured.
qualifier/more-than | More than 300 people were killed.                       | 300    | killed     | 300-      | More than 300 rockets were fired.
qualifier/up-to | Up to 90 people were killed in the raid.                    | 90     | killed     | -90       | Up to 90 trucks crossed the border.
qualifier/less-than | Fewer than 10 people were wounded.                      | 10     | injured    | -10       | Fewer than 10 shops were open.
number/dozen    | A dozen people were killed.                                 | dozen  | killed     | 12-12     | A dozen eggs were sold.
number/words    | Twenty-five people were killed.                             | Twenty-five | killed | 25-25    | Twenty-five years passed.
number/hundreds | Twelve hundred people were killed.                          | Twelve hundred | killed | 1200-1200 | Twelve hundred metres of road were cleared.
range           | Between 150 and 200 bodies were found.                      | 150 and 200 | bodies | 150-200  | Between 2011 and 2014 bodies were found.
vague           | Dozens of people were killed.                               | Dozens | killed     | 20-99     | Dozens of trucks left the city.
zero            | There were no casualties in the strike.                     | no casualties | casualties | 0-0 | There was no road to the village.
one             | A woman was killed in the shelling.                         | A woman | killed    | 1-1       | A woman told the agency about the shelling.
grave           | A mass grave was discovered near the village.               | A mass grave | graves | 1-1      | The council will name the graves by letter.
breakdown       | The strike killed 12 people, including three children.      | three  | killed     | 3-3       | The strike killed people, including on three roads.
sites/graves    | Three sites believed to be mass graves were sealed off.      | Three  | graves     | 3-3       | Three sites where rifles were hidden lie near the cemetery.
ellipsis/graves | Some 62 mass graves were found and only 19 have been opened. | 19     | graves     | 19-19     | The gate near the mass grave was opened at 19.
grave/restated  | A mass grave was found behind the mill.                     | A mass grave | graves | 1-1     | The team went back to the newly found mass grave.
grave/whence    | A burial pit was found behind the mill.                     | A burial pit | graves | 1-1     | Relatives look for clothes from a mass grave.
one/pronoun     | One mass grave was found by the river.                      | One    | graves     | 1-1       | The grave is the largest one found so far.
thing/ordinal   | Volunteers found 26 mass graves.                            | 26     | graves     | 26-26     | Grave number 26 of the mass graves lies by the mill.
thing/sample    | Crews exhumed 120 bodies from the mass grave.               | 120    | bodies     | 120-120   | Samples were taken from 120 cases at the mass grave.
thing/compound  | A terrorist was killed in the raid.                         | A terrorist | killed | 1-1      | Bodies tell of the terrorist organisation's crimes.
number/apostrophe | Rescuers exhumed 1’500 bodies.                            | 1’500  | bodies     | 1500-1500 | The road to the graves was 1’500 metres long.
body/told       | Volunteers found the body of a shepherd in the well.          | the body of | bodies | 1-1      | Marks on the body of the car showed where it was hit.
raised/open     | Crews worked at the mass grave; six more were lifted today.  | six    | bodies     | 6-6       | Crews worked at the mass grave; six rifles were lifted today.
share/graves    | Workers have opened five of the twelve graves.               | five   | graves     | 5-5       | Workers have opened five of the twelve crates.
name/number     | An official told the channel 24 bodies were found.           | 24     | bodies     | 24-24     | A doctor told Kurdistan 24 on Tuesday about the dead.
name/general    | A general was killed in the raid.                           | A general | killed  | 1-1       | The General Authority announced that the dead had been counted.
other/number    | The blast killed 9 people and another 30 were wounded.      | 30     | injured    | 30-30     | The blast levelled another 30 houses.
grave/had-been  | Monitors said a new mass grave had been found there.        | a new mass grave | graves | 1-1 | Monitors said the old mass grave had been fenced.
name/compound   | Crews found 14 mass graves near the church.                  | 14     | graves     | 14-14     | They looked at the huge 14-metre mass grave near the church.
thing/percent   | The attack killed 8 people, 40 percent of the patrol.       | 8      | killed     | 8-8       | Some 40 percent of the dead were buried.
thing/age       | The blast killed 6 people.                                  | 6      | killed     | 6-6       | The deadly blast was seen by a boy, aged 6.
thing/age-of    | The raid killed 12 people, four of them women.              | four   | killed     | 4-4       | The raid killed children under the age of 12.
thing/ages      | The raid killed 10 boys and 14 girls.                       | 14     | killed     | 14-14     | The dead boys were between the ages of 10 and 14.
thing/age-bound | The raid killed 70 people, over 30 of them women.           | over 30 | killed    | 30-       | The dead were children under 5 from the town.
date/days       | Between 26 and 28 soldiers were killed.                    | 26 and 28 soldiers | killed | 26-28 | Between 26 and 28 March soldiers were killing.
spared          | The boat sank, 18 people died and 31 are missing.          | 31     | missing    | 31-31     | The boat sank with the missing, and 31 others were rescued.
spared/counted  | Five survivors were killed in the second strike.             | Five survivors | killed | 5-5    | The dead were buried, and seven survivors went to hospital.
judged          | Seven soldiers were killed in the ambush.                  | Seven soldiers | killed | 7-7   | Seven soldiers were sentenced over the killings.
thing/young     | The blast killed boys, as many as three.                   | three  | killed     | -3        | The dead, some as young as three, lay in the yard.
one/case        | A man was killed in the blast.                              | A man  | killed     | 1-1       | The dead in a case before the court were counted.
thing/time      | The siege killed 70 people in 12 days.                      | 70     | killed     | 70-70     | The siege lasted 12 days.
thing/date      | On August 21 the attack killed 30 people.                   | 30     | killed     | 30-30     | On August 21 the army denied the attack.
thing/money     | The raid killed 4 people.                                   | 4      | killed     | 4-4       | The families of the dead were paid 400 dollars.
thing/measure   | The bomb killed 3 people 5 kilometres away.                 | 3      | killed     | 3-3       | The dead were found 5 kilometres away.
thing/weapon    | Two soldiers were killed when 15 rockets fell.              | Two    | killed     | 2-2       | The army fired 15 rockets after the killings.
thing/object    | Seven people were killed in three houses.                   | Seven  | killed     | 7-7       | The raid destroyed three houses, killing livestock.
thing/attack    | Six people were killed in 10 air strikes.                   | Six    | killed     | 6-6       | There were 10 air strikes after the killings.
thing/population | The shells killed five people.                            | five   | killed     | 5-5       | The shells fell on a town of 5,000 people.
bystander/speaks | A doctor was killed in the raid.                           | A doctor | killed   | 1-1       | A doctor said the dead had been brought in at dawn.
bystander/kills | A gunman was killed in the raid.                            | A gunman | killed   | 1-1       | Gunman kills in cold blood.
bystander/spared | The blast killed three people.                             | three  | killed     | 3-3       | Three people survived the deadly blast.
bystander/age   | The blast killed 11 people.                                 | 11     | killed     | 11-11     | Karim Haddad, 11, and his father saw the blast that destroyed the mill, killing sheep.
bystander/both  | Both men were killed in the raid.                           | Both   | killed     | 2-2       | The killings shocked both Christian leaders and Muslim villagers.
intent          | The group executed nine hostages.                           | nine   | killed     | 9-9       | The group threatened to execute some of its men.
combined        | The blast killed and wounded dozens of soldiers.            | dozens | casualties | 20-99     | The dead and wounded lay under 40 trucks.
ahead           | Including two children: nine killed in raid                 | two    | killed     | 2-2       | Including two trucks: nine vehicles burnt in deadly raid
date/dashed     | The raid killed 23 people.                                  | 23     | killed     | 23-23     | 23-07-2016 The raid was deadly.
thing/group     | The raid killed 11 people.                                  | 11     | killed     | 11-11     | The three groups signed the text.
`)
