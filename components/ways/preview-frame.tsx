'use client'

import { useEffect, useRef, useState } from 'react'
import { api, ask } from '#components/shell/api.ts'
import { Button } from '#components/ui/button.tsx'
import type { MadeSession } from '#lib/api/session-contract.ts'

const events = ['ready', 'step', 'linked', 'updated', 'closed', 'error', 'needs-token'] as const

/** The element that customers' pages use, loaded as they load it, and what such a page hears. */
export function PreviewFrame({ made, onEnd }: { made: MadeSession; onEnd: () => void }) {
  const place = useRef<HTMLDivElement>(null)
  const [heard, setHeard] = useState<readonly string[]>([])
  const { token, session_id: id } = made
  useEffect(() => {
    const box = place.current
    if (!box) return
    const element = document.createElement('connector-hub')
    element.setAttribute('hub-url', window.location.origin)
    element.setAttribute('theme', document.documentElement.dataset.theme ?? 'system')
    Object.assign(element, { token })
    const hear = (event: Event) => setHeard((before) => [...before, wordsOf(event)].slice(-50))
    for (const name of events) element.addEventListener(name, hear)
    box.append(element)
    loadElement()
    return () => element.remove()
  }, [token])
  // What was made for a look alone is good for nothing once one has looked. (In development React looks twice.)
  const ending = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => {
    clearTimeout(ending.current)
    const revoke = () => void ask(api().connect_sessions[':id'].$delete({ param: { id } }))
    return () => {
      ending.current = setTimeout(revoke)
    }
  }, [id])
  return (
    <>
      <div ref={place} className="overflow-hidden rounded-lg border border-border-strong" />
      <div className="mt-3 flex flex-wrap items-center justify-between gap-2">
        <p aria-hidden="true" className="font-medium text-sm">
          What your page hears
        </p>
        <Button size="sm" variant="quiet" onClick={onEnd}>
          End the preview
        </Button>
      </div>
      <ol aria-label="What your page hears" className="mt-1 font-mono text-muted-foreground text-xs leading-5">
        {heard.length === 0 && <li>Nothing yet</li>}
        {heard.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines are only added
          <li key={index} className="[overflow-wrap:anywhere]">
            {line}
          </li>
        ))}
      </ol>
    </>
  )
}

const wordsOf = (event: Event): string => {
  const detail: unknown = 'detail' in event ? event.detail : undefined
  const told =
    detail && typeof detail === 'object' && Object.keys(detail).length > 0 ? ` ${JSON.stringify(detail)}` : ''
  return `${event.type}${told}`
}

/** Defines the element once, from the file that customers' pages include. */
function loadElement() {
  if (customElements.get('connector-hub')) return
  const script = document.createElement('script')
  script.type = 'module'
  script.src = '/embed.js'
  document.head.append(script)
}
