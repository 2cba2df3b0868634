import coursera from '#lib/define/fixtures/coursera.ts'
import udacity from '#lib/define/fixtures/udacity.ts'
import type { Connector, Field } from '#lib/define/index.ts'
import { fieldsFor } from '#lib/define/index.ts'
import { connectors, findModule } from '#lib/registry.ts'
import type { CreateSandbox, Sandbox, SandboxOptions } from '#lib/sandbox/index.ts'
import { genericSandbox } from '#lib/sandbox/index.ts'

export type Subject = { title: string; connector: Connector; createSandbox: (options: SandboxOptions) => Sandbox }

const drafts = [coursera, udacity]

/** Every connector of the product and the drafts of the language, with each sandbox that stands for its provider. */
export async function subjects(): Promise<Subject[]> {
  const registered = await Promise.all(
    [...(await connectors())].map(async ([id, connector]): Promise<Subject[]> => {
      const module = await findModule(id, 'sandbox.ts')
      const faithful = module && ((await import(/* @vite-ignore */ module)) as { default: CreateSandbox }).default
      const own = faithful ? [{ title: `${connector.name}, own sandbox`, connector, createSandbox: faithful }] : []
      return [...own, generic(connector)]
    }),
  )
  return [...registered.flat(), ...drafts.map(generic)]
}

/** Every definition once. */
export const definitions = async (): Promise<Connector[]> => [...(await connectors()).values(), ...drafts]

const generic = (connector: Connector): Subject => ({
  title: `${connector.name}, generic sandbox`,
  connector,
  createSandbox: (options) => genericSandbox(connector, options),
})

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
  const other = field.format === 'digits' ? '7' : 'x'
  return example.slice(0, -1) + (example.endsWith(other) ? '9' : other)
}
