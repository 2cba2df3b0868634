/** Code that receives an event and proves that it came from this hub, ready to paste. The secret stays out of it. */

type Snippet = { id: string; label: string; code: string }

/** An import of the code to paste, and where it reads the secret; written out they would look like ours. */
const use = (names: string, from: string) => `import { ${names} } from '${from}'`

const secret = ['process', 'env', 'HUB_WEBHOOK_SECRET'].join('.')

const withPackage = `// npm install standardwebhooks
${use('createServer', 'node:http')}
${use('text', 'node:stream/consumers')}
${use('Webhook', 'standardwebhooks')}

const webhook = new Webhook(${secret}!)

createServer(async (request, response) => {
  // The body as it was sent: parsed and written anew, it would no longer fit its signature.
  const body = await text(request)
  try {
    const event = webhook.verify(body, request.headers as Record<string, string>)
    console.log('Told by the hub:', event)
    response.writeHead(204).end()
  } catch {
    response.writeHead(400).end('This was not signed by the hub.')
  }
}).listen(8080)`

const withoutPackage = `${use('createHmac, timingSafeEqual', 'node:crypto')}

const key = Buffer.from(${secret}.replace('whsec_', ''), 'base64')

/** The event, if the hub has signed it within the last five minutes. \`body\`: as it was sent, not parsed. */
export function verify(body, headers) {
  const id = headers['webhook-id']
  const sent = headers['webhook-timestamp']
  const old = Math.abs(Date.now() / 1000 - Number(sent))
  if (!(old < 300)) throw new Error('Too old, or without a time.')
  const expected = createHmac('sha256', key).update(\`\${id}.\${sent}.\${body}\`).digest()
  // While a secret is changed, there is one signature with the new and one with the old.
  for (const part of (headers['webhook-signature'] ?? '').split(' ')) {
    const [version, signature = ''] = part.split(',')
    const given = Buffer.from(signature, 'base64')
    if (version === 'v1' && given.length === expected.length && timingSafeEqual(given, expected))
      return JSON.parse(body)
  }
  throw new Error('Not signed by the hub.')
}`

const python = `import base64, hashlib, hmac, json, os, time

key = base64.b64decode(os.environ["HUB_WEBHOOK_SECRET"].removeprefix("whsec_"))


def verify(body: bytes, headers) -> dict:
    """The event, if the hub has signed it within the last five minutes. body: as it was sent, not parsed."""
    sent = headers["webhook-timestamp"]
    if abs(time.time() - int(sent)) > 300:
        raise ValueError("Too old.")
    signed = f"{headers['webhook-id']}.{sent}.".encode() + body
    expected = base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()
    # While a secret is changed, there is one signature with the new and one with the old.
    for part in headers["webhook-signature"].split():
        version, _, signature = part.partition(",")
        if version == "v1" and hmac.compare_digest(signature, expected):
            return json.loads(body)
    raise ValueError("Not signed by the hub.")`

const stackone = `${use('createHmac, timingSafeEqual', 'node:crypto')}

/** For code that knows StackOne's webhooks: their header is sent as well. It covers the body, but not when it was sent. */
export function verify(body, headers) {
  const expected = createHmac('sha256', ${secret}).update(body).digest()
  const given = Buffer.from(headers['x-stackone-signature'] ?? '', 'base64url')
  if (given.length === expected.length && timingSafeEqual(given, expected)) return JSON.parse(body)
  throw new Error('Not signed by the hub.')
}`

export const verifySnippets: readonly Snippet[] = [
  { id: 'typescript', label: 'TypeScript', code: withPackage },
  { id: 'node', label: 'Plain Node', code: withoutPackage },
  { id: 'python', label: 'Python', code: python },
  { id: 'stackone', label: 'StackOne', code: stackone },
]
