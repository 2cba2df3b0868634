import type { Metadata } from 'next'
import { Invitation } from '#components/invitation/invitation.tsx'

export const metadata: Metadata = { title: 'Invitation' }

/** For whoever has the link. What opens it stands in the fragment, so only the browser can ask about it. */
export default async function InvitationPage({ params }: { params: Promise<{ id: string }> }) {
  return <Invitation id={(await params).id} />
}
