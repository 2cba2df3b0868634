import { type AddressProblem, lookUpReceiver, readReceiverUrl } from '#lib/engine/receiver-address.ts'
import type { WebhookDoor } from '#lib/engine/send-webhook.ts'

const PRIVATE =
  'It is no address of the public internet, so nothing is sent there. Whoever runs this hub can allow it by its setting HUB_PRIVATE_WEBHOOKS, as in HUB_PRIVATE_WEBHOOKS=127.0.0.1:8080'

const sentences: Readonly<Record<AddressProblem, string>> = {
  no_url: 'Enter a whole address: for example https://app.acme.com/webhooks',
  no_https:
    'Events are sent over https. Over http they go only to receivers that whoever runs this hub has named, as in HUB_PRIVATE_WEBHOOKS=127.0.0.1:8080. Enter an address that begins with https://, or ask for that.',
  user: 'Leave out the name and password before the @. Every event is signed: check the signature instead.',
  fragment: 'Leave out what follows the #: it is never sent.',
  port: 'Use port 443, or another one from 1024: others speak something else than https.',
  spelling: 'Write the address as four numbers with dots between, or better, enter a name.',
  name: 'Enter the server’s whole name: for example https://app.acme.com/webhooks',
  private: PRIVATE,
  no_such_name: 'There is no server with this name. Check its spelling.',
  cannot_look_up: 'This name could not be looked up just now. Try again in a minute.',
}

/** Why events are not sent to this address, in a sentence; undefined: they are. The name is looked up; nothing is sent. */
export async function addressProblem(text: string, door: WebhookDoor): Promise<string | undefined> {
  const read = readReceiverUrl(text, door.allowed)
  if (!read.ok) return sentences[read.why]
  const found = await lookUpReceiver(read.url, door.allowed, door.resolve)
  if (found.ok) return undefined
  // Behind a proxy names are the proxy's to find; where they lead to is looked at again when something is sent.
  const isForProxy = door.proxy !== undefined && ['no_such_name', 'cannot_look_up'].includes(found.why)
  return isForProxy ? undefined : sentences[found.why]
}
