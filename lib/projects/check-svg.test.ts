import { expect, test } from 'vitest'
import { svgProblem } from './check-svg.ts'

const svg = (inside: string, attributes = '') =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8" ${attributes}>${inside}</svg>`

test.each([
  ['a drawing', svg('<path d="M0 0h8v8z" fill="#123"/>')],
  ['a gradient by its name', svg('<defs><linearGradient id="a"/></defs><rect fill="url(#a)" width="8" height="8"/>')],
  ['a part used twice', svg('<g id="a"><circle r="2"/></g><use href="#a" x="4"/><use xlink:href=\'#a\'/>')],
  ['a sheet of its own', svg('<style>.a{fill:#f60}/* > */</style><style><![CDATA[.b > .c{fill:red}]]></style>')],
  [
    'what Illustrator writes',
    `\uFEFF<?xml version="1.0" encoding="utf-8"?>\n<!-- Generator: Adobe --><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">\n${svg('<g/>', 'xml:space="preserve"')}`,
  ],
  [
    'what Inkscape writes',
    svg(
      '<sodipodi:namedview inkscape:export-filename="C:\\logo.png"/><metadata><rdf:RDF><cc:Work rdf:about=""><dc:type rdf:resource="http://purl.org/dc/dcmitype/StillImage"/></cc:Work></rdf:RDF></metadata>',
      'xmlns:svg="http://www.w3.org/2000/svg" xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd"',
    ),
  ],
])('%s is a logo', (_, text) => {
  expect(svgProblem(text)).toBeUndefined()
})

test.each([
  ['a script', svg('<script>alert(1)</script>'), '<script>'],
  ['a script in capitals', svg('<SCRIPT/>'), '<SCRIPT>'],
  ['a script by another prefix', svg('<x:script/>', 'xmlns:x="http://www.w3.org/2000/svg"'), '<x:script>'],
  ['a foreign document', svg('<foreignObject><p/></foreignObject>'), '<foreignObject>'],
  ['HTML by its namespace', svg('<x:p/>', 'xmlns:x="http://www.w3.org/1999/xhtml"'), 'a foreign document (XHTML)'],
  ['a link', svg('<a href="#b"/>'), '<a>'],
  ['a picture from elsewhere', svg('<image href="https://evil.example/a.png"/>'), '<image>'],
  ['an animation', svg('<animate attributeName="href" to="javascript:alert(1)"/>'), '<animate>'],
  ['a handler', svg('<g/>', 'onload="alert(1)"'), 'the event handler onload'],
  ['a handler in capitals', svg("<g OnClick = 'alert(1)'/>"), 'the event handler OnClick'],
  [
    'a part of another file',
    svg('<use href="https://evil.example/a.svg#b"/>'),
    'a reference to something outside (href)',
  ],
  ['a part of another file by xlink', svg('<use xlink:href="//evil.example/#b"/>'), 'a reference to something outside'],
  ['another base', svg('<g xml:base="https://evil.example/"/>'), 'a reference to something outside (xml:base)'],
  ['a script in a reference', svg('<use href="&#106;avascript:alert(1)"/>'), 'a reference to something outside (href)'],
  ['a fill from elsewhere', svg('<g fill="url(https://evil.example/#a)"/>'), 'a reference to something outside'],
  ['a fill from elsewhere, in numbers', svg('<g fill="&#x75;rl(https://evil.example/#a)"/>'), 'a reference to'],
  ['a sheet from elsewhere', svg('<style>@import "https://evil.example/a.css";</style>'), 'a style that asks'],
  [
    'a sheet from elsewhere, in numbers',
    svg('<style>&#64;import "https://evil.example/a.css";</style>'),
    'a style that',
  ],
  [
    'a sheet from elsewhere, escaped',
    svg('<style>\\75rl(https://evil.example)</style>'),
    'a style with an escaped name',
  ],
  ['a sheet by instruction', `<?xml-stylesheet href="https://evil.example"?>${svg('')}`, 'an instruction'],
  ['entities of its own', `<!DOCTYPE svg [<!ENTITY a "b">]>${svg('&a;')}`, 'definitions of its own'],
  ['another alphabet', `<?xml version="1.0" encoding="UTF-7"?>${svg('')}`, 'an instruction'],
  ['an entity in an attribute', svg('<g id="&evil;"/>'), 'the attribute id'],
  ['an open tag', svg('<g>'), 'XML that is not well-formed'],
  ['no quotes', svg('<g onload=alert(1)/>'), 'XML that is not well-formed'],
  ['a second root', svg('') + svg(''), 'XML that is not well-formed'],
  ['text outside', `${svg('')}alert(1)`, 'XML that is not well-formed'],
  ['another root', '<html><svg></svg></html>', 'no <svg> at its root'],
  ['nothing', '', 'XML that is not well-formed'],
])('%s is refused', (_, text, words) => {
  expect(svgProblem(text)).toContain(words)
})

test('64 KiB of anything are read at once', () => {
  const began = performance.now()
  for (const part of ['<', '<g ', '<g a="', '<!--', ' ', '<g><!-', 'a="b" ', '&#'])
    svgProblem(svg(part.repeat(65_536 / part.length)))
  // Far beyond a busy machine, and far below what work that grows with the square would take.
  expect(performance.now() - began).toBeLessThan(20_000)
})
