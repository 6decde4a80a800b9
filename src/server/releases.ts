import { readdir, readlink, rename, rm, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { removeFolder } from '../content/text/write-files.ts'
import { flush } from './flush.ts'
import { gitText } from './git.ts'
import { Refusal } from './refusal.ts'

/** A published site: the folder `releases/<number>-<commit>`. */
export interface Release {
  name: string
  number: number
  /** The first twelve digits of the commit it was built from. */
  commit: string
}

/** Where a release is put together, and taken apart; whatever a crash leaves there, the next publication removes. */
export function unfinishedFolder(site: string): string {
  return join(site, 'releases', '.unfinished')
}

/** Where the release that was pruned last waits: the next publication takes from it what stays, and it is never shown. */
export function earlierFolder(site: string): string {
  return join(site, 'releases', '.earlier')
}

export function shortCommit(commit: string): string {
  return commit.slice(0, 12)
}

function parseName(name: string): Release[] {
  const [, number, commit] = /^(\d+)-([0-9a-f]+)$/.exec(name) ?? []
  return number && commit ? [{ name, number: Number(number), commit }] : []
}

/** All complete releases, oldest first. */
export async function releasesOf(site: string): Promise<Release[]> {
  const names = await readdir(join(site, 'releases')).catch(() => [])
  return names.flatMap(parseName).sort((a, b) => a.number - b.number)
}

/** The release that visitors see. */
export async function currentRelease(site: string): Promise<Release | undefined> {
  const target = await readlink(join(site, 'current')).catch(() => '')
  return parseName(target.replace(/^releases\//, ''))[0]
}

/**
 * The commit of a release in full.
 * @throws Refusal where the repository has no such: the folder is another's site, or the repository is an older one
 */
export async function commitOf(repository: string, { name, commit }: Release): Promise<string> {
  const names = ['rev-parse', '--verify', '--quiet', `${commit}^{commit}`]
  const found = await gitText(repository, names).catch(() => undefined)
  if (found !== undefined) return found
  throw new Refusal(
    `网站目录里的发布 ${name} 不是这个仓库公开的：仓库里没有提交 ${commit}。\n请告诉网站管理员：网站目录写成了别的仓库的，用 npm run server:setup 换一个；仓库是从更早的备份恢复的，请有这个提交的人推送，或者恢复同一份备份里的网站。`,
  )
}

/** Shows another release, from one request to the next: renaming a link onto another one is atomic. */
export async function switchTo(site: string, { name }: Release) {
  const link = join(site, '.current')
  await rm(link, { force: true })
  await symlink(join('releases', name), link)
  await rename(link, join(site, 'current'))
  await flush(site)
}

/** Takes away the oldest releases beyond `keep`, but never the one that is shown. None is ever left half removed. */
export async function prune(site: string, keep: number) {
  const shown = (await currentRelease(site))?.name
  const releases = await releasesOf(site)
  for (const { name } of releases.slice(0, Math.max(0, releases.length - keep)))
    if (name !== shown) {
      removeFolder(earlierFolder(site))
      await rename(join(site, 'releases', name), earlierFolder(site))
    }
}

/** Gives a finished release, that is on disk, its name. */
export async function nameRelease(site: string, commit: string): Promise<Release> {
  const number = ((await releasesOf(site)).at(-1)?.number ?? 0) + 1
  const short = shortCommit(commit)
  const release = { name: `${number}-${short}`, number, commit: short }
  await rename(unfinishedFolder(site), join(site, 'releases', release.name))
  await flush(join(site, 'releases'))
  return release
}
