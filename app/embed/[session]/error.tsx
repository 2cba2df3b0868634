'use client'

import type { ComponentProps } from 'react'
import { BrokenHub } from '#components/hub/broken-hub.tsx'

export default function ErrorPage(props: ComponentProps<typeof BrokenHub>) {
  return <BrokenHub {...props} />
}
