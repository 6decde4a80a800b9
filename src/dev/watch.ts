import { existsSync, watch } from 'node:fs'
import { join } from 'node:path'

/** Editors write a file in several steps: how long they pause between them, in milliseconds. */
const pause = 200

/**
 * Tells whenever content or forms below `root` change, until the process ends.
 * @param onError is told what keeps it from looking
 */
export function watchContent(root: string, onChange: () => void, onError: (error: unknown) => void) {
  let timer: NodeJS.Timeout | undefined
  const again = () => {
    clearTimeout(timer)
    timer = setTimeout(onChange, pause)
  }
  // A county need not have forms of its own.
  const folders = ['content', 'templates'].map((name) => join(root, name)).filter((path) => existsSync(path))
  for (const folder of folders) watch(folder, { recursive: true }, again).on('error', onError)
}
