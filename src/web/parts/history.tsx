// What people did to a statement, oldest first: what, who, when, why. Nothing is deleted: what was taken back stays, marked so.
import { useQuery } from '@tanstack/react-query'
import { statement as statementQuery } from '../data/queries.ts'
import { Answer } from './answer.tsx'
import { Text, useSpeech } from './words.tsx'

export function History({ id }: { id: string }) {
  const { say, label, instant } = useSpeech()
  const page = useQuery(statementQuery(id))
  return (
    <Answer of={page}>
      {({ history }) => {
        const undone = new Set(history.flatMap(({ act }) => (act.act === 'undo' ? [act.determination] : [])))
        return history.length === 0 ? (
          <p className="help">{say('history.none')}</p>
        ) : (
          <ol className="history">
            {history.map((one) => (
              <li key={one.id} className={undone.has(one.id) ? 'undone' : undefined}>
                <strong>{label('determined', one.act.act)}</strong> {undone.has(one.id) && <span className="flag">{say('history.undone')}</span>}{' '}
                <Text quote>{one.reason}</Text>
                <div className="meta">{say('history.by', { name: one.by, time: instant(one.at) })}</div>
              </li>
            ))}
          </ol>
        )
      }}
    </Answer>
  )
}
