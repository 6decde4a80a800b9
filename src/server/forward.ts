import { gitText, isAncestor } from './git.ts'
import { Refusal } from './refusal.ts'
import type { Update } from './updates.ts'

const day = 86_400

/**
 * The published branch goes forward only: nothing of it is deleted or rewritten, and what is merged into it is merged into
 * what it was, not the other way round. Its commits are of today, by the server's clock.
 * @param now the time in China
 * @throws Refusal with the way out
 */
export async function requireForward(repository: string, { from, to, ref }: Update, now: string) {
  const branch = ref.replace('refs/heads/', '')
  if (!to) throw new Refusal(`分支 ${branch} 是公开的内容，不能删除。`)
  // What a site begins with may be years old.
  if (!from) return
  const lines = await gitText(repository, [
    'rev-list',
    '--first-parent',
    '--parents',
    '--timestamp',
    `${from}..${to}`,
  ])
  const commits = lines.split('\n').map((line) => line.split(' '))
  if (commits.at(-1)?.[2] !== from) {
    if (!(await isAncestor(repository, from, to)))
      throw new Refusal(
        `分支 ${branch} 已经公开的历史不能改写，推送中缺少服务器上已有的提交。\n先取回再推送：git pull --rebase，然后 git push（不要加 --force）。`,
      )
    throw new Refusal(
      `推送把分支 ${branch} 合并进了您自己的分支，应当反过来。\n重新接在它后面：git pull --rebase，然后 git push（不要加 --force）。`,
    )
  }
  const seconds = Date.parse(now) / 1000
  const [newest] = commits
  const isAhead = commits.some(([time]) => Number(time) > seconds + day)
  if (isAhead || Number(newest?.[0]) < seconds - day)
    throw new Refusal(
      `提交的时间和服务器的时间（${now.slice(0, 16).replace('T', ' ')}）相差一天以上。\n看看电脑的时钟准不准，再照现在的时间重新提交：git rebase --force-rebase 远程/${branch}（“远程”是 git remote 列出的名字），然后 git push。`,
    )
}
