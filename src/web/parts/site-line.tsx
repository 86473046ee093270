// One site or incident in a list: its place, its figures as bounds in words, and how many stand behind them.
import { Link } from '@tanstack/react-router'
import type { IncidentRow, SiteRow } from '../data/types.ts'
import { PlaceName } from './place-name.tsx'
import { inOrder, TallyLine, tallyKey } from './tally.tsx'
import { useSpeech } from './words.tsx'

/** Unless `brief`, every tally is shown; else the three with most reports. */
export function SiteLine({ site, brief }: { site: SiteRow; brief?: boolean }) {
  const { say, label } = useSpeech()
  const ordered = inOrder(site.tallies)
  const tallies = brief ? ordered.slice(0, 3) : ordered
  const left = site.tallies.length - tallies.length
  return (
    <div className="site-line">
      <Link to="/sites/$id" params={{ id: site.id }} className="site-line-name">
        <PlaceName place={site.place} />
      </Link>
      <div className="meta">
        <span>{say('sites.stage', { stage: label('remains', site.stage) })}</span>
        <span>{say('sites.precision', { precision: label('precision', site.place.precision) })}</span>
        <span>{site.code ? say('sites.opened', { code: site.code }) : say('sites.proposal')}</span>
        <span>{say('count.reports', { n: site.reports })}</span>
      </div>
      <ul className="tally-lines">
        {tallies.map((tally) => (
          <li key={tallyKey(tally)}>
            <TallyLine tally={tally} />
          </li>
        ))}
        {left > 0 && <li className="meta">{say('site.tallies.more', { n: left })}</li>}
      </ul>
    </div>
  )
}

export function IncidentLine({ incident }: { incident: IncidentRow }) {
  const { say, date, label } = useSpeech()
  const { from, to } = incident.date
  return (
    <div className="site-line">
      <Link to="/incidents/$id" params={{ id: incident.id }} className="site-line-name">
        <PlaceName place={incident.place} />
      </Link>
      <div className="meta">
        <span>
          <bdi>{from && to && from !== to ? say('range.dates', { from: date(from), to: date(to) }) : date(from ?? to)}</bdi>
        </span>
        <span>{incident.actor ?? say('statement.noactor')}</span>
        <span>{say('sites.precision', { precision: label('precision', incident.place.precision) })}</span>
        <span>{say('count.reports', { n: incident.reports })}</span>
      </div>
      <ul className="tally-lines">
        {inOrder(incident.tallies).map((tally) => (
          <li key={tallyKey(tally)}>
            <TallyLine tally={tally} />
          </li>
        ))}
      </ul>
    </div>
  )
}
