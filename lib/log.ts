import pino, { type Logger } from 'pino'
import { env } from './env.ts'

export type Log = Logger

/** Members whose value never reaches a log, at any of the depths that pino's paths can name. */
const SECRET_MEMBERS = [
  'authorization',
  'cookie',
  '["set-cookie"]',
  'password',
  'credentials',
  'values',
  'secret',
  'token',
]
const DEPTHS = ['', '*', '*.*', '*.*.*']

/** Every path to redact: `password`, `*.password`, `*.*.password` and so on. */
export const REDACTED_PATHS = DEPTHS.flatMap((depth) =>
  SECRET_MEMBERS.map((member) => (depth === '' || member.startsWith('[') ? `${depth}${member}` : `${depth}.${member}`)),
)

/**
 * A logger: JSON lines in production, one readable line per entry in development, silent below `level`.
 * `write` receives each finished line (default: standard output).
 */
export function createLog(options: { level: string; readable: boolean; write?: (line: string) => void }): Log {
  const write = options.write ?? ((line: string) => void process.stdout.write(line))
  return pino(
    {
      level: options.level,
      base: null,
      redact: { paths: REDACTED_PATHS, censor: '[redacted]' },
      formatters: { level: (label) => ({ level: label }) },
      timestamp: pino.stdTimeFunctions.isoTime,
    },
    { write: (line: string) => write(options.readable ? readable(line) : line) },
  )
}

/** `{"level":"info","time":"…T10:11:12.345Z","msg":"ready","port":3000}` → `10:11:12 info  ready port=3000`. */
function readable(line: string): string {
  const { level, time, msg, err, ...rest } = JSON.parse(line) as Record<string, unknown>
  const members = Object.entries(rest).map(
    ([name, value]) => `${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`,
  )
  const stack = err && typeof err === 'object' && 'stack' in err ? `\n${err.stack}` : ''
  return `${[String(time).slice(11, 19), String(level).padEnd(5), msg, ...members].join(' ')}${stack}\n`
}

let shared: Log | undefined

/** What is logged unless LOG_LEVEL says it: whoever sits at the terminal wants to read what went wrong, not every request. */
export const usualLevel = (isTerminal: boolean) => (isTerminal ? 'warn' : 'info')

/** The process's logger: JSON for machines, readable in development and at a terminal. */
export function log(): Log {
  const { logLevel, hubEnv } = env()
  // Node sets isTTY at a terminal alone, whatever its type says.
  const isTerminal = Boolean(process.stdout.isTTY)
  shared ??= createLog({
    level: logLevel ?? usualLevel(isTerminal),
    readable: hubEnv === 'development' || isTerminal,
  })
  return shared
}
