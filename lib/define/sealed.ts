import type { Connector } from './connector.ts'
import type { Fields } from './fields.ts'
import { namesIn } from './template.ts'

/** Names that a URL, a comparison or the identity needs: these stay readable. */
const namesInTheClear = (connector: Connector): string[] =>
  namesIn(
    connector.hosts,
    connector.baseUrl,
    Object.values(connector.actions).map(({ request }) => request),
    connector.test,
  )

/** Fields a config asks for: all but those that only other auth methods read. */
export function fieldsFor(connector: Connector, authMethod: string): Fields {
  const { [authMethod]: chosen, ...others } = connector.auth
  const wanted = new Set([...namesIn(chosen), ...namesInTheClear(connector)])
  const unwanted = new Set(namesIn(others).filter((name) => !wanted.has(name)))
  return Object.fromEntries(Object.entries(connector.fields).filter(([name]) => !unwanted.has(name)))
}

/**
 * Fields stored encrypted: every secret, and all that `auth` reads unless a URL or the identity needs it readable.
 */
export function sealedFields(connector: Connector): string[] {
  const readByAuth = new Set(namesIn(connector.auth))
  const clear = new Set(namesInTheClear(connector))
  return Object.entries(connector.fields)
    .filter(([name, { kind }]) => kind === 'secret' || (readByAuth.has(name) && !clear.has(name)))
    .map(([name]) => name)
}
