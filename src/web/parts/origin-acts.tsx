// Splitting and joining origins, and how they stand to each other: a person's decisions, each with a reason.

import { useQuery } from '@tanstack/react-query'
import { ORIGIN_RELATIONS } from '../../core/model/lists.ts'
import { someOrigins } from '../data/queries.ts'
import type { Origin, Statement } from '../data/types.ts'
import { Determine } from './determine.tsx'
import { figureWords } from './figure-words.ts'
import { useSpeech } from './words.tsx'

export function OriginActs({ origin, statements }: { origin: Origin; statements: readonly Statement[] }) {
  const speech = useSpeech()
  const { say, label } = speech
  // Speakers that share a report with this one come first: they are the likely ones.
  const near = useQuery(someOrigins(origin.id))
  const others = (near.data ?? []).filter((one) => one.first !== null)
  const name = (one: Statement) =>
    `${label('kind', one.kind)}: ${one.figure ? figureWords(speech, one.figure) : (one.actor?.name ?? one.to?.name ?? '')}`
  const first = statements[0]
  return (
    <div className="acts">
      {first && statements.length > 1 && (
        <Determine
          name={say('act.split')}
          help={say('act.split.help')}
          draftKey={`split ${origin.id}`}
          known={statements}
          ids={({ apart = '' }) => [apart, statements.find((one) => one.id !== apart)?.id ?? first.id]}
          fields={[{ key: 'apart', name: say('act.split.which'), kind: 'pick', of: statements.map((one) => [one.id, name(one)] as const) }]}
          act={(_, anchors) => ({ act: 'origins-split', anchors: [...anchors] })}
        />
      )}
      {first && others.length > 0 && (
        <Determine
          name={say('act.join')}
          help={say('act.join.help')}
          draftKey={`join ${origin.id}`}
          known={statements}
          ids={({ with: other = '' }) => [first.id, other]}
          fields={[
            {
              key: 'with',
              name: say('act.join.which'),
              kind: 'pick',
              of: others.map((one) => [one.first ?? '', `${one.actor} · ${label('act', one.act)}`] as const),
            },
          ]}
          act={(_, anchors) => ({ act: 'origins-join', anchors: [...anchors] })}
        />
      )}
      {first && others.length > 0 && (
        <Determine
          name={say('act.independence')}
          least="reviewer"
          help={say('act.independence.help')}
          draftKey={`independence ${origin.id}`}
          known={statements}
          ids={({ with: other = '' }) => [first.id, other]}
          fields={[
            {
              key: 'with',
              name: say('act.independence.which'),
              kind: 'pick',
              of: others.map((one) => [one.first ?? '', `${one.actor} · ${label('act', one.act)}`] as const),
            },
            {
              key: 'relation',
              name: say('act.independence.relation'),
              kind: 'pick',
              of: ORIGIN_RELATIONS.map((one) => [one, label('independence', one)] as const),
            },
          ]}
          act={({ relation }, [a, b]) => {
            if (!a || !b) throw new Error('independence needs two statements')
            return { act: 'independence', a, b, relation: relation as (typeof ORIGIN_RELATIONS)[number] }
          }}
        />
      )}
    </div>
  )
}
