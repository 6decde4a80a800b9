import { gitNames, gitText, headOf } from './git.ts'
import { Refusal } from './refusal.ts'
import type { Settings } from './server-settings.ts'
import { branchOf, type Update } from './updates.ts'

/** How many paths a refusal lists. */
const listed = 20

/**
 * Keeps a user to the folders that the webmaster gave. Every commit of the push counts, not only what they come to: what a
 * later commit takes back would stay in the history.
 * @param user who pushes, as the key says (`MINGBIAO_USER`); undefined for the account itself, which may change anything
 * @throws Refusal that lists what the user may not change
 */
export async function refuseOtherFolders(
  repository: string,
  settings: Settings,
  update: Update,
  user: string | undefined,
) {
  if (user === undefined) return
  const folders = settings.folders.get(user)
  if (!folders) throw new Refusal(`用户“${user}”没有登记，不能推送。请找网站管理员。`)
  const { from, to } = update
  if (branchOf(update) === undefined || to === undefined)
    throw new Refusal(`用户“${user}”只能推送分支，不能推送标签，也不能删除。`)
  const outside = pathsOutside(folders, await changedPaths(repository, settings.branch, from, to))
  if (outside.length === 0) return
  const more = outside.length > listed ? [`  ……共 ${outside.length} 个`] : []
  const paths = [...outside.slice(0, listed).map((path) => `  ${path}`), ...more]
  throw new Refusal(
    `用户“${user}”只能改 ${folders.join('、')} 里的文件，这次推送的提交还改了：\n${paths.join('\n')}\n撤去这些改动再推送；确实要改的，请找网站管理员。`,
  )
}

/** The paths that are in none of the folders, each once. A folder is written with its slash: `content/315002/`. */
function pathsOutside(folders: readonly string[], paths: readonly string[]): string[] {
  const outside = paths.filter((path) => !folders.some((folder) => path.startsWith(folder)))
  return [...new Set(outside)].sort()
}

/**
 * Every path that a push changes: in each commit that neither the branch nor the published branch had, and in the end. A
 * renamed file counts under both names; a merge counts where it differs from all that it merges, so that a branch may take
 * in what others have published.
 */
async function changedPaths(
  repository: string,
  published: string,
  from: string | undefined,
  to: string,
): Promise<string[]> {
  const held = [...new Set([from, await headOf(repository, published)])].filter(
    (commit) => commit !== undefined,
  )
  const commits = await gitText(repository, ['rev-list', to, ...held.map((commit) => `^${commit}`)])
  const options = ['-r', '-c', '--root', '--no-commit-id', '--no-renames', '--name-only', '-z']
  // Git prints what is no commit as it stands, were it an empty line.
  const onTheWay =
    commits === '' ? [] : await gitNames(repository, ['diff-tree', ...options, '--stdin'], `${commits}\n`)
  // A merge can also bring back an older state of what others have changed since.
  const inTheEnd = held.map(async (commit) => {
    const base = await gitText(repository, ['merge-base', commit, to]).catch(() => commit)
    return new Set(await gitNames(repository, ['diff-tree', ...options, base, to]))
  })
  const [first, ...others] = await Promise.all(inTheEnd)
  const lasting = [...(first ?? [])].filter((path) => others.every((paths) => paths.has(path)))
  return [...onTheWay, ...lasting]
}
