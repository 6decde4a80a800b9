import { rename, writeFile } from 'node:fs/promises'
import { text } from 'node:stream/consumers'
import { leavesOf, logName, parseLog } from '../src/log/log.ts'
import { checkLogProof } from '../src/log/log-proof.ts'
import { consistencyProof, isConsistent, type Tree, treeHead } from '../src/log/merkle.ts'
import { fingerprintOf } from '../src/log/signed-head.ts'
import { ContentError } from '../src/model/finding.ts'
import { type DeployedSite, folderSite, webSite } from '../src/proof/deployed.ts'
import { logProofName, publicKeyName } from '../src/proof/log-files.ts'
import { manifestRoot } from '../src/proof/manifest.ts'
import { parseSeen, printSeen, type SeenHead } from '../src/proof/seen-heads.ts'
import { readManifest } from '../src/proof/verify-site.ts'
import { readTyped } from './command/read-typed.ts'
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
  const kept = await readTyped(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return ''
    throw error
  })
  const seen = parseSeen(kept.toString(), file).filter((head) => head.site === site.name)
  const log = await read(site, logName)
  if (log === '' && seen.length === 0)
    throw refusal(site.name, `没有公开日志（${logName}）`, '看看网址对不对；早先的程序生成的网站没有公开日志')
  if (/^\s*</.test(log)) throw refusal(site.name, `${logName} 是一个网页，不是公开日志`, '看看网址对不对')

  const leaves = leavesOf(log)
  const tree: Tree = { size: leaves.length, head: treeHead(leaves) }
  const signature = await signatureOf(site, tree)
  const wrong = [
    ...contradictions(leaves, seen),
    ...brokenChain(log, `${site.name} ${logName}`),
    ...('problem' in signature ? [signature.problem] : changedKey(signature.key, seen)),
  ]
  if (wrong.length > 0) {
    console.log('过去被改过：')
    for (const one of wrong) console.log(`  ${one}`)
    console.log(`保存好 ${file}，它就是证据；没有加进新的。`)
    process.exitCode = 2
    return
  }
  const last = parseLog(log, logName).at(-1)
  if (!last || 'problem' in signature) throw new Error('a log that is not empty has a last entry')
  const { key } = signature
  console.log(
    seen.length === 0
      ? `第一次看：公开日志有 ${tree.size} 条，以后和它比。`
      : `一致：公开日志有 ${tree.size} 条，以前看到的 ${seen.length} 次都没有改过。`,
  )
  console.log(`最后一条：${last.received}，日志的根 ${tree.head}`)
  console.log(key === undefined ? '没有签名。' : `签名对，公钥的指纹 ${key}（和公布的比较）`)
  if (!seen.some(({ size }) => size === tree.size)) {
    const next: SeenHead = { site: site.name, seen: now(), ...tree, ...signature }
    await writeFile(`${file}.new`, `${kept}${printSeen(next)}`)
    await rename(`${file}.new`, file)
  }
  if (manifestRoot((await readManifest(site)).manifest) !== last.root) {
    console.log(
      '现在的网站和公开日志的最后一条不符：总校验值不同。刚好在换新的，过一会儿再看；还不同，就是改过。',
    )
    process.exitCode = 3
  }
})

/** Which of the heads seen earlier the log of today does not begin with. */
function contradictions(leaves: readonly string[], seen: readonly SeenHead[]): string[] {
  const tree = { size: leaves.length, head: treeHead(leaves) }
  return seen
    .filter((one) => one.size > tree.size || !isConsistent(one, tree, consistencyProof(leaves, one.size)))
    .map(({ size, seen }) => `前 ${size} 条和 ${seen} 看到的不同，或者没有了`)
}

/** Who signs the head of a log, or what is wrong with that. A log of earlier programs has no signed head. */
async function signatureOf(
  site: DeployedSite,
  { size, head }: Tree,
): Promise<Pick<SeenHead, 'key' | 'signed'> | { problem: string }> {
  const proof = await read(site, logProofName)
  if (proof === '') return {}
  const checked = checkLogProof(proof, (await read(site, publicKeyName)) || undefined)
  if (typeof checked === 'string') return { problem: checked }
  if (checked.head.size !== size || checked.head.head !== head)
    return { problem: '公开日志不是签了名的那一份' }
  const { key } = checked
  return key ? { key: fingerprintOf(key), signed: checked.head.text } : {}
}

/** A signature that is gone, or another's: whoever has the key can sign, so whoever cannot has none. */
function changedKey(key: string | undefined, seen: readonly SeenHead[]): string[] {
  const before = seen.findLast((one) => one.key !== undefined)?.key
  if (before === undefined || before === key) return []
  return [
    key === undefined
      ? `以前有签名（指纹 ${before}），现在没有`
      : `签名的钥匙换了：以前的指纹是 ${before}，现在是 ${key}；没有公布过换钥匙，就是别人签的`,
  ]
}

/** What is wrong with the chain of a log, if anything. */
function brokenChain(log: string, source: string): string[] {
  try {
    parseLog(log, source)
    return []
  } catch (error) {
    if (!(error instanceof ContentError)) throw error
    return error.findings.map(({ line, message }) => `第 ${line} 行：${message}`)
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
