import { gitText } from './git.ts'
import { Refusal } from './refusal.ts'
import { currentRelease, type Release, releasesOf, switchTo } from './releases.ts'

/**
 * Shows an earlier release again, or a later one.
 * @param number which; without, the one before that which is shown
 */
export async function rollBack(
  repository: string,
  site: string,
  number: number | undefined,
  say: (line: string) => void,
) {
  const releases = await releasesOf(site)
  const shown = await currentRelease(site)
  const wanted =
    number === undefined
      ? releases.findLast((release) => shown && release.number < shown.number)
      : releases.find((release) => release.number === number)
  if (!wanted) {
    const problem = number === undefined ? '没有更早的发布可以退回。' : `没有第 ${number} 次发布。`
    throw new Refusal([problem, ...(await describe(repository, releases, shown))].join('\n'))
  }
  await switchTo(site, wanted)
  say(`网站已换成第 ${wanted.number} 次发布。`)
  for (const line of await describe(repository, releases, wanted)) say(line)
  say('要换成别的一次：同一条命令，后面写上次数。再推送时，按推送的内容重新发布。')
}

/** The releases that are kept, one a line, newest first. */
async function describe(
  repository: string,
  releases: readonly Release[],
  shown: Release | undefined,
): Promise<string[]> {
  const lines = releases.toReversed().map(async (release) => {
    const subject = await gitText(repository, ['log', '-1', '--format=%cs %s', release.commit]).catch(
      () => '',
    )
    return `${release.name === shown?.name ? '→' : '  '} ${release.number}  ${release.commit}  ${subject}`
  })
  return Promise.all(lines)
}
