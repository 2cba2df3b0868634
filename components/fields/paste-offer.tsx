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

type PasteOfferProps = {
  offer: Offer
  fields: Fields
  onFill: () => void
  onUndo: () => void
  /** paste the text as it is, after all */
  onDecline: () => void
}

/** Nothing is filled without a press, and one press takes it back. Names fields, shows no value. */
export function PasteOffer({ offer, fields, onFill, onUndo, onDecline }: PasteOfferProps) {
  const names = Object.keys(offer.values)
  const labels = names.map((name) => fields[name]?.label).join(', ')
  return (
    <div className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-1.5 rounded-md border border-primary-line bg-primary-soft px-3 py-2 text-sm">
      <p role="status" className="min-w-0 flex-1 basis-40 break-words">
        {offer.before ? `Filled ${labels}.` : `You pasted ${names.length} values: ${labels}.`}
      </p>
      <Button size="sm" onClick={offer.before ? onUndo : onFill}>
        {offer.before ? 'Undo' : `Fill ${names.length} fields`}
      </Button>
      {!offer.before && (
        <Button variant="quiet" size="sm" onClick={onDecline}>
          Paste as text
        </Button>
      )}
    </div>
  )
}
