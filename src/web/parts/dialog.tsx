// A modal dialog: title, content, and focus that goes in, stays in and comes back.
import type { ReactNode } from 'react'
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { useSpeech } from './words.tsx'

export function Dialog({
  title,
  open,
  onClose,
  wide,
  children,
}: {
  title: string
  open: boolean
  onClose: () => void
  wide?: boolean
  children: ReactNode
}) {
  const { say } = useSpeech()
  return (
    <ModalOverlay className="veil" isOpen={open} isDismissable onOpenChange={(next) => !next && onClose()}>
      <Modal className={`modal${wide ? ' wide' : ''}`}>
        <AriaDialog className="dialog">
          <header className="dialog-head">
            <Heading slot="title" className="dialog-title">
              {title}
            </Heading>
            <button type="button" className="btn quiet" onClick={onClose} aria-label={say('do.close')}>
              <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
                <path d="M3 3 13 13M13 3 3 13" stroke="currentColor" strokeWidth="1.800" />
              </svg>
            </button>
          </header>
          {children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
