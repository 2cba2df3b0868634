import { sealedFields } from '#lib/define/index.ts'
import { fromPublic } from '#lib/ids.ts'
import { connectors } from '#lib/registry.ts'
import type { Prisma } from '#prisma/generated/client.ts'

/**
 * What a search finds: a whole account id; a part of the label, of the provider's own name or id for the account, of an
 * owner's name, id or user name, of what was entered readable (a subdomain, an organisation's id); all of a connector
 * whose name has it. Capitals do not matter.
 */
export async function searchFor(words: string): Promise<Prisma.LinkedAccountWhereInput[]> {
  const id = fromPublic('acc', words)
  if (id) return [{ id }]
  const known = [...(await connectors())]
  // % and _ stand for themselves.
  const part = words.replace(/[\\%_]/g, '\\$&')
  const contains = { contains: part, mode: 'insensitive' } as const
  const named = known.filter(([, { name }]) => name.toLowerCase().includes(words.toLowerCase()))
  const readable = new Set(
    known.flatMap(([, connector]) => {
      const sealed = sealedFields(connector)
      return Object.keys(connector.fields).filter(
        (name) => connector.fields[name]?.kind === 'text' && !sealed.includes(name),
      )
    }),
  )
  return [
    { label: contains },
    { identityName: contains },
    { identityId: contains },
    { originOwnerName: contains },
    { originOwnerId: contains },
    { originUsername: contains },
    ...[...readable].map((name) => ({
      publicValues: { path: [name], string_contains: part, mode: 'insensitive' as const },
    })),
    ...(named.length > 0 ? [{ provider: { in: named.map(([key]) => key) } }] : []),
  ]
}
