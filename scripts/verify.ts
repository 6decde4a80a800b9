import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { countTo } from '../src/build/progress.ts'
import { ContentError } from '../src/model/finding.ts'
import { folderSite, webSite } from '../src/proof/deployed.ts'
import { parseManifest } from '../src/proof/manifest.ts'
import { describeManifest, exitCode, reportDifferences } from '../src/proof/report.ts'
import { readManifest, verifySite } from '../src/proof/verify.ts'
import { run } from './run.ts'

/** How many files are asked for at the same time. */
const atOnce = 6

/**
 * `npm run verify -- URL|FOLDER [--manifest FILE]`: compares every file of a deployed site with its manifest, or with one that was
 * kept. Exits with 0 where they agree, 2 where a file was changed, 3 where one is missing, 4 where there are others, and 1 where
 * it cannot tell.
 */
await run(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { manifest: { type: 'string' } },
  })
  const [target] = positionals
  if (target === undefined || positionals.length > 1)
    throw refusal(
      'npm run verify',
      '要写一个网址或目录',
      'npm run verify -- https://www.example.gov.cn/jxmb/',
    )
  const site = /^https?:/.test(target) ? webSite(target) : folderSite(target)
  const kept = values.manifest
  const { manifest, source } = kept === undefined ? await readManifest(site) : await readKept(kept)
  console.log(describeManifest(manifest, source))
  const counter = countTo(manifest.files.length, '核对')
  const found = await verifySite(site, manifest, atOnce, counter.count)
  counter.end()
  console.log(`\n${reportDifferences(manifest, found)}`)
  if (kept === undefined)
    console.log('清单取自网站本身，可能同网站一起被改过；用自己保存的清单核对：--manifest 文件')
  process.exitCode = exitCode(found)
}, '没有核对。')

/** A manifest that somebody kept. */
async function readKept(file: string) {
  const text = await readFile(file, 'utf8').catch((error: Error) => {
    throw refusal(file, `读不了清单：${error.message}`, '看看文件名对不对')
  })
  return { manifest: parseManifest(text, file), source: file }
}

function refusal(file: string, message: string, fix: string): ContentError {
  return new ContentError([{ rule: 'verify', severity: 'error', file, message, fix }])
}
