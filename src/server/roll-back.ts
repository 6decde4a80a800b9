import { join } from 'node:path'
import { documentsIn, editionsIn, writeEditions } from '../proof/edition-files.ts'
import { writeLogFiles } from '../proof/log-files.ts'
import { gitText } from './git.ts'
import { addEntry, readLog, rootOf } from './publication-log.ts'
import { Refusal } from './refusal.ts'
import { commitOf, currentRelease, type Release, releasesOf, switchTo } from './releases.ts'
import { signingKeyOf } from './repository-key.ts'

/**
 * Shows an earlier release again, or a later one. It stands, whatever is pushed, until somebody publishes anew.
 * @param number which; without, the one before that which is shown
 * @param received when this is done
 * @param reason why, for everyone
 */
export async function rollBack(
  repository: string,
  site: string,
  { number, received, reason }: { number: number | undefined; received: string; reason?: string },
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
  const folder = join(site, 'releases', wanted.name)
  const known = shown ? await editionsIn(join(site, 'releases', shown.name)) : []
  const log = await addEntry(repository, await readLog(repository), {
    act: 'rollback',
    received,
    by: '管理员',
    commit: await commitOf(repository, wanted),
    root: await rootOf(folder),
    editions: await writeEditions(folder, known, await documentsIn(folder), received),
    units: [],
    first: {},
    ...(reason !== undefined && { reason }),
  })
  await writeLogFiles(folder, log.text, await signingKeyOf(repository))
  await switchTo(site, wanted)
  say(`网站已换成第 ${wanted.number} 次发布。`)
  for (const line of await describe(repository, releases, wanted)) say(line)
  say('要换成别的一次：同一条命令，后面写上次数。以后的推送照收、不公开，直到运行 npm run server:publish。')
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
