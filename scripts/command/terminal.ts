import { createInterface } from 'node:readline/promises'

/** Asks the person at the terminal, one line at a time. */
export interface Terminal {
  /** The answer without blanks around it; undefined where no more lines come. */
  ask(question: string): Promise<string | undefined>
  say(line: string): void
  close(): void
}

/** Opens the terminal that the program was started from. */
export function openTerminal(): Terminal {
  const terminal = createInterface({ input: process.stdin, output: process.stdout })
  // A reader of lines, not `question`, which loses those that are typed ahead.
  const lines = terminal[Symbol.asyncIterator]()
  return {
    async ask(question) {
      process.stdout.write(`${question}：`)
      const line = await lines.next()
      return line.done ? undefined : line.value.trim()
    },
    say: (line) => console.log(line),
    close: () => terminal.close(),
  }
}
