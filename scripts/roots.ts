import { dirname, join, relative, resolve } from 'node:path'

/** The folder of this program, which need not be where the content is. */
export const program = dirname(import.meta.dirname)

/** The folder that holds `content/`: the one that was named, or the working directory. */
export function contentRoot({ content = '.' }: { content?: string }): string {
  return resolve(content)
}

/** A path below a root as it can be opened from the working directory. */
export function openable(root: string, path: string): string {
  return relative('.', join(root, path))
}
