/** Where a form stands: in a dialog of the dashboard, on a page of its own, or in a frame that grows with it. */
export type Surface = 'dialog' | 'page' | 'frame'

type Look = { body: string; form: string; guide: string; guideBox: string; footer: string }

const columns = 'grid panel:grid-cols-[minmax(0,1fr)_minmax(20rem,25rem)]'
const form = 'flex min-w-0 flex-col gap-5 px-5 py-5 sm:px-6'
const guide = 'hidden border-border border-s bg-background panel:block'
const scrolls = 'overflow-y-auto overscroll-contain'

/** Fields and guide side by side. In a dialog each scrolls; elsewhere the guide alone, in the height of the fields. */
export const formLook: Readonly<Record<Surface, Look>> = {
  dialog: {
    body: `${columns} min-h-0 flex-1 grid-rows-1`,
    form: `${form} min-h-0 scroll-py-16 ${scrolls}`,
    guide: `${guide} min-h-0`,
    guideBox: `h-full px-5 py-5 ${scrolls}`,
    footer: '',
  },
  page: {
    body: columns,
    form: `${form} panel:min-h-[36rem]`,
    guide: `${guide} relative`,
    guideBox: `absolute inset-0 px-5 py-5 ${scrolls}`,
    footer: 'sticky bottom-0 z-10',
  },
  // Nothing may depend on the window's height: it is the frame's, and the frame follows its content.
  frame: {
    body: columns,
    form: `${form} panel:min-h-[32rem]`,
    guide: `${guide} relative`,
    guideBox: `absolute inset-0 px-5 py-5 ${scrolls}`,
    footer: '',
  },
}
