/** Calls whose argument is a sentence, and which argument that is. */
const CALL = /(?<![\w.$])(?:(say|t)|(sayCount|t\.count))\(/g

/** The sentences that a source text says, by the literal arguments of `say`, `sayCount`, `t` and `t.count`; not in comments. */
export function sourceSentences(source: string): string[] {
  const text = source.replace(/^\s*(\/\*|\*|\/\/).*$/gm, '')
  const found = [...text.matchAll(CALL)].flatMap((call) => {
    const sentence = argumentsAt(text, call.index + call[0].length)[call[1] ? 0 : 2]
    return sentence === undefined ? [] : literalsOf(sentence)
  })
  return [...new Set(found)]
}

/** The sentences that say how many: the form that says many → the one that says one. */
export function sourceCounts(source: string): Record<string, string> {
  const text = source.replace(/^\s*(\/\*|\*|\/\/).*$/gm, '')
  const found = [...text.matchAll(CALL)].flatMap((call) => {
    const given = call[2] ? argumentsAt(text, call.index + call[0].length) : []
    const [one, other] = [given[1] ?? '', given[2] ?? ''].map((argument) => literalsOf(argument)[0])
    return one !== undefined && other !== undefined ? [[other, one] as const] : []
  })
  return Object.fromEntries(found)
}

const LITERAL = /'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`/y

/** The texts between the commas of a call, from behind its bracket to the one that closes it. */
function argumentsAt(text: string, from: number): string[] {
  const found: string[] = []
  let depth = 0
  let start = from
  for (let at = from; at < text.length; at++) {
    LITERAL.lastIndex = at
    const literal = LITERAL.exec(text)
    const character = text.charAt(at)
    if (literal) at += literal[0].length - 1
    else if ('([{'.includes(character)) depth++
    else if (depth > 0 && ')]}'.includes(character)) depth--
    else if (depth === 0 && (character === ')' || character === ',')) {
      found.push(text.slice(start, at))
      start = at + 1
      if (character === ')') break
    }
  }
  return found
}

/** The literals that an argument can be: itself, or each side of a choice; not those that are compared or handed on. */
function literalsOf(argument: string): string[] {
  const found: string[] = []
  let depth = 0
  for (let at = 0; at < argument.length; at++) {
    LITERAL.lastIndex = at
    const literal = LITERAL.exec(argument)?.[0]
    const character = argument.charAt(at)
    if (literal) {
      const isCompared = /[=!]==?\s*$/.test(argument.slice(0, at))
      if (depth === 0 && !isCompared && !literal.includes('${')) found.push(unquoted(literal))
      at += literal.length - 1
    } else if ('([{'.includes(character)) depth++
    else if (')]}'.includes(character)) depth--
  }
  return found
}

const unquoted = (literal: string): string =>
  literal
    .slice(1, -1)
    .replace(/\\u([\da-f]{4})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replace(/\\n/g, '\n')
    .replace(/\\(.)/g, '$1')
