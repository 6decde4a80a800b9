/** One ref that a push moves, as git tells its hooks. */
export interface Update {
  ref: string
  /** Where it stood; undefined for a new one. */
  from?: string
  /** Where it shall stand; undefined to delete it. */
  to?: string
}

/** Reads what git writes to the standard input of pre-receive and post-receive. */
export function parseUpdates(text: string): Update[] {
  const commit = (name: string) => (/^0+$/.test(name) ? undefined : name)
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [from = '', to = '', ...ref] = line.split(' ')
      return { ref: ref.join(' '), from: commit(from), to: commit(to) }
    })
}

/** The branch a ref is, if it is one. */
export function branchOf({ ref }: Update): string | undefined {
  return /^refs\/heads\/(.+)$/.exec(ref)?.[1]
}
