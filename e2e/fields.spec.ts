import { wrongValue } from '#connectors/contract-subjects.fixture.ts'
import type { Progress } from '#lib/api/contract.ts'
import { expect, test } from './fixtures.ts'
import { connect, countAccounts, fillIn, inputOf, openForm, subjects } from './link-dialog.ts'

for (const { connector, fields, testCredentials } of subjects)
  test(`${connector.name}: each entry that alone is wrong is the one that is marked, with its message`, async ({
    page,
    signIn,
    witness,
  }) => {
    test.slow()
    await signIn()
    const dialog = await openForm(page, connector.name, 'Sandbox')
    const before = await countAccounts(page)
    const good = testCredentials[0]?.values ?? {}
    for (const [name, field] of Object.entries(fields))
      await test.step(field.label, async () => {
        await fillIn(dialog, { ...good, [name]: wrongValue(field) ?? '' }, fields)
        const [progress] = await Promise.all([witness.nextStream(page), connect(dialog)])
        const end = JSON.parse(progress.trim().split('\n').at(-1) ?? '') as Progress
        if (end.type !== 'problem') throw new Error(`It did not end in a refusal: ${progress}`)
        const input = inputOf(dialog, field.label)
        await expect(input).toHaveJSProperty('ariaInvalid', 'true')
        const said = end.problem.fields?.[name] ?? ''
        expect(said).toContain(end.problem.detail)
        await expect(input).toHaveAccessibleDescription(new RegExp(said.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')))
        // Only what the message is about is marked, and typing there takes the mark away.
        for (const [other, { label }] of Object.entries(fields))
          if (!end.problem.fields?.[other]) await expect(inputOf(dialog, label)).toHaveJSProperty('ariaInvalid', null)
        await input.fill(good[name] ?? '')
        await expect(input).toHaveJSProperty('ariaInvalid', null)
      })
    expect(await countAccounts(page)).toBe(before)
  })
