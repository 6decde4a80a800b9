import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { isInvented } from '../src/content/invented.ts'
import { type FormTemplate, readTemplates } from '../src/content/kinds/template.ts'
import { collectContent } from '../src/content/read.ts'
import type { State } from '../src/corrections/states.ts'
import type { Restore } from '../src/model/fault.ts'
import { firstPublished } from '../src/server/first-published.ts'
import { changedPaths, gitText } from '../src/server/git.ts'
import { Refusal } from '../src/server/refusal.ts'
import { exportShown, restoreFrom } from '../src/server/shown.ts'
import { siteChanges } from '../src/server/site-changes.ts'
import type { PublishedContent } from './last-public.ts'
import { program } from './roots.ts'
import { isSite, type ShownSite, shownAt } from './shown-site.ts'

/** A folder's place in the repository that it is checked out from. */
export interface Checkout {
  repository: string
  /** With its slash; empty at the top. */
  prefix: string
}

/** What is published, and how it came to be, where a log says so. */
export interface PublishedState {
  state: State
  /** The forms that it is printed with. */
  templates: readonly FormTemplate[]
  log?: PublishedContent
}

/** The repository that a folder is checked out from; undefined outside of one. */
export async function checkoutOf(root: string): Promise<Checkout | undefined> {
  const options = ['rev-parse', '--absolute-git-dir', '--show-prefix']
  // Without git, or outside a repository, there is no history.
  const found = await promisify(execFile)('git', options, { cwd: root }).catch(() => undefined)
  const [repository, prefix = ''] = found?.stdout.split('\n') ?? []
  return repository ? { repository, prefix } : undefined
}

/** What a site shows of a unit's year, as far as the working copy's repository holds it. */
export async function restoreOwn(
  root: string,
  { commit, held }: Pick<ShownSite, 'commit' | 'held'>,
): Promise<Restore> {
  const checkout = await checkoutOf(root)
  if (!checkout) return async () => undefined
  const restore = restoreFrom({ ...checkout, commit, held })
  return (unitYear, into) =>
    restore(unitYear, into).catch(() => {
      throw new Refusal(`仓库里没有网站公开的那个提交，${unitYear} 的错误改好以前不能生成。先取回：git fetch`)
    })
}

/** When each content file of a commit was first committed, as git says; nothing where there is no history. */
export async function ownFirstPublished(root: string, commit: string): Promise<Map<string, string>> {
  const checkout = await checkoutOf(root)
  return checkout ? firstPublished(checkout.repository, commit, checkout.prefix) : new Map()
}

/** How the site came to be called otherwise, as the working copy's repository has it. */
export async function ownSiteChanges(root: string, shown: Parameters<typeof siteChanges>[2]) {
  const checkout = await checkoutOf(root)
  return checkout ? siteChanges(checkout.repository, checkout.prefix, shown) : []
}

/** The paths below `root` in which two commits differ; without one before, all. */
export async function ownChanges(root: string, before: string | undefined, after: string): Promise<string[]> {
  const checkout = await checkoutOf(root)
  if (!checkout) return []
  const { repository, prefix } = checkout
  return (await changedPaths(repository, before, after))
    .filter((path) => path.startsWith(prefix))
    .map((path) => path.slice(prefix.length))
}

/**
 * The content that a commit of the working copy's repository holds.
 * @param ref the URL of a site, whose content is what it shows; a branch or commit; without one, the branch on the server that the current one follows or was pushed to
 * @throws Refusal where there is none
 */
export async function publishedAt(root: string, said?: string): Promise<PublishedState> {
  const ref = said ?? (await pushedBranch(root))
  // What platforms give for a branch that is new.
  const isNew = /^0*$/.test(ref)
  return publishedBy(root, isSite(ref) ? await shownAt(ref) : isNew ? {} : { commit: ref })
}

/** The branch on the server that the current one follows, or, where it was pushed without `-u`, the only one of its name. */
async function pushedBranch(root: string): Promise<string> {
  const checkout = await checkoutOf(root)
  if (!checkout) throw notInGit()
  const { repository } = checkout
  const ask = (...options: string[]) => gitText(repository, options).catch(() => '')
  const followed = await ask('rev-parse', '--abbrev-ref', '@{upstream}')
  if (followed) return followed
  const branch = await ask('symbolic-ref', '--quiet', '--short', 'HEAD')
  const remote = await ask('for-each-ref', '--format=%(refname:short)', `refs/remotes/*/${branch}`)
  const [only, ...others] = remote.split('\n').filter(Boolean)
  if (only && others.length === 0) return only
  const known = only ? [only, ...others].map((name) => `--since ${name}`).join(' 或 ') : '--since server/main'
  throw new Refusal(`不知道和哪里比。写明公开的分支：${known}（先 git fetch）。`)
}

function notInGit(): Refusal {
  return new Refusal('这里不是 git 仓库，不知道公开过什么。')
}

/**
 * The content that a site shows, of the working copy's repository.
 * @param shown its commit may be the name of one
 * @throws Refusal where the repository does not hold it
 */
export async function publishedBy(root: string, shown: Partial<ShownSite>): Promise<PublishedState> {
  const nothing = { state: { departments: [], corrections: [] }, templates: [] }
  const { commit: wanted } = shown
  if (wanted === undefined) return nothing
  const checkout = await checkoutOf(root)
  if (!checkout) throw notInGit()
  const { repository, prefix } = checkout
  const commit = await gitText(repository, ['rev-parse', '--verify', '--quiet', `${wanted}^{commit}`]).catch(
    () => {
      throw new Refusal(`仓库里没有“${wanted}”这个分支或提交。先取回：git fetch`)
    },
  )
  const folder = await mkdtemp(join(tmpdir(), 'mingbiao-'))
  try {
    await exportShown({ ...checkout, held: shown.held }, commit, folder)
    const { templates } = readTemplates(folder, program)
    const state = collectContent(folder, templates)
    if (isInvented(state)) return nothing
    const { entries } = shown
    return { state, templates, ...(entries && { log: { repository, prefix, entries } }) }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
