import { type Connector, checkField, cleanField, type Field, fieldsFor, sealedFields } from '#lib/define/index.ts'
import { type Canary, canary } from './canary.fixture.ts'

/** One set of values with a canary in place of everything that is stored encrypted. */
export type Kit = {
  values: Record<string, string>
  secrets: Canary[]
  /** canary → the example it stands for, for a provider that is to accept it */
  standsFor: Map<string, string>
}

/** Around the marker, in the order in which they are tried: a field may want printable ASCII, or a prefix of its own. */
const surroundings = [
  ['ключ-', '-é-🔑"'],
  ['u%2B', '+/=id'],
  [`'%25+"`, String.raw`"\&<%C3%A9>`],
  ['', '-plain'],
  ['', ''],
] as const

/** Values that pass every local check; `name` makes them different from those of other kits. */
export function kitFor(connector: Connector, authMethod: string, name: string): Kit {
  const whose = (connector.provider + authMethod).replace(/[^a-z]/gi, '')
  const sealed = sealedFields(connector)
  const fields = Object.entries(fieldsFor(connector, authMethod))
  const made = fields.map(([field, shape], index) => ({
    field,
    shape,
    secret: sealed.includes(field) ? fitting(shape, `${name}${whose}${field}`, index) : undefined,
  }))
  return {
    values: Object.fromEntries(made.map(({ field, shape, secret }) => [field, secret?.value ?? shape.example])),
    secrets: made.flatMap(({ secret }) => secret ?? []),
    standsFor: new Map(made.flatMap(({ shape, secret }) => (secret ? [[secret.value, shape.example] as const] : []))),
  }
}

/** The same with characters that few providers' keys have, whether the fields take them or not. */
export function unreadableKit(connector: Connector, authMethod: string): Kit {
  const kit = kitFor(connector, authMethod, 'Utf')
  const made = kit.secrets.map(({ marker }) => canary(marker.slice(10, -4), ['ключ\n', '\u0000é-🔑"']))
  const swaps = new Map(kit.secrets.map(({ value }, index) => [value, made[index]!.value]))
  const values = Object.entries(kit.values).map(([field, value]) => [field, swaps.get(value) ?? value])
  return { values: Object.fromEntries(values), secrets: made, standsFor: new Map() }
}

function fitting(field: Field, name: string, turn: number): Canary {
  const { usual } = field
  // Each field begins with another of the awkward pairs, so that all of them are used.
  const tried = [surroundings[0], ...surroundings.slice(1, 3).toSpliced(0, turn % 2), ...surroundings.slice(1)]
  for (const [before, after] of tried.flatMap(([one, other]) => [
    [one, other] as const,
    [`${usual?.prefix ?? ''}${one}`, other] as const,
  ])) {
    const made = canary(name, [before, after])
    if (cleanField(field, made.value) === made.value && !checkField(field, made.value)) return made
  }
  throw new Error(
    `No canary fits ${field.label}. Add characters that it takes to the surroundings in lib/api/canary-kit.fixture.ts.`,
  )
}
