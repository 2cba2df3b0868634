import type { Role } from '#lib/api/contract.ts'

/** The roles as they are said, with one sentence each on what they may. From most to least. */
export const roleWord: Readonly<Record<Role, string>> = { owner: 'Owner', admin: 'Admin', viewer: 'Viewer' }

export const roleSentence: Readonly<Record<Role, string>> = {
  owner: 'Everything an admin may, and people, roles and the project itself.',
  admin: 'Links, edits, checks and deletes accounts.',
  viewer: 'Looks at accounts and connectors, and changes nothing.',
}

export const roleOptions = (['viewer', 'admin', 'owner'] as const).map((value) => ({
  value,
  label: roleWord[value],
  description: roleSentence[value],
}))
