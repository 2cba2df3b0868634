import type { Metadata } from 'next'
import { NothingHere } from '#components/shell/nothing-here.tsx'

export const metadata: Metadata = { title: 'Not found' }

export default function NotFound() {
  return (
    <main id="main" className="flex min-h-dvh items-center justify-center">
      <NothingHere title="There is nothing at this address">
        It may be mistyped, or what was here has been deleted.
      </NothingHere>
    </main>
  )
}
