/** Counts work that is done: on a terminal in one line that is written over, elsewhere a line every few seconds. */
export function countTo(total: number, what: string): { count: () => void; end: () => void } {
  let done = 0
  let printed = performance.now()
  return {
    count() {
      done++
      const text = `${what} ${done}/${total}`
      if (process.stdout.isTTY) process.stdout.write(`\r${text}`)
      else if (performance.now() - printed > 2000) {
        console.log(text)
        printed = performance.now()
      }
    },
    end() {
      if (process.stdout.isTTY) process.stdout.write('\n')
    },
  }
}
