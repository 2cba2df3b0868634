'use client'

import { lazy } from 'react'

/** What the button opens: fetched when it is pressed. */
export const SendChoices = lazy(async () => ({ default: (await import('./send-choices.tsx')).SendChoices }))
