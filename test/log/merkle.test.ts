import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  consistencyProof,
  inclusionProof,
  isConsistent,
  isIncluded,
  leafHash,
  treeHead,
} from '../../src/log/merkle.ts'

const hash = (...parts: (string | Buffer)[]) =>
  parts.reduce((sum, part) => sum.update(part), createHash('sha256')).digest()
/** The two definitions of RFC 9162, 2.1.1, by another program. */
const leaf = (entry: string) => hash(Buffer.of(0), entry)
const node = (left: Buffer, right: Buffer) => hash(Buffer.of(1), left, right)
const hex = (bytes: Buffer) => bytes.toString('hex')

const trees = fc.array(fc.string(), { minLength: 1, maxLength: 40 }).map((entries) => entries.map(leafHash))

test('leaves and heads are those of the RFC, the empty tree included', () => {
  const [a, b, c] = [leaf('a'), leaf('单位'), leaf('')]
  expect(leafHash('单位')).toBe(hex(b))
  expect(treeHead([])).toBe(hex(hash()))
  expect(treeHead([hex(a)])).toBe(hex(a))
  expect(treeHead([a, b, c].map(hex))).toBe(hex(node(node(a, b), c)))
})

test('heads are those that the reference implementation of Certificate Transparency gives for its eight entries', () => {
  const entries = ['', '\0', '\x10', ' !', '01', '@ABC', 'PQRSTUVW', '`abcdefghijklmno']
  const heads = entries.map((_, index) => treeHead(entries.slice(0, index + 1).map(leafHash)))
  expect(heads).toEqual([
    '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
    'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
    'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
    'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
    '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
    'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
    '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
  ])
})

test('proofs over seven entries are those of the RFC’s own example (2.1.5)', () => {
  const [a, b, c] = [leaf('d0'), leaf('d1'), leaf('d2')]
  const [d, e, f, j] = [leaf('d3'), leaf('d4'), leaf('d5'), leaf('d6')]
  const [g, h, i] = [node(a, b), node(c, d), node(e, f)]
  const [k, l] = [node(g, h), node(i, j)]
  const leaves = [a, b, c, d, e, f, j].map(hex)
  expect(treeHead(leaves)).toBe(hex(node(k, l)))
  expect(inclusionProof(leaves, 0)).toEqual([b, h, l].map(hex))
  expect(inclusionProof(leaves, 3)).toEqual([c, g, l].map(hex))
  expect(inclusionProof(leaves, 4)).toEqual([f, j, k].map(hex))
  expect(inclusionProof(leaves, 6)).toEqual([i, k].map(hex))
  expect(consistencyProof(leaves, 3)).toEqual([c, d, g, l].map(hex))
  expect(consistencyProof(leaves, 4)).toEqual([l].map(hex))
  expect(consistencyProof(leaves, 6)).toEqual([i, j, k].map(hex))
})

test('every entry is proved, and by no proof another one, at another place, or of another tree', () => {
  fc.assert(
    fc.property(trees, fc.nat(), fc.nat(), fc.string(), (leaves, place, elsewhere, other) => {
      const [index, head] = [place % leaves.length, treeHead(leaves)]
      const own = leaves[index] ?? ''
      const proof = inclusionProof(leaves, index)
      expect(isIncluded(own, index, leaves.length, proof, head)).toBe(true)
      const wrong = elsewhere % (leaves.length + 1)
      // An equal entry at the other place is rightly proved to be there.
      if (leaves[wrong] !== own) expect(isIncluded(own, wrong, leaves.length, proof, head)).toBe(false)
      if (leafHash(other) !== own)
        expect(isIncluded(leafHash(other), index, leaves.length, proof, head)).toBe(false)
      expect(isIncluded(own, index, leaves.length, [...proof, head], head)).toBe(false)
      if (proof.length > 0) expect(isIncluded(own, index, leaves.length, proof.slice(1), head)).toBe(false)
    }),
  )
})

test('a log that grew is consistent with every head that it had; one that was rewritten with none from there on', () => {
  fc.assert(
    fc.property(trees, fc.nat(), fc.nat(), (leaves, some, changed) => {
      const later = { size: leaves.length, head: treeHead(leaves) }
      const size = (some % leaves.length) + 1
      const earlier = { size, head: treeHead(leaves.slice(0, size)) }
      expect(isConsistent(earlier, later, consistencyProof(leaves, size))).toBe(true)
      const anew = leaves.with(changed % size, leafHash('another'))
      const forged = { size: anew.length, head: treeHead(anew) }
      if (forged.head === later.head) return
      for (const proof of [consistencyProof(anew, size), consistencyProof(leaves, size)])
        expect(isConsistent(earlier, forged, proof)).toBe(false)
      expect(isConsistent(later, earlier, [])).toBe(size === leaves.length)
    }),
  )
})
