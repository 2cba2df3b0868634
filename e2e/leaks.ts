import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { formsOf } from '#lib/api/canary.fixture.ts'
import { sealedFields } from '#lib/define/index.ts'
import { connectors } from '#lib/registry.ts'
import { sandboxFor } from '#lib/sandbox/index.ts'
import { asCustomer } from './sandbox-server.ts'

/** Long enough to be found by nothing but itself, short enough that what is made from one example shares it. */
const STEM = 20
const SHORTEST = 8

/** Secrets by what they are: `documented` ones stand in the catalogue on purpose, all others nowhere. */
export type Secrets = { documented: ReadonlySet<string>; own: ReadonlySet<string> }

/** The test credentials of every connector: as the catalogue has them, and in the spelling of customers. */
export async function testCredentialSecrets(): Promise<Secrets> {
  const documented = new Set<string>()
  const own = new Set<string>()
  for (const [id, connector] of await connectors()) {
    const sealed = sealedFields(connector)
    for (const { values } of (await sandboxFor(id)).testCredentials)
      for (const [name, value] of Object.entries(values)) {
        if (!sealed.includes(name) || value.length < SHORTEST) continue
        const spelled = asCustomer(connector, values)[name]!
        documented.add(value.slice(0, STEM))
        if (spelled !== value) own.add(spelled.slice(0, STEM))
      }
  }
  return { documented, own }
}

/** The secrets that stand in a text, each with the form it has there. */
export const secretsIn = (text: string, secrets: Iterable<string>): string[] => byteScan(secrets)(Buffer.from(text))

type Pattern = { bytes: Buffer; name: string }

/** Looks for every form of every secret in bytes, in one pass however many they are: `raw of …`, `hex of …`. */
export function byteScan(secrets: Iterable<string>): (bytes: Buffer) => string[] {
  const starts = new Map<number, Pattern[]>()
  const begins = new Uint8Array(65_536)
  const known = new Set<string>()
  for (const secret of secrets)
    for (const [name, form] of Object.entries(formsOf(secret))) {
      const bytes = Buffer.from(form)
      if (bytes.length < SHORTEST || known.has(form)) continue
      known.add(form)
      const start = bytes.readUInt16LE(0)
      begins[start] = 1
      starts.set(start, [...(starts.get(start) ?? []), { bytes, name: `${name} of ${secret}` }])
    }
  return (haystack) => {
    const told = new Set<string>()
    for (let index = 0; index < haystack.length - 1; index++) {
      const start = haystack[index]! | (haystack[index + 1]! << 8)
      if (begins[start] === 0) continue
      for (const { bytes, name } of starts.get(start) ?? [])
        if (haystack.compare(bytes, 0, bytes.length, index, Math.min(index + bytes.length, haystack.length)) === 0)
          told.add(name)
    }
    return [...told]
  }
}

/**
 * Looks for secrets in every file below these folders: PostgreSQL's heap, its write-ahead log, its own logs, and ours.
 * `except`: names of files that are there to hold some. Answers what was found, and how many bytes were read.
 */
export async function leaksInFiles(
  folders: readonly string[],
  secrets: Iterable<string>,
  except: readonly string[] = [],
): Promise<{ leaks: string[]; bytes: number }> {
  const scan = byteScan(secrets)
  const leaks: string[] = []
  let bytes = 0
  for (const folder of folders)
    for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || except.includes(entry.name)) continue
      const path = join(entry.parentPath, entry.name)
      // A file of a cluster that is being stopped may be gone by now.
      const content = await readFile(path).catch(() => Buffer.alloc(0))
      bytes += content.length
      for (const found of scan(content)) leaks.push(`${path}: ${found}`)
    }
  return { leaks, bytes }
}
