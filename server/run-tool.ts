import { spawn } from 'node:child_process'
import { ROOT } from './source-hash.ts'

/** Runs a Node program of node_modules in the repository; answers its exit code and everything it printed. `signal` ends it. */
export function runTool(
  program: string,
  args: string[],
  env: NodeJS.ProcessEnv,
  signal?: AbortSignal,
): Promise<{ code: number; output: string }> {
  const child = spawn(process.execPath, [`${ROOT}/node_modules/${program}`, ...args], {
    cwd: ROOT,
    env,
    signal,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const chunks: Buffer[] = []
  child.stdout.on('data', (chunk) => chunks.push(chunk))
  child.stderr.on('data', (chunk) => chunks.push(chunk))
  return new Promise((resolve) => {
    const done = (code: number | null) => resolve({ code: code ?? 1, output: Buffer.concat(chunks).toString() })
    child.once('close', done)
    child.once('error', () => done(1))
  })
}
