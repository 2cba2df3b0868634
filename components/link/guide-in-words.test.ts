import { expect, test } from 'vitest'
import { inEnglish } from '#components/words/translate.ts'
import { guideInWords } from './guide-in-words.ts'

const link = { label: 'Open the settings', href: 'https://acme.example/settings', path: 'Manage → Settings' }

test('no link is left, and a way that was only in the link is said in words, once', () => {
  const steps = [
    { text: 'Go to **Manage → Settings**.', link },
    { text: 'Open the settings.', link },
    { text: 'Copy it.' },
  ]
  const guide = guideInWords({ warning: 'Admins only.', sections: [{ title: 'Key', steps }] }, inEnglish)
  expect(guide.warning).toBeUndefined()
  expect(guide.sections[0]?.steps).toEqual([
    { text: 'Go to **Manage → Settings**.' },
    { text: 'Open the settings. At the real provider: **Manage → Settings**.' },
    { text: 'Copy it.' },
  ])
})
