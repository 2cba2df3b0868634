import { describe, expect, test } from 'vitest'
import { inEnglish } from '#components/words/translate.ts'
import coursera from '#connectors/coursera/connector.ts'
import udacity from '#connectors/udacity/connector.ts'
import udemy from '#connectors/udemy/connector.ts'
import { exampleValues, type Fields, type Guide, guideFor, secret, text } from '#lib/define/index.ts'
import { mailLink } from './mail-link.ts'
import { stepsRequest, wholeText } from './steps-request.ts'

const fields: Fields = {
  sub: text({ label: 'Subdomain', example: 'acme' }),
  key: secret({ label: 'Client Secret', example: 'k' }),
  team: text({ label: 'Team', optional: true, example: '1' }),
}
const guide: Guide = {
  warning: 'Admins **only**.',
  sections: [
    {
      title: 'Keys',
      intro: 'They sign in.',
      steps: [
        {
          text: 'Go to **Manage → API**.',
          link: { label: 'Open {sub}', href: 'https://{sub}.x.example', path: 'Manage → API' },
        },
        {
          title: 'Copy.',
          text: 'Copy the key of {sub}, as `abc`.',
          link: { label: 'Open', href: 'https://{sub}.x.example', path: 'Keys' },
        },
        { text: 'Read on.', link: { label: 'Docs', href: 'https://docs.example', path: 'Help' } },
      ],
    },
  ],
}
const connector = { name: 'X', fields }

test('it says who asks, what is missing, what is there, and the way, with labels where values would stand', () => {
  const request = stepsRequest({ connector, guide, asker: 'Acme', filled: ['sub'] }, inEnglish)
  expect(request.subject).toBe('Acme: steps to connect X')
  expect(wholeText(request)).toBe(`Acme would like to connect X and needs your help.

Still missing:
- Client Secret
- Team (optional)

Already filled in:
- Subdomain

Please hand over the Client Secret in a safe way, not by e-mail or chat.

Admins only.

1. Keys
They sign in.
1.1 Go to Manage → API.
1.2 Copy: Copy the key of ‹Subdomain›, as abc. (Keys)
1.3 Read on. (https://docs.example)`)
})

test('away from a form it says what is needed; without a name nobody is named', () => {
  const { subject, head } = stepsRequest({ connector, guide }, inEnglish)
  expect(subject).toBe('Steps to connect X')
  expect(head).toContain('Your help is needed to connect X.')
  expect(head).toContain('What is needed:\n- Subdomain\n- Client Secret\n- Team (optional)')
  expect(head).not.toContain('Already')
})

test('where all is filled in, nothing is missing and no secret is asked for', () => {
  const { head } = stepsRequest({ connector, guide, filled: Object.keys(fields) }, inEnglish)
  expect(head).not.toMatch(/missing|hand over/)
})

describe.each([udemy, coursera, udacity].map((real) => ({ name: real.name, real })))('$name', ({ real }) => {
  const steps = guideFor(real)
  const filledCount = Object.keys(real.fields).map((_, count) => count)

  test.each([...filledCount, filledCount.length])('hands over no value when %i fields are filled in', (count) => {
    const values = Object.fromEntries(Object.keys(real.fields).map((name) => [name, `fake-canary-${name}`]))
    // All that is known of a form: nothing but names can be given.
    const request = stepsRequest(
      {
        connector: real,
        guide: steps,
        asker: 'Acme',
        filled: Object.keys(values).slice(0, count),
      },
      inEnglish,
    )
    const { href, paste = '' } = mailLink(request, inEnglish)
    const said = [wholeText(request), decodeURIComponent(href), paste].join('\n')
    for (const value of Object.values(values)) expect(said).not.toContain(value)
    for (const [name, field] of Object.entries(real.fields)) {
      expect(said).toContain(`- ${field.label}`)
      if (field.kind === 'secret') expect(said).not.toContain(exampleValues(real.fields)[name])
    }
  })

  test('holds every step in order, and no address with a hole in it', () => {
    const { steps: said } = stepsRequest({ connector: real, guide: steps }, inEnglish)
    const numbers = steps.sections.flatMap((section, at) => section.steps.map((_, step) => `${at + 1}.${step + 1} `))
    const places = numbers.map((number) => said.indexOf(`\n${number}`))
    expect(places.every((place) => place >= 0)).toBe(true)
    expect(places).toEqual([...places].sort((a, b) => a - b))
    expect(said).not.toMatch(/[{}]|\*\*|https:\/\/\./)
  })

  test('fits into an e-mail link, or says what to paste', () => {
    const request = stepsRequest({ connector: real, guide: steps, asker: 'Acme' }, inEnglish)
    const { href, paste } = mailLink(request, inEnglish)
    expect(href.length).toBeLessThanOrEqual(1900)
    const { searchParams } = new URL(href)
    expect(searchParams.get('subject')).toBe(request.subject)
    const body = searchParams.get('body')?.replaceAll('\r\n', '\n') ?? ''
    expect(body).toContain(request.head)
    if (paste === undefined) expect(body).toBe(wholeText(request))
    else expect([paste, body.includes('Paste the steps here')]).toEqual([request.steps, true])
  })
})

test('a name that is very long leaves the link usable', () => {
  const request = stepsRequest({ connector, guide, asker: 'Ä'.repeat(2000) }, inEnglish)
  const { href, paste } = mailLink(request, inEnglish)
  expect(href.length).toBeLessThanOrEqual(1900)
  expect(paste).toBe(wholeText(request))
})
