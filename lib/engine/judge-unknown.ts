import type { RequestTemplate } from '#lib/define/index.ts'
import { say } from '#lib/words/index.ts'
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
  const check = say('Check the {fields}, and that the credentials were made for it.', { fields: wanted })

  if (isExchange ? [400, 401, 403].includes(status) : status === 401 && method.type !== 'token') {
    const copy =
      signIn.length > 1
        ? say('Copy them again from {provider}’s own page.', { provider })
        : say('Copy it again from {provider}’s own page.', { provider })
    return blame(
      'invalid_credentials',
      signIn,
      say('{provider} did not accept the {fields}.', { provider, fields: labels(connector, signIn) }),
      copy,
    )
  }
  if (status === 401)
    return unexpected(
      say('{provider} accepted the credentials, but refused the access token it had just given.', { provider }),
    )
  if (status === 404 && target.length > 0)
    return blame(
      'wrong_organization',
      target,
      say('{provider} knows no such {fields}.', { provider, fields: wanted }),
      check,
    )
  if (status === 404 && host.length > 0) {
    const message = say('{provider} has no API at this address.', { provider })
    return blame('wrong_tenant', host, message, checkAddress(connector, host))
  }
  if (status === 403 && target.length > 0)
    return blame(
      'wrong_organization',
      target,
      say('{provider} does not let these credentials read this {fields}.', { provider, fields: wanted }),
      check,
    )
  if (status === 403) {
    const message = say('{provider} accepted the credentials but does not allow them to do this.', { provider })
    return blame(
      'insufficient_permission',
      [],
      message,
      say('Give them the missing permission at {provider}, or use others.', { provider }),
    )
  }
  if ((status === 400 || status === 422) && target.length > 0)
    return blame(
      'malformed_input',
      target,
      say('{provider} cannot read this {fields}.', { provider, fields: wanted }),
      say('Copy the {fields} again.', { fields: wanted }),
    )
  return unexpected(say('{provider} answered in a way this hub does not know (status {status}).', { provider, status }))
}
