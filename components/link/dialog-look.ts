/** A form with its guide has a steady height; where the window is very low (zoom 400 %) the whole dialog scrolls. */
export const formDialogLook = (isForm: boolean): string =>
  isForm
    ? 'sm:h-[min(48rem,100%)] [@media(max-height:30rem)]:h-auto [@media(max-height:30rem)]:overflow-y-auto [@media(max-height:30rem)]:*:shrink-0'
    : 'sm:max-h-[min(40rem,100%)]'
