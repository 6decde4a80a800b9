import { dirname, resolve } from 'node:path'

/** The folder of this program, which need not be where the content is. */
export const program = dirname(import.meta.dirname)

/** The folder that holds `content/`: the one that was named, or the working directory. */
export function contentRoot({ content = '.' }: { content?: string }): string {
  return resolve(content)
}
