'use client'

import { useState } from 'react'
import { Guide, type GuidedConnector } from '#components/guide/guide.tsx'
import { Card, CardBody, CardHeader, CardTitle } from '#components/ui/card.tsx'
import { Switch } from '#components/ui/switch.tsx'

/** The guide exactly as someone who links an account sees it, with or without our own brand. */
export function GuidePreview({ connector }: { connector: GuidedConnector }) {
  const [whitelabel, setWhitelabel] = useState(false)
  return (
    <Card>
      <CardHeader>
        <CardTitle>Setup guide</CardTitle>
        <Switch checked={whitelabel} onCheckedChange={setWhitelabel}>
          As shown under a customer’s brand
        </Switch>
      </CardHeader>
      <CardBody>
        <Guide connector={connector} whitelabel={whitelabel} />
      </CardBody>
    </Card>
  )
}
