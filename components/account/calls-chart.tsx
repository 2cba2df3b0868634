'use client'

import { type PointerEvent, useState } from 'react'
import { exactTime } from '#components/accounts/relative-time.ts'
import type { Call } from '#lib/api/account-history-contract.ts'
import { calledWord, causeWords, outcomeWord } from './call-words.ts'
import { CallsBars, slotsOf } from './calls-bars.tsx'
import { scaleOf } from './calls-scale.ts'
import { durationWords } from './duration.ts'
import { OutcomeMark } from './outcome-mark.tsx'

/**
 * Calls as bars, oldest first, and one of them in words. The pointer picks by passing over, the keyboard by arrows: for it
 * the whole chart is one slider.
 */
export function CallsChart({ calls }: { calls: readonly [Call, ...Call[]] }) {
  const last = calls.length - 1
  const [picked, setPicked] = useState<number>()
  const chosen = Math.min(picked ?? last, last)
  const most = scaleOf(calls)
  const call = calls[chosen] ?? calls[0]
  const pick = ({ currentTarget, clientX }: PointerEvent) => {
    const { left, width } = currentTarget.getBoundingClientRect()
    const at = Math.floor(((clientX - left) / width) * slotsOf(calls.length))
    if (at >= 0) setPicked(Math.min(at, last))
  }
  return (
    <div>
      <div className="flex gap-2.5">
        <div
          onPointerMove={pick}
          onPointerDown={pick}
          className="relative min-w-0 flex-1 touch-pan-y rounded-sm has-focus-visible:outline-2 has-focus-visible:outline-offset-4 has-focus-visible:outline-ring"
        >
          <CallsBars calls={calls} most={most} chosen={chosen} />
          <input
            type="range"
            min={1}
            max={calls.length}
            value={chosen + 1}
            onChange={({ target }) => setPicked(Number(target.value) - 1)}
            aria-label="Calls, from the oldest to the newest"
            aria-valuetext={`${chosen + 1} of ${calls.length}: ${sentence(call)}, ${exactTime(call.at)}`}
            suppressHydrationWarning
            className="pointer-events-none absolute inset-0 size-full opacity-0"
          />
        </div>
        <div
          aria-hidden="true"
          className="flex flex-col pt-2 text-muted-foreground text-xs tabular-nums leading-none [&>*]:h-[42px]"
        >
          <span>{durationWords(most)}</span>
          <span>{durationWords(most / 4)}</span>
        </div>
      </div>
      <p aria-hidden="true" className="mt-2.5 flex min-h-5 items-start gap-2 text-sm">
        <span className="flex h-5 items-center">
          <OutcomeMark outcome={call.outcome} />
        </span>
        <span className="min-w-0">
          {sentence(call)}{' '}
          <time dateTime={call.at} suppressHydrationWarning className="text-muted-foreground">
            {exactTime(call.at)}
          </time>
        </span>
      </p>
    </div>
  )
}

const sentence = (call: Call): string =>
  `${calledWord(call)} ${call.outcome === 'unavailable' ? 'got no answer after' : `${outcomeWord[call.outcome]} in`} ${durationWords(call.ms)}, ${causeWords[call.cause]}`
