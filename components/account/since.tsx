'use client'

import { Ago } from '#components/accounts/ago.tsx'
import { sinceWords } from './since-words.ts'

/** How long something has been so, in a sentence: "for 3 hours", "since 3 Nov"; the exact time on hover and focus. */
export const Since = ({ time }: { time: string }) => <Ago time={time} words={sinceWords} className="min-h-0" />
