import { execFile } from 'node:child_process'
import { stat } from 'node:fs/promises'
import { promisify } from 'node:util'
import { Refusal } from './refusal.ts'

/**
 * Holds whoever works on a repository to the account that has it: what another writes there, root above all, no push could change
 * or remove any more.
 * @throws Refusal that names the account
 */
export async function requireAccount(repository: string) {
  const owner = (await stat(repository).catch(() => undefined))?.uid
  const own = process.geteuid?.()
  if (owner === undefined || own === undefined || owner === own) return
  const [name, ownName] = await Promise.all([owner, own].map(nameOf))
  throw new Refusal(
    `${repository} 是账户 ${name} 的，现在的账户是 ${ownName}：写出来的文件，以后的推送改不了。\n换成它再运行：sudo -u ${name} -s`,
  )
}

async function nameOf(uid: number): Promise<string> {
  const number = String(uid)
  const said = await promisify(execFile)('id', ['--name', '--user', number]).catch(() => undefined)
  return said?.stdout.trim() || number
}
