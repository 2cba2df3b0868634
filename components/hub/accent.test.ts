import { expect, test } from 'vitest'
import { accentCss, accentRoles, contrast, isAccent } from './accent.ts'

const accents = ['#2563eb', '#ffd400', '#ffffff', '#000000', '#808080', '#ff0000', '#00ff00', '#0b6e4f', '#7f1d1d']
const themes = ['light', 'dark'] as const
const cases = accents.flatMap((accent) => themes.map((theme) => [accent, theme] as const))
const cards = { light: '#ffffff', dark: '#181715' }

test('black on white has the contrast 21, and a colour on itself 1', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 1)
  expect(contrast('#2563eb', '#2563eb')).toBe(1)
})

test.each(cases)('%s can be read in the theme %s: as text, on buttons, under the pointer', (accent, theme) => {
  const roles = accentRoles(accent, theme)
  expect(contrast(roles.primary, cards[theme])).toBeGreaterThanOrEqual(4.5)
  expect(contrast(roles.primary, roles['primary-soft'])).toBeGreaterThanOrEqual(4.5)
  expect(contrast(roles.primary, roles['primary-foreground'])).toBeGreaterThanOrEqual(4.5)
  expect(contrast(roles.fill, roles['fill-foreground'])).toBeGreaterThanOrEqual(4.5)
  expect(contrast(roles['fill-hover'], roles['fill-foreground'])).toBeGreaterThanOrEqual(4.5)
})

test.each(cases)('a button in %s is seen as one in the theme %s', (accent, theme) => {
  const { fill, 'fill-edge': edge } = accentRoles(accent, theme)
  expect(
    Math.max(contrast(fill, cards[theme]), edge === 'transparent' ? 1 : contrast(edge, cards[theme])),
  ).toBeGreaterThanOrEqual(3)
})

test('a button has the accent as the project chose it', () => {
  expect(accentRoles('#2563eb', 'dark').fill).toBe('#2563eb')
})

test.each(['red', '#fff', '#2563eb;}', 'url(x)', '', null, undefined])('%j is no accent', (text) => {
  expect(isAccent(text)).toBe(false)
})

test('the style sheet holds custom properties for both themes and nothing else', () => {
  expect(accentCss('#2563eb')).toMatch(/^:root:root\{(--[a-z-]+:light-dark\([#a-z0-9]+, [#a-z0-9]+\);?)+\}$/)
})
