'use client'

import { useState } from 'react'
import { Guide, type GuidedConnector } from '#components/guide/guide.tsx'
import { Card, CardBody, CardHeader, CardTitle } from '#components/ui/card.tsx'
import { Switch } from '#components/ui/switch.tsx'
import type { ConnectorDetail } from '#lib/api/contract.ts'
import { ActionPicker } from './action-picker.tsx'
import { chosenScopes, hasScopes } from './chosen-scopes.ts'

type GuidePreviewProps = { connector: GuidedConnector & Pick<ConnectorDetail, 'actions'> }

/** The guide exactly as someone who links an account sees it: with or without our own brand, for chosen actions. */
export function GuidePreview({ connector: { actions, ...connector } }: GuidePreviewProps) {
  const [whitelabel, setWhitelabel] = useState(false)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set(actions.map(({ id }) => id)))
  const isScoped = hasScopes(connector.guide)
  const scopes = chosenScopes(actions, chosen)
  return (
    <Card>
      <CardHeader>
        <CardTitle>Setup guide</CardTitle>
        <Switch checked={whitelabel} onCheckedChange={setWhitelabel}>
          As shown under a customer’s brand
        </Switch>
      </CardHeader>
      {isScoped && <ActionPicker actions={actions} chosen={chosen} onChoose={setChosen} scopes={scopes} />}
      <CardBody>
        <Guide connector={{ ...connector, whitelabel, ...(isScoped && { scopes }) }} />
      </CardBody>
    </Card>
  )
}
