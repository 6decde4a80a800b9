import { spawnSync } from 'node:child_process'

/** Who commits where nobody has told git their name. */
const nobody = ['-c', 'user.name=mingbiao', '-c', 'user.email=mingbiao@localhost']

/**
 * Makes a repository of a folder, with all of it as the first commit.
 * @returns what is left to do, in Chinese; undefined where nothing is
 */
export function commitFirst(folder: string): string | undefined {
  const git = (...args: string[]) => spawnSync('git', args, { cwd: folder, encoding: 'utf8' })
  const begun = git('init', '--quiet', '--initial-branch=main')
  if (begun.status !== 0)
    return '没有 git，没有建仓库。装好 git 后：git init -b main && git add -A && git commit'
  const known = git('config', 'user.email').status === 0
  git('add', '--all')
  const { status, stderr } = git(
    ...(known ? [] : nobody),
    'commit',
    '--quiet',
    '--message=新建：内容、程序的版本和各平台的设置',
  )
  if (status !== 0) return `没有提交：${stderr.trim().split('\n')[0]}。以后：git add -A && git commit`
  return known
    ? undefined
    : 'git 还不知道您是谁，这次提交写的是 mingbiao。以后提交前：git config user.name 姓名，git config user.email 邮箱'
}
