import { type AuthMethod, type Connector, namesIn, type RequestTemplate } from '#lib/define/index.ts'

type Input = Readonly<Record<string, string>>

/** Fields that choose the host: blamed when nobody is there, or somebody else is. */
export const hostSuspects = (connector: Connector): string[] => fieldsOf(connector, namesIn(connector.hosts))

/** Fields that carry the credential: 401 asks who you are. */
export const signInSuspects = (connector: Connector, method: AuthMethod): string[] =>
  fieldsOf(connector, namesIn(method))

/** Fields in the path of a request, else those in its query and body: 403 and 404 ask what you reached for. */
export function targetSuspects(connector: Connector, request: RequestTemplate, input: Input = {}): string[] {
  const host = new Set(hostSuspects(connector))
  const inUrl = fieldsOf(connector, namesIn(connector.baseUrl, request.path), input).filter((name) => !host.has(name))
  return inUrl.length > 0 ? inUrl : fieldsOf(connector, namesIn(request.query, request.body), input)
}

/** Names of templates as fields of the form; what an action's input stands for is looked up in `input`. */
export function fieldsOf({ fields }: Connector, names: readonly string[], input: Input = {}): string[] {
  const meant = names.flatMap((name) =>
    name.startsWith('input.') ? namesIn(input[name.slice('input.'.length)]) : [name],
  )
  return [...new Set(meant)].filter((name) => Object.hasOwn(fields, name))
}
