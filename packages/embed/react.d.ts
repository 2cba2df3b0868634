import type { CSSProperties, ReactElement, Ref } from 'react'
import type { ConnectorHubElement, GetToken, HubCallbacks, Look } from './embed.js'

export interface ConnectorHubProps extends Look, HubCallbacks {
  /** From your backend. A new one begins anew, unless the hub has asked for one. */
  token: string
  getToken?: GetToken
  /** The hub's address, as `https://hub.example`: a bundle does not know it. */
  hubUrl: string
  /** `modal` opens a dialog as soon as it is rendered; stop rendering it when `onClosed` is called. */
  mode?: 'inline' | 'modal'
  id?: string
  className?: string
  style?: CSSProperties
  ref?: Ref<ConnectorHubElement>
}

/** The hub as a component, for React 19 or newer. */
export declare function ConnectorHub(props: ConnectorHubProps): ReactElement
