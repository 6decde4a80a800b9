import { chinaTime } from '../model/china-time.ts'
import { gitText } from './git.ts'

/**
 * When each content file came to the published branch, for a site that was published before there was a log of it: the committer's date of the first commit there that holds it, or,
 * of one that was withheld as a whole, of the last commit that decided so or otherwise. The same commit always gives the
 * same dates. A history that was cut off (a shallow clone) tells nothing.
 * @param prefix the folder of the repository that holds `content`, with its slash
 */
export async function firstPublished(
  repository: string,
  commit: string,
  prefix = '',
): Promise<Map<string, string>> {
  const dates = new Map<string, string>()
  if ((await gitText(repository, ['rev-parse', '--is-shallow-repository'])) === 'true') return dates
  const log = async (...filter: string[]) => {
    const options = [
      '--first-parent',
      '--diff-merges=first-parent',
      '--no-renames',
      '--name-only',
      '--format=/%ct',
    ]
    const names = [
      '-c',
      'core.quotePath=false',
      'log',
      '--reverse',
      ...options,
      ...filter,
      commit,
      '--',
      `:(top)${prefix}content`,
    ]
    return datedPaths(await gitText(repository, names), prefix)
  }
  for (const [path, date] of await log('--diff-filter=A')) if (!dates.has(path)) dates.set(path, date)
  const opened = new Map(await log('-G', '^不公开'))
  for (const [path, date] of dates) {
    const department = path.replace(/[^/]+$/, 'department.md')
    dates.set(path, latest(date, opened.get(path), opened.get(department)))
  }
  return dates
}

/** Paths below the prefix with the dates of the lines above them. No line of a path begins with a slash. */
function datedPaths(log: string, prefix: string): [string, string][] {
  let date = ''
  return log.split('\n').flatMap((line): [string, string][] => {
    if (line.startsWith('/')) date = chinaTime(Number(line.slice(1)))
    else if (line.startsWith(prefix) && line !== '') return [[line.slice(prefix.length), date]]
    return []
  })
}

function latest(...dates: (string | undefined)[]): string {
  return dates.filter((date) => date !== undefined).reduce((a, b) => (Date.parse(b) > Date.parse(a) ? b : a))
}
