import { hashOf } from '../../src/log/hash.ts'
import { leavesOf, logName, parseLog } from '../../src/log/log.ts'
import { consistencyProof, isConsistent, type Tree, treeHead } from '../../src/log/merkle.ts'
import { isSignedBy, type PublishedHead, parseHead } from '../../src/log/signed-head.ts'
import { checksums } from '../../src/model/address.ts'
import { ContentError } from '../../src/model/finding.ts'
import { isRecord, parseJson } from '../../src/model/parse-json.ts'
import type { DeployedSite } from '../../src/proof/deployed.ts'
import type { Edition } from '../../src/proof/editions.ts'
import { manifestRoot, parseManifest } from '../../src/proof/manifest.ts'
import {
  Contradiction,
  editionsBy,
  openProof,
  type Proof,
  type ReadFile,
  signatureText,
  standingOf,
} from '../../src/proof/standing.ts'
import { readerOf } from '../../src/proof/verify-site.ts'
import { readTyped } from '../command/read-typed.ts'

/** What an older receipt says of a site's past: the root of a release, or the head of its log. */
type Remembered = { root: string } | { head: PublishedHead }

/**
 * Tells whether a site's log still has what an older receipt says: a receipt, manifest, list of checksums or proof of the log
 * that somebody kept.
 * @returns the exit code: 0 where it has, 2 where not
 */
export async function pastCode(site: DeployedSite, file: string): Promise<number> {
  const kept = remembered(await readTyped(file), file)
  const read = readerOf(site)
  const proof = await openProof(read)
  const log = (await read(logName)) ?? ''
  const entries = parseLog(log, `${site.name} ${logName}`)
  if (!proof) throw refusal(site.name, '没有公开日志，不知道过去')
  const leaves = leavesOf(log)
  if (leaves.length !== proof.head.size || treeHead(leaves) !== proof.head.head)
    throw new Contradiction('公开日志不是签了名的那一份')
  if ('root' in kept) {
    const entry = entries.find(({ root }) => root === kept.root)
    const [edition] = entry ? [] : await yearReceipts(kept.root, proof, read)
    if (!entry && !edition)
      throw new Contradiction('公开日志里没有这份回执：过去被改写过，或者它不是这个网站的')
    console.log(
      edition
        ? `过去没有改过：这份回执是 /${edition.path} 的一版，${standingOf(edition).periods}。`
        : `过去没有改过：这份回执是公开日志的第 ${entry?.number} 条，${entry?.received}。`,
    )
  } else {
    const { head } = kept
    if (proof.key && !isSignedBy(head, proof.key))
      throw new Contradiction('保存的日志头不是这把钥匙签的：换了钥匙，或者它不是这个网站的')
    const now: Tree = { size: leaves.length, head: treeHead(leaves) }
    if (head.size > now.size || !isConsistent(head, now, consistencyProof(leaves, head.size)))
      throw new Contradiction('公开日志的开头和保存的日志头不符：过去被改写过')
    console.log(`过去没有改过：前 ${head.size} 条和保存的日志头一致，现在有 ${now.size} 条。`)
  }
  console.log(`${signatureText(proof)}。`)
  return 0
}

/** The receipt of a unit's year is a document like others: it is in no entry of the log, which knows its editions. */
async function yearReceipts(root: string, proof: Proof, read: ReadFile): Promise<Edition[]> {
  const editions = proof.editions ? await editionsBy(root.slice(0, 32), proof, read) : []
  return editions.filter(({ path }) => /^\d+\/\d{4}\/receipt\.pdf$/.test(path))
}

function remembered(bytes: Buffer, file: string): Remembered {
  const latin1 = bytes.toString('latin1')
  // A receipt's digest is that of the list of checksums which is attached to it.
  const [, printed] = /<pdf:Keywords>([0-9a-f]{64})</.exec(latin1) ?? []
  if (latin1.startsWith('%PDF') && !latin1.includes(checksums.slice(1)))
    throw refusal(file, '这份 PDF 不是公开回执')
  if (printed !== undefined) return { root: printed }
  if (/^[0-9a-f]{64} {2}\S/.test(latin1)) return { root: hashOf(bytes) }
  const text = bytes.toString('utf8')
  const head = parseHead(headIn(text))
  if (head) return { head }
  return { root: manifestRoot(parseManifest(text, file)) }
}

/** The signed head in a proof of a log, or the text itself. */
function headIn(text: string): string {
  const read = parseJson(text)
  // It may be a head by itself.
  return isRecord(read) && 'head' in read ? String(read.head) : text
}

function refusal(file: string, message: string): ContentError {
  const fix = '给一份以前保存的 receipt.pdf、manifest.json、checksums.txt 或 publications.proof.json'
  return new ContentError([{ rule: 'verify', severity: 'error', file, message, fix }])
}
