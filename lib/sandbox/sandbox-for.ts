import { connectors, findModule } from '#lib/registry.ts'
import { genericSandbox } from './generic-sandbox.ts'
import type { CreateSandbox, Sandbox } from './provider.ts'

const shared = new Map<string, Promise<Sandbox>>()

/**
 * The sandbox of a connector: the faithful one of its folder, else the generic one. One per process, so its tokens last
 * between calls. Rejects for an unknown connector, which only a bug can ask for.
 */
export function sandboxFor(id: string): Promise<Sandbox> {
  const known = shared.get(id) ?? createSandboxFor(id)
  shared.set(id, known)
  return known
}

async function createSandboxFor(id: string): Promise<Sandbox> {
  const connector = (await connectors()).get(id)
  if (!connector) throw new Error(`No connector is called ${id}.`)
  const module = await findModule(id, 'sandbox.ts')
  if (!module) return genericSandbox(connector)
  const { default: createSandbox } = (await import(/* @vite-ignore */ module)) as { default: CreateSandbox }
  return createSandbox()
}
