/** A small reader of GraphQL: one operation, fields, aliases, arguments and variables; no fragments, no directives. */

export type Selection = { name: string; alias: string; args: Readonly<Record<string, unknown>>; fields: Selection[] }
export type Operation = { kind: 'query' | 'mutation'; fields: Selection[] }

const TOKENS =
  /[!$():=@[\]{|}]|\.{3}|[A-Za-z_]\w*|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|"(?:[^"\\\n]|\\.)*"|[\s,]+|#[^\n]*|./gu
const NAME = /^[A-Za-z_]\w*$/
const WORDS: Readonly<Record<string, unknown>> = { true: true, false: false, null: null }

/** The operation in a text, its arguments filled in; a sentence where it cannot be read. */
export function readQuery(query: string, variables: Readonly<Record<string, unknown>>): Operation | { syntax: string } {
  try {
    return readOperation(query, variables)
  } catch (error) {
    if (error instanceof SyntaxError) return { syntax: error.message }
    throw error
  }
}

function readOperation(query: string, variables: Readonly<Record<string, unknown>>): Operation {
  const tokens = (query.match(TOKENS) ?? []).filter((token) => !/^[\s,#]/.test(token))
  let position = 0
  const peek = () => tokens[position] ?? '<EOF>'
  const fail = (wanted: string): never => {
    throw new SyntaxError(`Expected ${wanted}, found ${peek()}`)
  }
  const next = () => (position < tokens.length ? (tokens[position++] as string) : fail('more'))
  const expect = (token: string) => (peek() === token ? next() : fail(token))
  const readName = () => (NAME.test(peek()) ? next() : fail('Name'))
  const readUntil = (end: string, read: () => void) => {
    while (peek() !== end) read()
    next()
  }

  function readValue(): unknown {
    const token = next()
    if (token === '$') return variables[readName()]
    if (token === '[') {
      const list: unknown[] = []
      readUntil(']', () => list.push(readValue()))
      return list
    }
    if (token === '{') return readMembers('}')
    if (token.startsWith('"') || /^-?\d/.test(token)) return JSON.parse(token)
    if (!NAME.test(token)) {
      position--
      return fail('a value')
    }
    return Object.hasOwn(WORDS, token) ? WORDS[token] : token
  }

  function readMembers(end: ')' | '}'): Record<string, unknown> {
    const members: Record<string, unknown> = {}
    readUntil(end, () => {
      const name = readName()
      expect(':')
      members[name] = readValue()
    })
    return members
  }

  function readField(): Selection {
    const first = readName()
    const isAliased = peek() === ':' && next() === ':'
    const name = isAliased ? readName() : first
    const args = peek() === '(' && next() ? readMembers(')') : {}
    return { name, alias: first, args, fields: peek() === '{' ? readSelection() : [] }
  }

  function readSelection(): Selection[] {
    expect('{')
    const fields = [readField()]
    readUntil('}', () => fields.push(readField()))
    return fields
  }

  const kind = peek() === '{' ? 'query' : readName()
  if (kind !== 'query' && kind !== 'mutation') throw new SyntaxError(`Unexpected Name ${kind}`)
  if (NAME.test(peek())) next()
  if (peek() === '(') readUntil(')', next)
  const operation: Operation = { kind, fields: readSelection() }
  return position === tokens.length ? operation : fail('<EOF>')
}
