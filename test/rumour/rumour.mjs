// A generator of rumours: events, who first told of them, and how agencies and outlets passed it on, with the truth kept.
// Seeded: the same seed gives the same reports. Statements are made with the text, so that trace and reconcile are measured alone.

/** A small random number generator (mulberry32): repeatable on every machine. */
function dice(seed) {
  let a = seed >>> 0
  const next = () => {
    a = (a + 0x6d2b79f5) >>> 0
    let t = Math.imul(a ^ (a >>> 15), 1 | a)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  return {
    next,
    below: (n) => Math.floor(next() * n),
    chance: (p) => next() < p,
    pick: (list) => list[Math.floor(next() * list.length)],
  }
}

const GIVEN = [
  ['Omar', 'عمر'],
  ['Salem', 'سالم'],
  ['Nadim', 'نديم'],
  ['Karim', 'كريم'],
  ['Rashid', 'رشيد'],
  ['Fadi', 'فادي'],
  ['Marwan', 'مروان'],
  ['Talal', 'طلال'],
  ['Bassam', 'بسام'],
  ['Munir', 'منير'],
]
const FAMILY = [
  ['Darwish', 'درويش'],
  ['Khalil', 'خليل'],
  ['Mansur', 'منصور'],
  ['Barakat', 'بركات'],
  ['Shahin', 'شاهين'],
  ['Najjar', 'نجار'],
  ['Zaydan', 'زيدان'],
  ['Tamimi', 'تميمي'],
  ['Haddad', 'حداد'],
  ['Kurdi', 'كردي'],
  ['Masri', 'مصري'],
  ['Ghanem', 'غانم'],
]
const OFFICE = [
  ['hospital director', 'مدير المشفى'],
  ['rescue chief', 'قائد فريق الإنقاذ'],
  ['police spokesman', 'المتحدث باسم الشرطة'],
  ['mayor', 'رئيس البلدية'],
]
const FILLER = {
  en: [
    'shops closed early and the road to the valley was cut for hours',
    'residents gathered near the old mill as ambulances came and went',
    'the market had been busy since the morning prayer',
    'electricity failed in most quarters during the night',
    'schools will stay shut until further notice',
    'a delegation of elders asked for calm',
    'rain hampered the work of the teams',
    'the bridge had been repaired only last spring',
  ],
  ar: [
    'أغلقت المحال أبوابها باكرا وانقطع الطريق المؤدي إلى الوادي ساعات',
    'تجمع السكان قرب الطاحونة القديمة فيما كانت سيارات الإسعاف تروح وتجيء',
    'كان السوق مزدحما منذ صلاة الفجر',
    'انقطعت الكهرباء عن معظم الأحياء خلال الليل',
    'تبقى المدارس مغلقة حتى إشعار آخر',
    'دعا وفد من الوجهاء إلى الهدوء',
    'أعاق المطر عمل الفرق',
    'كان الجسر قد أصلح في الربيع الماضي',
  ],
}

const iso = (day) => new Date(day * 86_400_000).toISOString().slice(0, 10)
const roundTo = (n) => (n >= 1000 ? Math.round(n / 500) * 500 : n >= 100 ? Math.round(n / 50) * 50 : Math.round(n / 10) * 10)

/**
 * Makes `reports` reports and the truth about them.
 * Truth: for each statement its root (the one who really first said it) and event; for each change on the way, what changed in which statement.
 */
export function rumours(seed, reports, options = {}) {
  const d = dice(seed)
  const out = { reports: [], statements: new Map(), roots: new Map(), events: new Map(), drift: [], established: [] }
  let person = 0
  const people = () => {
    // Every speaker has a name of its own: given, family and a number word would be odd in text, so families are joined.
    // Stepping by a prime keeps neighbours from sharing their family names.
    const k = (person++ * 7919) % (GIVEN.length * FAMILY.length ** 3)
    const g = GIVEN[k % GIVEN.length]
    const f = FAMILY[Math.floor(k / GIVEN.length) % FAMILY.length]
    const h = FAMILY[Math.floor(k / (GIVEN.length * FAMILY.length)) % FAMILY.length]
    const o = d.pick(OFFICE)
    const tail = Math.floor(k / (GIVEN.length * FAMILY.length * FAMILY.length))
    const more = tail ? [` ${FAMILY[tail % FAMILY.length][0]}`, ` ${FAMILY[tail % FAMILY.length][1]}`] : ['', '']
    return { en: `${g[0]} ${h[0]}${more[0]} ${f[0]}`, ar: `${g[1]} ${h[1]}${more[1]} ${f[1]}`, office: o, id: `person${person}` }
  }
  let made = 0
  for (let e = 0; made < reports; e++) {
    const event = makeEvent(d, e, people, options)
    made += tell(d, event, out, reports - made)
  }
  return out
}

function makeEvent(d, e, people) {
  const grave = d.chance(0.25)
  const truth = grave ? 40 + d.below(2500) : 3 + d.below(90)
  const origins = []
  const n = 1 + (d.chance(0.45) ? 1 : 0) + (d.chance(0.15) ? 1 : 0)
  for (let k = 0; k < n; k++) {
    const who = people()
    // Most eyewitness counts differ a little; some happen to agree.
    const number = d.chance(0.35) && origins[0] ? origins[0].number : Math.max(2, truth + d.below(Math.ceil(truth / 4) + 2) - Math.ceil(truth / 8))
    origins.push({
      who,
      number,
      q: d.chance(0.3) ? 'more-than' : 'exact',
      commitment: grave && d.chance(0.2) ? 'expected' : 'asserted',
      root: who.id,
      day: 0,
    })
  }
  // A second speaker may only repeat the first without saying so: two named speakers, one root.
  if (d.chance(0.12)) origins.push({ ...origins[0], who: people(), root: origins[0].root })
  return {
    e,
    grave,
    day: 14_000 + e * 4 + d.below(3),
    place: { id: `place:${e}`, name: `Village ${e}`, precision: grave ? 'site' : 'settlement' },
    area: { id: `area:${e % 14}`, name: `Province ${e % 14}`, precision: 'governorate' },
    origins,
  }
}

/** All reports of one event: first-hand ones by agencies, then copies of copies. */
function tell(d, event, out, room) {
  const told = []
  const total = Math.min(room, event.origins.length + 2 + d.below(14))
  for (let k = 0; k < total; k++) {
    const first = k < event.origins.length
    const from = first ? undefined : d.pick(told)
    told.push(first ? firstHand(d, event, event.origins[k], out) : passOn(d, event, from, out))
  }
  return total
}

function firstHand(d, event, origin, out) {
  const agency = d.chance(0.6)
  const said = {
    lang: d.chance(0.5) ? 'ar' : 'en',
    outlet: agency ? d.pick(['Wire One', 'Wire Two', 'Wire Three']) : `Outlet ${d.below(90)}`,
    day: event.day,
    number: origin.number,
    q: origin.q,
    commitment: origin.commitment,
    scope: 'this',
    status: undefined,
    origin,
    chain: 'full',
    filler: [d.below(8), d.below(8), d.below(8)],
    agency: undefined,
    own: false,
  }
  if (agency) said.agency = said.outlet
  write(event, said, out, [])
  return said
}

/** One outlet's version of what another had: reworded, rounded, its qualifier lost, its chain shortened, translated … */
function passOn(d, event, from, out) {
  const said = { ...from, outlet: `Outlet ${d.below(90)}`, day: Math.max(from.day, event.day) + (d.chance(0.7) ? 0 : 1 + d.below(3)), own: false }
  const changes = []
  if (d.chance(0.2)) said.lang = from.lang === 'ar' ? 'en' : 'ar'
  if (d.chance(0.5)) said.filler = said.filler.map((f) => (d.chance(0.4) ? d.below(8) : f))
  if (d.chance(0.06) && roundTo(from.number) !== from.number && roundTo(from.number) > 0) {
    said.number = roundTo(from.number)
    changes.push('value')
  }
  if (from.q === 'more-than' && d.chance(0.12)) {
    said.q = 'exact'
    if (!changes.includes('value')) changes.push('qualifier')
  }
  if (from.commitment === 'expected' && d.chance(0.25)) {
    said.commitment = 'asserted'
    changes.push('commitment')
  }
  if (event.grave && from.scope === 'this' && d.chance(0.03)) {
    said.scope = 'whole-area'
    changes.push('scope')
  }
  // How much of the chain is kept: all of it, without the agency, the agency alone, an unnamed source, nothing, or a false reporter of its own.
  const fate = d.next()
  if (from.chain === 'full') {
    if (fate < 0.08) said.chain = 'none'
    else if (fate < 0.12) said.chain = 'unnamed'
    else if (fate < 0.2 && from.agency) said.chain = 'agency'
    else if (fate < 0.22) {
      said.chain = 'none'
      said.own = true
    }
  }
  write(event, said, out, changes)
  return said
}

function write(event, said, out, changes) {
  const id = `r${out.reports.length}`
  const { ar } = { ar: said.lang === 'ar' }
  const who = said.origin.who
  const k = out.reports.length
  // Names come with and without their office.
  const name = ar ? (k % 3 ? who.ar : `${who.office[1]} ${who.ar}`) : k % 3 ? who.en : `${who.office[0]} ${who.en}`
  const number = String(said.number)
  const speaker =
    said.chain === 'full'
      ? name
      : said.chain === 'agency'
        ? said.agency
        : said.chain === 'unnamed'
          ? ar
            ? 'مصادر محلية'
            : 'local sources'
          : said.own
            ? ar
              ? 'مراسلنا'
              : 'our correspondent'
            : ''
  const lead = ar
    ? `${speaker ? `قال ${speaker} إن ` : ''}${said.q === 'more-than' ? 'أكثر من ' : ''}${number} ${event.grave ? 'جثة' : 'قتيلا'} ${said.commitment === 'expected' ? 'يتوقع وجودهم' : 'سقطوا'} في ${event.place.name}`
    : `${speaker ? `${speaker} said ` : ''}${said.q === 'more-than' ? 'more than ' : ''}${number} ${event.grave ? 'bodies' : 'people were killed'} ${said.commitment === 'expected' ? 'are expected' : 'were counted'} in ${event.place.name}`
  const text = `${lead}. ${said.filler.map((f) => FILLER[said.lang][f]).join('. ')}. ${event.area.name}.`
  const at = text.indexOf(number, speaker ? text.indexOf(speaker) + speaker.length : 0)
  const span = [at, at + number.length]
  const chain = []
  if (said.chain === 'full') {
    if (said.agency && said.agency !== said.outlet && k % 2) chain.push({ name: said.agency, manner: 'quotes' })
    chain.push({ name, manner: 'says' })
  } else if (said.chain === 'agency') chain.push({ name: said.agency, manner: 'quotes' })
  else if (said.chain === 'unnamed') chain.push({ name: speaker, manner: 'says' })
  const statement = {
    id: `${id}:figure:${span[0]}-${span[1]}`,
    report: id,
    kind: 'figure',
    span,
    figure: {
      span,
      of: event.grave ? 'bodies' : 'killed',
      min: said.number,
      max: said.q === 'more-than' ? null : said.number,
      qualifier: said.q,
      commitment: said.commitment,
      ...(event.grave ? { remains: said.commitment === 'expected' ? 'alleged' : 'located' } : {}),
      basis: 'not-stated',
      scope: said.scope,
    },
    chain,
    places: said.scope === 'whole-area' ? [event.area] : [event.place, event.area],
    time: { text: iso(event.day), from: iso(event.day), to: iso(event.day), role: event.grave ? 'discovery' : 'death' },
    times: [],
    actor: null,
    actors: [],
    ...(said.own ? { ownReporter: true } : {}),
    because: ['rumour'],
  }
  out.reports.push({ id, format: 'text', lang: said.lang, outlet: said.outlet, text, titleEnd: 0, published: iso(said.day), problems: [] })
  out.statements.set(id, [statement])
  out.roots.set(statement.id, said.origin.root)
  out.events.set(statement.id, event.e)
  for (const what of changes) out.drift.push({ what, to: statement.id, traced: said.chain === 'full' })
}
