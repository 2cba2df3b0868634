/** Where a line goes; standard output unless told. */
type Terminal = { isTTY?: boolean; write: (text: string) => unknown }

/**
 * Prints a line and, at a terminal, keeps the seconds since then at its end, so that it is seen to go on. Call what it
 * gives when the wait is over. Elsewhere (a file, a pipe) it is the line alone.
 */
export function showWaiting(line: string, terminal: Terminal = process.stdout): () => void {
  if (!terminal.isTTY) {
    terminal.write(`${line}\n`)
    return () => undefined
  }
  const since = Date.now()
  terminal.write(line)
  const timer = setInterval(() => terminal.write(`\r${line} (${Math.round((Date.now() - since) / 1000)} s)`), 1_000)
  return () => {
    clearInterval(timer)
    terminal.write('\n')
  }
}
