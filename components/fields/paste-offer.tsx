import { Button } from '#components/ui/button.tsx'
import type { Fields } from '#lib/define/index.ts'

/** A recognised block, waiting for a yes; or filled in, and ready to be taken back. */
export type Offer = {
  /** the field it was pasted into */
  at: string
  raw: string
  values: Record<string, string>
  /** what stood in the fields before; present once filled */
  before?: Record<string, string>
}

/** What a person is told of it; names the fields, holds no value. */
export function offerWords(offer: Offer, fields: Fields): string {
  const labels = Object.keys(offer.values).map((name) => fields[name]?.label)
  return offer.before ? `Filled ${labels.join(', ')}.` : `You pasted ${labels.length} values: ${labels.join(', ')}.`
}

type PasteOfferProps = {
  offer: Offer
  fields: Fields
  onFill: () => void
  onUndo: () => void
  /** paste the text as it is, after all */
  onDecline: () => void
}

/** Nothing is filled without a press, and one press takes it back. */
export function PasteOffer({ offer, fields, onFill, onUndo, onDecline }: PasteOfferProps) {
  const count = Object.keys(offer.values).length
  return (
    <div className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-1.5 rounded-md border border-primary-line bg-primary-soft px-3 py-2 text-sm">
      <p className="min-w-0 flex-1 basis-40 break-words">{offerWords(offer, fields)}</p>
      <Button size="sm" onClick={offer.before ? onUndo : onFill}>
        {offer.before ? 'Undo' : `Fill ${count} fields`}
      </Button>
      {!offer.before && (
        <Button variant="quiet" size="sm" onClick={onDecline}>
          Paste as text
        </Button>
      )}
    </div>
  )
}
