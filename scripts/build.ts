import { mkdir, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { buildSite } from '../src/build/build-site.ts'
import { withLock } from '../src/build/lock.ts'
import { openProgram } from '../src/build/program/program.ts'
import { buildShard, parseShard, type Shard } from '../src/build/shard.ts'
import { inventedContent } from '../src/content/invented.ts'
import { locate } from '../src/content/text/locate.ts'
import { makeFolder, removeFolder } from '../src/content/text/write-files.ts'
import { type Fault, placeOfFault, unitYearOf } from '../src/model/fault.ts'
import { ContentError, type Finding } from '../src/model/finding.ts'
import { revisionOf } from '../src/proof/revision.ts'
import { faultReport } from '../src/report/fault-report.ts'
import { countByRule } from '../src/report/text-report.ts'
import { isError } from '../src/review/review.ts'
import { Refusal } from '../src/server/refusal.ts'
import { changedUnits } from '../src/server/shown.ts'
import { loadContent } from './build/load-content.ts'
import { logBefore, logPublication, refuseEarlier } from './build/log-publication.ts'
import { siteFolder } from './build/site-folder.ts'
import { run } from './command/run.ts'
import { buildCommand } from './command/site-commands.ts'
import { momentTyped, now } from './now.ts'
import { ownChanges } from './own-history.ts'
import { contentRoot, program } from './roots.ts'
import { bySiteFiles, siteFiles } from './site-files.ts'

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
  const out = await siteFolder(options.out ?? 'dist')
  const shard = options.shard === undefined ? undefined : shardOf(options.shard)
  const started = performance.now()
  console.log('检查内容……')
  const found = await revisionOf(content)
  const revision = 'unknown' in found ? undefined : found
  if ('unknown' in found) console.log(`${found.unknown}，公开回执就不写提交。`)
  const received = options.at === undefined ? now() : momentTyped(options.at)
  const before =
    options.published === undefined ? undefined : await logBefore(content, options.published, received)
  if (before && options.at !== undefined && !options.trial) refuseEarlier(received, before)
  const [staging, copy] = [`${out}.building`, join(content, '.cache/content')]
  removeFolder(staging)
  removeFolder(copy)
  await makeFolder(staging)
  try {
    const { published, first } = await loadContent(content, { copy, out, before, revision, received })
    const invented = before && !options.trial ? inventedContent(published) : []
    if (invented.length > 0) throw new ContentError(locate(content, invented))
    const { warnings } = published
    if (warnings.length > 0) console.warn(countByRule(warnings))
    const made = {
      program: await openProgram(program, join(program, '.cache/program'), () => console.log('编译程序……')),
      store: join(content, '.cache/units'),
      earlier: join(content, '.cache/earlier'),
    }
    if (shard) {
      const years = await buildShard(published, made, shard)
      console.log(`第 ${shard.number} 片（共 ${shard.count} 片）：${years} 个单位年度，在 ${made.store}`)
      return
    }
    const { faults, paths, documents } = await buildSite(published, staging, {
      ...made,
      revision,
      before: out,
    })
    if (before && options.published !== undefined) {
      if ('unknown' in found) throw new Refusal(`${found.unknown}，不能记进公开日志。先提交，再生成。`)
      const { commit } = found
      const units = changedUnits(await ownChanges(content, before.commit, commit), before, faults)
      const act = { act: 'publish', received, by: options.by ?? '平台', commit, units, first } as const
      await logPublication(staging, act, documents, before, options.published)
    }
    await replace(out, staging, made.earlier)
    console.log(summary(paths))
    console.log(`用时 ${((performance.now() - started) / 1000).toFixed(1)} 秒。网站在 ${out}`)
    console.log('查看：npm run preview')
    tellErrors(faults, warnings)
  } finally {
    // A page that fails leaves others being written for a moment longer.
    removeFolder(staging)
    removeFolder(copy)
  }
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

/**
 * Puts the new folder where the old one was, so that nobody meets half a site.
 * @param earlier where the old one waits for the next build, which takes from it what stays; removing ten thousands of files would
 * take longer than making what changed
 */
async function replace(out: string, staging: string, earlier: string) {
  removeFolder(earlier)
  // Not a name that somebody may have given to a copy.
  const old = `${staging}.old`
  removeFolder(old)
  await mkdir(out, { recursive: true })
  await rename(out, old)
  await rename(staging, out)
  // On another disk nothing of it could be taken.
  await rename(old, earlier).catch(() => removeFolder(old))
}

function summary(paths: readonly string[]): string {
  // An OFD is its PDF's twin.
  const files = paths.filter((file) => !file.endsWith('.ofd'))
  const byName = bySiteFiles(files)
  const counts = siteFiles
    .filter(([name]) => ['网页', '单表', '文本', '分享图'].includes(name))
    .map(([name, unit]) => `${name} ${byName.get(name)?.length ?? 0} ${unit}`)
  return `完成：${counts.join('，')}。`
}
