// The frame around every screen: navigation, the case's name, the banner of reconstructed cases, language and theme.
import { useQuery } from '@tanstack/react-query'
import { Link, Outlet, useRouterState } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useRef } from 'react'
import { I18nProvider } from 'react-aria-components'
import { Refusal } from '../data/api.ts'
import { useLive } from '../data/live.ts'
import { usePerson } from '../data/person.ts'
import { opening, theCase } from '../data/queries.ts'
import { set } from '../data/settings.ts'
import { useKeys } from '../parts/keys.ts'
import { lock } from '../parts/lock.ts'
import { Toasts } from '../parts/toasts.tsx'
import { useSpeech } from '../parts/words.tsx'
import type { MessageId } from '../words/index.ts'

const SecondFactor = lazy(async () => ({ default: (await import('./second-factor.tsx')).SecondFactor }))
const Start = lazy(async () => ({ default: (await import('./start.tsx')).Start }))

const GROUPS = [
  {
    name: 'nav.group.case',
    links: [
      ['/', 'nav.overview'],
      ['/inbox', 'nav.inbox'],
    ],
  },
  {
    name: 'nav.group.reading',
    links: [
      ['/reports', 'nav.reports'],
      ['/search', 'nav.search'],
      ['/second-reader', 'nav.second'],
    ],
  },
  {
    name: 'nav.group.picture',
    links: [
      ['/sites', 'nav.sites'],
      ['/incidents', 'nav.incidents'],
      ['/discrepancies', 'nav.discrepancies'],
      ['/origins', 'nav.origins'],
      ['/isnad', 'nav.isnad'],
      ['/map', 'nav.map'],
      ['/speakers', 'nav.speakers'],
      ['/export', 'nav.export'],
    ],
  },
  {
    name: 'nav.group.trust',
    links: [
      ['/ledger', 'nav.ledger'],
      ['/searches', 'nav.searches'],
      ['/people', 'nav.people'],
      ['/settings', 'nav.settings'],
    ],
  },
] as const

function Navigation() {
  const { say } = useSpeech()
  const path = useRouterState({ select: (state) => state.location.pathname })
  const rail = useRef<HTMLElement>(null)
  // On a narrow screen the links stand in one row that scrolls: the page one is on must be in sight.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page, another link
  useEffect(() => {
    const row = rail.current
    const here = row?.querySelector<HTMLElement>('[aria-current="page"]')
    if (row && here) row.scrollLeft += here.getBoundingClientRect().left - row.getBoundingClientRect().left - (row.clientWidth - here.clientWidth) / 2
  }, [path])
  return (
    <nav ref={rail} className="rail" aria-label={say('nav.label')}>
      {GROUPS.map((group) => (
        <div key={group.name} className="rail-group">
          <p className="rail-head">{say(group.name)}</p>
          <ul>
            {group.links.map(([to, name]) => (
              <li key={to}>
                <Link to={to} activeOptions={{ exact: to === '/' }} className="rail-link">
                  {say(name)}
                </Link>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  )
}

function Switches() {
  const { say, lang, settings } = useSpeech()
  const next = settings.theme === 'auto' ? 'dark' : settings.theme === 'dark' ? 'light' : 'auto'
  return (
    <div className="switches">
      <button type="button" className="btn quiet" onClick={() => void lock()} title={`${say('lock.help')} (Shift L)`}>
        <svg viewBox="0 0 16 16" width="15" height="15" aria-hidden="true">
          <path d="M4.500 7V5a3.500 3.500 0 0 1 7 0v2" fill="none" stroke="currentColor" strokeWidth="1.600" />
          <rect x="3" y="7" width="10" height="7" rx="1.500" fill="currentColor" />
        </svg>
        <span>{say('lock.do')}</span>
      </button>
      <button
        type="button"
        className="btn quiet"
        onClick={() => set({ theme: next })}
        aria-label={`${say('switch.theme')}: ${say(`theme.${settings.theme}`)}`}
        title={say('switch.theme')}
      >
        <svg viewBox="0 0 16 16" width="15" height="15" aria-hidden="true">
          <circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" strokeWidth="1.600" />
          <path d="M8 2a6 6 0 0 1 0 12Z" fill="currentColor" />
        </svg>
        <span>{say(`theme.${settings.theme}`)}</span>
      </button>
      <button
        type="button"
        className="btn quiet"
        lang={lang === 'ar' ? 'en' : 'ar'}
        onClick={() => set({ lang: lang === 'ar' ? 'en' : 'ar' })}
        title={say('switch.language.label')}
      >
        {say('switch.language')}
      </button>
    </div>
  )
}

export function Frame() {
  const { say, label, lang, settings } = useSpeech()
  const start = useQuery(opening())
  const info = useQuery(theCase())
  const { person } = usePerson()
  const live = useLive()
  const path = useRouterState({ select: (state) => state.location.pathname })
  const title = GROUPS.flatMap((group) => [...group.links]).find(([to]) =>
    to === '/' ? path === '/' : path === to || path.startsWith(`${to}/`),
  )?.[1] as MessageId | undefined
  const name = info.data?.name ?? start.data?.name
  // The server has no case open: whatever the address, there is only the start page.
  const lobby = info.error instanceof Refusal && info.error.code === 'not-a-case'
  const half = info.error instanceof Refusal && info.error.what === 'second-factor'
  useKeys({ 'Shift+KeyL': () => void lock() })
  useEffect(() => {
    document.title = [title && say(title), name, say('app.name')].filter(Boolean).join(' · ')
  }, [title, name, say])
  return (
    <I18nProvider locale={lang === 'ar' ? `ar-SY-u-nu-${settings.digits}` : 'en-GB'}>
      <a className="skip" href="#content">
        {say('app.skip')}
      </a>
      <header className="top">
        <Link to="/" className="brand">
          <img src="/mark.svg" alt="" width="26" height="26" />
          <span className="brand-name">{say('app.name')}</span>
          <span className="brand-gloss">{say('app.gloss')}</span>
        </Link>
        {name && (
          <Link to="/start" className="case-name" title={say('start.switch')}>
            <bdi>{name}</bdi>
          </Link>
        )}
        {info.data?.reconstructed && (
          <span className="reconstructed" title={say('banner.reconstructed.more')}>
            {say('banner.reconstructed')}
          </span>
        )}
        {person && !person.owner && (
          <Link to="/people" className="who-am-i">
            <bdi>{person.name}</bdi> · {label('role-of', person.role)}
          </Link>
        )}
        <Switches />
      </header>
      {live.progress && (
        <p className="working" role="status">
          <progress
            value={live.progress.done}
            max={Math.max(1, live.progress.of)}
            aria-label={say(`progress.${live.progress.what}`, live.progress)}
          />
          <span aria-hidden="true">{say(`progress.${live.progress.what}`, live.progress)}</span>
        </p>
      )}
      {!live.connected && (
        <p className="banner" role="status">
          {say(live.refused ? 'banner.newkey' : 'banner.offline')}
        </p>
      )}
      <div className={lobby || half ? 'below lobby' : 'below'}>
        {!lobby && !half && <Navigation />}
        <main id="content" className="content" tabIndex={-1}>
          {lobby || half ? (
            <Suspense fallback={<p className="loading">{say('state.loading')}</p>}>{lobby ? <Start /> : <SecondFactor />}</Suspense>
          ) : (
            <Outlet />
          )}
        </main>
      </div>
      <Toasts />
    </I18nProvider>
  )
}

export function NotFound() {
  const { say } = useSpeech()
  return (
    <section className="page">
      <h1>{say('state.notfound')}</h1>
      <p>
        <Link to="/">{say('state.home')}</Link>
      </p>
    </section>
  )
}
