import { join } from 'node:path'
import { gitNames } from './git.ts'
import { Refusal } from './refusal.ts'

/** What `server:setup` writes into the configuration of the bare repository. */
export interface Settings {
  /** The installed checkout whose program checks and builds. Nothing that is pushed is ever run. */
  program: string
  /** The folder with `releases` and `current`. */
  site: string
  /** Releases that are kept, the one that is published included. */
  keep: number
  /** The branch that is published. */
  branch: string
  /** Folders that a user may change, such as `content/315002/`. */
  folders: ReadonlyMap<string, readonly string[]>
}

/** @throws Refusal where the repository was not set up */
export async function readSettings(repository: string): Promise<Settings> {
  const lines = await gitNames(repository, ['config', '-z', '--local', '--list']).catch(() => [])
  const values = new Map<string, string>()
  const folders = new Map<string, string[]>()
  for (const line of lines) {
    const [key = '', value = ''] = splitOnce(line, '\n')
    values.set(key, value)
    const user = /^mingbiao\.(.+)\.folder$/s.exec(key)?.[1]
    if (user !== undefined) folders.set(user, [...(folders.get(user) ?? []), value])
  }
  const program = values.get('mingbiao.program')
  const site = values.get('mingbiao.site')
  if (!program || !site)
    throw new Refusal(`${repository} 还没有设置好。先运行：npm run server:setup -- ${repository} 网站目录`)
  return {
    program,
    site,
    keep: Number(values.get('mingbiao.keep') ?? defaultKeep),
    branch: values.get('mingbiao.branch') ?? defaultBranch,
    folders,
  }
}

export const defaultKeep = 5
export const defaultBranch = 'main'

/** Where the server keeps what is its own, inside the bare repository. */
export function ownFolder(repository: string): string {
  return join(repository, 'mingbiao')
}

function splitOnce(text: string, by: string): [string, string] {
  const at = text.indexOf(by)
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + by.length)]
}
