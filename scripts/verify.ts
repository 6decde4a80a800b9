import { readFile } from 'node:fs/promises'
import { countTo } from '../src/build/progress.ts'
import { ContentError } from '../src/model/finding.ts'
import { folderSite, webSite } from '../src/proof/deployed.ts'
import { parseManifest } from '../src/proof/manifest.ts'
import { describeManifest, exitCode, reportDifferences } from '../src/proof/report.ts'
import { readManifest, verifySite } from '../src/proof/verify.ts'
import { run } from './command/run.ts'
import { verifyCommand } from './command/site-commands.ts'

/** How many files are asked for at the same time. */
const atOnce = 6

/**
 * `npm run verify`: compares every file of a deployed site with its manifest, or with one that was
 * kept. Exits with 0 where they agree, 2 where a file was changed, 3 where one is missing, 4 where there are others, and 1 where
 * it cannot tell.
 */
await run(verifyCommand, async ({ values, positionals: [target = ''] }) => {
  const site = /^https?:/.test(target) ? webSite(target) : folderSite(target)
  const kept = values.manifest
  const { manifest, source } = kept === undefined ? await readManifest(site) : await readKept(kept)
  const isJson = values.format === 'json'
  if (!isJson) console.log(describeManifest(manifest, source))
  const counter = countTo(manifest.files.length, '核对')
  const found = await verifySite(site, manifest, atOnce, counter.count)
  counter.end()
  console.log(
    isJson
      ? JSON.stringify({ source, files: manifest.files.length, differences: found }, null, 2)
      : `\n${reportDifferences(manifest, found)}`,
  )
  if (kept === undefined && !isJson)
    console.log('清单取自网站本身，可能同网站一起被改过；用自己保存的清单核对：--manifest 文件')
  process.exitCode = exitCode(found)
})

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
