import type { Metadata } from 'next'
import { NoSuchLink } from '#components/hub/no-such-link.tsx'

export const metadata: Metadata = { title: 'This link opens nothing' }

export default function NotFound() {
  return <NoSuchLink />
}
