import { connectors } from '#lib/registry.ts'

/** What a new project's configs are made of: every connector with its first auth method. */
export const defaultMethods = async (): Promise<{ id: string; name: string; authMethod: string }[]> =>
  [...(await connectors())].map(([id, { name, auth }]) => ({ id, name, authMethod: Object.keys(auth)[0]! }))
