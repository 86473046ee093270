// English words around those who act: forces, generic persons, attacks, and what says who did it and who was its target.
import type { ActorTables, RoleTables } from '../circumstances.ts'

export const actors: ActorTables = {
  nameOverAdjective: false,
  forces:
    'forces troops army military militia militias jets jet warplanes warplane aircraft planes plane helicopters helicopter fighters drones drone artillery air-force government regime authorities police soldiers navy gunboats snipers sniper intelligence coalition occupation tanks units unit mercenaries faction factions proxies airforce warships gendarmes guards patrol',
  persons:
    'bandits bandit mob mobs vigilantes herders herdsmen villagers guerrillas guerrilla gangs gang cartel cartels hitmen tribesmen commandos paramilitaries fanatics smugglers traffickers gunmen gunman militants militant terrorists terrorist rebels insurgents insurgent jihadists jihadist extremists attackers attacker assailants assailant bomber bombers settlers settler fighters cells mercenaries pirates kidnappers separatists hackers killer killers',
  bodies: 'group groups organization organisation organizations movement front party',
  attacks:
    'airstrike airstrikes strike strikes raid raids shelling bombardment bombing bombings attack attacks fire missile missiles rocket rockets shells mortar mortars explosion offensive assault assaults massacre ambush drone gunfire bombs mines landmine operation operations campaign crackdown invasion aggression',
  finds: 'found discovered uncovered rescued identified recovered unearthed exhumed retrieved',
  own: 'it they its their we our us',
  harmed: 'bodies remains corpses dead slain wounded injured fallen murdered executed killed',
  handed: 'handed returned transferred delivered released repatriated surrendered',
  forceKinds: '',
  fall: 'fall ouster overthrow collapse toppling downfall ousting',
  crews: '',
  squads: '',
  loyal: 'loyal allied affiliated linked aligned',
  dress: 'uniform uniforms fatigues clothing',
  leads: 'security special paramilitary armed pro anti',
  unnamed: '',
  armed: '',
  described: '',
  side: 'side ranks',
  among: 'among',
  self: 'himself herself themselves itself',
  parties:
    'regime rebel coalition jihadist terrorist takfiri kurdish houthi government-forces isis daesh opposition insurgent hezbollah saudi-led us-led qsd sdf pkk isil islamist',
  by: 'by|blamed on|blaming|at the hands of|carried out by|launched by|perpetrated by|accused|accuses|accusing|blamed|blames|from|attributed to|claimed by',
  did: 'killed kill kills killing arrested arrest arrests detained detain abducted kidnapped executed bombed bombs struck hit targeted shelled fired launched attacked murdered carried wounded injured raided beheaded massacred opened seized tortured displaced stormed',
  against: 'against targeting on target targets fighting battling anti',
  backed: 'backed supported led-by loyal allied pro affiliated with alongside between',
  members: 'members member soldier soldiers officer officers fighter commander commanders personnel elements among',
  controls:
    'controls controlled control held holds captured seized withdrew withdrawn withdrawal retreated retreat ousted expelled driven retook recaptured liberated defeat defeated',
  buried: 'reburied buried bury burying',
  exhumed: 'exhuming unearthing recovering exhumed recovered unearthed retrieved dug pulled',
}

export const roles: RoleTables = {
  discovery: 'find finds located found discovered discovery uncovered finding unearthed',
  exhumation: 'exhume dug exhumed exhumation exhuming recovered recovering retrieved unearthed',
  burial: 'rebury reburying bury buries laid reburied reburial buried burial burying interred',
  death:
    'shot shelled bombed beheaded raid raided ambush ambushed killed died killing deaths dead massacre strike airstrike attack shelling executed murdered bombing slain',
  event: 'kidnapped abducted abduction disappeared disappearance missing arrested detained captured seized',
  asOf: 'until now so far',
}
