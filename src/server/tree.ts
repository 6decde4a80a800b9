import { gitNamesAsPrinted } from './git.ts'

/** What a commit names: a file, a folder, or what is neither. */
export interface Entry {
  /** `100644`, `040000`, … as git writes it. */
  mode: string
  /** Of a file its blob, of a folder its tree: both are hashes of all that is in it. */
  id: string
  path: string
}

/**
 * All that a commit names below some paths, each folder before what is in it, while git prints it: whoever has seen enough stops
 * git, and a tree of some kilobytes can name millions.
 * @param commit or a tree of it, `<commit>:<folder>`
 */
export async function* entriesOf(
  repository: string,
  commit: string,
  names: readonly string[] = [],
): AsyncGenerator<Entry> {
  const lines = ['ls-tree', '-r', '-t', '-z', '--full-tree', commit, '--', ...names]
  for await (const line of gitNamesAsPrinted(repository, lines)) {
    const tab = line.indexOf('\t')
    const [mode = '', , id = ''] = line.slice(0, tab).split(' ')
    yield { mode, id, path: line.slice(tab + 1) }
  }
}

export function isFolder({ mode }: Pick<Entry, 'mode'>): boolean {
  return mode === '040000'
}
