import type { RequestTemplate } from '#lib/define/index.ts'
import type { Credentials } from './credentials.ts'
import { blame, checkAddress, type Finding, labels, unexpected } from './finding.ts'
import { hostSuspects, signInSuspects, targetSuspects } from './suspects.ts'

type Asked = { isExchange: boolean; request: RequestTemplate; input?: Readonly<Record<string, string>> }

/** A refusal that no rule of the definition knows: the templates tell which fields it is about. */
export function judgeUnknown(
  status: number,
  { connector, method }: Credentials,
  { isExchange, request, input }: Asked,
): Finding {
  const { provider } = connector
  const signIn = signInSuspects(connector, method)
  const target = targetSuspects(connector, request, input).filter((name) => !isExchange || !signIn.includes(name))
  const host = hostSuspects(connector)
  const wanted = labels(connector, target)
  const check = `Check the ${wanted}, and that the credentials were made for it.`

  if (isExchange ? [400, 401, 403].includes(status) : status === 401 && method.type !== 'token') {
    const copy = `Copy ${signIn.length > 1 ? 'them' : 'it'} again from ${provider}’s own page.`
    return blame('invalid_credentials', signIn, `${provider} did not accept the ${labels(connector, signIn)}.`, copy)
  }
  if (status === 401)
    return unexpected(`${provider} accepted the credentials, but refused the access token it had just given.`)
  if (status === 404 && target.length > 0)
    return blame('wrong_organization', target, `${provider} knows no such ${wanted}.`, check)
  if (status === 404 && host.length > 0) {
    const message = `${provider} has no API at this address.`
    return blame('wrong_tenant', host, message, checkAddress(connector, host))
  }
  if (status === 403 && target.length > 0)
    return blame('wrong_organization', target, `${provider} does not let these credentials read this ${wanted}.`, check)
  if (status === 403) {
    const message = `${provider} accepted the credentials but does not allow them to do this.`
    return blame(
      'insufficient_permission',
      [],
      message,
      `Give them the missing permission at ${provider}, or use others.`,
    )
  }
  if ((status === 400 || status === 422) && target.length > 0)
    return blame('malformed_input', target, `${provider} cannot read this ${wanted}.`, `Copy the ${wanted} again.`)
  return unexpected(`${provider} answered in a way this hub does not know (status ${status}).`)
}
