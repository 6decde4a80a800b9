import { mkdir, readdir, rename, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { buildSite } from '../src/build/build.ts'
import { withLock } from '../src/build/lock.ts'
import { openProgram, versionOf } from '../src/build/program/program.ts'
import { buildShard, parseShard, type Shard } from '../src/build/shard.ts'
import { inventedContent } from '../src/content/invented.ts'
import { locate } from '../src/content/text/locate.ts'
import { makeFolder } from '../src/content/text/write-files.ts'
import { datesOf, firstShown, redactionsOf } from '../src/log/dates.ts'
import { append, type Logged } from '../src/log/log.ts'
import { type Fault, placeOfFault, type Restore, unitYearOf } from '../src/model/fault.ts'
import { ContentError, type Finding } from '../src/model/finding.ts'
import { readEditions, writeEditions } from '../src/proof/edition-files.ts'
import { writeLogFiles } from '../src/proof/log-files.ts'
import { revisionOf } from '../src/proof/revision.ts'
import { readSigningKey } from '../src/proof/signing-key.ts'
import { faultReport } from '../src/report/faults.ts'
import { countByRule } from '../src/report/text.ts'
import type { FaultOptions } from '../src/review/faults.ts'
import { load } from '../src/review/load.ts'
import { isError } from '../src/review/review.ts'
import { rootOf } from '../src/server/publication-log.ts'
import { Refusal } from '../src/server/refusal.ts'
import { changedUnits } from '../src/server/shown.ts'
import { run } from './command/run.ts'
import { buildCommand } from './command/site-commands.ts'
import { momentTyped, now } from './now.ts'
import { ownChanges, ownFirstPublished, ownSiteChanges, publishedBy, restoreOwn } from './own-history.ts'
import { contentRoot, program } from './roots.ts'
import { type ShownSite, shownAt, siteAt, withMigration } from './shown-site.ts'
import { bySiteFiles, siteFiles } from './site-files.ts'
import { unexplainedSince } from './unexplained.ts'

/** `npm run build`: checks content, builds the site beside the old one, and then takes its place. */
await run(buildCommand, async ({ values }) => {
  const content = contentRoot(values)
  const onWait = () => console.log('这个文件夹正在生成，等那一次完成再开始……')
  await withLock(join(content, '.cache/build.lock'), onWait, () => buildInto(content, values))
})

interface Options {
  out?: string
  published?: string
  by?: string
  at?: string
  shard?: string
  trial?: boolean
}

async function buildInto(content: string, options: Options) {
  const out = resolve(options.out ?? 'dist')
  const shard = options.shard === undefined ? undefined : shardOf(options.shard)
  const started = performance.now()
  console.log('检查内容……')
  const revision = await revisionOf(content)
  if ('unknown' in revision) console.log(`${revision.unknown}，公开回执就不写提交。`)
  const received = options.at === undefined ? now() : momentTyped(options.at)
  const before =
    options.published === undefined ? undefined : await logBefore(content, options.published, received)
  let first: Record<string, string> = {}
  const dates = (shown: readonly string[]) => {
    if (!before) return new Map<string, string>()
    first = firstShown(before.entries, shown, received)
    return datesOf([...before.entries, { first }])
  }
  const [staging, copy] = [`${out}.building`, join(content, '.cache/content')]
  await rm(staging, { recursive: true, force: true })
  await rm(copy, { recursive: true, force: true })
  await makeFolder(staging)
  // What the site to be replaced shows is asked only where something has errors.
  const restore: Restore = async (unitYear, into) =>
    (await restoreOwn(content, before ?? (await shownAt(out))))(unitYear, into)
  const refuse: FaultOptions['refuse'] = async (publication, templates) =>
    before ? unexplainedSince(content, await publishedBy(content, before), publication, templates) : []
  try {
    const published = await load(content, {
      program,
      memory: { folder: join(content, '.cache/checked'), version: await versionOf(program) },
      dates,
      redactions: redactionsOf(before?.entries ?? []),
      siteChanges:
        before && !('unknown' in revision)
          ? await ownSiteChanges(content, [...before.entries, { commit: revision.commit, received }])
          : [],
      settle: { restore, copy, refuse },
    })
    const invented = before && !options.trial ? inventedContent(published) : []
    if (invented.length > 0) throw new ContentError(locate(content, invented))
    const { warnings } = published
    if (warnings.length > 0) console.warn(countByRule(warnings))
    const made = {
      program: await openProgram(program, join(program, '.cache/program'), () => console.log('编译程序……')),
      store: join(content, '.cache/units'),
    }
    if (shard) {
      const years = await buildShard(published, made, shard)
      console.log(`第 ${shard.number} 片（共 ${shard.of} 片）：${years} 个单位年度，在 ${made.store}`)
      return
    }
    const faults = await buildSite(published, staging, {
      ...made,
      revision: 'unknown' in revision ? undefined : revision,
      before: out,
    })
    if (before && options.published !== undefined) {
      if ('unknown' in revision) throw new Refusal(`${revision.unknown}，不能记进公开日志。先提交，再生成。`)
      const { commit } = revision
      const units = changedUnits(await ownChanges(content, before.commit, commit), before, faults)
      const act = { act: 'publish', received, by: options.by ?? '平台', commit, units, first } as const
      await logPublication(staging, act, before, options.published)
    }
    await replace(out, staging)
    console.log(await summary(out))
    console.log(`用时 ${((performance.now() - started) / 1000).toFixed(1)} 秒。网站在 ${out}`)
    console.log('查看：npm run preview')
    tellErrors(faults, warnings)
  } finally {
    // A page that fails leaves others being written for a moment longer.
    await rm(staging, { recursive: true, force: true, maxRetries: 10 })
    await rm(copy, { recursive: true, force: true })
  }
}

/** Adds what is published now to the log of the site that it replaces, and to the hashes of its documents. */
async function logPublication(
  staging: string,
  act: Omit<Logged, 'root' | 'editions'>,
  { entries, log }: ShownSite,
  where: string,
) {
  const root = await rootOf(staging)
  const known = await readEditions(siteAt(where), entries.at(-1)?.editions)
  const editions = await writeEditions(staging, known, act.received)
  await writeLogFiles(staging, append(log, { ...act, root, editions }), signingKey())
}

/** Says what is wrong with what was not built as its files say it. */
function tellErrors(faults: readonly Fault[], warnings: readonly Finding[]) {
  const known = new Set(faults.map((fault) => `content/${placeOfFault(fault)}`))
  const others = warnings.filter((one) => isError(one) && !known.has(unitYearOf(one.file) ?? ''))
  const errors = [...faults.flatMap(({ findings }) => findings), ...others]
  if (errors.length === 0) return
  console.error(`\n${new ContentError(errors).message}`)
  if (faults.length > 0) console.error(`\n${faultReport(faults)}`)
  process.exitCode = 1
}

function shardOf(text: string): Shard {
  const shard = parseShard(text)
  if (!shard) throw new Refusal(`--shard 要写成“第几片/共几片”，如 1/4；写的是“${text}”。`)
  return shard
}

/** What the site showed so far, as it says itself; one that has no log yet is given what git says. */
async function logBefore(content: string, where: string, received: string): Promise<ShownSite> {
  const shown = await shownAt(where)
  if (shown.entries.length > 0 || shown.commit === undefined) return shown
  return withMigration(shown, received, await ownFirstPublished(content, shown.commit))
}

/** The key that platforms give to the job that deploys, if there is one. */
function signingKey() {
  const name = 'MINGBIAO_SIGNING_KEY'
  const pem = process.env[name]
  if (pem) return readSigningKey(pem, `环境变量 ${name}`)
  console.log(`公开日志没有签名：没有给 ${name}（docs/hosted-git.md）。`)
  return undefined
}

/** Puts the new folder where the old one was, so that nobody meets half a site. */
async function replace(out: string, staging: string) {
  const old = `${out}.old`
  await rm(old, { recursive: true, force: true })
  await mkdir(out, { recursive: true })
  await rename(out, old)
  await rename(staging, out)
  await rm(old, { recursive: true, force: true })
}

async function summary(out: string): Promise<string> {
  // An OFD is its PDF's twin.
  const files = (await readdir(out, { recursive: true })).filter((file) => !file.endsWith('.ofd'))
  const byName = bySiteFiles(files)
  const counts = siteFiles
    .filter(([name]) => ['网页', '单表', '文本', '分享图'].includes(name))
    .map(([name, unit]) => `${name} ${byName.get(name)?.length ?? 0} ${unit}`)
  return `完成：${counts.join('，')}。`
}
