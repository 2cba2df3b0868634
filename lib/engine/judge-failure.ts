import type { SendFailure } from './call.ts'
import type { Credentials } from './credentials.ts'
import { blame, checkAddress, type Finding, labels, unavailable, unexpected } from './finding.ts'
import { hostSuspects, signInSuspects } from './suspects.ts'

/**
 * What it means that there was no answer. The input is blamed only where it chose the host: the name does not exist
 * while the provider's own does, or it leads where nothing may be contacted.
 */
export async function judgeFailure(
  { kind, ms }: SendFailure,
  credentials: Credentials,
  providerResolves: () => Promise<boolean>,
): Promise<Finding> {
  const { connector, method, values, hosts } = credentials
  const { provider } = connector
  const fields = hostSuspects(connector)
  const check = checkAddress(connector, fields)
  const host = hosts[0] ?? connector.providerHost

  switch (kind) {
    case 'dns':
      if (fields.length > 0 && (await providerResolves()))
        return blame('wrong_tenant', fields, `${host} does not exist.`, check)
      return unavailable(`This hub cannot look up any address of ${provider}: its network connection seems to be down.`)
    case 'refused_address':
      if (fields.length === 0)
        return unavailable(`${provider}'s name leads to an address that is not public, so it was not contacted.`)
      return blame(
        'wrong_tenant',
        fields,
        `${host} leads to an address that is not public, so it was not contacted.`,
        check,
      )
    case 'host_not_allowed':
      return blame(
        'malformed_input',
        fields,
        `What was entered makes no address of ${provider}, so nothing was contacted.`,
        check,
      )
    case 'bad_header': {
      const all = signInSuspects(connector, method)
      const odd = all.filter((name) => !/^[\x21-\x7e]*$/.test(values[name] ?? ''))
      const blamed = odd.length > 0 ? odd : all
      const again = 'Copy it again; if you see dots or stars, reveal the value first.'
      return blame(
        'malformed_input',
        blamed,
        `${labels(connector, blamed)} cannot be sent: there are characters in it that no key has.`,
        again,
      )
    }
    case 'dns_temporary':
      return unavailable(`The address of ${provider} could not be looked up just now.`)
    case 'connect':
      return unavailable(`No connection to ${provider} could be made.`)
    case 'tls':
      return unavailable(`The secure connection to ${provider} could not be verified, so nothing was sent.`)
    case 'closed':
      return unavailable(`${provider} ended the connection before it had answered.`)
    case 'timeout':
      return unavailable(
        `${provider} did not answer ${ms < 1500 ? 'in time' : `within ${Math.round(ms / 1000)} seconds`}.`,
      )
    case 'aborted':
      return {
        ...unavailable('The check was stopped before it ended.'),
        next: 'Nothing was saved. Start the check again when you like.',
      }
    case 'too_large':
    case 'bad_answer':
      return unexpected(`${provider} sent an answer that this hub cannot read.`)
  }
}
