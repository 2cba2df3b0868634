import { say, sayInTurn } from '#lib/words/index.ts'
import type { Door, SendFailure } from './call.ts'
import type { Credentials } from './credentials.ts'
import { blame, checkAddress, type Finding, labels, unavailable, unexpected } from './finding.ts'
import { hostSuspects, signInSuspects } from './suspects.ts'
import { wayOutRefusal } from './way-out.ts'

/**
 * What it means that there was no answer. The input is blamed only where it chose the host: the name does not exist
 * while the provider's own does, or it leads where nothing may be contacted.
 */
export async function judgeFailure(
  failure: SendFailure,
  credentials: Credentials,
  { providerResolves, tellOperator }: { providerResolves: () => Promise<boolean> } & Pick<Door, 'tellOperator'>,
): Promise<Finding> {
  const { kind, ms } = failure
  const { connector, method, values, hosts } = credentials
  const { provider } = connector
  const fields = hostSuspects(connector)
  const check = checkAddress(connector, fields)
  const host = failure.host ?? hosts[0] ?? connector.providerHost
  /** Nobody's input is to blame. */
  const wayOut = (): Finding => ({ ...unavailable(''), ...wayOutRefusal(failure, provider, tellOperator) })

  switch (kind) {
    case 'dns':
    case 'proxy_no_name':
      if (fields.length > 0 && (await providerResolves()))
        return blame('wrong_tenant', fields, say('{host} does not exist.', { host }), check)
      if (kind === 'proxy_no_name') return wayOut()
      return unavailable(
        say('This hub cannot look up any address of {provider}: its network connection seems to be down.', {
          provider,
        }),
      )
    case 'refused_address':
      if (fields.length === 0)
        return unavailable(
          say('{provider}’s name leads to an address that is not public, so it was not contacted.', { provider }),
        )
      return blame(
        'wrong_tenant',
        fields,
        say('{host} leads to an address that is not public, so it was not contacted.', { host }),
        check,
      )
    case 'host_not_allowed':
      return blame(
        'malformed_input',
        fields,
        say('What was entered makes no address of {provider}, so nothing was contacted.', { provider }),
        check,
      )
    case 'bad_header': {
      const all = signInSuspects(connector, method)
      const odd = all.filter((name) => !/^[\x21-\x7e]*$/.test(values[name] ?? ''))
      const blamed = odd.length > 0 ? odd : all
      const again = say('Copy it again; if you see dots or stars, reveal the value first.')
      return blame(
        'malformed_input',
        blamed,
        say('{fields} cannot be sent: there are characters in it that no key has.', {
          fields: labels(connector, blamed),
        }),
        again,
      )
    }
    case 'dns_temporary':
      return unavailable(say('The address of {provider} could not be looked up just now.', { provider }))
    case 'connect':
      return unavailable(say('No connection to {provider} could be made.', { provider }))
    case 'proxy_failed':
      if (fields.length === 0 || !(await providerResolves())) return wayOut()
      return {
        ...unavailable(
          say('This hub got no connection to {host}, though it reaches {provider}’s own site.', { host, provider }),
        ),
        next: sayInTurn(check, say('If it is right, try again in a minute.')),
      }
    case 'proxy_unreachable':
    case 'proxy_sign_in':
    case 'proxy_refused':
    case 'untrusted':
      return wayOut()
    case 'tls':
      return unavailable(
        say('The secure connection to {provider} could not be verified, so nothing was sent.', { provider }),
      )
    case 'closed':
      return unavailable(say('{provider} ended the connection before it had answered.', { provider }))
    case 'timeout':
      return unavailable(
        ms < 1500
          ? say('{provider} did not answer in time.', { provider })
          : say('{provider} did not answer within {seconds} seconds.', { provider, seconds: Math.round(ms / 1000) }),
      )
    case 'aborted':
      return {
        ...unavailable(say('The check was stopped before it ended.')),
        next: say('Nothing was saved. Start the check again when you like.'),
      }
    case 'too_large':
    case 'bad_answer':
      return unexpected(say('{provider} sent an answer that this hub cannot read.', { provider }))
  }
}
