import { join } from 'node:path'
import type { Connector, Field } from '#lib/define/index.ts'
import { fieldsFor } from '#lib/define/index.ts'
import { openRegistry } from '#lib/registry.ts'
import type { CreateSandbox, Sandbox, SandboxOptions } from '#lib/sandbox/index.ts'
import { genericSandbox } from '#lib/sandbox/index.ts'

export type Subject = { title: string; connector: Connector; createSandbox: (options: SandboxOptions) => Sandbox }

/** The product's own connectors, and a folder with a provider that is one file. What the law says, it says to both. */
export const registries = [
  openRegistry(import.meta.dirname),
  openRegistry(join(import.meta.dirname, '..', 'lib', 'define', 'fixtures')),
]

/** Every connector with each sandbox that stands for its provider. */
export async function subjects(): Promise<Subject[]> {
  const found = registries.map(async ({ connectors, findModule }) =>
    Promise.all(
      [...(await connectors())].map(([id, connector]) => subjectsOf(connector, findModule(id, 'sandbox.ts'))),
    ),
  )
  return (await Promise.all(found)).flat(2)
}

async function subjectsOf(connector: Connector, found: Promise<string | undefined>): Promise<Subject[]> {
  const { name } = connector
  const module = await found
  const faithful = module && ((await import(/* @vite-ignore */ module)) as { default: CreateSandbox }).default
  return [
    ...(faithful ? [{ title: `${name}, own sandbox`, connector, createSandbox: faithful }] : []),
    {
      title: `${name}, generic sandbox`,
      connector,
      createSandbox: (options) => genericSandbox(connector, options),
    },
  ]
}

/** Each auth method with the values that a form of it would give. */
export const methodsOf = (connector: Connector): { authMethod: string; values: Record<string, string> }[] =>
  Object.keys(connector.auth).map((authMethod) => ({
    authMethod,
    values: Object.fromEntries(
      Object.entries(fieldsFor(connector, authMethod)).map(([name, field]) => [name, field.example]),
    ),
  }))

/** A value that passes every local check and is not the right one; undefined where there is no other value. */
export function wrongValue(field: Field): string | undefined {
  const { example } = field
  if (field.kind === 'select') return Object.keys(field.options).find((option) => option !== example)
  if (field.format === 'subdomain') return `not-${example}`
  // A digit stays a digit: an id of digits alone is not to become something that is known to be no id.
  const other = /\d$/.test(example) ? '7' : 'x'
  return example.slice(0, -1) + (example.endsWith(other) ? '9' : other)
}
