// Map and time in one filter: sites as areas as wide as their place is precise, and the same sites as a list.
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { Component, lazy, type ReactNode, Suspense, useId, useMemo } from 'react'
import { allSites } from '../data/queries.ts'
import type { SiteRow } from '../data/types.ts'
import { Answer, Empty } from '../parts/answer.tsx'
import { DaysBar } from '../parts/days-bar.tsx'
import { SiteLine } from '../parts/site-line.tsx'
import { Some } from '../parts/some.tsx'
import { useSpeech } from '../parts/words.tsx'

const route = getRouteApi('/map')
const MapView = lazy(() => import('../parts/map-view.tsx'))

/** True where the browser can draw the map at all. */
function canDraw(): boolean {
  return document.createElement('canvas').getContext('webgl2') !== null
}

class Fallback extends Component<{ children: ReactNode; instead: ReactNode }, { failed: boolean }> {
  override state = { failed: false }
  static getDerivedStateFromError() {
    return { failed: true }
  }
  override render() {
    return this.state.failed ? this.props.instead : this.props.children
  }
}

export function MapScreen() {
  const { say, settings } = useSpeech()
  const { from, to, site: pickedId } = route.useSearch()
  const navigate = useNavigate()
  const all = useQuery(allSites())
  const drawable = useMemo(canDraw, [])
  const fromId = useId()
  const toId = useId()
  const change = (next: { from?: string | undefined; to?: string | undefined; site?: string | undefined }) => {
    const search = Object.fromEntries(Object.entries({ from, to, site: pickedId, ...next }).filter(([, value]) => value))
    void navigate({ to: '/map', search, replace: true, resetScroll: false })
  }
  // A site is within a time where a report on it may be: its first and last reports are not both on one side of it.
  const within = ({ days }: SiteRow) =>
    (!from && !to) || (days.from !== null && days.to !== null && (!from || days.to >= from) && (!to || days.from <= to))
  return (
    <section className="page">
      <h1>{say('map.title')}</h1>
      <Answer of={all}>
        {(list) => {
          const shown = list.filter(within)
          const placed = shown.filter((site) => site.place.lat !== undefined && site.place.lon !== undefined)
          const unplaced = shown.filter((site) => !placed.includes(site))
          const instead = <p className="note">{say('map.fallback')}</p>
          return (
            <>
              <form className="filters" onSubmit={(event) => event.preventDefault()}>
                <div className="field">
                  <label htmlFor={fromId}>{say('map.from')}</label>
                  <input id={fromId} type="date" value={from ?? ''} onChange={(event) => change({ from: event.target.value })} />
                </div>
                <div className="field">
                  <label htmlFor={toId}>{say('map.to')}</label>
                  <input id={toId} type="date" value={to ?? ''} onChange={(event) => change({ to: event.target.value })} />
                </div>
                <span className="meta" role="status">
                  {say('map.visible', { n: shown.length, of: list.length })}
                </span>
              </form>
              <DaysBar sites={list} from={from} to={to} onChange={(first, last) => change({ from: first, to: last })} />
              <div className="map-screen">
                <div>
                  {drawable ? (
                    <Fallback instead={instead}>
                      <Suspense fallback={<p className="loading">{say('state.loading')}</p>}>
                        <MapView key={settings.theme} sites={placed} picked={pickedId ?? null} onPick={(site) => change({ site })} />
                      </Suspense>
                    </Fallback>
                  ) : (
                    instead
                  )}
                  <p className="help">
                    {say('map.note')} {say('map.attribution')}
                  </p>
                </div>
                <section className="map-list" aria-label={say('map.list')}>
                  <h2>{say('map.list')}</h2>
                  {placed.length === 0 && <Empty>{say('sites.none')}</Empty>}
                  <Some of={placed} className="plain" first={40}>
                    {(site) => (
                      <li key={site.id} aria-current={site.id === pickedId || undefined}>
                        <SiteLine site={site} brief />
                      </li>
                    )}
                  </Some>
                  {unplaced.length > 0 && (
                    <>
                      <h2>{say('map.unplaced')}</h2>
                      <Some of={unplaced} className="plain" first={40}>
                        {(site) => (
                          <li key={site.id}>
                            <SiteLine site={site} brief />
                          </li>
                        )}
                      </Some>
                    </>
                  )}
                </section>
              </div>
            </>
          )
        }}
      </Answer>
    </section>
  )
}
