import type { Metadata } from 'next'
import { AccentStyle } from '#components/hub/accent-style.tsx'
import { HostedHub } from '#components/hub/hosted-hub.tsx'
import { earlyScript } from '#components/hub/open-early.ts'
import { frameTitle, getFrame } from '../../frame.ts'
import { askedLanguage } from '../../language.ts'
import { pageNonce } from '../../look.ts'

type LinkPageProps = { params: Promise<{ session: string }> }

export async function generateMetadata({ params }: LinkPageProps): Promise<Metadata> {
  return { title: { absolute: await frameTitle((await params).session) }, description: null }
}

/** For whoever has the link. What opens it stands in the fragment, so only the browser can ask about it. */
export default async function LinkPage({ params }: LinkPageProps) {
  const { session } = await params
  const [frame, nonce, language] = await Promise.all([getFrame(session), pageNonce(), askedLanguage()])
  return (
    <>
      <script nonce={nonce}>{earlyScript(session, language)}</script>
      <AccentStyle accent={frame.brand.accent_color} nonce={nonce} />
      <HostedHub session={session} frame={frame} />
    </>
  )
}
