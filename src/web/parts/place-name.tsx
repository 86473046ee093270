// A place's name in the reader's language where it is known, else as the reports write it.
import type { ResolvedPlace } from '../data/types.ts'
import { Text, useSpeech } from './words.tsx'

export function PlaceName({ place }: { place: ResolvedPlace }) {
  const { lang } = useSpeech()
  const name = place.names?.[lang] || place.name
  // "Raqqa, مشفى الأطفال and المشفى الوطني" runs as the English that joins it.
  return <Text lang={lang === 'en' && /[A-Za-z]/.test(name) ? 'en' : undefined}>{name}</Text>
}
