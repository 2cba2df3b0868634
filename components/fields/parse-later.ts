import type { parseBlock } from './parse-block.ts'

type Parser = typeof parseBlock

let known: Parser | undefined
let coming: Promise<Parser | undefined> | undefined

/** Fetches the reader of pasted blocks; asked for when somebody goes to a field, it is there before most of them paste. */
export function loadParser(): Promise<Parser | undefined> {
  coming ??= import('./parse-block.ts').then(
    (module) => {
      known = module.parseBlock
      return known
    },
    () => {
      // asked again at the next field
      coming = undefined
      return undefined
    },
  )
  return coming
}

/** Several values, or one with its name before it. A single value, and an address, need no reader. */
const mayBeBlock = (text: string): boolean => /[\n\r\t={]|:(?!\/\/)/.test(text.trim())

/**
 * What {@link parseBlock} finds. A promise where the text may be a block and its reader is still on its way: until it is
 * there, nobody knows whether a secret is in the text, so it may not be shown in a field.
 */
export function parsePasted(...asked: Parameters<Parser>): ReturnType<Parser> | Promise<ReturnType<Parser>> {
  if (known) return known(...asked)
  if (!mayBeBlock(asked[0])) return {}
  return loadParser().then((parse) => parse?.(...asked) ?? {})
}
