/**
 * The hub in your page: a custom element, `<connector-hub token="…">`, and `open()` for a dialog. Importing the module
 * defines the element; on a server that renders pages it does nothing.
 */

/** What the hub tells, by event. No event carries a field's value, a secret or a token. */
export interface HubEvents {
  /** The form can be used. */
  ready: Record<never, never>
  /** The content's height in CSS pixels, between 120 and 8000. The frame follows by itself. */
  resize: { height: number }
  /** A screen (`picker`, `form`, `done`) is shown, or a check of the credentials starts, passes or fails. */
  step: { name: string; state: StepState }
  /** An account was linked, and is stored. */
  linked: { accountId: string; provider: string }
  /** An account that was linked before has new credentials, and keeps its id. */
  updated: { accountId: string; provider: string }
  /** The person is done, or left. A dialog has closed. */
  closed: Record<never, never>
  /**
   * `unreachable`: the frame did not answer within 10 seconds (the person sees a button that opens the hub in a tab), or
   * `hub-url` is no address; `invalid_token`: the token is none, or `getToken` gave no new one. Any other code is one of
   * the hub's own.
   */
  error: { code: string; message: string }
  /** The session has expired and there is no `getToken`: set `token` to a new one, and work goes on. */
  'needs-token': Record<never, never>
}

export type StepState = 'shown' | 'running' | 'passed' | 'failed'
export type HubEventName = keyof HubEvents
export type HubEvent<Name extends HubEventName> = CustomEvent<HubEvents[Name]>

/** One message from the frame to the page around it. */
export type HubMessage = { [Name in HubEventName]: { type: Name } & HubEvents[Name] }[HubEventName]

/** How the hub looks. What is left out, the frame decides: the system's theme, the project's accent, the browser's locale. */
export interface Look {
  theme?: Theme
  /** A colour as `#2563eb`. */
  accent?: string
  /** As `de` or `de-AT`. The hub follows a change until something is typed; then it stays in its language. */
  locale?: string
}

export type Theme = 'light' | 'dark' | 'system'

/** A session's public id may stand in an address; its secret travels by message alone. */
export interface SessionToken {
  /** `ses_…` */
  session: string
  secret: string
}

/** Asks your backend for the token of a new connect session. */
export type GetToken = () => string | Promise<string>

/** One message from the page around the frame, through the port that the start handed over. */
export type HostMessage = ({ type: 'token' } & SessionToken) | ({ type: 'theme' } & Look) | { type: 'close' }

/** The frame's first word, to each allowed origin. */
export interface ReadyMessage {
  type: 'connector-hub:ready'
  version: 1
}

/** The answer, to the hub's origin alone, with a `MessagePort` for everything after. */
export type StartMessage = { type: 'connector-hub:start'; version: 1 } & SessionToken

/**
 * `<connector-hub token hub-url theme accent locale mode="inline|modal">`. Give it a `min-height` of your own, so that
 * your page does not move when the form arrives (480px otherwise).
 */
export declare class ConnectorHubElement extends HTMLElement {
  /**
   * `ses_….…`, from your backend. The attribute works as well; the property keeps the token out of your page's markup.
   * A new token begins anew, unless the hub has asked for one: then the form and what was typed stay.
   */
  get token(): string
  set token(token: string)
  /** Called when the session expires while a person types. */
  getToken: GetToken | undefined
  /** Shows the hub, anew if it is there already. Called by itself when the element has its place and a token. */
  open(): void
  /** Asks the hub to close: it may first ask the person, and answers with the event `closed`. Removal closes at once. */
  close(): void
  addEventListener<Name extends HubEventName>(
    type: Name,
    listener: (this: ConnectorHubElement, event: HubEvent<Name>) => void,
    options?: boolean | AddEventListenerOptions,
  ): void
  addEventListener<Name extends keyof HTMLElementEventMap>(
    type: Name,
    listener: (this: HTMLElement, event: HTMLElementEventMap[Name]) => void,
    options?: boolean | AddEventListenerOptions,
  ): void
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void
}

/** `onReady`, `onLinked`, `onNeedsToken`, …: each gets the event's detail. */
export type HubCallbacks = {
  [Name in HubEventName as `on${PascalCase<Name>}`]?: (detail: HubEvents[Name]) => void
}

type PascalCase<Text extends string> = Text extends `${infer First}-${infer Rest}`
  ? `${Capitalize<First>}${PascalCase<Rest>}`
  : Capitalize<Text>

export interface OpenOptions extends Look, HubCallbacks {
  token: string
  getToken?: GetToken
  /** The hub's address, as `https://hub.example`. Left out, it is the origin that this script was loaded from. */
  hubUrl?: string
}

/**
 * Shows the hub in a dialog. When it closes, the element is removed and focus returns to where it was. Without a token or
 * an address that can be used, `onError` and `onClosed` are called before this returns.
 */
export declare function open(options: OpenOptions): { element: ConnectorHubElement; close(): void }

/** The two halves of `ses_<public id>.<secret>`, or undefined for anything else. */
export declare function parseToken(token: string): SessionToken | undefined

/** Whole pixels between 120 and 8000. */
export declare function clampHeight(height: number): number

declare global {
  interface HTMLElementTagNameMap {
    'connector-hub': ConnectorHubElement
  }
  var ConnectorHub: { open: typeof open }
}
