import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { connectors } from '#lib/registry.ts'
import { sandboxFor } from '#lib/sandbox/index.ts'
import { filesBelow } from '../../architecture.ts'
import { connectorSentences } from './connector-sentences.fixture.ts'
import type { Entries } from './dictionary.ts'
import { singulars } from './singulars.ts'
import { sourceCounts, sourceSentences } from './source-sentences.fixture.ts'

/** Every sentence of the hub is translated. What is missing is listed by the sentence, ready to be put into the file. */

const root = join(import.meta.dirname, '../..')
const translated = ['de', 'fr', 'es'] as const
const translatedConnectors = ['coursera', 'udacity', 'udemy']

const isProduct = ({ path }: { path: string }) => !/\.(test|type-test|fixture)\.tsx?$/.test(path)
const sentencesBelow = (folder: string) => [
  ...new Set(
    filesBelow(folder)
      .filter(isProduct)
      .flatMap(({ text }) => sourceSentences(text)),
  ),
]

/** Empty where the file is not there: then all is missing. */
const readEntries = (file: string): Entries =>
  existsSync(join(root, file)) ? JSON.parse(readFileSync(join(root, file), 'utf8')) : {}

const placeholders = (text: string) => [...text.matchAll(/\{[\w.]+\}/g)].map(([found]) => found).sort()

const formsOf = (entry: Entries[string]) => (typeof entry === 'string' ? [entry] : Object.values(entry))

/** What is wrong with a catalogue, given the sentences it has to have and those that another catalogue has. */
function faults(entries: Entries, sentences: readonly string[], elsewhere: readonly string[] = []) {
  const has = new Set(sentences)
  const other = new Set(elsewhere)
  const odd = Object.entries(entries).filter(([text, entry]) =>
    formsOf(entry).some(
      (form) =>
        form.trim() === '' || new Set(placeholders(form)).symmetricDifference(new Set(placeholders(text))).size > 0,
    ),
  )
  return {
    missing: sentences.filter((text) => !Object.hasOwn(entries, text) && !other.has(text)),
    'said no more': Object.keys(entries).filter((text) => !has.has(text)),
    'empty, or with other placeholders': odd.map(([text]) => text),
  }
}

const none = { missing: [], 'said no more': [], 'empty, or with other placeholders': [] }

test.each(translated)('every sentence of lib/ is in lib/words/%s.json', (language) => {
  expect(faults(readEntries(`lib/words/${language}.json`), sentencesBelow('lib'))).toEqual(none)
})

test.each(translated)('every sentence of components/ and app/ is in components/words/%s.json', (language) => {
  const known = Object.keys(readEntries(`lib/words/${language}.json`))
  const entries = readEntries(`components/words/${language}.json`)
  expect(faults(entries, [...new Set([...sentencesBelow('components'), ...sentencesBelow('app')])], known)).toEqual(
    none,
  )
})

test('every sentence of lib/ that says how many is known in the form that says one', () => {
  expect(singulars).toEqual(
    Object.assign(
      {},
      ...filesBelow('lib')
        .filter(isProduct)
        .map(({ text }) => sourceCounts(text)),
    ),
  )
})

test.each(translatedConnectors.flatMap((id) => translated.map((language) => [id, language] as const)))(
  'every sentence of connectors/%s is in its words.%s.json',
  async (id, language) => {
    const connector = (await connectors()).get(id)
    const sentences = connector ? connectorSentences(connector, (await sandboxFor(id)).testCredentials) : []
    expect(faults(readEntries(`connectors/${id}/words.${language}.json`), sentences)).toEqual(none)
  },
)

test.each(translated)('no two catalogues translate a sentence differently (%s)', (language) => {
  const files = [
    ...['lib/words', 'components/words'].map((folder) => `${folder}/${language}.json`),
    ...translatedConnectors.map((id) => `connectors/${id}/words.${language}.json`),
  ]
  const all = files.flatMap((file) =>
    Object.entries(readEntries(file)).map(([text, entry]) => ({ text, file, entry: JSON.stringify(entry) })),
  )
  const clashes = [...Map.groupBy(all, ({ text }) => text).values()].filter(
    (group) => new Set(group.map(({ entry }) => entry)).size > 1,
  )
  expect(clashes).toEqual([])
})

test('the sentences of a source text are found: literals, choices, counts; nothing else', () => {
  const text = `
    // say('a comment')
    /** say('another') */
    say('One {a}.', { a: say("It's two") })
    t(isOpen === 'x' ? 'Three' : \`Four\`, { label: f('five') })
    sayCount(n, '{n} six', '{n} sixes') + t.count(f(a, b), 'seven', 'sevens', { a })
    say(variable); say(\`eight \${n}\`); it('nine'); essay('ten'); c.t('eleven'); t('Twelve\\u2026\\'s')`
  expect(sourceCounts(text)).toEqual({ '{n} sixes': '{n} six', sevens: 'seven' })
  expect(sourceSentences(text)).toEqual(['One {a}.', "It's two", 'Three', 'Four', '{n} sixes', 'sevens', "Twelve…'s"])
})

test('a fault in a catalogue is told', () => {
  const entries = { kept: 'behalten', 'of {a}': 'von {b}', gone: 'weg', many: { one: 'eins', other: '' } }
  expect(faults(entries, ['kept', 'of {a}', 'many', 'new', 'elsewhere'], ['elsewhere'])).toEqual({
    missing: ['new'],
    'said no more': ['gone'],
    'empty, or with other placeholders': ['of {a}', 'many'],
  })
})
