/** What a logo may hold; everything else (scripts, foreign documents, animations that change a link, pictures) is refused. */
const drawing = new Set(
  [
    ...['svg', 'g', 'defs', 'symbol', 'use', 'title', 'desc', 'metadata', 'style', 'switch', 'view'],
    ...['path', 'rect', 'circle', 'ellipse', 'line', 'polyline', 'polygon', 'text', 'tspan', 'textPath'],
    ...['linearGradient', 'radialGradient', 'stop', 'pattern', 'marker', 'clipPath', 'mask', 'filter'],
    ...['feBlend', 'feColorMatrix', 'feComponentTransfer', 'feComposite', 'feConvolveMatrix', 'feDiffuseLighting'],
    ...['feDisplacementMap', 'feDistantLight', 'feDropShadow', 'feFlood', 'feFuncA', 'feFuncB', 'feFuncG', 'feFuncR'],
    ...['feGaussianBlur', 'feMerge', 'feMergeNode', 'feMorphology', 'feOffset', 'fePointLight', 'feSpecularLighting'],
    ...['feSpotLight', 'feTile', 'feTurbulence'],
  ].map((name) => name.toLowerCase()),
)

/** Notes that drawing programs leave in a file; nothing of them is ever drawn. */
const notes = /^(sodipodi|inkscape|rdf|cc|dc|sketch|serif|i|x):/

/** Where a picture could be drawn by, or lead to, another address; `#name` stays inside the file. */
const leads = new Set(['href', 'src', 'srcset', 'data', 'action', 'formaction', 'poster', 'background', 'base'])

/** XML, piece by piece: comment, CDATA, instruction, doctype, end, start, text. */
const token = new RegExp(
  [
    /<!--(?:(?!--).)*-->/,
    /<!\[CDATA\[(?<raw>(?:(?!\]\]>).)*)\]\]>/,
    /<\?(?<order>(?:(?!\?>).)*)\?>/,
    /<!DOCTYPE[^[\]<>]*>/,
    /<\/(?<end>[^\s<>/]+)\s*>/,
    /<(?<start>[^\s<>/!?]+)(?<given>(?:\s+[^\s=<>/"']+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(?<alone>\/?)>/,
    /(?<text>[^<]+)/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'sy',
)
const attribute = /([^\s=<>/"']+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/g

/**
 * What in an SVG is more than a drawing, as the object of "holds …"; undefined when it is one. An allow-list over exact
 * XML: what the reading below does not understand is refused.
 */
export function svgProblem(svg: string): string | undefined {
  if (/<!DOCTYPE[^>]*\[|<!ENTITY/i.test(svg)) return 'definitions of its own (DOCTYPE)'
  const open: string[] = []
  let seen = 0
  const source = svg.replace(/^\uFEFF/, '').trim()
  token.lastIndex = 0
  while (token.lastIndex < source.length) {
    const found = token.exec(source)?.groups
    if (!found) return brokenXml
    const { raw, order, text, start, given = '', alone, end } = found
    if (order !== undefined && !isDeclaration(order)) return 'an instruction for a program'
    if (text !== undefined && open.length === 0 && text.trim()) return brokenXml
    const css = open.at(-1) === 'style' ? (raw ?? plain(text ?? '')) : ''
    const wrong = css === undefined ? 'a style with an entity of its own' : styleProblem(css)
    if (wrong) return wrong
    if (start !== undefined) {
      if (open.length === 0 && seen > 0) return brokenXml
      const outside = seen === 0 && start !== 'svg' ? 'no <svg> at its root' : elementProblem(start)
      const held = outside ?? attributesProblem(given)
      if (held) return held
      seen += 1
      if (!alone) open.push(start)
    }
    if (end !== undefined && open.pop() !== end) return brokenXml
  }
  return seen > 0 && open.length === 0 ? undefined : brokenXml
}

const brokenXml = 'XML that is not well-formed'

const isDeclaration = (order: string): boolean =>
  /^xml\s/.test(order) && /^(utf-8)?$/i.test(/encoding\s*=\s*["']([^"']*)["']/.exec(order)?.[1] ?? '')

function elementProblem(name: string): string | undefined {
  const [prefix, local] = name.includes(':') ? name.split(':') : ['', name]
  if (prefix === '' || prefix === 'svg') return drawing.has(local?.toLowerCase() ?? '') ? undefined : `<${short(name)}>`
  return notes.test(name) && !active.test(local ?? '') ? undefined : `<${short(name)}>`
}

/** The prefix of a note may be bound to any language, so its names alone have to be harmless as well. */
const active =
  /^(script|foreignobject|handler|listener|i?frame|embed|object|link|meta|base|html|body|form|img|image|video|audio|a|use|style|animate.*|set|discard)$/i

function attributesProblem(given: string): string | undefined {
  for (const [, name = '', double, single] of given.matchAll(attribute)) {
    const value = plain(double ?? single ?? '')
    if (value === undefined) return `the attribute ${short(name)} with an entity of its own`
    const local = name.toLowerCase().split(':').at(-1) ?? ''
    if (local.startsWith('on')) return `the event handler ${short(name)}`
    if (leads.has(local) && !/^#[^\s]*$/.test(value.trim())) return `a reference to something outside (${short(name)})`
    if (name.startsWith('xmlns') && /xhtml/i.test(value)) return 'a foreign document (XHTML)'
    const inside = name.startsWith('xmlns') || notes.test(name) ? undefined : styleProblem(value)
    if (inside) return inside
  }
  return undefined
}

/** CSS that asks for something: another sheet, or an address outside the file. */
function styleProblem(css: string): string | undefined {
  if (/@import|expression\s*\(|-moz-binding|javascript:/i.test(css)) return 'a style that asks for something outside'
  for (const [, to = ''] of css.matchAll(/(?:url|image|image-set|src)\s*\(\s*["']?\s*([^)]*)/gi))
    if (!to.startsWith('#')) return 'a reference to something outside (in a style)'
  return /\\/.test(css) ? 'a style with an escaped name' : undefined
}

/** The text of an attribute: XML's five entities and numbers resolved; undefined where it names another one. */
function plain(text: string): string | undefined {
  let known = true
  const value = text.replace(/&([^;]*);?/g, (_, name: string) => {
    const named = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }[name]
    const code = /^#(?:x([\da-f]{1,6})|(\d{1,7}))$/i.exec(name)
    const number = code ? Number.parseInt(code[1] ?? code[2] ?? '', code[1] ? 16 : 10) : undefined
    if (named === undefined && (number === undefined || number > 0x10ffff)) known = false
    return named ?? (number !== undefined && number <= 0x10ffff ? String.fromCodePoint(number) : '')
  })
  return known ? value : undefined
}

const short = (name: string): string => name.slice(0, 40)
