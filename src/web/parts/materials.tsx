// Pictures, recordings and notes that people linked to a site or incident. Nothing is read from them; a person says what they show.

import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { MATERIAL_KINDS } from '../../core/model/lists.ts'
import { materials } from '../data/queries.ts'
import type { Whole } from './cluster-acts.tsx'
import { Determine } from './determine.tsx'
import { Some } from './some.tsx'
import { concerns } from './standing-acts.ts'
import { TakeBack } from './take-back.tsx'
import { Text, useSpeech } from './words.tsx'

export function MaterialsOf({ id, statements }: Whole) {
  const { say, label, instant, number } = useSpeech()
  const all = useQuery(materials())
  const list = all.data ?? []
  const here = list.flatMap((one) => one.links.filter((link) => concerns(link, statements)).map((link) => ({ one, link })))
  const figures = statements.filter((one) => one.kind === 'figure' && one.how !== 'set-aside')
  return (
    <section className="block" id="materials">
      <h2>{say('materials.title')}</h2>
      <p className="help">{say('materials.help')}</p>
      {here.length === 0 ? (
        <p className="empty">{say('materials.none')}</p>
      ) : (
        <Some of={here} className="plain dense" first={20}>
          {({ one, link }) => (
            <li key={link.id}>
              {link.act.act === 'material' && (
                <>
                  <strong>{label('material', link.act.kind)}</strong> {one.name && <Text>{one.name}</Text>}
                  {link.act.shows && (
                    <p>
                      <Text>{link.act.shows}</Text>
                    </p>
                  )}
                </>
              )}
              <div className="meta">
                <bdi dir="ltr">{one.type}</bdi>
                <span>{say('export.size', { n: Math.max(1, Math.round(one.length / 1024)) })}</span>
                <Link to="/ledger" search={{ from: String(one.entry) }}>
                  {say('done.entry', { n: number(one.entry) })}
                </Link>
                <span>
                  <Text quote>{link.reason}</Text>
                </span>
                <span>{say('history.by', { name: link.by, time: instant(link.at) })}</span>
                <TakeBack id={link.id} />
              </div>
            </li>
          )}
        </Some>
      )}
      {list.length > 0 && figures.length > 0 && (
        <Determine
          name={say('materials.link')}
          help={say('materials.link.help')}
          draftKey={`material ${id}`}
          known={figures}
          ids={() => figures.slice(0, 50).map((one) => one.id)}
          fields={[
            {
              key: 'entry',
              name: say('materials.which'),
              kind: 'pick',
              of: list.map((one) => [String(one.entry), `${one.name ?? one.sha256.slice(0, 12)} · ${one.type}`] as const),
            },
            { key: 'kind', name: say('materials.kind'), kind: 'pick', of: MATERIAL_KINDS.map((one) => [one, label('material', one)] as const) },
            { key: 'shows', name: say('materials.shows'), kind: 'long', optional: true },
          ]}
          act={({ entry, kind, shows = '' }, about) => {
            const one = list.find((material) => String(material.entry) === entry)
            if (!one) throw new Error('the material is gone')
            return {
              act: 'material',
              capture: one.entry,
              sha256: one.sha256,
              kind: kind as (typeof MATERIAL_KINDS)[number],
              about: [...about],
              ...(shows.trim() ? { shows: shows.trim() } : {}),
            }
          }}
        />
      )}
    </section>
  )
}
