'use client'

import { Alert } from '#components/ui/alert.tsx'
import { PanelBody } from '#components/ui/panel.tsx'
import { useWords } from '#components/words/words-provider.tsx'

/** In place of form or list: the session is good, and the project offers nothing with it, such as a config that is off. */
export function NotOffered({ project }: { project: string }) {
  const t = useWords()
  return (
    <PanelBody>
      <Alert tone="warning" title={t('Nothing can be connected with this link at the moment.')}>
        {t(
          'Nothing is wrong on your side: {project} has switched off what the link was made for. Ask {project} about it.',
          {
            project,
          },
        )}
      </Alert>
    </PanelBody>
  )
}
