// Keyboard: one key an act, matched by where the key lies (event.code), so that they work on an Arabic layout.
import { useEffect, useRef } from 'react'

/** Keys by code, e.g. "KeyJ" or "Shift+Slash"; a handler returns false to let the key pass on. */
export type Keys = Readonly<Record<string, (event: KeyboardEvent) => unknown>>

function typing(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
}

/** Hears keys while nothing is being typed and no dialog is open. */
export function useKeys(keys: Keys, active = true): void {
  const now = useRef(keys)
  now.current = keys
  useEffect(() => {
    if (!active) return
    const hear = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || typing(event.target)) return
      if (document.querySelector('[role="dialog"],[role="alertdialog"]')) return
      const handler = now.current[event.shiftKey ? `Shift+${event.code}` : event.code]
      if (!handler || handler(event) === false) return
      event.preventDefault()
    }
    document.addEventListener('keydown', hear)
    return () => document.removeEventListener('keydown', hear)
  }, [active])
}

/** How a key is written for a person: the letter on a Latin keyboard, which also names its place on an Arabic one. */
export function keyName(code: string): string {
  const plain = code.replace(/^Shift\+/, '')
  const name = plain === 'Slash' ? (code.startsWith('Shift+') ? '?' : '/') : plain.replace(/^Key|^Digit/, '').replace('Arrow', '')
  return code.startsWith('Shift+') && plain !== 'Slash' ? `Shift ${name}` : name
}
