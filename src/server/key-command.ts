import { realpath } from 'node:fs/promises'
import { resolve } from 'node:path'
import { Refusal } from './refusal.ts'

/** What a key may do with the repository: send commits, or also take them. */
export interface KeyRights {
  /** The one repository of the key, an absolute path. */
  repository: string
  /** Whether it may read what all units have in the repository, withheld values included. */
  reading: boolean
}

/** One of git's own programs, and the repository it is to serve. */
export interface GitService {
  program: 'receive-pack' | 'upload-pack'
  repository: string
}

const asked = /^git[- ](receive-pack|upload-pack) (?:'([^'\\]+)'|([\w./~-]+))$/

/**
 * What a limited key asks for over ssh, if it may have it: `git-receive-pack '/srv/mingbiao.git'`, in the form in which git
 * sends it. Anything else is refused: another program, another repository, options, a shell.
 * @param command `SSH_ORIGINAL_COMMAND`; undefined where a terminal was asked for
 * @throws Refusal that says what the key is for
 */
export async function gitService(command: string | undefined, rights: KeyRights): Promise<GitService> {
  const [, program, quoted, plain] = asked.exec(command ?? '') ?? []
  if (program !== 'receive-pack' && program !== 'upload-pack')
    throw new Refusal('这把钥匙只能用来 git push，不能登录，也不能运行别的命令。')
  if (!(await isSame(quoted ?? plain ?? '', rights.repository)))
    throw new Refusal(`这把钥匙只能用于 ${rights.repository}。用 git remote -v 看看远程仓库的地址。`)
  if (program === 'upload-pack' && !rights.reading)
    throw new Refusal('这把钥匙只能推送，不能取回（仓库里有各单位不公开的内容）。要取回的，请找网站管理员。')
  return { program, repository: rights.repository }
}

async function isSame(path: string, repository: string): Promise<boolean> {
  const [one, other] = [path, repository].map((name) => realpath(resolve(name)).catch(() => undefined))
  const found = await one
  return found !== undefined && found === (await other)
}

/**
 * The environment of that program: nothing of the caller's passes but the version of git's protocol, so that no variable can
 * lead git to other objects, hooks or settings.
 * @param outside the environment of the forced command
 */
export function serviceEnvironment(outside: NodeJS.ProcessEnv, user: string): NodeJS.ProcessEnv {
  const { PATH, HOME, GIT_PROTOCOL = '' } = outside
  return {
    PATH,
    HOME,
    LC_ALL: 'C.UTF-8',
    GIT_NO_REPLACE_OBJECTS: '1',
    MINGBIAO_USER: user,
    ...(/^version=[0-2]$/.test(GIT_PROTOCOL) && { GIT_PROTOCOL }),
  }
}
