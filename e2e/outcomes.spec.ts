import { sandboxFor } from '#lib/sandbox/index.ts'
import { expect, test } from './fixtures.ts'
import {
  connect,
  countAccounts,
  type Environment,
  expectEntries,
  fillIn,
  labels,
  openUdemyForm,
} from './link-dialog.ts'

/** What a person must be able to read in the message of each outcome. The sandbox says which outcome each entry has. */
const words: Readonly<Record<string, RegExp>> = {
  invalid_credentials: /did not accept this Client ID and Client Secret/,
  insufficient_permission: /permission|may not|not allowed/i,
  wrong_organization: /organisation/i,
  wrong_tenant: /subdomain|udemy\.com/i,
  rate_limited: /wait|again in/i,
  provider_unavailable: /could not be checked|could not check|did not answer|not available|protection/i,
}

const { testCredentials } = await sandboxFor('udemy')
const refused = testCredentials.filter(({ outcome }) => outcome !== 'linked')

/** Production goes over the real network path to the same sandbox, served over HTTP: one of each kind. */
const overTheNetwork = [
  'revoked',
  'no_courses',
  'unknown_organisation',
  'other_organisation',
  'unknown_subdomain',
  'busy',
  'down',
  'challenge',
]
const walks: [Environment, typeof refused][] = [
  ['Sandbox', refused],
  ['Production', refused.filter(({ key }) => overTheNetwork.includes(key))],
]

for (const [environment, credentials] of walks) {
  for (const { title, outcome, blames = [], values } of credentials) {
    test(`${environment}: "${title}" is told as ${outcome}, stores nothing and keeps every entry`, async ({
      page,
      signIn,
    }) => {
      test.slow()
      await signIn()
      const dialog = await openUdemyForm(page, environment)
      const before = await countAccounts(page)
      await fillIn(dialog, values)
      await connect(dialog)

      // At the fields that are to blame, with focus on the first; where none is, as one message about the whole form.
      const sentence = words[outcome] ?? /^$/
      const fieldOf = (field: string) =>
        dialog.getByRole('textbox', { name: labels[field as keyof typeof labels], exact: true })
      const [first] = blames
      if (first) await expect(fieldOf(first)).toBeFocused({ timeout: 20_000 })
      else await expect(dialog.getByRole('alert')).toContainText(sentence, { timeout: 20_000 })
      for (const field of Object.keys(labels)) {
        const blamed = blames.includes(field)
        await expect(fieldOf(field)).toHaveJSProperty('ariaInvalid', blamed ? 'true' : null)
        if (blamed) await expect(fieldOf(field)).toHaveAccessibleDescription(sentence)
      }

      await expectEntries(dialog, values)
      expect(await countAccounts(page)).toBe(before)
      expect(page.url()).not.toContain(values.clientSecret ?? 'x')
    })
  }
}
