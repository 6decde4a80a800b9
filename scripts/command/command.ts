/** An option as `parseArgs` of Node takes it, and what it is for. */
export interface Option {
  /** What a whole number may be, where one is wanted: the least, the most. */
  range?: readonly [number, number]
  readonly type: 'string' | 'boolean'
  readonly multiple?: boolean
  /** What is written behind it, such as `目录`. */
  readonly value?: string
  /** All that may be written behind it. */
  readonly choices?: readonly string[]
  /** Set where nothing may be written behind it, as platforms do that have nothing to say. */
  readonly mayBeEmpty?: true
  readonly says: string
}

/** By it, each command about content learns where that is: a folder of its own, or the working directory. */
export const contentOption = {
  content: { type: 'string', value: '目录', says: '放着 content 的目录，不写是当前目录' },
} as const

/** A command as a person types it. Its help, its page in docs/commands.md and its parsing come from this. */
export interface Command {
  /** As `package.json` knows it. */
  readonly name: string
  readonly summary: string
  /** What stands behind the name and is no option, such as `文件 …`. Left out where nothing may. */
  readonly operands?: {
    readonly usage: string
    readonly says: string
    readonly least: number
    readonly most: number
  }
  readonly options: Readonly<Record<string, Option>>
  /** Set where all that is typed is for another program, which has options of its own. */
  readonly passesOn?: true
  /** What each exit code means. */
  readonly exits: Readonly<Record<number, string>>
  /** The exit code where it could not be carried out: 1 where nothing is said. */
  readonly failed?: number
  /** Said below the reason, such as `没有写出文件。`. */
  readonly consequence: string
  /** What is typed behind `npm run …`, and what that does. */
  readonly examples: readonly (readonly [typed: string, does: string])[]
}

/** Keeps the exact names and types of a command's options for those who read them. */
export function defineCommand<const C extends Command>(command: C): C {
  return command
}

/** Commands that npm starts in a way of its own. */
const starts: Readonly<Record<string, string>> = { test: 'npm test', create: 'npm create mingbiao' }

/** How a command's line begins. */
export function lineOf({ name }: Pick<Command, 'name'>, rest = ''): string {
  const start = starts[name] ?? `npm run ${name}`
  return rest === '' ? start : `${start} -- ${rest}`
}
