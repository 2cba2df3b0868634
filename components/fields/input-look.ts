/** An input with parts beside it: the group has the edge and the focus ring, the input inside has none. */
export const groupLook = [
  'relative flex min-h-9 w-full min-w-0 items-center rounded-md border border-input bg-card text-base shadow-xs pointer-coarse:min-h-11',
  'transition-[border-color] duration-100 hover:border-muted-foreground',
  'has-[input:focus-visible]:border-ring has-[input:focus-visible]:outline-2 has-[input:focus-visible]:outline-ring',
  'has-aria-invalid:border-danger has-[input[aria-invalid]:focus-visible]:outline-danger',
].join(' ')

/** 16 px on phones and wherever fingers type, so that iOS does not zoom. */
export const innerInputLook =
  'min-h-9 w-full min-w-0 flex-1 self-stretch rounded-md bg-transparent text-md text-foreground outline-none pointer-coarse:text-md sm:text-base'
