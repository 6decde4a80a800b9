import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildSite } from '../src/build/build-site.ts'
import { openProgram } from '../src/build/program/program.ts'
import { datesOf, redactionsOf } from '../src/log/dates.ts'
import { type Entry, leavesOf, logName, parseLog } from '../src/log/log.ts'
import { treeHead } from '../src/log/merkle.ts'
import type { Restore } from '../src/model/fault.ts'
import { folderSite } from '../src/proof/deployed.ts'
import { manifestRoot } from '../src/proof/manifest.ts'
import { parseRevision, revisionFormat } from '../src/proof/revision.ts'
import { Contradiction, openProof, signatureText } from '../src/proof/standing.ts'
import type { Followed } from '../src/proof/tree.ts'
import { readerOf, readProved } from '../src/proof/verify-site.ts'
import { load } from '../src/review/load.ts'
import { exportContent } from '../src/server/export-content.ts'
import { gitText } from '../src/server/git.ts'
import { Refusal } from '../src/server/refusal.ts'
import { restoreFrom } from '../src/server/shown.ts'
import { siteChanges } from '../src/server/site-changes.ts'
import { run } from './command/run.ts'
import { rebuildCommand } from './command/site-commands.ts'
import { type Checkout, checkoutOf } from './own-history.ts'
import { contentRoot, program } from './roots.ts'
import { siteAt } from './shown-site.ts'
import { tellingContradictions } from './verify/contradiction.ts'

/** How many files are named that differ. */
const listed = 20

/**
 * `npm run rebuild`: builds what a site says that it published again, from the commit and with the dates of its log, and says
 * whether the result is the same, byte for byte. Exits with 0 where it is, 2 where not, 1 where it cannot tell.
 */
await run(rebuildCommand, ({ values, positionals: [target = ''] }) =>
  tellingContradictions(() => compare(target, values)),
)

async function compare(target: string, values: { number?: string; content?: string }) {
  const site = siteAt(target)
  const read = readerOf(site)
  const proof = await openProof(read)
  if (!proof) throw new Refusal(`${target} 没有公开日志，不知道公开的是哪次提交。`)
  const log = (await read(logName)) ?? ''
  const entries = parseLog(log, `${target} ${logName}`)
  if (treeHead(leavesOf(log)) !== proof.head.head) throw new Contradiction('公开日志不是签了名的那一份')
  const number = Number(values.number ?? entries.length)
  const entry = entries[number - 1]
  if (!entry) throw new Refusal(`公开日志没有第 ${values.number} 条，一共 ${entries.length} 条。`)
  const checkout = await checkoutOf(contentRoot(values))
  if (!checkout) throw new Refusal('这里不是 git 仓库：在内容的仓库里运行，或者用 --content 写出它。')
  console.log(`重新生成第 ${number} 条（${entry.received}）公开的提交 ${entry.commit}……`)
  const made = await rebuild(checkout, entry, entries)
  if (manifestRoot(made.manifest) === entry.root) {
    console.log(`一致：${made.files.length} 个文件和公开日志的第 ${number} 条相同，总校验值 ${entry.root}。`)
  } else {
    console.log('不一致：总校验值不同。')
    const isShown = number === entries.length
    if (isShown) for (const line of differing(made, await readProved(site))) console.log(`  ${line}`)
    console.log('程序的版本不同，也会不一致：用那时的版本再试。')
    if (entries.some(({ act }) => act === 'redact')) console.log('这个网站遮盖过内容，遮盖了的和提交不同。')
    process.exitCode = 2
  }
  console.log(`${signatureText(proof)}。`)
}

/** Builds what an entry published; what was rolled back to is what was made when its files were first published. */
async function rebuild(
  { repository, prefix }: Checkout,
  { commit, root }: Entry,
  entries: readonly Entry[],
): ReturnType<typeof readProved> {
  const line = await gitText(repository, ['log', '-1', `--format=${revisionFormat}`, commit]).catch(() => {
    throw new Refusal(`仓库里没有提交 ${commit}。先取回：git fetch`)
  })
  const folder = await mkdtemp(join(tmpdir(), 'mingbiao-rebuild-'))
  try {
    const [work, built] = [join(folder, 'work'), join(folder, 'site')]
    await exportContent(repository, prefix === '' ? commit : `${commit}:${prefix}`, work)
    const first = entries.findIndex((one) => one.root === root)
    const dates = datesOf(entries.slice(0, first + 1))
    const before = entries.slice(0, first)
    const restore: Restore = (unitYear, into) =>
      restoreFrom({ repository, prefix, commit: commitOf(unitYear, before) })(unitYear, into)
    const published = await load(work, {
      program,
      dates: () => dates,
      redactions: redactionsOf(entries.slice(0, first + 1)),
      siteChanges: await siteChanges(repository, prefix, entries.slice(0, first + 1)),
      settle: { restore },
    })
    await buildSite(published, built, {
      program: await openProgram(program, join(program, '.cache/program'), () => console.log('编译程序……')),
      store: join(folder, 'store'),
      revision: parseRevision(line),
    })
    return await readProved(folderSite(built))
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 10 })
  }
}

/** The commit that entries show of a unit's year: that of the last which published it. */
function commitOf(unitYear: string, entries: readonly Entry[]): string | undefined {
  const [, place = ''] = /^content\/(.+)$/.exec(unitYear) ?? []
  return entries.findLast(({ units, migrated }) => migrated || units.includes(place))?.commit
}

/** The first files that differ, by path. */
function differing(made: Followed, shown: Followed): string[] {
  const [ours, theirs] = [made, shown].map(({ files }) => new Map(files.map((one) => [one.path, one.sha256])))
  const paths = [...new Set([...(ours?.keys() ?? []), ...(theirs?.keys() ?? [])])].sort()
  const found = paths.flatMap((path) => {
    const [own, other] = [ours?.get(path), theirs?.get(path)]
    if (own === other) return []
    return [
      own === undefined
        ? `${path}：网站上多的`
        : other === undefined
          ? `${path}：网站上没有`
          : `${path}：不同`,
    ]
  })
  return found.length > listed ? [...found.slice(0, listed), `……共 ${found.length} 个`] : found
}
