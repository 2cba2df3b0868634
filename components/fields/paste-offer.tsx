'use client'

import { Button } from '#components/ui/button.tsx'
import { useWords } from '#components/words/words-provider.tsx'
import type { Fields } from '#lib/define/index.ts'
import { offerLook } from './offer-look.ts'
import { fillWords, mayPasteAsText, type Offer, offerWords } from './offer-words.ts'

type PasteOfferProps = {
  offer: Offer
  fields: Fields
  onFill: () => void
  onUndo: () => void
  /** leave it; `asText`: paste the text as it is, after all */
  onDecline: (asText: boolean) => void
}

/** Nothing is filled without a press, and one press takes it back. */
export function PasteOffer({ offer, fields, onFill, onUndo, onDecline }: PasteOfferProps) {
  const t = useWords()
  const asText = mayPasteAsText(offer, fields)
  return (
    <div className={offerLook}>
      <p className="min-w-0 flex-1 basis-40 break-words">{t(offerWords(offer, fields))}</p>
      <Button size="sm" onClick={offer.undo ? onUndo : onFill}>
        {offer.undo ? t('Undo') : t(fillWords(offer, fields))}
      </Button>
      {!offer.undo && (
        <Button variant="quiet" size="sm" onClick={() => onDecline(asText)}>
          {t(asText ? 'Paste as text' : 'Not now')}
        </Button>
      )}
    </div>
  )
}
