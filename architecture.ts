import { readdirSync, readFileSync } from 'node:fs'
import { posix } from 'node:path'

/** How architecture.test.ts looks at the product: its files, their imports, and what is wrong with them, in sentences. */

export type File = { path: string; text: string }
type Import = { from: string; target: string; typeOnly: boolean }
/** `may`: rooms and packages it may run; `types`: rooms whose types it may name as well. A room may always import itself. */
export type Rule = { may: readonly string[]; types?: readonly string[] }

export type Ban = { words: RegExp; where: (path: string) => boolean; sentence: string }

/** These compose, or drive the product from outside: they may import anything. */
const free = ['server', 'prisma', 'e2e', 'bench', 'root']

function roomOf(path: string): string {
  const [top = '', second = '', third = ''] = path.split('/')
  if (second === '') return 'root'
  if (top === 'connectors' && third.startsWith('sandbox')) return 'connector sandbox'
  if (top === 'connectors') return 'connector'
  return top === 'lib' ? `lib/${second.replace(/\.tsx?$/, '')}` : top
}

/** Tests, and what only tests import: `*.fixture.ts`. */
const isForTests = (path: string) => /\.(test|type-test|fixture)\.tsx?$/.test(path)

export function importsOf({ path, text }: File): Import[] {
  const found = text.matchAll(
    /^\s*(?:import|export)\s(?:(type)\s)?[^'"`;]*?\bfrom\s*['"]([^'"]+)['"]|^\s*import\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/gm,
  )
  return [...found].map(([, typeOnly, named, bare, dynamic]) => ({
    from: path,
    target: resolve(path, named ?? bare ?? dynamic ?? ''),
    typeOnly: typeOnly === 'type',
  }))
}

/** A path of ours, or a package's name. */
function resolve(from: string, target: string): string {
  if (target.startsWith('#')) return target.slice(1)
  return target.startsWith('.') ? posix.join(posix.dirname(from), target) : `npm:${target}`
}

function allows(entries: readonly string[], target: string): boolean {
  if (target.startsWith('npm:')) {
    const name = target.slice('npm:'.length)
    const [scheme] = name.split(':')
    return entries.some(
      (entry) => name === entry || name.startsWith(`${entry}/`) || entry === (scheme === 'node' ? 'node' : 'npm'),
    )
  }
  return entries.some((entry) => entry === roomOf(target) || target.startsWith(`${entry}.`))
}

/** Sentences about imports that the table does not allow. Tests and their fixtures may reach anywhere. */
export function wrongImports(files: readonly File[], table: Readonly<Record<string, Rule>>): string[] {
  return files
    .filter(({ path }) => !isForTests(path))
    .flatMap(importsOf)
    .flatMap(({ from, target, typeOnly }) => {
      const room = roomOf(from)
      // A connector's room is its own folder.
      const isOwn = room.startsWith('connector')
        ? posix.dirname(from) === posix.dirname(target)
        : room === roomOf(target)
      if (free.includes(room) || isOwn) return []
      const rule = table[room]
      if (!rule)
        return [
          `${from}: the room ${room} is not in the table of architecture.test.ts. Add it with what it may import.`,
        ]
      if (allows(rule.may, target) || (typeOnly && allows(rule.types ?? [], target))) return []
      const allowed = [...rule.may, ...(rule.types ?? []).map((name) => `${name} (types)`)].join(', ') || 'nothing'
      return [`${from} imports ${target.replace('npm:', '')}; ${room} may import ${allowed}.`]
    })
}

/** Sentences about words that a file may not hold. */
export const brokenRules = (files: readonly File[], bans: readonly Ban[]): string[] =>
  files
    .filter(({ path }) => !isForTests(path))
    .flatMap(({ path, text }) =>
      bans.filter(({ words, where }) => where(path) && words.test(text)).map(({ sentence }) => `${path} ${sentence}`),
    )

/** Sentences about product files that import what only tests may: fixtures. */
export const fixturesInUse = (files: readonly File[]): string[] =>
  files
    .filter(({ path }) => !isForTests(path) && !/^(e2e|vitest\.config\.ts)/.test(path))
    .flatMap(importsOf)
    .filter(({ target }) => isForTests(target))
    .map(({ from, target }) => `${from} imports ${target}; fixtures are for tests alone.`)

/** Folders whose depth and names a tool decides. */
const toolsOwn = /^(app|prisma\/migrations|packages\/embed|e2e|public|bench)\/|^lib\/define\/fixtures\//
const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9-]+)*$/

/** Sentences about files that lie too deep, are too long, or are named otherwise. */
export const misplaced = (files: readonly File[]): string[] =>
  files.flatMap(({ path, text }) => {
    const name = posix.basename(path)
    const lines = text.split('\n').length - 1
    return [
      ...(path.split('/').length > 3 && !toolsOwn.test(path)
        ? [`${path} lies deeper than two folders. Move it up.`]
        : []),
      ...(KEBAB.test(name) ? [] : [`${path} is not in kebab-case. Rename it after the one thing it exports.`]),
      ...(lines > 250 ? [`${path} has ${lines} lines; 250 is the most. Split off an idea.`] : []),
    ]
  })

const skipped = new Set([
  'node_modules',
  '.git',
  '.next',
  '.data',
  '.ci',
  'generated',
  'public',
  'test-results',
  'playwright-report',
  'stackone-host',
])

/** Every source file below a folder of this repository; '' is the whole of it. */
export function filesBelow(folder: string): File[] {
  return readdirSync(`${import.meta.dirname}/${folder}`, { withFileTypes: true }).flatMap((entry) => {
    const path = folder ? `${folder}/${entry.name}` : entry.name
    if (entry.isDirectory()) return skipped.has(entry.name) || entry.name.startsWith('.') ? [] : filesBelow(path)
    return /\.(ts|tsx|mts|mjs)$/.test(entry.name)
      ? [{ path, text: readFileSync(`${import.meta.dirname}/${path}`, 'utf8') }]
      : []
  })
}
