import { readdir, readlink, rename, rm, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { removeFolder } from '../content/text/write-files.ts'
import { flush } from './flush.ts'

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
