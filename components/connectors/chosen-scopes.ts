import type { Guide } from '#lib/define/index.ts'

type Action = { id: string; scopes: readonly string[] }

/** Whether what is shown of a guide depends on the actions that one chooses. */
export const hasScopes = ({ sections }: Guide): boolean =>
  sections.some(({ scopes, steps }) => scopes !== undefined || steps.some((step) => step.scopes !== undefined))

/** The provider's scopes that these actions take, each once, in alphabetical order. */
export const chosenScopes = (actions: readonly Action[], chosen: ReadonlySet<string>): string[] =>
  [...new Set(actions.filter(({ id }) => chosen.has(id)).flatMap(({ scopes }) => scopes))].sort()
