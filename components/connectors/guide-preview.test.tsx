import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import type { Guide } from '#lib/define/index.ts'
import { chosenScopes, hasScopes } from './chosen-scopes.ts'
import { GuidePreview } from './guide-preview.tsx'

const guide: Guide = {
  sections: [
    {
      title: 'API credentials',
      steps: [{ text: 'Make a key.' }, { text: 'Let it write.', scopes: ['courses:write'] }],
    },
    { title: 'Let it see people', scopes: ['people:read'], steps: [{ text: 'Switch it on.' }] },
  ],
}
const action = (id: string, scopes: string[]) =>
  ({ id: `acme_${id}`, title: id, description: '', kind: 'read', scopes }) as const
const actions = [action('list', ['courses:read']), action('add', ['courses:write', 'courses:read']), action('me', [])]
const shown = (given: Guide, ids: typeof actions) =>
  renderToStaticMarkup(<GuidePreview connector={{ name: 'Acme', fields: {}, guide: given, actions: ids }} />)

test('where parts of a guide have scopes, one chooses actions and sees the parts and the scopes they need', () => {
  expect(hasScopes(guide)).toBe(true)
  const all = shown(guide, actions)
  expect(all).toContain('Actions that the account is for')
  expect(all).toContain(
    '<code class="rounded-sm bg-muted px-1.5 py-0.5 font-mono text-foreground text-xs">courses:write',
  )
  expect(all).toContain('Let it write.')
  // No action takes people:read.
  expect(all).not.toContain('Let it see people')
  const reading = shown(guide, actions.slice(0, 1))
  expect(reading).toContain('Make a key.')
  expect(reading).not.toContain('Let it write.')
})

test('where no part has scopes there is nothing to choose', () => {
  const plain: Guide = { sections: [{ title: 'API credentials', steps: [{ text: 'Make a key.' }] }] }
  expect(hasScopes(plain)).toBe(false)
  expect(shown(plain, actions)).not.toContain('Actions that the account is for')
})

test('scopes are named once each', () => {
  expect(chosenScopes(actions, new Set(['acme_list', 'acme_add', 'acme_me']))).toEqual([
    'courses:read',
    'courses:write',
  ])
  expect(chosenScopes(actions, new Set(['acme_me']))).toEqual([])
})
