/** What a utility class of Tailwind sets, so that of two that set the same the later one can win. Only what we use. */

const sides = (name: string, axis = ''): string[] =>
  ({
    '': ['t', 'b', 's', 'e'],
    x: ['s', 'e'],
    y: ['t', 'b'],
  })[axis]?.map((side) => name + side) ?? [name + axis]

/** A rule for each family: its pattern, and what a match sets. The first that fits counts. */
const families: readonly [pattern: RegExp, sets: (part: string) => string[]][] = [
  [/^(?:block|inline|flex|grid|contents|hidden|table|list-item|inline-\w+|table-\w+)$/, () => ['display']],
  [/^line-clamp-/, () => ['display']],
  [/^(?:static|fixed|absolute|relative|sticky)$/, () => ['position']],
  [/^p([xytbse]?)-/, (side) => sides('p', side)],
  [/^-?m([xytbse]?)-/, (side) => sides('m', side)],
  [/^gap-([xy])-/, (axis) => [`gap${axis}`]],
  [/^gap-/, () => ['gapx', 'gapy']],
  [/^size-/, () => ['w', 'h']],
  [/^((?:min-|max-)?[wh])-/, (name) => [name]],
  [/^-?inset-([xy])-/, (axis) => sides('at', axis)],
  [/^-?inset-/, () => sides('at')],
  [/^-?(top|bottom|start|end)-/, (name) => [`at${name[0]}`]],
  [/^text-(?:2xs|xs|sm|base|md|lg|xl|2xl)$/, () => ['font-size', 'leading']],
  [/^text-(?:start|center|end|left|right|justify)$/, () => ['text-align']],
  [/^text-(?:wrap|nowrap|balance|pretty)$/, () => ['text-wrap']],
  [/^text-/, () => ['color']],
  [/^font-(?:sans|mono)$/, () => ['font-family']],
  [/^font-/, () => ['font-weight']],
  [/^(transition)$/, (name) => [name]],
  [
    /^(leading|tracking|whitespace|break|opacity|cursor|z|items|justify-items|justify|self|grid-cols)-/,
    (name) => [name],
  ],
  [/^(shadow|select|transition|duration|underline-offset|decoration|basis)-/, (name) => [name]],
  [/^border(?:-([xytbse]))?(?:-\d+)?$/, (side) => sides('border', side)],
  [/^border-(?:dashed|solid|dotted|none)$/, () => ['border-style']],
  [/^border-([xytbse])-/, (side) => sides('border-color', side)],
  [/^border-/, () => sides('border-color')],
  [/^rounded-([tbse])(?:-|$)/, (side) => [`rounded${side}`]],
  [/^rounded/, () => sides('rounded')],
  [/^overflow-([xy])-/, (axis) => [`overflow${axis}`]],
  [/^overflow-/, () => ['overflowx', 'overflowy']],
  [/^bg-(?:\[|size-)/, () => []],
  [/^bg-/, () => ['background']],
  [/^flex-(?:row|col)/, () => ['flex-direction']],
  [/^flex-(?:no)?wrap/, () => ['flex-wrap']],
  [/^flex-/, () => ['grow', 'shrink', 'basis']],
  [/^(grow|shrink)(?:-|$)/, (name) => [name]],
]

function findClaims(className: string): string[] {
  const at = className.replace(/\[[^\]]*\]/g, (text) => '_'.repeat(text.length)).lastIndexOf(':') + 1
  const [variants, utility] = [className.slice(0, at), className.slice(at)]
  for (const [pattern, sets] of families) {
    const found = pattern.exec(utility)
    if (!found) continue
    const set = sets(found[1] ?? '')
    return (set.length > 0 ? set : [utility]).map((name) => variants + name)
  }
  return [className]
}

/** The same class is asked for at every drawing. */
const known = new Map<string, string[]>()

/** `sm:hover:px-4` → `['sm:hover:ps', 'sm:hover:pe']`; a class of no family sets itself alone. */
export function claimsOf(className: string): string[] {
  const claims = known.get(className) ?? findClaims(className)
  known.set(className, claims)
  return claims
}
