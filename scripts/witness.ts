import { createHash } from 'node:crypto'
import { readFile, rename, writeFile } from 'node:fs/promises'
import { text } from 'node:stream/consumers'
import { contradicted, headsOf } from '../src/log/heads.ts'
import { logName, parseLog } from '../src/log/log.ts'
import { checksums } from '../src/model/address.ts'
import { ContentError } from '../src/model/finding.ts'
import { type DeployedSite, folderSite, webSite } from '../src/proof/deployed.ts'
import { parseHeads, printHead, type SeenHead } from '../src/proof/seen-heads.ts'
import { run } from './command/run.ts'
import { witnessCommand } from './command/site-commands.ts'
import { now } from './now.ts'

/**
 * `npm run witness`: compares the publication log of a site with the heads that were seen earlier, and adds today's to them. Exits
 * with 0 where the past stands, 2 where it was changed, 3 where the site is not what the log's last entry says, and 1 where it
 * cannot tell.
 */
await run(witnessCommand, async ({ values, positionals: [target = ''] }) => {
  const site = /^https?:/.test(target) ? webSite(target) : folderSite(target)
  const file = values.heads ?? 'witness.jsonl'
  const kept = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return ''
    throw refusal(file, `读不了见证文件：${error.message}`, '看看文件名对不对')
  })
  const seen = parseHeads(kept, file).filter((head) => head.site === site.name)
  const log = await read(site, logName)
  if (log === '' && seen.length === 0)
    throw refusal(site.name, `没有公开日志（${logName}）`, '看看网址对不对；早先的程序生成的网站没有公开日志')
  if (/^\s*</.test(log)) throw refusal(site.name, `${logName} 是一个网页，不是公开日志`, '看看网址对不对')

  const wrong = contradicted(log, seen)
  const chain = brokenChain(log, `${site.name} ${logName}`)
  if (wrong.length > 0 || chain) {
    console.log('过去被改过：')
    for (const { number, seen } of wrong) console.log(`  第 ${number} 条和 ${seen} 看到的不同，或者没有了`)
    if (chain) console.log(`  ${chain}`)
    console.log(`保存好 ${file}，它就是证据；没有加进新的。`)
    process.exitCode = 2
    return
  }
  const head = headsOf(log).at(-1)
  const last = parseLog(log, logName).at(-1)
  if (!head || !last) throw new Error('a log that is not empty has a last entry')
  console.log(
    seen.length === 0
      ? `第一次看：公开日志有 ${head.number} 条，以后和它比。`
      : `一致：公开日志有 ${head.number} 条，以前看到的 ${seen.length} 次都没有改过。`,
  )
  console.log(`最后一条：${last.received}，校验值 ${head.hash}`)
  if (!seen.some(({ number }) => number === head.number)) {
    const next: SeenHead = { site: site.name, ...head, seen: now() }
    await writeFile(`${file}.new`, `${kept}${printHead(next)}`)
    await rename(`${file}.new`, file)
  }
  const root = createHash('sha256')
    .update(await read(site, checksums.slice(1)))
    .digest('hex')
  if (root !== last.root) {
    console.log(
      '现在的网站和公开日志的最后一条不符：总校验值不同。刚好在换新的，过一会儿再看；还不同，就是改过。',
    )
    process.exitCode = 3
  }
})

/** What is wrong with the chain of a log, if anything. */
function brokenChain(log: string, source: string): string | undefined {
  try {
    parseLog(log, source)
    return undefined
  } catch (error) {
    if (!(error instanceof ContentError)) throw error
    return error.findings.map(({ line, message }) => `第 ${line} 行：${message}`).join('；')
  }
}

/** A file of the site as text, empty where there is none. */
async function read(site: DeployedSite, path: string): Promise<string> {
  try {
    const bytes = await site.open(path)
    return bytes ? await text(bytes) : ''
  } catch (error) {
    throw refusal(
      site.name,
      `取不到 ${path}：${error instanceof Error ? error.message : error}`,
      '过一会儿再试',
    )
  }
}

function refusal(file: string, message: string, fix: string): ContentError {
  return new ContentError([{ rule: 'witness', severity: 'error', file, message, fix }])
}
