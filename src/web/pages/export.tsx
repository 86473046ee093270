// Dossier and export: choose what goes in and in which order, look at what would leave, and let exactly that leave.
import { useMutation } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { download, write } from '../data/api.ts'
import { useDraft } from '../data/drafts.ts'
import type { OutputPreview } from '../data/types.ts'
import { Empty, RefusalNote } from '../parts/answer.tsx'
import { Leave } from '../parts/leave.tsx'
import { FRESH, PlanForm, requestOf } from '../parts/plan-form.tsx'
import { toast } from '../parts/toasts.tsx'
import { useSpeech } from '../parts/words.tsx'

const route = getRouteApi('/export')

export function Export() {
  const { say } = useSpeech()
  const { site, incident } = route.useSearch()
  const start = { ...FRESH, ...(site ? { sites: [site], incidents: [] } : {}), ...(incident ? { incidents: [incident], sites: [] } : {}) }
  // A dossier begun from a site or incident is a draft of its own.
  const [plan, change] = useDraft(`export ${site ?? ''}${incident ?? ''}`, start)
  const [shown, setShown] = useState<{ of: string; preview: OutputPreview } | null>(null)
  const place = useRef<HTMLElement>(null)
  // The button stands at the foot of a long form, what it brings at the top or, on a narrow screen, below: it comes into view.
  useEffect(() => {
    if (shown) place.current?.scrollIntoView({ block: 'start' })
  }, [shown])
  const asked = JSON.stringify(requestOf(plan))
  const preview = useMutation({
    mutationFn: (body: string) => write<OutputPreview>('/outputs/preview', JSON.parse(body)),
    onSuccess: (made, body) => setShown({ of: body, preview: made }),
  })
  const release = useMutation({
    mutationFn: (id: string) => download(`/outputs/${id}/release`),
    onSuccess: ({ name, bytes, entry }) => {
      const link = document.createElement('a')
      link.href = URL.createObjectURL(bytes)
      link.download = name
      link.click()
      setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
      toast(say('export.done', { n: entry }))
      setShown(null)
    },
  })
  const stale = shown !== null && shown.of !== asked
  return (
    <section className="page wide">
      <h1>{say('export.title')}</h1>
      <p className="lede">{say('export.note')}</p>
      <div className="export">
        <PlanForm plan={plan} change={change} busy={preview.isPending} onPreview={() => preview.mutate(asked)} />
        <section ref={place} className="export-preview" aria-label={say('export.preview')} aria-live="polite">
          {preview.error && <RefusalNote error={preview.error} />}
          {release.error && <RefusalNote error={release.error} />}
          {preview.isPending && <p className="loading">{say('state.loading')}</p>}
          {!shown && !preview.isPending && <Empty>{say('export.preview.none')}</Empty>}
          {shown && (
            <>
              <Facts preview={shown.preview} />
              <Leave
                id={shown.preview.id}
                content={shown.preview.content}
                approvedBy={shown.preview.approvedBy}
                stale={stale}
                busy={release.isPending || preview.isPending}
                onRelease={(id) => release.mutate(id)}
                onApproved={() => preview.mutate(shown.of)}
              />
              <Look preview={shown.preview} />
            </>
          )}
        </section>
      </div>
    </section>
  )
}

function Facts({ preview }: { preview: OutputPreview }) {
  const { say } = useSpeech()
  const { withheld } = preview
  return (
    <>
      <h2>
        <bdi dir="auto">{preview.fileName}</bdi>
      </h2>
      <p className="meta">
        {preview.rows !== null && <span>{say('export.rows', { n: preview.rows })}</span>}
        <span>{say('export.size', { n: Math.max(1, Math.round(preview.size / 1024)) })}</span>
        <span>{say('export.held.places', { n: withheld.places, of: withheld.of })}</span>
        <span>{say('export.held.names', { n: withheld.names })}</span>
      </p>
      <p className="meta">
        <code dir="ltr">{preview.sha256}</code>
      </p>
    </>
  )
}

function Look({ preview }: { preview: OutputPreview }) {
  const { say } = useSpeech()
  if (preview.page)
    return (
      <>
        {!preview.mediaType.startsWith('text/html') && <p className="help">{say('export.printed')}</p>}
        <iframe
          className="copy-frame"
          src={`${window.location.protocol}//${window.location.hostname}:${preview.page.port}${preview.page.path}`}
          sandbox=""
          referrerPolicy="no-referrer"
          title={say('export.preview.page')}
        />
      </>
    )
  if (preview.text !== null)
    return (
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a text that scrolls must be reachable by keyboard
      <pre className="export-text" dir="auto" tabIndex={0}>
        {preview.text}
      </pre>
    )
  return <p className="note">{say('export.binary')}</p>
}
