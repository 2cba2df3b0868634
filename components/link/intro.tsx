'use client'

import { withNodes } from '#components/words/with-nodes.tsx'
import { useWords } from '#components/words/words-provider.tsx'
import type { ConnectorDetail } from '#lib/api/contract.ts'

type IntroProps = {
  connector: ConnectorDetail
  isSandbox: boolean
  /** for somebody who is no member of the project: who asks, and where the credentials go */
  asked?: { by: string; host: string }
}

/** Before the first field: what is needed, how long it takes, and what happens to what is typed. */
export function Intro({ connector, isSandbox, asked }: IntroProps) {
  const t = useWords()
  const { provider, needs, minutes } = connector
  return (
    <div className="flex flex-col gap-1.5">
      <p>
        {isSandbox ? (
          <>
            <b className="font-medium">{t('This is a sandbox.')}</b>
            <span className="text-muted-foreground">
              {' '}
              {t('Nothing is needed from {provider}: use the test credentials below.', { provider })}
            </span>
          </>
        ) : (
          <>
            <span className="text-muted-foreground">{t('You need:')} </span>
            <b className="font-medium">{needs}</b>
            <span className="text-muted-foreground">
              {' '}
              · {t.count(minutes, 'about {n} minute', 'about {n} minutes')}
            </span>
          </>
        )}
      </p>
      {asked && !isSandbox && (
        <p className="break-words text-muted-foreground">
          {withNodes(t('Checked with: {host}'), {
            host: (
              <b className="font-medium text-foreground">
                <bdi>{asked.host}</bdi>
              </b>
            ),
          })}
        </p>
      )}
      <p className="text-muted-foreground">
        {isSandbox
          ? t('No call leaves the hub. Do not enter real credentials here.')
          : asked
            ? t(
                'Your credentials are stored encrypted, used only to call {provider} for {project}, and can be removed at any time.',
                { provider, project: asked.by },
              )
            : t(
                'Credentials are stored encrypted, used only to call {provider} for your project, and can be removed at any time.',
                { provider },
              )}
      </p>
    </div>
  )
}
