// Settings of this browser: language, digits, appearance, dates, veil; and the list of outside requests (none).
import { Link } from '@tanstack/react-router'
import { set } from '../data/settings.ts'
import { Choice, Tick } from '../parts/choices.tsx'
import { useSpeech } from '../parts/words.tsx'

export function SettingsScreen() {
  const { say, settings } = useSpeech()
  return (
    <section className="page narrow">
      <h1>{say('settings.title')}</h1>
      <Choice
        name={say('settings.language')}
        value={settings.lang}
        of={[
          ['ar', 'العربية', 'ar'],
          ['en', 'English', 'en'],
        ]}
        onChange={(lang) => set({ lang })}
      />
      <Choice
        name={say('settings.digits')}
        help={say('settings.digits.note')}
        value={settings.digits}
        of={[
          ['latn', say('settings.digits.latn')],
          ['arab', say('settings.digits.arab')],
        ]}
        onChange={(digits) => set({ digits })}
      />
      <Choice
        name={say('settings.calendar')}
        value={settings.calendar}
        of={[
          ['gregorian', say('settings.calendar.gregorian')],
          ['with-hijri', say('settings.calendar.with-hijri')],
        ]}
        onChange={(calendar) => set({ calendar })}
      />
      <Choice
        name={say('settings.theme')}
        value={settings.theme}
        of={[
          ['auto', say('theme.auto')],
          ['light', say('theme.light')],
          ['dark', say('theme.dark')],
        ]}
        onChange={(theme) => set({ theme })}
      />
      <Tick name={say('settings.veil')} on={settings.veil} onChange={(veil) => set({ veil })} />
      <Tick name={say('settings.grey')} on={settings.grey} onChange={(grey) => set({ grey })} />
      <section className="block">
        <h2>{say('settings.network')}</h2>
        <p>{say('settings.network.none')}</p>
        <p>
          <Link to="/ledger" search={{ kind: 'capture' }}>
            {say('settings.network.captures')}
          </Link>
        </p>
      </section>
      <p className="help">{say('settings.stored')}</p>
    </section>
  )
}
