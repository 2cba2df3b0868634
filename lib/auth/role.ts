/** From least to most. An API key acts as an admin. */
export const roles = ['viewer', 'admin', 'owner'] as const
export type Role = (typeof roles)[number]

/** A role as it stands in the database, or undefined for a word that is none. */
export function roleFrom(text: string): Role | undefined {
  return roles.find((role) => role === text)
}

/** Tells whether a role may all that another one may. */
export function isAtLeast(role: Role, least: Role): boolean {
  return roles.indexOf(role) >= roles.indexOf(least)
}
