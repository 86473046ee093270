// Fields of filters and settings: a native select and a search line that waits for a pause in typing.
import { useEffect, useId, useRef, useState } from 'react'

export function Pick({
  name,
  value,
  of,
  onChange,
}: {
  name: string
  value: string
  of: readonly (readonly [value: string, words: string])[]
  onChange: (value: string) => void
}) {
  const id = useId()
  return (
    <div className="field inline">
      <label htmlFor={id}>{name}</label>
      <select id={id} value={value} onChange={(event) => onChange(event.target.value)}>
        {of.map(([one, words]) => (
          <option key={one} value={one}>
            {words}
          </option>
        ))}
      </select>
    </div>
  )
}

const PAUSE = 250
export function SearchLine({ name, value, onChange, wide }: { name: string; value: string; onChange: (value: string) => void; wide?: boolean }) {
  const id = useId()
  const [typed, setTyped] = useState(value)
  const sent = useRef(value)
  const tell = useRef(onChange)
  tell.current = onChange
  // The address may change under the field (back, clear): follow it, unless it is our own echo.
  useEffect(() => {
    if (value === sent.current) return
    sent.current = value
    setTyped(value)
  }, [value])
  useEffect(() => {
    if (typed === sent.current) return
    const timer = setTimeout(() => {
      sent.current = typed
      tell.current(typed)
    }, PAUSE)
    return () => clearTimeout(timer)
  }, [typed])
  return (
    <div className={`field inline${wide ? ' wide' : ''}`}>
      <label htmlFor={id}>{name}</label>
      <input id={id} type="search" dir="auto" value={typed} onChange={(event) => setTyped(event.target.value)} />
    </div>
  )
}
