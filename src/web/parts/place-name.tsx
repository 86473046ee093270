// A place's name in the reader's language where it is known, else as the reports write it.
import type { ResolvedPlace } from '../data/types.ts'
import { Text, useSpeech } from './words.tsx'

export function PlaceName({ place }: { place: ResolvedPlace }) {
  const { lang } = useSpeech()
  return <Text>{place.names?.[lang] || place.name}</Text>
}
