import { hashes, verify } from '@noble/ed25519'
import { sha512 } from '@noble/hashes/sha2'
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils'
import { hashOf } from './hash.ts'
import type { Tree } from './merkle.ts'

/*
 * The head of a log as a signed text: a checkpoint in the form of C2SP (tlog-checkpoint, signed-note), which witnesses of other
 * programs read, too. Three lines say whose log, how many entries, which head of their Merkle tree; after an empty line
 * stands the signature, if there is one.
 */

hashes.sha512 = (message) => Uint8Array.from(sha512(message))

/** A public key of Ed25519, 32 bytes. */
export type PublicKey = Uint8Array

/** A head as somebody published it. */
export interface PublishedHead extends Tree {
  /** All of it, and what is signed: the three lines. */
  text: string
  body: string
  signatures: readonly { name: string; keyId: string; signature: Uint8Array }[]
}

/** A log's name: that of the key which signs it, so that no two are called the same. */
function originOf(key: PublicKey | undefined): string {
  return key ? `mingbiao/${fingerprintOf(key).slice(0, 16)}` : 'mingbiao'
}

/**
 * Prints the head of a tree, signed where there is a key.
 * @param key with what signs bytes as its owner
 */
export function printHead(
  { size, head }: Tree,
  key?: { publicKey: PublicKey; sign: (bytes: Uint8Array) => Uint8Array },
): string {
  const origin = originOf(key?.publicKey)
  const body = `${origin}\n${size}\n${toBase64(hexToBytes(head))}\n`
  if (!key) return `${body}\n`
  const signature = concatBytes(hexToBytes(keyIdOf(origin, key.publicKey)), key.sign(utf8ToBytes(body)))
  return `${body}\n— ${origin} ${toBase64(signature)}\n`
}

/** Reads a head that may come from anywhere; undefined where it is none. */
export function parseHead(text: string): PublishedHead | undefined {
  const [, body = '', size = '', root = '', rest = ''] =
    /^([^\n]+\n(\d{1,15})\n([A-Za-z0-9+/]{43}=)\n)\n((?:— [^\n]+\n)*)$/.exec(text) ?? []
  if (body === '') return undefined
  const signatures = [...rest.matchAll(/^— (\S+) ([A-Za-z0-9+/]+={0,2})$/gm)].flatMap(
    ([, name = '', coded = '']) => {
      const bytes = fromBase64(coded)
      if (!bytes) return []
      return [{ name, keyId: bytesToHex(bytes.slice(0, 4)), signature: bytes.slice(4) }]
    },
  )
  return {
    text,
    body,
    size: Number(size),
    head: bytesToHex(fromBase64(root) ?? new Uint8Array()),
    signatures,
  }
}

/** Whether the owner of a key signed a head. */
export function isSignedBy({ body, signatures }: PublishedHead, key: PublicKey): boolean {
  const origin = originOf(key)
  const keyId = keyIdOf(origin, key)
  return signatures.some(
    (one) =>
      one.name === origin &&
      one.keyId === keyId &&
      one.signature.length === 64 &&
      verify(one.signature, utf8ToBytes(body), key),
  )
}

/** The bytes of an Ed25519 key's SubjectPublicKeyInfo (RFC 8410) before the key itself. */
const prefix = '302a300506032b6570032100'

/** What people compare: SHA-256 of the key's SubjectPublicKeyInfo, as `openssl pkey -pubin -outform DER | sha256sum` says. */
export function fingerprintOf(key: PublicKey): string {
  return hashOf(concatBytes(hexToBytes(prefix), key))
}

/** A public key for everyone: its fingerprint, and below it the PEM that OpenSSL reads. */
export function printPublicKey(key: PublicKey): string {
  const pem = toBase64(concatBytes(hexToBytes(prefix), key))
  return `公开日志的签名公钥（Ed25519）
指纹（SHA-256）：${fingerprintOf(key)}
-----BEGIN PUBLIC KEY-----
${pem}
-----END PUBLIC KEY-----
`
}

/** Reads a public key; undefined where the text holds none of Ed25519. */
export function parsePublicKey(text: string): PublicKey | undefined {
  const [, coded = ''] = /-----BEGIN PUBLIC KEY-----\s+([A-Za-z0-9+/=\s]+?)\s+-----END/.exec(text) ?? []
  const bytes = fromBase64(coded.replace(/\s/g, ''))
  return bytes?.length === 44 && bytesToHex(bytes.slice(0, 12)) === prefix ? bytes.slice(12) : undefined
}

/** What a signature names its key by (C2SP signed-note, type 1). */
function keyIdOf(name: string, key: PublicKey): string {
  return hashOf(concatBytes(utf8ToBytes(`${name}\n`), Uint8Array.of(1), key)).slice(0, 8)
}

function toBase64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
}

function fromBase64(text: string): Uint8Array | undefined {
  try {
    return Uint8Array.from(atob(text), (character) => character.charCodeAt(0))
  } catch {
    return undefined
  }
}
