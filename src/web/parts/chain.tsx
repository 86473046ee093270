// The chain of transmission, drawn in reading direction: outlet, from the agency, from the earliest known speaker.
import type { ChainLink, Report, Statement } from '../data/types.ts'
import { Onward } from './shapes.tsx'
import { Text, useSpeech } from './words.tsx'

/** The chain of one statement. With `full`, each link also shows the words of the report that made it. */
export function Chain({
  statement,
  report,
  full,
}: {
  statement: Statement
  report: Pick<Report, 'outlet' | 'lang'> & { text?: string }
  full?: boolean
}) {
  const { say, label } = useSpeech()
  const last = statement.chain.length - 1
  const cue = (link: ChainLink) => (link.cue && report.text ? report.text.slice(link.cue[0], link.cue[1]) : undefined)
  return (
    <ol className="chain" aria-label={say('chain.label')}>
      <li className="link outlet">
        <span className="link-name">{report.outlet ? <Text>{report.outlet}</Text> : say('unknown.nooutlet')}</span>
        <span className="link-note">{say('chain.outlet')}</span>
      </li>
      {statement.chain.map((link, i) => {
        const words = cue(link)
        return (
          <li key={`${link.name}:${link.span?.[0] ?? i}`} className={`link${i === last ? ' first-speaker' : ''}`} data-how={link.how ?? 'given'}>
            <span className="from">
              <Onward />
              <span>{say('chain.from')}</span>
            </span>
            <span className="link-box">
              <span className="link-name">
                <Text>{link.name}</Text>
              </span>
              <span className="link-note">
                {link.manner ? label('manner', link.manner) : say('unknown.notstated')}
                {link.how && link.how !== 'given' ? ` · ${label('given', link.how)}` : ''}
              </span>
              {full && (
                <span className="link-cue">
                  {words ? (
                    <Text lang={report.lang} quote>
                      {words}
                    </Text>
                  ) : (
                    say('chain.nocue')
                  )}
                </span>
              )}
            </span>
          </li>
        )
      })}
      {last < 0 && (
        <li className="link untraced">
          <span className="from">
            <Onward />
          </span>
          <span className="link-box">
            <span className="link-name">{say(statement.ownReporter ? 'chain.own' : 'chain.untraced')}</span>
          </span>
        </li>
      )}
    </ol>
  )
}
