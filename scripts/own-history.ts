import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { readTemplates } from '../src/content/kinds/template.ts'
import { collectContent } from '../src/content/read.ts'
import type { State } from '../src/corrections/states.ts'
import { exportContent } from '../src/server/export.ts'
import { firstPublished } from '../src/server/first-published.ts'
import { gitText } from '../src/server/git.ts'
import { Refusal } from '../src/server/refusal.ts'
import { program } from './roots.ts'

/** A folder's place in the repository that it is checked out from. */
interface Checkout {
  repository: string
  /** With its slash; empty at the top. */
  prefix: string
}

async function checkoutOf(root: string): Promise<Checkout | undefined> {
  const options = ['rev-parse', '--absolute-git-dir', '--show-prefix']
  // Without git, or outside a repository, there is no history.
  const found = await promisify(execFile)('git', options, { cwd: root }).catch(() => undefined)
  const [repository, prefix = ''] = found?.stdout.split('\n') ?? []
  return repository ? { repository, prefix } : undefined
}

/** When each content file of the working copy at `root` was first committed; nothing where there is no history. */
export async function ownFirstPublished(root: string): Promise<Map<string, string>> {
  const checkout = await checkoutOf(root)
  if (!checkout) return new Map()
  const { repository, prefix } = checkout
  // Before the first commit there is no HEAD.
  const head = await gitText(repository, ['rev-parse', '--verify', '--quiet', 'HEAD']).catch(() => undefined)
  return head === undefined ? new Map() : firstPublished(repository, head, prefix)
}

/**
 * The content that a commit of the working copy's repository holds.
 * @param ref a branch or commit; without one, the branch on the server that the current one follows
 * @throws Refusal where there is none
 */
export async function contentAt(root: string, ref = '@{upstream}'): Promise<State> {
  // What platforms give for a branch that is new.
  if (/^0*$/.test(ref)) return { departments: [], corrections: [] }
  const checkout = await checkoutOf(root)
  if (!checkout) throw new Refusal('这里不是 git 仓库，不知道公开过什么。')
  const { repository, prefix } = checkout
  const commit = await gitText(repository, ['rev-parse', '--verify', '--quiet', `${ref}^{commit}`]).catch(
    () => {
      throw new Refusal(
        ref === '@{upstream}'
          ? '不知道和哪里比。写明公开的分支：--since server/main（先 git fetch server）。'
          : `仓库里没有“${ref}”这个分支或提交。先取回：git fetch`,
      )
    },
  )
  const folder = await mkdtemp(join(tmpdir(), 'mingbiao-'))
  try {
    await exportContent(repository, prefix === '' ? commit : `${commit}:${prefix}`, folder)
    return collectContent(folder, readTemplates(folder, program).templates)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
