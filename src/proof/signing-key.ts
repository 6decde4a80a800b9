import { createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto'
import { type PublicKey, parsePublicKey } from '../log/signed-head.ts'
import { ContentError } from '../model/finding.ts'

/** What signs the head of a log. */
export interface SigningKey {
  publicKey: PublicKey
  sign(bytes: Uint8Array): Uint8Array
}

/** A new private key of Ed25519, as PEM (PKCS #8). */
export function newSigningKey(): string {
  const { privateKey } = generateKeyPairSync('ed25519')
  return String(privateKey.export({ type: 'pkcs8', format: 'pem' }))
}

/**
 * Reads a private key.
 * @param source where it came from; the text itself is told to nobody
 * @throws ContentError where it is none of Ed25519
 */
export function readSigningKey(pem: string, source: string): SigningKey {
  try {
    const key = createPrivateKey(pem)
    const publicKey = parsePublicKey(String(createPublicKey(key).export({ type: 'spki', format: 'pem' })))
    if (publicKey) return { publicKey, sign: (bytes) => sign(null, bytes, key) }
  } catch {
    // It is the same whether it is no key or one of another kind.
  }
  throw new ContentError([
    {
      rule: 'signing-key',
      severity: 'error',
      file: source,
      message: '不是 Ed25519 的私钥（PEM）',
      fix: '用 openssl genpkey -algorithm ed25519 生成一把，整个放进去；丢了的，换一把并公布新的指纹',
    },
  ])
}
