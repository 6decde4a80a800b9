import { existsSync } from 'node:fs'
import { chmod, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fingerprintOf } from '../log/signed-head.ts'
import { newSigningKey, readSigningKey, type SigningKey } from '../proof/signing-key.ts'
import { replaceFile } from './replace-file.ts'
import { ownFolder } from './server-settings.ts'

/** The key that signs a repository's log; undefined where it was set up before there was one. */
export async function signingKeyOf(repository: string): Promise<SigningKey | undefined> {
  const file = fileOf(repository)
  const pem = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error
    return undefined
  })
  return pem === undefined ? undefined : readSigningKey(pem, file)
}

/**
 * Makes the key, where there is none. The file is the account's alone.
 * @returns the fingerprint of its public part
 */
export async function makeSigningKey(repository: string): Promise<string> {
  const file = fileOf(repository)
  if (existsSync(file)) await chmod(file, 0o600)
  else await replaceFile(file, newSigningKey(), 0o600)
  return fingerprintOf(readSigningKey(await readFile(file, 'utf8'), file).publicKey)
}

function fileOf(repository: string): string {
  return join(ownFolder(repository), 'signing-key.pem')
}
