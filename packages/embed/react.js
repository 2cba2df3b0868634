/** @import { ConnectorHubElement } from './embed.d.ts' */
import { createElement, useEffect, useImperativeHandle, useRef } from 'react'
import './embed.js'

/** @type {typeof import('./react.d.ts').ConnectorHub} */
export function ConnectorHub({
  ref,
  token,
  getToken,
  hubUrl,
  theme,
  accent,
  locale,
  mode,
  id,
  className,
  style,
  ...on
}) {
  const element = useRef(/** @type {ConnectorHubElement | null} */ (null))
  useImperativeHandle(ref, () => /** @type {ConnectorHubElement} */ (element.current))
  useEffect(() => {
    if (element.current) element.current.getToken = getToken
  }, [getToken])
  // A property, set here: the token stands in no markup, and one that getToken brought is not undone by a new render.
  useEffect(() => {
    if (element.current) element.current.token = token
  }, [token])

  const look = { theme, accent, locale, mode, 'hub-url': hubUrl }
  // On a custom element, React 19 listens to the event that is named after `on`.
  const listeners = {
    onready: detailTo(on.onReady),
    onresize: detailTo(on.onResize),
    onstep: detailTo(on.onStep),
    onlinked: detailTo(on.onLinked),
    onupdated: detailTo(on.onUpdated),
    onclosed: detailTo(on.onClosed),
    onerror: detailTo(on.onError),
    'onneeds-token': detailTo(on.onNeedsToken),
  }
  return createElement('connector-hub', { ref: element, id, className, style, ...look, ...listeners })
}

/**
 * @template Detail
 * @param {((detail: Detail) => void) | undefined} callback
 */
const detailTo = (callback) => callback && ((/** @type {CustomEvent<Detail>} */ event) => callback(event.detail))
