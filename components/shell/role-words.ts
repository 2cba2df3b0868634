import type { Role } from '#lib/api/contract.ts'

/** The roles as they are said. */
export const roleWord: Readonly<Record<Role, string>> = { owner: 'Owner', admin: 'Admin', viewer: 'Viewer' }

/** What each may, to go on after "can". */
export const roleCan: Readonly<Record<Role, string>> = {
  owner: 'do everything an admin can, and manage people, roles and the project itself',
  admin: 'link, edit, check and delete accounts, and look after webhooks',
  viewer: 'look at accounts and connectors, but change nothing',
}

/** From least to most. */
export const roleOptions = (['viewer', 'admin', 'owner'] as const).map((value) => ({
  value,
  label: roleWord[value],
  description: `Can ${roleCan[value]}.`,
}))
