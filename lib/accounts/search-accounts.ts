import { fromPublic } from '#lib/ids.ts'
import { connectors } from '#lib/registry.ts'
import { Prisma } from '#prisma/generated/client.ts'

/** Words to look for, and the connectors whose name has them. */
export type Words = { words: string; where: 'anywhere' | 'beginning'; providers: string[] }
/** What was typed: a whole account id, or words. */
export type Search = { id: string } | Words

/**
 * What a search finds: a whole account id; a part of the label, of the provider's own name or id for the account, of an
 * owner's name, id or user name, of what was entered readable (a subdomain, an organisation's id); all of a connector
 * whose name has it. Capitals and accents do not matter. One or two letters find what begins with them. Undefined where
 * nothing is searched for.
 */
export async function readSearch(typed: string | undefined): Promise<Search | undefined> {
  // No text goes over the end of a line.
  const words = typed?.replace(/[\n\r\t]+/g, ' ').trim() ?? ''
  if (words === '') return undefined
  const id = fromPublic('acc', words)
  if (id) return { id }
  const folded = fold(words)
  const where = folded.length >= 3 || /[^\0-\x7f]/.test(folded) ? 'anywhere' : 'beginning'
  const isIn = (name: string) => (where === 'anywhere' ? name.includes(folded) : name.startsWith(folded))
  const named = [...(await connectors())].filter(([, { name }]) => folded !== '' && isIn(fold(name)))
  return { words, where, providers: named.map(([provider]) => provider) }
}

/** As `search_fold` of the database does it. */
const fold = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()

/** That a row `t` of account_texts has the words. Its index knows which may have them; the text itself decides. */
export const hasWords = (search: Words): Prisma.Sql =>
  Prisma.sql`t.key like search_key${patternOf(search)} and ${isLike(search)}`

/** The same of a row that is read whatever it says, without the index. */
export const isLike = (search: Words): Prisma.Sql =>
  Prisma.sql`coalesce(t.text, t.key) like ${patternOf(search)} and search_fold(${search.words}) <> ''`

/** That an account `a` is found, asked of its own text alone: for a few accounts, or those that are gone through in order. */
export function isFound(projectId: string, search: Search | undefined): Prisma.Sql[] {
  if (search === undefined) return []
  if ('id' in search) return [Prisma.sql`a.id = ${search.id}::uuid`]
  return [
    Prisma.sql`(a.provider = any(${search.providers}::text[]) or (
      select ${isLike(search)} from account_texts t where t.project_id = ${projectId}::uuid and t.id = a.id))`,
  ]
}

// % and _ stand for themselves, also where letters that look like them are folded to them.
const patternOf = ({ words, where }: Words) => Prisma.sql`(${where === 'anywhere' ? '%' : '%\n'}::text
  || regexp_replace(search_fold(${words}), '([\\\\%_])', '\\\\\\1', 'g') || '%')`
