/**
 * Counts work that is done: on a terminal in one line that is written over, elsewhere a line every few seconds.
 * @param say says it to somebody who is not at this process's terminal
 */
export function countTo(
  total: number,
  what: string,
  say: (line: string) => void = console.log,
): { count: () => void; end: () => void } {
  let done = 0
  let printed = performance.now()
  return {
    count() {
      done++
      const text = `${what} ${done}/${total}`
      if (process.stdout.isTTY) process.stdout.write(`\r${text}`)
      else if (performance.now() - printed > 2000) {
        say(text)
        printed = performance.now()
      }
    },
    end() {
      if (process.stdout.isTTY) process.stdout.write('\n')
    },
  }
}
