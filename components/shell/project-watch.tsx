'use client'

import { usePathname } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'
import { Alert } from '#components/ui/alert.tsx'
import { Button } from '#components/ui/button.tsx'
import { type ProjectNews, projectChannel } from './switch-project.ts'

/**
 * Notices when another tab of this browser switched to another project, or deleted this one. What this page does stays
 * in its own project; the next page it goes to is loaded as a whole, so that frame and content never show two projects.
 */
export function ProjectWatch({ id, name }: { id: string; name: string }) {
  const [news, setNews] = useState<ProjectNews['what']>()
  const path = usePathname()
  const here = useRef(path)
  useEffect(() => {
    const channel = new BroadcastChannel(projectChannel)
    channel.onmessage = ({ data }: MessageEvent<ProjectNews>) => setNews((known) => newsHere(id, data, known))
    return () => channel.close()
  }, [id])
  useEffect(() => {
    if (news && here.current !== path) window.location.reload()
    here.current = path
  }, [news, path])
  return (
    <div role="status" className="empty:hidden">
      {news === 'switched' && (
        <Alert
          tone="warning"
          title="Another tab has switched to another project"
          className="mb-6"
          actions={
            <Button size="sm" onClick={() => window.location.reload()}>
              Reload
            </Button>
          }
        >
          This page still shows {name}, and what you do here stays there. Reload to go on in the other project.
        </Alert>
      )}
      {news === 'deleted' && (
        <Alert
          tone="warning"
          title={`${name} was deleted`}
          className="mb-6"
          actions={
            <Button size="sm" onClick={() => window.location.assign('/accounts')}>
              Go on
            </Button>
          }
        >
          It was deleted in another tab, so nothing on this page can be used any more. Go on in another project of
          yours.
        </Alert>
      )}
    </div>
  )
}

/** What a page of this project has to say after such news. That another project was deleted changes nothing here. */
function newsHere(id: string, { what, id: which }: ProjectNews, known: ProjectNews['what'] | undefined) {
  if (known === 'deleted') return known
  if (what === 'deleted') return which === id ? what : known
  return which === id ? undefined : what
}
