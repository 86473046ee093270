// The list of keys, shown by "?".
import type { MessageId } from '../words/index.ts'
import { Dialog } from './dialog.tsx'
import { useSpeech } from './words.tsx'

const KEYS: readonly (readonly [keys: readonly string[], does: MessageId])[] = [
  [['J', '↓'], 'keys.next'],
  [['K', '↑'], 'keys.previous'],
  [['N'], 'keys.unreviewed'],
  [['C'], 'keys.confirm'],
  [['E'], 'keys.correct'],
  [['A'], 'keys.add'],
  [['P'], 'keys.named'],
  [['X'], 'keys.aside'],
  [['S'], 'keys.split'],
  [['M'], 'keys.merge'],
  [['Z'], 'keys.undo'],
  [['O'], 'keys.copy'],
  [['R'], 'keys.rules'],
  [['H'], 'keys.marks'],
  [['V'], 'keys.veil'],
  [['Shift L'], 'keys.lock'],
  [['?'], 'keys.help'],
]

export function KeyList({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { say } = useSpeech()
  return (
    <Dialog title={say('keys.title')} open={open} onClose={onClose}>
      <dl className="key-list">
        {KEYS.map(([keys, does]) => (
          <div key={does}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{say(does)}</dd>
          </div>
        ))}
      </dl>
      <p className="help">{say('keys.note')}</p>
    </Dialog>
  )
}
