import { realpathSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from './source-hash.ts'

/** All that the page renderer reads once the pages are built; `public` and `static` are looked for and may be absent. */
const READABLE = ['node_modules', '.next', 'public', 'static', 'package.json', 'server/web-child.ts']

/**
 * Node's permission model for the built page renderer: it reads the pages and the packages, and can neither read the
 * data folder, `.env` or another process's memory, nor write a file, start a program, a worker or an add-on.
 */
export function webPermissions(): string[] {
  // Node asks for the path behind a link as well, where packages lie elsewhere.
  const packages = realpathSync(join(ROOT, 'node_modules'))
  const paths = [...READABLE.map((path) => join(ROOT, path)), packages]
  return ['--permission', ...[...new Set(paths)].map((path) => `--allow-fs-read=${path}`)]
}
