import { spawn } from 'node:child_process'
import { ROOT } from './source-hash.ts'

interface RunOptions {
  env: NodeJS.ProcessEnv
  /** Ends the program. */
  signal?: AbortSignal | undefined
  /** Shows its output as it comes instead of collecting it. */
  live?: boolean
}

/** Runs a Node program of node_modules in the repository; answers its exit code and what it printed. */
export function runTool(
  program: string,
  args: string[],
  options: RunOptions,
): Promise<{ code: number; output: string }> {
  const child = spawn(process.execPath, [`${ROOT}/node_modules/${program}`, ...args], {
    cwd: ROOT,
    env: options.env,
    signal: options.signal,
    stdio: options.live ? 'inherit' : ['ignore', 'pipe', 'pipe'],
  })
  const chunks: Buffer[] = []
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => chunks.push(chunk))
  return new Promise((resolve) => {
    const done = (code: number | null) => resolve({ code: code ?? 1, output: Buffer.concat(chunks).toString() })
    child.once('close', done)
    child.once('error', () => done(1))
  })
}
