import { isRecord, parseJson } from '../model/parse-json.ts'
import { type Entry, leavesOf, linesOf, parseEntry } from './log.ts'
import { inclusionProof, isIncluded, leafHash, treeHead } from './merkle.ts'
import {
  isSignedBy,
  type PublicKey,
  type PublishedHead,
  parseHead,
  parsePublicKey,
  printHead,
} from './signed-head.ts'

/** What shows, without the whole log, which entry is its last one. */
interface LogProof {
  /** A signed head (`signed-head.ts`). */
  head: string
  /** The last line. */
  entry: string
  /** That it is in the head's tree. */
  inclusion: readonly string[]
}

/** The proof of a log's last entry, as a file. */
export function printLogProof(log: string, key?: Parameters<typeof printHead>[1]): string {
  const leaves = leavesOf(log)
  const proof: LogProof = {
    head: printHead({ size: leaves.length, head: treeHead(leaves) }, key),
    entry: linesOf(log).at(-1) ?? '',
    inclusion: inclusionProof(leaves, leaves.length - 1),
  }
  return `${JSON.stringify(proof, null, 2)}\n`
}

/** What a proof shows. */
export interface LastEntry {
  entry: Entry
  head: PublishedHead
  /** Whose signature it bears; absent where the site does not sign. */
  key?: PublicKey
}

/**
 * Follows a proof that may come from anywhere.
 * @param publicKey the text of the site's public key, where it has one
 * @returns what it shows, or a sentence about what is wrong with it
 */
export function checkLogProof(text: string, publicKey: string | undefined): LastEntry | string {
  const proof = parseProof(text)
  const head = proof && parseHead(proof.head)
  const entry = proof && parseEntry(proof.entry)
  if (!proof || !head || !entry) return '公开日志的证明不完整，或者不是证明'
  const key = publicKey === undefined ? undefined : parsePublicKey(publicKey)
  if (publicKey !== undefined && !key) return '签名公钥不完整，或者不是公钥'
  if (!key && head.signatures.length > 0) return '公开日志有签名，但没有公钥'
  if (key && !isSignedBy(head, key)) return '公开日志的签名不对：日志不是有签名钥匙的人写的'
  const { size } = head
  if (!isIncluded(leafHash(proof.entry), size - 1, size, proof.inclusion, head.head))
    return '公开日志的最后一条不在签了名的日志里：日志被改写过'
  return { entry, head, ...(key && { key }) }
}

function parseProof(text: string): LogProof | undefined {
  const read = parseJson(text)
  return isProof(read) ? read : undefined
}

function isProof(value: unknown): value is LogProof {
  if (!isRecord(value)) return false
  const { head, entry, inclusion } = value
  return (
    typeof head === 'string' &&
    typeof entry === 'string' &&
    Array.isArray(inclusion) &&
    inclusion.every((one) => typeof one === 'string' && /^[0-9a-f]{64}$/.test(one))
  )
}
