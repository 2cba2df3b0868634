'use client'

import { type ReactNode, useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { useWords } from '#components/words/words-provider.tsx'
import { type Fields, findSwapped, type Values } from '#lib/define/index.ts'
import { offerLook } from './offer-look.ts'
import { swapWords } from './offer-words.ts'

type Swap = { pair: readonly [string, string]; values: readonly [string, string] }

/**
 * Two fields that hold each other's values: one button swaps both, and the same button swaps them back. Returns what to
 * draw under a field, and the sentence for screen readers.
 */
export function useSwapOffer(fields: Fields, values: Values, fill: (given: Record<string, string>) => void) {
  const t = useWords()
  const [last, setLast] = useState<Swap>()
  const found = findSwapped(fields, values)
  // Swapped values may be changed afterwards; then there is nothing left to take back.
  const stands = last?.pair.every((name, at) => values[name] === last.values[at]) ? last : undefined
  const pair = found ?? stands?.pair
  const words = pair && t(swapWords(pair, fields, !found))
  const swap = () => {
    if (!pair) return
    const [one, other] = pair
    const swapped = [values[other] ?? '', values[one] ?? ''] as const
    fill({ [one]: swapped[0], [other]: swapped[1] })
    setLast({ pair, values: swapped })
  }
  return {
    words,
    /** the box, under the second of the two */
    under: (name: string): ReactNode =>
      pair?.[1] === name && (
        <div className={offerLook}>
          <p className="min-w-0 flex-1 basis-40 break-words">{words}</p>
          <Button size="sm" onClick={swap}>
            {t(found ? 'Swap them' : 'Swap back')}
          </Button>
        </div>
      ),
  }
}
