import { Refusal } from './refusal.ts'
import type { Settings } from './server-settings.ts'

const kinds =
  /^(ssh-(ed25519|rsa)|ecdsa-sha2-nistp\d+|sk-[\w-]+@openssh\.com) [A-Za-z0-9+/]+={0,3}( [^"\\\r\n]*)?$/

/** Whether a name can stand in the line unquoted. */
export function isUserName(text: string): boolean {
  return /^[A-Za-z0-9][A-Za-z0-9_-]*$/.test(text)
}

/**
 * The line of `authorized_keys` that lets the owner of a key push to one repository as `user`, and do nothing else on the
 * server: the forced command serves that repository only (`key-command.ts`), and `restrict` switches off terminals and
 * forwarding.
 * @param settings absolute paths of the installed program and of Node
 * @param key a public key, one line, as `ssh-keygen` wrote it
 * @throws Refusal where it is not one, as the line must not carry options of the owner's choice; or where a path cannot
 *   stand in the line
 */
export function authorizedKey(
  { program, node }: Pick<Settings, 'program' | 'node'>,
  repository: string,
  user: string,
  key: string,
): string {
  const line = key.trim()
  if (!kinds.test(line))
    throw new Refusal('这不是 SSH 公钥。公钥是一行，像 ssh-ed25519 AAAA…，在 .ssh/id_ed25519.pub 里。')
  const unusable = [program, node, repository].find((path) => !/^\/[^'"\\\r\n]*$/.test(path))
  if (unusable !== undefined) throw new Refusal(`路径里不能有引号和反斜线：${unusable}`)
  const words = [node, `${program}/scripts/server/key.ts`, repository, user]
  return `command="${words.map((word) => `'${word}'`).join(' ')}",restrict ${line}`
}
