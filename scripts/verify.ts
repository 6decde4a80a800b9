import { countTo } from '../src/build/progress.ts'
import type { DeployedSite } from '../src/proof/deployed.ts'
import { type Manifest, manifestRoot, parseManifest } from '../src/proof/manifest.ts'
import { Contradiction, isOfProof, openProof, type Proof, signatureText } from '../src/proof/standing.ts'
import { followManifest } from '../src/proof/tree.ts'
import { describeManifest, exitCode, reportDifferences } from '../src/proof/verify-report.ts'
import { readerOf, readManifest, verifySite } from '../src/proof/verify-site.ts'
import { readTyped } from './command/read-typed.ts'
import { run } from './command/run.ts'
import { verifyCommand } from './command/site-commands.ts'
import { siteAt } from './shown-site.ts'
import { tellingContradictions } from './verify/contradiction.ts'
import { pastCode } from './verify/past.ts'
import { standingsCode } from './verify/standings.ts'

/** How many files are asked for at the same time. */
const atOnce = 6

/**
 * `npm run verify`: compares every file of a deployed site with its manifest, or with one that was
 * kept. Exits with 0 where they agree, 2 where a file was changed, 3 where one is missing, 4 where there are others, and 1 where
 * it cannot tell. Of files that somebody has, or 校验码, it tells how they stand with the site; of an older receipt, whether
 * the site's log still has it.
 */
await run(verifyCommand, ({ values, positionals: [target = '', ...documents] }) =>
  tellingContradictions(async () => {
    const site = siteAt(target)
    if (values.receipt !== undefined) process.exitCode = await pastCode(site, values.receipt)
    else if (documents.length > 0) process.exitCode = await standingsCode(site, documents)
    else await verifyAll(target, values)
  }),
)

async function verifyAll(
  target: string,
  { manifest: kept, format }: { manifest?: string; format?: string },
): Promise<void> {
  const site = siteAt(target)
  const { manifest, source } = kept === undefined ? await readManifest(site) : await readKept(kept)
  const isJson = format === 'json'
  const followed = await followManifest(manifest, readerOf(site))
  if (!isJson) console.log(describeManifest(manifest, followed, source))
  const counter = countTo(followed.files.length, '核对')
  const found = await verifySite(site, followed, atOnce, counter.count)
  counter.end()
  if (found.length > 0 && kept === undefined && (await isReplaced(site, manifest))) {
    console.error('核对的时候网站公开了新的一版，从头再核对。')
    return verifyAll(target, { format })
  }
  const log = kept === undefined ? await logOf(site, manifest) : undefined
  const isBroken = log instanceof Contradiction
  process.exitCode = isBroken ? 2 : exitCode(found)
  if (isJson) {
    const contradiction = isBroken ? { contradiction: log.message } : {}
    const report = { source, files: followed.files.length, differences: found, ...contradiction }
    return console.log(JSON.stringify(report, null, 2))
  }
  console.log(`\n${reportDifferences(followed, found)}`)
  if (kept !== undefined) return
  if (isBroken) throw log
  if (log) console.log(`清单和公开日志的最后一条（第 ${log.entry.number} 条）相符。${signatureText(log)}。`)
  console.log('清单取自网站本身，可能同网站一起被改过；用自己保存的清单核对：--manifest 文件')
}

/** What the log of a site proves, or what contradicts it; nothing where it has none. */
async function logOf(site: DeployedSite, manifest: Manifest): Promise<Proof | Contradiction | undefined> {
  try {
    const proof = await openProof(readerOf(site))
    return proof && !isOfProof(manifest, proof) ? new Contradiction('清单和公开日志的最后一条不符') : proof
  } catch (error) {
    if (error instanceof Contradiction) return error
    throw error
  }
}

/** Whether a site has published anew since its manifest was read: what was read of it then is of two releases. */
async function isReplaced(site: DeployedSite, manifest: Manifest): Promise<boolean> {
  return manifestRoot((await readManifest(site)).manifest) !== manifestRoot(manifest)
}

/** A manifest that somebody kept. */
async function readKept(file: string) {
  const text = (await readTyped(file)).toString('utf8')
  return { manifest: parseManifest(text, file), source: file }
}
