import { existsSync } from 'node:fs'
import { rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { logName } from '../log/log.ts'
import { printLogProof } from '../log/log-proof.ts'
import { printPublicKey } from '../log/signed-head.ts'
import { logProof, signingKey } from '../model/address.ts'
import { pathsBelow } from './describe.ts'
import type { SigningKey } from './signing-key.ts'

export const logProofName = logProof.slice(1)
export const publicKeyName = signingKey.slice(1)

const names = [logName, logProofName, publicKeyName]

/** Whether a file of a site tells of its log: it is written when all that the manifest holds is known. */
export function isOfTheLog(path: string): boolean {
  return names.includes(path) || path.startsWith('editions/')
}

/** The paths of the files in a site's folder that tell of its log. */
export async function logFilesIn(folder: string): Promise<string[]> {
  const editions = await pathsBelow(join(folder, 'editions'))
  return [
    ...names.filter((name) => existsSync(join(folder, name))),
    ...editions.map((path) => `editions/${path}`),
  ]
}

/** Writes the log of a site into its folder, signed where there is a key. Other folders may share the files that were there. */
export async function writeLogFiles(folder: string, log: string, key: SigningKey | undefined) {
  const files: [string, string][] = [
    [logName, log],
    [logProofName, printLogProof(log, key)],
    ...(key ? [[publicKeyName, printPublicKey(key.publicKey)] satisfies [string, string]] : []),
  ]
  for (const [name, text] of files) {
    await writeFile(join(folder, `.${name}`), text)
    await rename(join(folder, `.${name}`), join(folder, name))
  }
}
