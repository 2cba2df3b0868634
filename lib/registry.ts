import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Connector } from './define/index.ts'
import { monogram } from './define/monogram.ts'
import type { Catalogues, Entries } from './words/index.ts'

/** Every connector by id. The id is the folder's name, and begins the full name of each action: `udemy_list_courses`. */
export type Registry = ReadonlyMap<string, Connector>

const FOLDER = join(import.meta.dirname, '..', 'connectors')
const ID = /^[a-z][a-z0-9-]*$/
const PARTS = [
  'name',
  'provider',
  'hosts',
  'baseUrl',
  'fields',
  'guide',
  'auth',
  'errors',
  'outcomes',
  'test',
  'actions',
]

/** The connectors of a folder, read from the disk once. A new folder in `connectors/` is the whole registration. */
export function openRegistry(folder: string) {
  let shared: Promise<Registry> | undefined
  let sharedWords: Promise<Catalogues> | undefined
  const connectors = (): Promise<Registry> => {
    shared ??= readConnectors(folder)
    return shared
  }

  return {
    connectors,

    /** The connector of this id, or undefined. */
    findConnector: async (id: string): Promise<Connector | undefined> => (await connectors()).get(id),

    /** The connector's logo as SVG text, drawn from its name where its folder has none; undefined for an unknown id. */
    async findLogo(id: string): Promise<string | undefined> {
      const connector = (await connectors()).get(id)
      return connector && ((await readLogo(folder, id)) ?? monogram(connector.name))
    },

    /** What the connectors say in other languages: `words.<language>.json` beside each, where it is there. Read once. */
    overlays: (): Promise<Catalogues> => {
      sharedWords ??= connectors().then((known) => readOverlays(folder, [...known.keys()]))
      return sharedWords
    },

    /** Where an optional file of a connector's folder is, as an URL to import; undefined where there is none. */
    async findModule(id: string, file: string): Promise<string | undefined> {
      if (!(await connectors()).has(id)) return undefined
      const names = await readdir(join(folder, id))
      return names.includes(file) ? pathToFileURL(join(folder, id, file)).href : undefined
    },
  }
}

/** The connectors of this product. */
export const { connectors, findConnector, findLogo, findModule, overlays } = openRegistry(FOLDER)

/** Reads every `<id>/connector.ts` below `folder`, in the order of the ids. Throws an error that names the broken file. */
export async function readConnectors(folder: string): Promise<Registry> {
  const entries = await readdir(folder, { withFileTypes: true })
  const ids = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name)
  return new Map(await Promise.all(ids.sort().map(async (id) => [id, await readConnector(folder, id)] as const)))
}

async function readConnector(folder: string, id: string): Promise<Connector> {
  const file = `connectors/${id}/connector.ts`
  if (!ID.test(id))
    throw new Error(`${file}: the folder’s name is the connector’s id. Use small letters, digits and hyphens.`)
  const url = pathToFileURL(join(folder, id, 'connector.ts')).href
  const { default: definition } = await import(/* @vite-ignore */ url).catch((cause: unknown) => {
    throw new Error(`${file} cannot be loaded: ${cause instanceof Error ? cause.message : String(cause)}`, { cause })
  })
  if (definition === null || typeof definition !== 'object')
    throw new Error(`${file} exports no connector. End it with: export default defineConnector({ … })`)
  const missing = PARTS.filter((part) => !Object.hasOwn(definition, part))
  if (missing.length > 0) throw new Error(`${file} lacks ${missing.join(', ')}. Compare it with another connector.`)
  await readLogo(folder, id)
  return definition as Connector
}

async function readLogo(folder: string, id: string): Promise<string | undefined> {
  return readFile(join(folder, id, 'logo.svg'), 'utf8').catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT') return undefined
    throw new Error(`connectors/${id}/logo.svg cannot be read. Mend it, or remove it: a monogram is then drawn.`, {
      cause,
    })
  })
}

async function readOverlays(folder: string, ids: readonly string[]): Promise<Catalogues> {
  const merged = async (language: keyof Catalogues): Promise<Entries> =>
    Object.assign({}, ...(await Promise.all(ids.map((id) => readOverlay(folder, `${id}/words.${language}.json`)))))
  const [de, fr, es] = await Promise.all([merged('de'), merged('fr'), merged('es')])
  return { de, fr, es }
}

/** A connector without one stays English. */
async function readOverlay(folder: string, file: string): Promise<Entries> {
  const text = await readFile(join(folder, file), 'utf8').catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT') return '{}'
    throw new Error(`connectors/${file} cannot be read. Mend it, or remove it: the connector then speaks English.`, {
      cause,
    })
  })
  try {
    return JSON.parse(text) as Entries
  } catch (cause) {
    throw new Error(`connectors/${file} is no JSON. Compare it with another connector’s.`, { cause })
  }
}
