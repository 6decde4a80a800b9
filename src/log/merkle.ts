import { sha256 } from '@noble/hashes/sha2'
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils'

/*
 * The Merkle tree of RFC 9162, section 2.1, over the lines of a log: its head stands for all of them, a proof of inclusion shows
 * that a line is one of them, a proof of consistency that a longer log begins with a shorter one. Hashes are
 * hexadecimal. It runs in browsers, too.
 */

/** The hash of an entry (2.1.1): the byte before it keeps it from passing for a node. */
export function leafHash(entry: string): string {
  return bytesToHex(sha256(concatBytes(Uint8Array.of(0), utf8ToBytes(entry))))
}

function nodeHash(left: string, right: string): string {
  return bytesToHex(sha256(concatBytes(Uint8Array.of(1), hexToBytes(left), hexToBytes(right))))
}

/** The head of the tree over leaves (2.1.1). */
export function treeHead(leaves: readonly string[]): string {
  const [only] = leaves
  if (only === undefined) return bytesToHex(sha256(new Uint8Array()))
  if (leaves.length === 1) return only
  const split = largestPower(leaves.length)
  return nodeHash(treeHead(leaves.slice(0, split)), treeHead(leaves.slice(split)))
}

/** The largest power of two that is smaller than a number of at least 2. */
function largestPower(count: number): number {
  return 2 ** Math.floor(Math.log2(count - 1))
}

/**
 * What shows that a leaf is in the tree (2.1.3.1): the heads of the subtrees beside its way to the root, from below.
 * @param index of the leaf, from 0
 */
export function inclusionProof(leaves: readonly string[], index: number): string[] {
  if (index >= leaves.length) throw new RangeError(`there is no leaf ${index} of ${leaves.length}`)
  if (leaves.length === 1) return []
  const split = largestPower(leaves.length)
  const [left, right] = [leaves.slice(0, split), leaves.slice(split)]
  return index < split
    ? [...inclusionProof(left, index), treeHead(right)]
    : [...inclusionProof(right, index - split), treeHead(left)]
}

/** Whether a proof shows that the leaf is the one at `index` of the tree with that many leaves and that head (2.1.3.2). */
export function isIncluded(
  leaf: string,
  index: number,
  size: number,
  proof: readonly string[],
  head: string,
): boolean {
  if (index < 0 || index >= size) return false
  let [place, last, hash] = [index, size - 1, leaf]
  for (const beside of proof) {
    if (last === 0) return false
    if (place % 2 === 1 || place === last) {
      hash = nodeHash(beside, hash)
      while (place % 2 === 0 && place > 0) [place, last] = [half(place), half(last)]
    } else hash = nodeHash(hash, beside)
    ;[place, last] = [half(place), half(last)]
  }
  return last === 0 && hash === head
}

/**
 * What shows that the tree over `leaves` begins with the one over the first `size` of them (2.1.4.1).
 * @param size at least 1
 */
export function consistencyProof(leaves: readonly string[], size: number): string[] {
  if (size < 1 || size > leaves.length) throw new RangeError(`no ${size} of ${leaves.length} leaves`)
  return subproof(leaves, size, true)
}

/** @param isWhole whether the shorter tree's head is that of these leaves, which whoever checks has already */
function subproof(leaves: readonly string[], size: number, isWhole: boolean): string[] {
  if (size === leaves.length) return isWhole ? [] : [treeHead(leaves)]
  const split = largestPower(leaves.length)
  const [left, right] = [leaves.slice(0, split), leaves.slice(split)]
  return size <= split
    ? [...subproof(left, size, isWhole), treeHead(right)]
    : [...subproof(right, size - split, false), treeHead(left)]
}

/** A tree that somebody knows by its head. */
export interface Tree {
  size: number
  head: string
}

/** Whether a proof shows that the later tree begins with the earlier one (2.1.4.2). */
export function isConsistent(earlier: Tree, later: Tree, proof: readonly string[]): boolean {
  if (earlier.size < 1 || earlier.size > later.size) return false
  if (earlier.size === later.size) return proof.length === 0 && earlier.head === later.head
  let [place, last] = [earlier.size - 1, later.size - 1]
  while (place % 2 === 1) [place, last] = [half(place), half(last)]
  // Of a whole number of pairs all the way up, the earlier head itself is the first of the proof.
  const [seed, ...rest] = isPower(earlier.size) ? [earlier.head, ...proof] : proof
  if (seed === undefined) return false
  let [first, second] = [seed, seed]
  for (const beside of rest) {
    if (last === 0) return false
    if (place % 2 === 1 || place === last) {
      first = nodeHash(beside, first)
      second = nodeHash(beside, second)
      while (place % 2 === 0 && place > 0) [place, last] = [half(place), half(last)]
    } else second = nodeHash(second, beside)
    ;[place, last] = [half(place), half(last)]
  }
  return last === 0 && first === earlier.head && second === later.head
}

function half(number: number): number {
  return Math.floor(number / 2)
}

function isPower(number: number): boolean {
  return Number.isInteger(Math.log2(number))
}
