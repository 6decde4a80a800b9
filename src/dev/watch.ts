import { existsSync, watch } from 'node:fs'
import { join, sep } from 'node:path'

/** Editors write a file in several steps: how long they pause between them, in milliseconds. */
const pause = 200

/**
 * Tells whenever content or forms below `root` change, until the process ends.
 * @param onChange is given the paths that did, as far as the system names them: `content/315002/2020/overall.yaml`
 * @param onError is told what keeps it from looking
 */
export function watchContent(
  root: string,
  onChange: (paths: readonly string[]) => void,
  onError: (error: unknown) => void,
) {
  let timer: NodeJS.Timeout | undefined
  const changed = new Set<string>()
  const again = (path: string) => {
    changed.add(path)
    clearTimeout(timer)
    timer = setTimeout(() => {
      onChange([...changed])
      changed.clear()
    }, pause)
  }
  // A county need not have forms of its own.
  for (const name of ['content', 'templates'])
    if (existsSync(join(root, name)))
      watch(join(root, name), { recursive: true }, (_, path) =>
        again([name, ...(path?.split(sep) ?? [])].join('/')),
      ).on('error', onError)
}
