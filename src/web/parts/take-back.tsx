// Takes a recorded decision back: a small button; the undo is a determination of its own and can itself be undone.
import { Refusal } from '../data/api.ts'
import { useDecide } from '../data/deciding.ts'
import { usePerson } from '../data/person.ts'
import { toast } from './toasts.tsx'
import { useSpeech } from './words.tsx'

export function TakeBack({ id }: { id: string }) {
  const { say, pick } = useSpeech()
  const decide = useDecide()
  const { may } = usePerson()
  const undo = async (determination: string) => {
    try {
      const made = await decide.mutateAsync({ act: { act: 'undo', determination }, reason: say('undo.reason') })
      toast(say('done.undo'), { name: say('do.undo'), run: () => void undo(made.determination.id) })
    } catch (error) {
      toast(error instanceof Refusal ? pick(error.words) : String(error))
    }
  }
  if (!may('analyst')) return null
  return (
    <button type="button" className="btn quiet small" disabled={decide.isPending} onClick={() => void undo(id)}>
      {say('do.undo')}
    </button>
  )
}
