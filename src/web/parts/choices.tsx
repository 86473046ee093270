// One of a few, and yes or no: native radios and a checkbox, in the look of the workbench.
import { useId } from 'react'

export function Choice<T extends string>({
  name,
  help,
  value,
  of,
  onChange,
}: {
  name: string
  help?: string
  value: T
  of: readonly (readonly [value: T, words: string, lang?: string])[]
  onChange: (value: T) => void
}) {
  const id = useId()
  return (
    <fieldset className="choice">
      <legend>{name}</legend>
      <div className="choice-row">
        {of.map(([one, words, lang]) => (
          <label key={one} className="radio" lang={lang}>
            <input type="radio" name={id} value={one} checked={one === value} onChange={() => onChange(one)} />
            <bdi>{words}</bdi>
          </label>
        ))}
      </div>
      {help && <p className="help">{help}</p>}
    </fieldset>
  )
}

export function Tick({ name, on, fixed = false, onChange }: { name: string; on: boolean; fixed?: boolean; onChange: (on: boolean) => void }) {
  return (
    <label className="tick">
      <input type="checkbox" checked={on} disabled={fixed} onChange={(event) => onChange(event.target.checked)} />
      <span>{name}</span>
    </label>
  )
}
