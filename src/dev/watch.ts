import { existsSync, type FSWatcher, readdirSync, statSync, watch } from 'node:fs'
import { join, sep } from 'node:path'

/** Editors write a file in several steps: how long they pause between them, in milliseconds. */
const pause = 200

/** How long what goes on changing is waited for, in milliseconds. */
const longest = 1000

/** The folders whose files are shown. A county need not have forms of its own. */
const shown = ['content', 'templates']

/** Whether the system itself tells of what changes in folders below. */
const tellsOfBelow = process.platform !== 'linux'

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
  let since = 0
  const again = (path: string) => {
    if (changed.size === 0) since = performance.now()
    changed.add(path)
    clearTimeout(timer)
    const left = since + longest - performance.now()
    timer = setTimeout(
      () => {
        onChange([...changed])
        changed.clear()
      },
      Math.min(pause, left),
    )
  }
  // Node's own looking into folders below follows files on Linux, and loses one that an editor or git has replaced.
  const watchers = new Map<string, FSWatcher>()
  const forget = (path: string) => {
    for (const [folder, watcher] of watchers) {
      if (folder !== path && !folder.startsWith(`${path}/`)) continue
      watcher.close()
      watchers.delete(folder)
    }
  }
  const follow = (path: string) => {
    const folder = join(root, path)
    const whole = tellsOfBelow && path !== ''
    const watcher = watch(folder, { recursive: whole }, (event, name) => {
      const [top = '', ...below] = [...(path === '' ? [] : path.split('/')), ...(name?.split(sep) ?? [])]
      if (!shown.includes(top)) return
      const place = [top, ...below].join('/')
      again(place)
      // What is there now may be another folder of the same name.
      if (event === 'rename' && !whole) {
        forget(place)
        followIfThere(place)
      }
    })
    watchers.set(path, watcher.on('error', onError))
    if (path === '') for (const name of shown) followIfThere(name)
    else if (!whole)
      for (const entry of readdirSync(folder, { withFileTypes: true }))
        if (!entry.isFile()) followIfThere(`${path}/${entry.name}`)
  }
  const followIfThere = (path: string) => {
    try {
      if (statSync(join(root, path)).isDirectory()) follow(path)
    } catch (error) {
      // What is told of may be gone again, or never have been there.
      if (existsSync(join(root, path))) onError(error)
    }
  }
  follow('')
}
