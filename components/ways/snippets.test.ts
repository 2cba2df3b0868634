import { expect, test } from 'vitest'
import { pageSnippets, serverSnippets } from './snippets.ts'

const hubUrl = 'https://hub.acme.example'

test('every snippet is for this hub, and none has a key in it', () => {
  for (const { code } of [...serverSnippets(hubUrl), ...pageSnippets(hubUrl)]) {
    expect(code).toContain(hubUrl)
    expect(
      code.match(/https:\/\/[^\s'"`/\\]+/g)?.every((url) => [hubUrl, 'https://app.example.com'].includes(url)),
    ).toBe(true)
    expect(code).not.toMatch(/hub_\w|ses_\w/)
  }
})

test('what is sent by curl is JSON', () => {
  const [curl] = serverSnippets(hubUrl)
  const [, json = ''] = /-d '([^']*)'/.exec(curl?.code ?? '') ?? []
  expect(JSON.parse(json)).toMatchObject({ origin_owner_id: 'cust-1042' })
})
