import type { parseBlock } from './parse-block.ts'

let known: typeof parseBlock | undefined

/** Fetches the reader of pasted blocks; asked for when somebody goes to a field, it is there before they paste. */
export const loadParser = (): void =>
  void import('./parse-block.ts').then(
    (module) => {
      known = module.parseBlock
    },
    () => undefined,
  )

/** What {@link parseBlock} finds; nothing while it is on its way, and the browser pastes as always. */
export const parsePasted: typeof parseBlock = (pasted, fields, at) => known?.(pasted, fields, at) ?? {}
