import { request } from 'undici'

export type Client = {
  /** Asks and reads the whole answer. Throws for any other status than the one expected. */
  ask: (path: string, sent?: { json?: unknown; expect?: number }) => Promise<string>
  /** for the second question and later ones */
  cookie: string
}

/** A hub's new owner, who asks over one kept connection as a browser's page does. */
export async function signUp(url: string): Promise<Client> {
  const person = {
    name: 'Ada',
    email: 'ada@acme.example',
    password: 'fake words on a slow ferry',
    project_name: 'Acme',
  }
  let cookie = ''
  const send = (path: string, json?: unknown) =>
    request(url + path, {
      method: json === undefined ? 'GET' : 'POST',
      headers: {
        origin: url,
        ...(cookie && { cookie }),
        ...(json !== undefined && { 'content-type': 'application/json' }),
      },
      ...(json !== undefined && { body: JSON.stringify(json) }),
    })
  const answer = await send('/api/sign-up', person)
  await answer.body.dump()
  cookie = [answer.headers['set-cookie'] ?? '']
    .flat()
    .map((one) => one.split(';')[0])
    .join('; ')
  const ask: Client['ask'] = async (path, { json, expect = 200 } = {}) => {
    const { statusCode, body } = await send(path, json)
    const text = await body.text()
    if (statusCode !== expect) throw new Error(`${path} answered ${statusCode}: ${text}`)
    return text
  }
  return { ask, cookie }
}
