import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { chinaTime } from '../model/china-time.ts'
import type { Revision } from './manifest.ts'

/** What `git log --format` shall print for `parseRevision`. */
export const revisionFormat = '%H %ct'

export function parseRevision(line: string): Revision {
  const [commit = '', seconds = ''] = line.trim().split(' ')
  return { commit, committed: chinaTime(Number(seconds)) }
}

const sources = ['content', 'templates']

/**
 * The commit that the content of a checkout is, or why it is none: what was changed since then is in no commit, and a receipt
 * must not say that it were.
 */
export async function revisionOf(root: string): Promise<Revision | { unknown: string }> {
  try {
    if ((await git(root, 'ls-files', '--', ...sources)) === '') return { unknown: '内容不在 git 里' }
    if ((await git(root, 'status', '--porcelain', '--', ...sources)) !== '')
      return { unknown: '内容有没有提交的改动' }
    return parseRevision(await git(root, 'log', '-1', `--format=${revisionFormat}`))
  } catch {
    return { unknown: '没有 git，或者内容不在 git 里' }
  }
}

async function git(root: string, ...args: string[]): Promise<string> {
  // Inside a hook, git names a repository that need not be this one.
  const entries = Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_'))
  const env = { ...Object.fromEntries(entries), LC_ALL: 'C' }
  const { stdout } = await promisify(execFile)('git', ['-C', root, ...args], { env, maxBuffer: 1e9 })
  return stdout
}
