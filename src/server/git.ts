import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { buffer, text } from 'node:stream/consumers'

/**
 * Runs git on a bare repository and returns what it prints. Inside pre-receive it sees the pushed objects, which git
 * keeps in quarantine. Replacement objects and grafts are not followed: what is read is what the commit names.
 * @param repository absolute path
 * @throws Error with git's own words; with the system's code and the repository where they tell of the disk
 */
export async function git(repository: string, args: readonly string[], input = ''): Promise<Buffer> {
  const child = start(repository, args)
  const ended = once(child, 'close')
  // git may end before it has read everything.
  child.stdin.on('error', () => {})
  child.stdin.end(input)
  const [output, problem, [status]] = await Promise.all([buffer(child.stdout), text(child.stderr), ended])
  if (status !== 0) throw gitError(repository, args, problem, status)
  return output
}

/** What git says of the disk, in English by `LC_ALL`, and the code by which the system calls it. */
const diskErrors = [
  ['Read-only file system', 'EROFS'],
  ['No space left on device', 'ENOSPC'],
  ['Disk quota exceeded', 'EDQUOT'],
  ['Permission denied', 'EACCES'],
] as const

function gitError(repository: string, [name]: readonly string[], problem: string, status: number | null) {
  const error = new Error(`git ${name}: ${problem.trim() || `ended with ${status}`}`)
  const [, code] = diskErrors.find(([words]) => problem.includes(words)) ?? []
  return code === undefined ? error : Object.assign(error, { code, path: repository })
}

function start(repository: string, args: readonly string[]) {
  const env = {
    ...process.env,
    GIT_DIR: repository,
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_GRAFT_FILE: '/dev/null',
    LC_ALL: 'C',
  }
  return spawn('git', args, { cwd: repository, env })
}

/** The same, for output of one line or some lines. */
export async function gitText(repository: string, args: readonly string[], input = ''): Promise<string> {
  return (await git(repository, args, input)).toString('utf8').trimEnd()
}

/** What git prints with `-z`: names that may hold anything but NUL. */
export async function gitNames(repository: string, args: readonly string[], input = ''): Promise<string[]> {
  return (await git(repository, args, input))
    .toString('utf8')
    .split('\0')
    .filter((name) => name !== '')
}

/** The same, one after the other while git prints them; whoever looks at no more stops git. */
export async function* gitNamesAsPrinted(
  repository: string,
  args: readonly string[],
): AsyncGenerator<string> {
  const child = start(repository, args)
  child.stdin.end()
  const ended = once(child, 'close')
  const problem = text(child.stderr)
  try {
    let rest = ''
    for await (const part of child.stdout.setEncoding('utf8')) {
      const names = `${rest}${part}`.split('\0')
      rest = names.pop() ?? ''
      yield* names
    }
    const [status] = await ended
    if (status !== 0) throw gitError(repository, args, await problem, status)
  } finally {
    child.kill()
  }
}

/** The texts of objects, `<commit>:<path>`, in their order; undefined for those that are not there. */
export async function textsOf(repository: string, names: readonly string[]): Promise<(string | undefined)[]> {
  if (names.length === 0) return []
  const output = await git(repository, ['cat-file', '--batch'], `${names.join('\n')}\n`)
  let at = 0
  return names.map(() => {
    const end = output.indexOf('\n', at)
    const [, size] = / blob (\d+)$/.exec(output.toString('utf8', at, end)) ?? []
    at = end + 1
    if (size === undefined) return undefined
    const from = at
    at += Number(size) + 1
    return output.toString('utf8', from, at - 1)
  })
}

/** The commit a branch stands at; undefined before the first push. */
export async function headOf(repository: string, branch: string): Promise<string | undefined> {
  const found = await gitText(repository, ['for-each-ref', '--format=%(objectname)', `refs/heads/${branch}`])
  return found || undefined
}

/** Whether `from` is `to` or one of its ancestors, so that nothing of it is lost. */
export async function isAncestor(repository: string, from: string, to: string): Promise<boolean> {
  return (await gitText(repository, ['rev-list', '--max-count=1', from, `^${to}`])) === ''
}

/** The paths in which two commits differ; without one before, all. */
export async function changedPaths(
  repository: string,
  before: string | undefined,
  after: string,
): Promise<string[]> {
  const names = ['-r', '--name-only', '-z']
  return before === undefined
    ? gitNames(repository, ['ls-tree', ...names, '--full-tree', after])
    : gitNames(repository, ['diff-tree', ...names, '--no-renames', before, after])
}
