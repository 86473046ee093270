// A report as captured: the page made harmless, in a frame of another origin, opened at the sentence asked for.
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { copyOf, report as reportQuery } from '../data/queries.ts'
import { Answer } from '../parts/answer.tsx'
import { Text, useSpeech } from '../parts/words.tsx'

const route = getRouteApi('/reports/$id/copy')

export function CopyScreen() {
  const { id } = route.useParams()
  const { s } = route.useSearch()
  const { say, instant, settings } = useSpeech()
  const page = useQuery(reportQuery(id))
  const copy = useQuery(copyOf(id, s))
  return (
    <section className="copy-screen">
      <Answer of={page} main>
        {({ report }) => (
          <header className="copy-head">
            <h1>
              <Text lang={report.lang}>{report.title ?? report.outlet ?? say('unknown.nooutlet')}</Text>
            </h1>
            <Link className="btn" to="/reports/$id" params={{ id }} search={s ? { s } : {}}>
              {say('copy.back')}
            </Link>
          </header>
        )}
      </Answer>
      <Answer of={copy}>
        {(place) => {
          const base = `${window.location.protocol}//${window.location.hostname}:${place.port}`
          const first = place.captures[0]
          return (
            <>
              <p className="help">
                {say(place.shows === 'page' ? 'copy.page' : 'copy.text')}{' '}
                <a href={base + place.file} download>
                  {say('copy.file')}
                </a>
                {place.parts.map(({ role, path }) => (
                  <span key={role}>
                    {' · '}
                    <a href={base + path} download>
                      {role === 'screenshot' ? say('copy.screenshot') : role === 'received' ? say('copy.received') : say('copy.responses')}
                    </a>
                  </span>
                ))}
              </p>
              {first && (
                <p className="meta">
                  <span>
                    {say('reading.captured')} <bdi>{instant(first.at)}</bdi>
                  </span>
                  {first.address && <bdi dir="ltr">{first.address}</bdi>}
                  <code dir="ltr">{first.item === '' ? first.sha256 : `${first.sha256} ${first.item}`}</code>
                </p>
              )}
              {/* Covered like any other text of a report, where the person asked for that. */}
              <iframe
                className={settings.veil ? 'copy-frame veiled' : 'copy-frame'}
                src={base + place.path}
                sandbox=""
                referrerPolicy="no-referrer"
                title={say('copy.title')}
              />
            </>
          )
        }}
      </Answer>
    </section>
  )
}
