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

// Production goes over the real network path to the same sandbox, served over HTTP.
for (const environment of ['Sandbox', 'Production'] satisfies Environment[]) {
  for (const { title, outcome, blames = [], values } of refused) {
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

      const alert = dialog.getByRole('alert')
      await expect(alert).toContainText(words[outcome] ?? /./, { timeout: 20_000 })
      for (const [field, label] of Object.entries(labels)) {
        const input = dialog.getByRole('textbox', { name: label, exact: true })
        if (blames.includes(field)) {
          await expect(input).toHaveAttribute('aria-invalid', 'true')
          await expect(input).toHaveAccessibleDescription(words[outcome] ?? /./)
        } else await expect(input).not.toHaveAttribute('aria-invalid', 'true')
      }
      const [first] = blames
      if (first)
        await expect(
          dialog.getByRole('textbox', { name: labels[first as keyof typeof labels], exact: true }),
        ).toBeFocused()
      else await expect(dialog).not.toContainText('did not accept this Client ID')

      await expectEntries(dialog, values)
      expect(await countAccounts(page)).toBe(before)
      expect(page.url()).not.toContain(values.clientSecret ?? 'x')
    })
  }
}
