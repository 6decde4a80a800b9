import { join } from 'node:path'
import { git, gitNames } from './git.ts'
import { Refusal } from './refusal.ts'
import { requireAccount } from './require-account.ts'
import type { WebSite } from './web-server.ts'

/** What `server:setup` writes into the configuration of the bare repository. */
export interface Settings extends WebSite {
  /** The installed checkout whose program checks and builds. Nothing that is pushed is ever run. */
  program: string
  /** The Node that runs it, as `server:setup` was run. */
  node: string
  /** Releases that are kept, the one that is published included. */
  keep: number
  /** How many minutes the process of a push waits for the next one, where the county is large; 0 has none wait. */
  wait: number
  /** The branch that is published. */
  branch: string
  /** Whether published content may still change without a correction: the site is tried out, and not yet announced. */
  trial: boolean
  /** Folders that a user may change, such as `content/315002/`. */
  folders: ReadonlyMap<string, readonly string[]>
  /** Users who may also read the repository, which holds what all units withhold. */
  readers: ReadonlySet<string>
}

/** @throws Refusal where the repository was not set up, or is another account's */
export async function readSettings(repository: string): Promise<Settings> {
  await requireAccount(repository)
  const lines = await gitNames(repository, ['config', '-z', '--local', '--list']).catch(() => [])
  const values = new Map<string, string>()
  const folders = new Map<string, string[]>()
  const readers = new Set<string>()
  for (const line of lines) {
    const [key = '', value = ''] = splitOnce(line, '\n')
    values.set(key, value)
    const user = /^mingbiao\.(.+)\.folder$/s.exec(key)?.[1]
    const reader = /^mingbiao\.(.+)\.reading$/s.exec(key)?.[1]
    if (reader !== undefined && value === 'true') readers.add(reader)
    if (user !== undefined && value !== '') folders.set(user, [...(folders.get(user) ?? []), value])
  }
  const program = values.get('mingbiao.program')
  const site = values.get('mingbiao.site')
  if (!program || !site)
    throw new Refusal(`${repository} 还没有设置好。先运行：npm run server:setup -- ${repository} 网站目录`)
  const { keep, wait, branch, base, host, port, embedders } = defaults
  return {
    program,
    node: values.get('mingbiao.node') ?? process.execPath,
    site,
    keep: Number(values.get('mingbiao.keep') ?? keep),
    wait: Number(values.get('mingbiao.wait') ?? wait),
    branch: values.get('mingbiao.branch') ?? branch,
    base: values.get('mingbiao.base') ?? base,
    host: values.get('mingbiao.host') ?? host,
    port: Number(values.get('mingbiao.port') ?? port),
    embedders: values.get('mingbiao.embedders')?.split(' ').filter(Boolean) ?? embedders,
    trial: values.get('mingbiao.trial') === 'true',
    folders,
    readers,
  }
}

/** What holds until `server:setup` is told otherwise. */
export const defaults = {
  keep: 5,
  wait: 10,
  branch: 'main',
  base: '/',
  host: '_',
  port: 80,
  embedders: [],
  trial: false,
} satisfies Partial<Settings>

/** Writes the settings, except what `server:user` writes. */
export async function writeSettings(repository: string, { folders: _, readers: __, ...settings }: Settings) {
  for (const [key, value] of Object.entries(settings)) {
    const text = Array.isArray(value) ? value.join(' ') : String(value)
    await git(repository, ['config', `mingbiao.${key}`, text])
  }
}

/** Where the server keeps what is its own, inside the bare repository. */
export function ownFolder(repository: string): string {
  return join(repository, 'mingbiao')
}

function splitOnce(text: string, by: string): [string, string] {
  const at = text.indexOf(by)
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + by.length)]
}
