/** A form with its guide has a steady height; where the window is very low (zoom 400 %) the whole dialog scrolls. */
export const formDialogLook = (isForm: boolean): string =>
  isForm
    ? 'sm:h-[min(48rem,100%)] [@media_(max-height:20rem)]:h-auto [@media_(max-height:20rem)]:overflow-y-auto [@media_(max-height:20rem)]:*:flex-none'
    : 'sm:max-h-[min(40rem,100%)]'
