import { type Manifest, manifestRoot, spokenTime } from './manifest.ts'
import type { Followed } from './tree.ts'
import { type Difference, differences } from './verify-site.ts'

/** How many files of a kind are named. */
const listed = 50

/** What a site is compared with, as lines for a terminal. */
export function describeManifest(manifest: Manifest, { files }: Followed, source: string): string {
  const { commit, committed } = manifest
  const revision = commit && committed ? `提交 ${commit}，${spokenTime(committed)}` : '没有写提交'
  return `清单：${source}，${files.length} 个文件，${revision}\n总校验值：${manifestRoot(manifest)}（应和公开回执上的相同）`
}

/** What was found, as lines for a terminal. */
export function reportDifferences({ files }: Followed, found: readonly Difference[]): string {
  if (found.length === 0) return `一致：${files.length} 个文件都和清单相同。`
  const parts = Object.entries(differences).map(([kind, name]) => {
    const some = found.filter((difference) => difference.kind === kind)
    return some.length > 0 ? `${name} ${some.length} 个文件：\n${lines(some)}\n` : ''
  })
  return parts.filter(Boolean).join('\n')
}

function lines(found: readonly Difference[]): string {
  const some = found.slice(0, listed).map(({ path, reason }) => `  ${path}${reason ? `：${reason}` : ''}`)
  const more = found.length > listed ? [`  ……共 ${found.length} 个`] : []
  return [...some, ...more].join('\n')
}

const codes: Readonly<Record<Difference['kind'], number>> = { changed: 2, missing: 3, unread: 1, extra: 4 }

/** The exit code that the worst of what was found has. */
export function exitCode(found: readonly Difference[]): number {
  const kinds = ['changed', 'missing', 'unread', 'extra'] as const
  const worst = kinds.find((kind) => found.some((difference) => difference.kind === kind))
  return worst ? codes[worst] : 0
}
