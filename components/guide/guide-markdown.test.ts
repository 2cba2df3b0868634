import { expect, test } from 'vitest'
import { type Fields, type Guide, secret, text } from '#lib/define/index.ts'
import { guideMarkdown } from './guide-markdown.ts'

const fields: Fields = {
  sub: text({ label: 'Subdomain', example: 'acme' }),
  key: secret({ label: 'Client Secret', example: 'k' }),
  team: text({ label: 'Team', optional: true, example: '1' }),
}
const guide: Guide = {
  warning: 'Admins only.',
  sections: [
    {
      title: 'Keys',
      steps: [
        {
          text: 'Go to **Manage → API**.',
          link: { label: 'Open {sub}', href: 'https://{sub}.x.example', path: 'Manage → API' },
        },
        {
          title: 'Copy.',
          text: 'Copy the key of {sub}.',
          link: { label: 'Open', href: 'https://{sub}.x.example', path: 'Keys' },
        },
      ],
    },
  ],
}

test('the steps are Markdown, with labels where values would stand', () => {
  expect(guideMarkdown({ name: 'X', fields }, guide)).toBe(`# Connect X

> Admins only.

What is needed in the end:

- Subdomain
- Client Secret
- Team (optional)

## 1. Keys

1. Go to **Manage → API**.
2. **Copy.** Copy the key of ‹Subdomain›. (Keys)

Please hand over the Client Secret in a safe way: not by e-mail or chat.`)
})

test('without a secret nothing is said about handing one over', () => {
  expect(guideMarkdown({ name: 'X', fields: {} }, guide)).not.toContain('hand over')
})
