import { CSPProvider } from '@base-ui/react/csp-provider'
import type { Metadata, Viewport } from 'next'
import { cookies } from 'next/headers'
import type { ReactNode } from 'react'
import { directionOf } from '#lib/words/index.ts'
import { mono, sans } from './fonts.ts'
import './globals.css'
import { askedLanguage } from './language.ts'
import { askedLook } from './look.ts'
import { readTheme } from './theme.ts'

export const metadata: Metadata = {
  title: { default: 'Connector Hub', template: '%s · Connector Hub' },
  description: 'Link a customer’s learning platform once, safely, and have it checked every day.',
  robots: { index: false, follow: false },
}

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  interactiveWidget: 'resizes-content',
  viewportFit: 'cover',
}

/** Reading the cookie makes every page dynamic: only then does Next put the nonce on its scripts. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const [look, language] = await Promise.all([askedLook(), askedLanguage()])
  const theme = readTheme(look ? look.theme : (await cookies()).get('theme')?.value)
  return (
    <html
      lang={language}
      dir={directionOf(language)}
      data-theme={theme}
      data-frame={look && ''}
      className={`${sans.variable} ${mono.variable} font-sans`}
    >
      <body>
        <CSPProvider disableStyleElements>{children}</CSPProvider>
      </body>
    </html>
  )
}
