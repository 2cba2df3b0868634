import type { Metadata } from 'next'
import { isAccent } from '#components/hub/accent.ts'
import { AccentStyle } from '#components/hub/accent-style.tsx'
import { EmbeddedHub } from '#components/hub/embedded-hub.tsx'
import { frameTitle, getFrame } from '../../frame.ts'
import { askedLook, pageNonce } from '../../look.ts'

type EmbedPageProps = { params: Promise<{ session: string }> }

export async function generateMetadata({ params }: EmbedPageProps): Promise<Metadata> {
  return { title: { absolute: await frameTitle((await params).session) }, description: null }
}

/** The hub for a frame in an application's page, which gives it the token by message. */
export default async function EmbedPage({ params }: EmbedPageProps) {
  const { session } = await params
  const [frame, look] = await Promise.all([getFrame(session), askedLook()])
  const accent = isAccent(look?.accent) ? look.accent : frame.brand.accent_color
  return (
    <>
      <AccentStyle accent={accent} nonce={await pageNonce()} />
      <EmbeddedHub session={session} frame={frame} mode={look?.mode ?? 'inline'} />
    </>
  )
}
