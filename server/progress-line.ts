/** No more lines than one in so many milliseconds. */
const EVERY_MS = 1_000

/** Prints progress now and then; the first and the last line are always printed. */
export function progressLine(): (line: string, isLast: boolean) => void {
  let printed = 0
  return (line, isLast) => {
    if (!isLast && Date.now() - printed < EVERY_MS) return
    printed = Date.now()
    console.log(line)
  }
}
