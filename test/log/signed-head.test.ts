import { execFileSync } from 'node:child_process'
import { createPublicKey, verify } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { append, type Logged } from '../../src/log/log.ts'
import { checkLogProof, printLogProof } from '../../src/log/log-proof.ts'
import {
  fingerprintOf,
  isSignedBy,
  parseHead,
  parsePublicKey,
  printHead,
  printPublicKey,
} from '../../src/log/signed-head.ts'
import { newSigningKey, readSigningKey } from '../../src/proof/signing-key.ts'

const [key, other] = [newSigningKey(), newSigningKey()].map((pem) => readSigningKey(pem, 'test'))
if (!key || !other) throw new Error('no key')
const tree = { size: 3, head: 'ab'.repeat(32) }
const signed = printHead(tree, key)

test('a signed head is read as it was written, and is its key’s alone', () => {
  const head = parseHead(signed)
  if (!head) throw new Error('no head')
  expect(head).toMatchObject({ ...tree, text: signed })
  expect(isSignedBy(head, key.publicKey)).toBe(true)
  expect(isSignedBy(head, other.publicKey)).toBe(false)
  const [{ signature } = { signature: new Uint8Array() }] = head.signatures
  // The browser's implementation and Node's agree.
  const byNode = createPublicKey(printPublicKey(key.publicKey))
  expect(verify(null, Buffer.from(head.body), byNode, signature)).toBe(true)
  const unsigned = parseHead(printHead(tree))
  expect(unsigned).toMatchObject({ ...tree, signatures: [] })
})

test('the fingerprint is the one that OpenSSL gives of the published key', () => {
  const folder = mkdtempSync(join(tmpdir(), 'mingbiao-key-'))
  const file = join(folder, 'key.txt')
  writeFileSync(file, printPublicKey(key.publicKey))
  const der = execFileSync('openssl', ['pkey', '-pubin', '-in', file, '-outform', 'DER'])
  const sum = execFileSync('sha256sum', { input: der, encoding: 'utf8' })
  rmSync(folder, { recursive: true })
  expect(sum).toContain(fingerprintOf(key.publicKey))
  expect(parsePublicKey(printPublicKey(key.publicKey))).toEqual(key.publicKey)
})

test('whatever a signed head is damaged to, it is no head, is not signed, or says the same', () => {
  fc.assert(
    fc.property(fc.nat(signed.length - 1), fc.string({ maxLength: 2 }), (at, put) => {
      const head = parseHead(signed.slice(0, at) + put + signed.slice(at + 1))
      if (head && isSignedBy(head, key.publicKey)) expect(head).toMatchObject(tree)
    }),
  )
})

test('what is no private key of Ed25519 is refused, and not told', () => {
  for (const pem of ['', 'secret', newSigningKey().replace(/.{20}\n-----END/, '\n-----END')])
    expect(() => readSigningKey(pem, 'MINGBIAO_SIGNING_KEY')).toThrow(/^(?!.*secret).*Ed25519/s)
})

const publish: Logged = {
  act: 'publish',
  received: '2026-03-02T09:30:00+08:00',
  by: '101001',
  commit: 'a'.repeat(40),
  root: 'b'.repeat(64),
  units: [],
  first: {},
}
const log = append(append('', publish), { ...publish, by: '102001' })

test('a proof shows the last entry, and no other one', () => {
  const publicKey = printPublicKey(key.publicKey)
  const proof = printLogProof(log, key)
  expect(checkLogProof(proof, publicKey)).toMatchObject({ entry: { number: 2, by: '102001' } })
  expect(checkLogProof(printLogProof(log), undefined)).toMatchObject({ entry: { number: 2 } })
  expect(checkLogProof(proof.replace('102001', '103001'), publicKey)).toContain('被改写过')
  expect(checkLogProof(printLogProof(log, other), publicKey)).toContain('签名不对')
  expect(checkLogProof(printLogProof(log), publicKey)).toContain('签名不对')
  expect(checkLogProof(proof, undefined)).toContain('没有公钥')
  for (const text of ['', '{}', proof.slice(0, -10)])
    expect(checkLogProof(text, publicKey)).toContain('不是证明')
})
