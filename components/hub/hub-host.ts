import type { HubMessage } from '../../packages/embed/embed.d.ts'

export type { HubMessage }

/** Where the hub stands and who hears of it; a page of its own has nobody around it. */
export type HubHost = {
  surface: 'page' | 'frame'
  /** tells the page around the frame; no value, secret or token is ever in it */
  tell: (event: HubMessage) => void
  /** the person is done */
  close?: () => void
  /** the person wants to leave a dialog of the page around; asked first where something would be lost */
  leave?: (() => void) | undefined
}
