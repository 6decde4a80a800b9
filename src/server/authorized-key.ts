import { Refusal } from './refusal.ts'

const kinds =
  /^(ssh-(ed25519|rsa)|ecdsa-sha2-nistp\d+|sk-[\w-]+@openssh\.com) [A-Za-z0-9+/]+={0,3}( [^"\\\r\n]*)?$/

/** Whether a name can stand in the line unquoted. */
export function isUserName(text: string): boolean {
  return /^[A-Za-z0-9][A-Za-z0-9_-]*$/.test(text)
}

/**
 * The line of `authorized_keys` that lets the owner of a key push as `user`, and do nothing else on the server: git-shell
 * knows fetch and push only, and `restrict` switches off terminals and forwarding.
 * @param key a public key, one line, as `ssh-keygen` wrote it
 * @throws Refusal where it is not one: the line must not carry options of the owner's choice
 */
export function authorizedKey(user: string, key: string): string {
  const line = key.trim()
  if (!kinds.test(line))
    throw new Refusal('这不是 SSH 公钥。公钥是一行，像 ssh-ed25519 AAAA…，在 .ssh/id_ed25519.pub 里。')
  return `command="MINGBIAO_USER=${user} git-shell -c \\"$SSH_ORIGINAL_COMMAND\\"",restrict ${line}`
}
