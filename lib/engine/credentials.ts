import type { AuthMethod, Connector, Values } from '#lib/define/index.ts'
import { allowedHosts } from './hosts.ts'

/** One person's way in: the definition, the method its config uses, and what was typed. */
export type Credentials = {
  connector: Connector
  method: AuthMethod
  values: Values
  /** all but secrets: only these may stand in a URL, a title or a sentence */
  publicValues: Values
  /** hosts these values may lead to */
  hosts: readonly string[]
}

/** Throws where the connector has no such method: configs are checked when they are made. */
export function readCredentials(connector: Connector, authMethod: string, values: Values): Credentials {
  const method = Object.hasOwn(connector.auth, authMethod) ? connector.auth[authMethod] : undefined
  if (!method) throw new Error(`${connector.name} has no auth method called ${authMethod}`)
  const isPublic = ([name]: [string, unknown]) =>
    Object.hasOwn(connector.fields, name) && connector.fields[name]?.kind !== 'secret'
  const publicValues = Object.fromEntries(Object.entries(values).filter(isPublic))
  return { connector, method, values, publicValues, hosts: allowedHosts(connector.hosts, publicValues) }
}

/** An action's input as template values: `{input.page}`. */
export const inputValues = (input: Readonly<Record<string, string>>): Values =>
  Object.fromEntries(Object.entries(input).map(([name, value]) => [`input.${name}`, value]))
