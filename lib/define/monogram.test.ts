import { expect, test } from 'vitest'
import { monogram } from './monogram.ts'

test('a monogram is the first letter of the name, in a colour that stays', () => {
  expect(monogram('Ashby')).toContain('>A</text>')
  expect(monogram('360Learning')).toContain('>3</text>')
  expect(monogram('“ökobank”')).toContain('>Ö</text>')
  expect(monogram('…')).toContain('>?</text>')
  expect(monogram('Ashby')).toBe(monogram('Ashby'))
})

test('a name cannot leave its place in the picture', () => {
  const svg = monogram('"><script>alert(1)</script>')
  expect(svg).not.toContain('<script')
  expect(svg).toContain('aria-label="&quot;&gt;&lt;script')
})
