import { describe, expect, test } from 'vitest'
import coursera from '#connectors/coursera/connector.ts'
import udacity from '#connectors/udacity/connector.ts'
import udemy from '#connectors/udemy/connector.ts'
import { type Fields, secret, text } from '#lib/define/index.ts'
import { parseBlock } from './parse-block.ts'

const fields: Fields = {
  clientId: text({ label: 'Client ID', format: 'credential', example: 'a' }),
  clientSecret: secret({ label: 'Client Secret', format: 'credential', example: 'b' }),
  sub: text({ label: 'Company Subdomain', format: 'subdomain', suffix: '.udemy.com', example: 'acme' }),
}
const both = { clientId: 'fake-id', clientSecret: 'fake-secret' }

describe('any field of any form', () => {
  test.each([
    'Client ID: fake-id\nClient Secret: fake-secret',
    'client_id=fake-id\r\nclient_secret=fake-secret',
    'Client ID\tfake-id\nClient Secret\tfake-secret',
    'Client ID\nfake-id\n\nClient Secret\nfake-secret',
    'Client ID:\nfake-id\nClient Secret:\nfake-secret',
    '{"client_id":"fake-id","client_secret":"fake-secret"}',
    '{"credentials":{"clientId":"fake-id","clientSecret":"fake-secret","n":null}}',
    'CLIENT-ID: "fake-id"\nCLIENT-SECRET: `fake-secret`',
    'ClientID:fake-id\rClientSecret:fake-secret',
  ])('%j holds two values', (block) => {
    expect(parseBlock(block, fields, 'clientId')).toEqual(both)
  })

  test('an address keeps its colon and is cleaned', () => {
    expect(parseBlock(`Company Subdomain: https://acme.udemy.com/home\nClient ID: fake-id`, fields)).toEqual({
      sub: 'acme',
      clientId: 'fake-id',
    })
  })

  test('an address beside named values fills the field whose ending it has', () => {
    const block = 'Log in at https://acme.udemy.com/home\nClient ID: fake-id'
    expect(parseBlock(block, fields, 'clientId')).toEqual({ sub: 'acme', clientId: 'fake-id' })
    expect(parseBlock(`${block}\nhttps://other.udemy.com`, fields, 'sub')).toEqual({ clientId: 'fake-id' })
  })

  test.each([
    '',
    'fake-id',
    'https://acme.udemy.com',
    'https://acme.udemy.com/callback?client_id=a1',
    'Client ID: fake-id',
    'Client ID and Client Secret',
    '{"client_id":',
    '{"a":1}',
    'x'.repeat(30_000),
  ])('no block: %.40j', (pasted) => {
    expect(parseBlock(pasted, fields, 'clientId')).toEqual({})
    expect(parseBlock(pasted, udemy.fields, 'clientId')).toEqual({})
  })

  test('a sentence about the fields is no block', () => {
    const said = 'The Client ID is required. The Client Secret is required.'
    expect(parseBlock(said, udemy.fields, 'clientId')).toEqual({})
  })

  test('a value that does not fit its field is left out', () => {
    expect(parseBlock('Client ID: fake-id\nClient Secret: fake-secret\nCompany Subdomain: not one!', fields)).toEqual(
      both,
    )
    expect(parseBlock('Client ID: fake-id\nClient Secret: ••••a1b2\nSubdomain: acme', fields, 'clientId')).toEqual({
      clientId: 'fake-id',
    })
  })

  test('one value is offered only where it stands in the wrong field or has more around it', () => {
    expect(parseBlock('Client Secret: fake-secret', fields, 'clientSecret')).toEqual({})
    expect(parseBlock('Client Secret: fake-secret', fields, 'clientId')).toEqual({ clientSecret: 'fake-secret' })
    expect(parseBlock('{"client_secret": "fake-secret"}', fields, 'clientSecret')).toEqual({
      clientSecret: 'fake-secret',
    })
  })

  test('two values for one field, and nobody knows which: none is offered', () => {
    const block = 'Client ID: fake-1\nClient ID: fake-2\nClient Secret: fake-secret\nCompany Subdomain: acme'
    expect(parseBlock(block, fields)).toEqual({ clientSecret: 'fake-secret', sub: 'acme' })
  })

  test('a hostile text takes no longer than a friendly one', () => {
    const started = performance.now()
    for (const piece of ['Client ID: ', 'Client ID', '"', '\t', '{', '[', '(', ' ', 'client_', '|', 'a,', 'https://a '])
      parseBlock(piece.repeat(20_000 / piece.length), fields, 'clientId')
    expect(performance.now() - started).toBeLessThan(3_000)
  })
})

const connectors = {
  udemy: { fields: udemy.fields, id: 'clientId', idWord: 'Client ID', env: 'CLIENT_ID' },
  coursera: { fields: coursera.fields, id: 'apiKey', idWord: 'API Key', env: 'API_KEY' },
  udacity: { fields: udacity.fields, id: 'clientId', idWord: 'Client ID', env: 'CLIENT_ID' },
}

describe.each(Object.entries(connectors))('%s', (name, { fields, id, idWord, env }) => {
  const [a, b] = [fields[id]!.example, fields.clientSecret!.example]
  const pair = { [id]: a, clientSecret: b }
  const PROVIDER = name.toUpperCase()

  test.each([
    ['one line', `${idWord}: ${a} Client Secret: ${b}`],
    ['one line with commas', `${idWord}: ${a}, Client Secret: ${b}`],
    ['one line without signs', `${idWord} ${a} Client Secret ${b}`],
    ['Windows line breaks', `${idWord}: ${a}\r\nClient Secret: ${b}\r\n`],
    ['labels on lines of their own, with buttons', `${idWord}\n${a}\nCopy\nClient Secret\n${b}\nCopy\n`],
    ['key=value', `${env.toLowerCase()}=${a}\nclient_secret=${b}`],
    ['form data', `${env.toLowerCase()}=${a}&client_secret=${b}&grant_type=client_credentials`],
    [
      '.env',
      `# ${name}\nexport ${PROVIDER}_${env}="${a}"\nexport ${PROVIDER}_CLIENT_SECRET='${b}' # do not share\nPORT=1\n`,
    ],
    ['.env of two', `OTHER_CLIENT_SECRET=x1\n${PROVIDER}_${env}=${a}\n${PROVIDER}_CLIENT_SECRET=${b}`],
    ['JSON', JSON.stringify({ [id]: a, clientSecret: b, expires: null })],
    ['nested JSON', JSON.stringify({ [name]: { [env.toLowerCase()]: a, client_secret: b } }, null, 2)],
    ['JSON with the provider’s words', JSON.stringify({ [idWord]: a, 'Client Secret': b })],
    [
      'JSON list',
      JSON.stringify([
        { name: env, value: a },
        { name: 'CLIENT_SECRET', value: b },
      ]),
    ],
    ['a piece of JSON', `  "${id}": "${a}",\n  "clientSecret": "${b}",`],
    ['JavaScript', `const config = { ${id}: '${a}', clientSecret: '${b}' };`],
    ['YAML', `${name}:\n  ${env.toLowerCase()}: ${a}\n  client_secret: ${b}\n`],
    ['CSV', `Name,${idWord},Client Secret\n"Hub, new",${a},${b}`],
    ['CSV with quotes', `"${idWord}","Client Secret"\r\n"${a}","${b}"\r\n`],
    ['tabs', `${idWord}\tClient Secret\n${a}\t${b}`],
    ['CSV by lines', `${idWord},${a}\nClient Secret,${b}`],
    ['Markdown table', `| ${idWord} | Client Secret |\n|---|---|\n| ${a} | ${b} |`],
    ['Markdown', `- **${idWord}:** \`${a}\`\n- **Client Secret:** \`${b}\``],
    ['curl', `curl -X POST -u ${a}:${b} https://api.example/`],
    ['curl with quotes', `curl --user "${a}:${b}" \\\n  https://api.example/`],
    ['a Basic header', `Authorization: Basic ${btoa(`${a}:${b}`)}`],
    ['a sentence', `Hi Ada, the ${idWord} is ${a} and the Client Secret is ${b}. Thanks, Grace`],
    [
      'a letter',
      `Hello,\n\nhere they are.\n${idWord}: ${a}\nClient Secret (shown once): ${b}\n\nPlease keep them safe!\nGrace`,
    ],
    ['invisible characters', `\ufeff${idWord}\u00a0: \u200b${a}\nClient\u00a0Secret: ${b}\u2060`],
  ])('reads %s', (_, block) => {
    for (const at of Object.keys(fields)) expect(parseBlock(block, fields, at)).toEqual(pair)
  })
})

test('Udemy’s own word for the Organisation ID is known, and its address tells the subdomain', () => {
  const { clientId, clientSecret } = udemy.fields
  expect(
    parseBlock(
      `Account ID: 100,028\r\nhttps://acme.udemy.com/organization/home\r\nClient ID: ${clientId!.example}\r\nSecret: x`,
      udemy.fields,
      'organisationId',
    ),
  ).toEqual({ clientId: clientId!.example, companySubdomain: 'acme', organisationId: '100028' })
  const curl = `curl -u ${clientId!.example}:${clientSecret!.example} https://acme.udemy.com/api-2.0/organizations/100028/courses/list/`
  expect(Object.keys(parseBlock(curl, udemy.fields, 'clientId'))).toEqual([
    'clientId',
    'clientSecret',
    'companySubdomain',
  ])
})

test('Coursera’s key is found under the name that OAuth has for it', () => {
  const [key, secretValue] = [coursera.fields.apiKey!.example, coursera.fields.clientSecret!.example]
  expect(parseBlock(`client_id: ${key}\nclient_secret: ${secretValue}`, coursera.fields, 'apiKey')).toEqual({
    apiKey: key,
    clientSecret: secretValue,
  })
})
