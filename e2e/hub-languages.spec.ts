import type { Page } from '@playwright/test'
import { hubDictionary } from '#components/words/dictionary.ts'
import { translator } from '#components/words/translate.ts'
import type { MadeSession } from '#lib/api/session-contract.ts'
import { hubDictionary as coreDictionary } from '#lib/connectors/index.ts'
import { sandboxFor } from '#lib/sandbox/index.ts'
import type { Dictionary, Language } from '#lib/words/index.ts'
import { expectNoViolations } from './axe.ts'
import { englishLeft } from './english-left.ts'
import { embed, expect, hubIn, test } from './hub-host.ts'
import { expireSession, makeSession } from './hub-sessions.ts'

const { testCredentials } = await sandboxFor('udemy')
const valuesOf = (key: string) => testCredentials.find((credential) => credential.key === key)?.values ?? {}

/** All that the hub may say in a language: what the browser says, what core says, what Udemy's connector says. */
async function wordsOf(language: Language) {
  const [own, core] = [hubDictionary(language), await coreDictionary(language)]
  const dictionary: Dictionary = { language, entries: { ...core?.entries, ...own?.entries } }
  return { dictionary, t: translator(dictionary) }
}

const inLanguage = ({ auth_link_url }: Pick<MadeSession, 'auth_link_url'>, language: string): string =>
  auth_link_url.replace('#', `?locale=${language}#`)

/** A sentence within what a screen reader is given: its narrow spaces are plain ones there. */
const spoken = (sentence: string) => new RegExp(sentence.replace(/\s/g, ' '))

const fill = async (page: Page, values: Readonly<Record<string, string>>) => {
  for (const [name, value] of Object.entries(values)) await page.locator(`input[name="${name}"]`).fill(value)
}

for (const language of ['de', 'fr', 'es'] as const)
  test(`form, guide, mistakes, a refusal and the end are in ${language}, and nothing is left in English`, async ({
    page,
    hub,
    witness,
  }) => {
    test.slow()
    const { dictionary, t } = await wordsOf(language)
    const session = await makeSession({ hub, witness }, { provider: 'udemy', type: 'test' })
    const main = page.getByRole('main')
    const nothingLeft = async (state: string) => expect(await englishLeft(page, dictionary), state).toEqual([])

    await page.goto(inLanguage(session, language))
    const send = main.getByRole('button', { name: t('Connect'), exact: true })
    await expect(send).not.toHaveAttribute('aria-disabled', 'true')
    await expect(page.locator('html')).toHaveAttribute('lang', language)
    await expect(page).toHaveTitle(t('{project} connects to {name}', { project: 'My project', name: 'Udemy Business' }))
    await expect(page.getByRole('complementary', { name: t('Setup guide') })).toContainText(t('Copy the Client Secret'))
    await nothingLeft('form')

    await send.click()
    await expect(main.getByRole('alert')).toContainText(t.count(4, '', '{n} entries need attention'))
    await expect(page.locator('input[name="clientId"]')).toHaveAccessibleDescription(
      spoken(t('Enter the {label}.', { label: t('Client ID') })),
    )
    await nothingLeft('form with what is missing')

    await main.getByRole('radio', { name: t('Sandbox') }).click()
    await fill(page, valuesOf('wrong_secret'))
    await send.click()
    const refused = t('Udemy did not accept this Client ID and Client Secret.')
    await expect(page.locator('input[name="clientSecret"]')).toHaveAccessibleDescription(spoken(refused))
    await nothingLeft('refused')

    await fill(page, valuesOf('good'))
    await send.click()
    const end = t('{name} is connected', { name: 'Udemy Business' })
    await expect(page.getByRole('heading', { level: 1, name: end })).toBeFocused()
    await nothingLeft('done')
  })

test('without a wish in the address it is the browser’s language; one that is unknown is English', async ({
  browser,
  hub,
  witness,
}) => {
  const session = await makeSession({ hub, witness }, { provider: 'udemy' })
  const langOf = async (locale: string, address: string) => {
    const context = await browser.newContext({ locale })
    const page = await context.newPage()
    await page.goto(address)
    const lang = await page.locator('html').getAttribute('lang')
    await context.close()
    return lang
  }
  expect(await langOf('de-AT', session.auth_link_url)).toBe('de')
  expect(await langOf('de-AT', inLanguage(session, 'fr-CA'))).toBe('fr')
  expect(await langOf('de-AT', inLanguage(session, 'tlh'))).toBe('en')
  expect(await langOf('pt-BR', session.auth_link_url)).toBe('en')
  expect(await langOf('de-AT', `${hub.url}/sign-in`)).toBe('en')
})

test('a link that is over, incomplete or nobody’s says so in the language', async ({ page, hub, witness }) => {
  const { dictionary, t } = await wordsOf('de')
  const session = await makeSession({ hub, witness }, { provider: 'udemy' })
  const heading = page.getByRole('heading', { level: 1 })
  await page.goto(inLanguage(session, 'de').split('#')[0]!)
  await expect(heading).toHaveText(t('This link is incomplete'))
  expect(await englishLeft(page, dictionary)).toEqual([])
  await page.goto(`${hub.url}/link/ses_nothing?locale=de`)
  await expect(heading).toHaveText(t('This link opens nothing'))
  expect(await englishLeft(page, dictionary)).toEqual([])
  await page.goto(`${hub.url}/embed/${session.session_id}?locale=de`)
  await expect(heading).toHaveText(t('This page belongs in a frame'))
  expect(await englishLeft(page, dictionary)).toEqual([])
  await expireSession(hub, session)
  await page.goto('about:blank')
  await page.goto(inLanguage(session, 'de'))
  await expect(heading).toHaveText(t('This link has expired'))
  await page.getByRole('button', { name: t('Ask for a new link') }).click()
  await expect(page.getByRole('status')).toHaveText(
    t('{project} can see that you asked. If no new link comes, write to whoever sent you this one.', {
      project: 'My project',
    }),
  )
  expect(await englishLeft(page, dictionary)).toEqual([])
})

test('the embedded hub speaks the language that the loader was given, and its events stay English', async ({
  page,
  hub,
  witness,
  host,
}) => {
  const { dictionary, t } = await wordsOf('fr')
  const session = await makeSession(
    { hub, witness },
    { provider: 'udemy', type: 'test', origins: [host.origin], values: { companySubdomain: 'acme' } },
  )
  await page.goto(host.origin)
  const told = await embed(page, { token: session.token, attributes: { locale: 'fr-CH' } })
  const send = hubIn(page).getByRole('button', { name: t('Connect'), exact: true })
  await expect(send).not.toHaveAttribute('aria-disabled', 'true')
  const html = hubIn(page).locator('html')
  await expect(html).toHaveAttribute('lang', 'fr')
  // Given another one before anything was typed, it follows.
  for (const other of ['es', 'fr']) {
    await page.locator('connector-hub').evaluate((hub, locale) => hub.setAttribute('locale', locale), other)
    await expect(html).toHaveAttribute('lang', other)
    await expect(hubIn(page).locator('button[type="submit"]')).not.toHaveAttribute('aria-disabled', 'true')
  }
  await hubIn(page)
    .getByRole('radio', { name: t('Sandbox') })
    .click()
  for (const [name, value] of Object.entries(valuesOf('wrong_secret')))
    await hubIn(page).locator(`input[name="${name}"]`).fill(value)
  await send.click()
  await expect(hubIn(page).locator('input[name="clientSecret"]')).toHaveAttribute('aria-invalid', 'true')
  const errors = (await told()).filter(([type]) => type === 'error')
  expect(errors).toEqual([
    ['error', { code: 'invalid_credentials', message: 'The provider refused these credentials' }],
  ])
  expect(Object.keys(dictionary.entries)).toContain('The provider refused these credentials')
})

/** What is wider than the box that hides the rest of it; not what is there for screen readers alone. */
const cutOff = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('main *:not(input)')]
      .filter((box) => box.clientWidth > 1 && box.scrollWidth > box.clientWidth + 1)
      .filter((box) => getComputedStyle(box).overflowX !== 'visible')
      .map((box) => box.outerHTML.slice(0, 200)),
  )

/** Made from English, and left out of what a page is given: the form holds 40 % longer words, and the other direction. */
for (const language of ['en-XA', 'ar-XB'] as const)
  test(`no word is cut off and nothing is wider than the page in ${language}`, async ({ page, hub, witness }) => {
    test.slow()
    const session = await makeSession({ hub, witness }, { provider: 'udemy', type: 'test' })
    for (const width of [360, 1280]) {
      const fits = async (state: string) => {
        const needed = await page.evaluate(() => document.documentElement.scrollWidth)
        expect(needed, `${state} at ${width} px`).toBeLessThanOrEqual(width)
        expect(await cutOff(page), `${state} at ${width} px`).toEqual([])
        await expectNoViolations(page, `${state} in ${language} at ${width} px`)
      }
      await page.setViewportSize({ width, height: 800 })
      await page.goto('about:blank')
      await page.goto(inLanguage(session, language))
      const main = page.getByRole('main')
      const send = main.locator('button[type="submit"]')
      await expect(send).not.toHaveAttribute('aria-disabled', 'true')
      await expect(page.locator('html')).toHaveAttribute('dir', language === 'ar-XB' ? 'rtl' : 'ltr')
      await expect(page.locator('input[name="clientId"]')).toHaveCSS('direction', 'ltr')
      await fits('form')
      await send.click()
      await expect(main.getByRole('alert')).toBeVisible()
      for (const steps of await main.locator('details > summary').all())
        if (await steps.isVisible()) await steps.click()
      await fits('form with what is missing, all opened')
      await main.locator('input[type="radio"]').nth(1).check()
      await fill(page, valuesOf('wrong_secret'))
      await send.click()
      await expect(main.locator('[data-state="failed"]').first()).toBeVisible()
      await fits('refused')
    }
  })
