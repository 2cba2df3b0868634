'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'
import type { Delivery } from '#lib/api/webhook-contract.ts'
import { changesSaid, nextDue } from './delivery-changes.ts'
import { useLive } from './use-live.ts'

const LONG_AGO = new Date(0).toISOString()

type LiveDeliveriesProps = { deliveries: readonly Delivery[]; isNewest: boolean }

/** Keeps the list of deliveries true: what is on its way, and on the newest page what comes; says what has changed. */
export function LiveDeliveries({ deliveries, isNewest }: LiveDeliveriesProps) {
  const router = useRouter()
  const before = useRef(deliveries)
  const [said, setSaid] = useState('')
  useEffect(() => {
    const news = changesSaid(before.current, deliveries)
    before.current = deliveries
    if (news) setSaid(news)
  }, [deliveries])
  const newest = isNewest ? (deliveries[0]?.created_at ?? LONG_AGO) : undefined
  useLive(nextDue(deliveries) ?? newest, () => router.refresh())
  return (
    <p role="status" className="sr-only">
      {said}
    </p>
  )
}
