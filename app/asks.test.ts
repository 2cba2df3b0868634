import { expect, test } from 'vitest'
import { filesBelow } from '../architecture.ts'

// Every page asks core's table who may see it (requireMe), or is named here with its reason.

const open: Readonly<Record<string, string>> = {
  'app/page.tsx': 'leads to the accounts',
  'app/sign-in/page.tsx': 'is the way in',
  'app/sign-up/page.tsx': 'is the way in while there is no owner',
  'app/invitation/[id]/page.tsx': 'is for the invited; core asks for the link’s secret',
  'app/link/[session]/page.tsx': 'is for whoever has the link; core asks for its secret',
  'app/embed/[session]/page.tsx': 'is for the frame; core asks for the session’s token',
}

const pages = filesBelow('app').filter(({ path }) => path.endsWith('/page.tsx'))
const asks = /await requireMe\('[a-z]+\.[a-z]+'\)/

test.each(pages)('$path asks who may see it', ({ path, text }) => {
  expect(asks.test(text) !== path in open, 'Begin the page with: await requireMe(…)').toBe(true)
})

test('the scan finds the pages, those in groups and with parameters, too', () => {
  const paths = pages.map(({ path }) => path)
  for (const path of [...Object.keys(open), 'app/(hub)/settings/people/page.tsx', 'app/(hub)/accounts/[id]/page.tsx'])
    expect(paths).toContain(path)
})
