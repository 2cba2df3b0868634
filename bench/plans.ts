import type { Pool } from 'pg'

type Statement = { text: string; values: unknown[] }
type Node = { 'Node Type': string; 'Relation Name'?: string; 'Total Cost': number; Plans?: Node[] }

/** What the planner thinks a few pages cost: so small a table is read whole because nothing is faster. */
const FEW_PAGES = 100

/** Tables that are read from one end to the other while `work` runs, with the statement that does it. */
export async function tablesReadWhole(pool: Pool, work: () => Promise<unknown>): Promise<string[]> {
  const statements = await listenTo(pool, work)
  const found: string[] = []
  for (const { text, values } of statements.filter(({ text: sql }) => /^\s*(select|with)\b/i.test(sql))) {
    const { rows } = await pool.query<{ 'QUERY PLAN': { Plan: Node }[] }>(`explain (format json) ${text}`, values)
    for (const node of nodesOf(rows[0]!['QUERY PLAN'][0]!.Plan))
      if (node['Node Type'] === 'Seq Scan' && node['Total Cost'] > FEW_PAGES)
        found.push(`${node['Relation Name']}: ${text.replace(/\s+/g, ' ').trim()}`)
  }
  return found
}

const nodesOf = (node: Node): Node[] => [node, ...(node.Plans ?? []).flatMap(nodesOf)]

/** What is asked of a pool while `work` runs. */
async function listenTo(pool: Pool, work: () => Promise<unknown>): Promise<Statement[]> {
  const heard: Statement[] = []
  const { query } = pool
  const listening = (...given: unknown[]) => {
    const [asked, values] = given as [string | Statement, unknown[] | undefined]
    heard.push(
      typeof asked === 'string' ? { text: asked, values: values ?? [] } : { ...asked, values: asked.values ?? [] },
    )
    return Reflect.apply(query, pool, given)
  }
  pool.query = listening as unknown as Pool['query']
  try {
    await work()
  } finally {
    pool.query = query
  }
  return heard
}
