import type { Locator, Page } from '@playwright/test'
import type { Progress } from '#lib/api/contract.ts'
import type { TestCredential } from '#lib/sandbox/index.ts'
import { expect, test } from './fixtures.ts'
import {
  connect,
  countAccounts,
  type Environment,
  eraseAccounts,
  expectEntries,
  fillIn,
  fillInBy,
  inputOf,
  openForm,
  type Subject,
  subjects,
} from './link-dialog.ts'
import { asCustomer } from './sandbox-server.ts'
import type { Witness } from './witness.ts'

/** What a person must be able to read in the message of each outcome, whoever the provider is. */
const words: Readonly<Record<string, RegExp>> = {
  invalid_credentials: /did not accept|revoked|not approved|not let/i,
  insufficient_permission: /permission|may not|not allowed|not enabled|no API enabled|no access|subscription/i,
  wrong_organization: /organi[sz]ation|company/i,
  wrong_tenant: /subdomain|\.\w+\.com|does not exist/i,
  malformed_input: /no id|not the|check/i,
  rate_limited: /wait|again in|limit/i,
  provider_unavailable: /could not be checked|did not answer|error of its own|protection|web page|not available/i,
  unexpected_response: /did not|not in the form|gave no|cannot|accept|says nothing about what was entered/i,
}

// Hundreds of steps: a trace of them would cost more than the steps.
test.use({ trace: 'off', screenshot: 'off' })
test.describe.configure({ mode: 'parallel' })

/** What takes its time is walked in pages of its own, beside the others. */
const isLong = ({ key }: TestCredential): boolean => /silent|slow/.test(key)

type Walk = { page: Page; dialog: Locator; subject: Subject; environment: Environment; witness: Witness }

for (const subject of subjects)
  for (const environment of ['Sandbox', 'Production'] as const)
    test(`${environment}: every outcome of ${subject.connector.name} is told as what it is`, async ({
      page,
      context,
      browser,
      signIn,
      hub,
      witness,
    }) => {
      test.setTimeout(240_000)
      await signIn()
      await eraseAccounts(page, subject.id, hub.url)
      const open = async (tab: Page): Promise<Walk> => {
        return {
          page: tab,
          dialog: await openForm(tab, subject.connector.name, environment),
          subject,
          environment,
          witness,
        }
      }
      const [long, short] = [
        subject.testCredentials.filter(isLong),
        subject.testCredentials.filter((it) => !isLong(it)),
      ]
      const before = await countAccounts(page)
      // A window of its own for each: behind another tab, a page draws once a second.
      const storageState = await context.storageState()
      const besides = long.map(async (credential) => {
        const window = await browser.newContext({ baseURL: hub.url, storageState, locale: 'en-GB', timezoneId: 'UTC' })
        return walk(await open(await window.newPage()), credential).finally(() => window.close())
      })
      const linked: boolean[] = []
      let here = await open(page)
      for (const credential of short)
        await test.step(credential.title, async () => {
          linked.push(await walk(here, credential))
          // The form is gone where an account was linked.
          if (linked.at(-1)) here = await open(page)
        })
      linked.push(...(await Promise.all(besides)))

      expect(await countAccounts(page)).toBe(before + linked.filter(Boolean).length)
      const known = subject.testCredentials.filter(({ outcome }) => outcome === 'linked')
      if (environment === 'Sandbox') expect(linked.filter(Boolean)).toHaveLength(known.length)
      else expect(linked.filter(Boolean).length).toBeGreaterThan(0)
    })

/** Sends one set of test credentials and reads what the form says. True when an account was linked. */
async function walk(here: Walk, credential: TestCredential): Promise<boolean> {
  const { page, dialog, subject, environment, witness } = here
  const { connector, fields } = subject
  const values = environment === 'Sandbox' ? credential.values : asCustomer(connector, credential.values)
  if (environment === 'Sandbox') await fillInBy(dialog, credential)
  else await fillIn(dialog, values, fields)
  await expectEntries(dialog, values, fields)
  const [progress] = await Promise.all([witness.nextStream(page), connect(dialog)])
  const end = JSON.parse(progress.trim().split('\n').at(-1) ?? '') as Progress
  const what = `${connector.name}, ${credential.key}: ${JSON.stringify(end)}`

  if (end.type === 'done') {
    expect(credential.outcome, what).toBe('linked')
    const done = page.getByRole('dialog', { name: `${connector.name} is connected` })
    await expect(done).toContainText(end.account.identity?.name ?? end.account.display_name)
    return true
  }
  if (end.type !== 'problem') throw new Error(`The check ended without an end: ${what}`)
  const { problem } = end
  if (credential.outcome === 'linked') {
    // The right credentials of an organisation that an earlier step linked.
    expect([environment, problem.kind], what).toEqual(['Production', 'already_linked'])
    await expect(dialog.getByRole('alert')).toContainText('linked already')
    return false
  }

  // At the fields that are to blame, with focus on the first; where none is, as one message about the whole form.
  const { blames = [], outcome } = credential
  expect(problem.code, what).toBe(outcome)
  expect(`${problem.detail} ${problem.next}`, what).toMatch(words[outcome] ?? /^$/)
  const marked = Object.keys(fields).filter((name) => blames.includes(name))
  if (marked[0]) await expect(inputOf(dialog, fields[marked[0]]?.label ?? '')).toBeFocused()
  else await expect(dialog.getByRole('alert')).toContainText(problem.detail)
  for (const [name, { label }] of Object.entries(fields)) {
    const input = inputOf(dialog, label)
    await expect(input, what).toHaveJSProperty('ariaInvalid', marked.includes(name) ? 'true' : null)
    if (marked.includes(name))
      await expect(input, what).toHaveAccessibleDescription(new RegExp(literal(problem.detail)))
  }
  await expectEntries(dialog, values, fields)
  return false
}

const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
