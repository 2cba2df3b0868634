/** A box that offers to fill something in, under the field it is about. */
export const offerLook =
  'mt-2 flex flex-wrap items-center gap-x-3 gap-y-1.5 rounded-md border border-primary-line bg-primary-soft px-3 py-2 text-sm'
