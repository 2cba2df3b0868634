import type { HubMessage, Look } from './embed.js'

/** The page around the frame, as the frame's page sees it. */
export interface HostOptions {
  /** Exact origins, as the session allows them (`https://app.acme.example`); the server tells its page. */
  allowedOrigins: readonly string[]
  /** The session's secret, once for each connection; `session` is its public id, which may be newer than the address. */
  onStart: (secret: string, session: string) => void
  /**
   * A new session's secret, after `needs-token`. Before going on, make sure that it is a session of the same owner; if
   * not, begin anew.
   */
  onToken: (secret: string, session: string) => void
  /** The whole look again; what is left out is the default. */
  onTheme?: (look: Look) => void
  /** The person wants to leave. Post `closed` when nothing is lost, or when they say so. Left out: `closed` at once. */
  onClose?: () => void
}

/**
 * Says ready to the page around this frame, and takes the start from it: from `window.parent` alone, from an allowed
 * origin alone, once. What is posted before that waits. Not in a frame, it does nothing.
 */
export declare function connectHost(options: HostOptions): {
  /** Members other than the event's own are left out. */
  post: (event: HubMessage) => void
  /** Lets go of the host; a page that connects again gets a start of its own. */
  disconnect: () => void
}

/**
 * Posts `resize` whenever the element's height changes, and returns what ends it. The element must not take its height
 * from the window (`100dvh`): the window is the frame, and the frame follows the element.
 */
export declare function reportHeight(element: Element, post: (event: HubMessage) => void): () => void
