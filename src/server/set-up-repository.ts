import { execFile } from 'node:child_process'
import { access, chmod, mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { removeFolder } from '../content/text/write-files.ts'
import { git } from './git.ts'
import { compiledScripts, hookText, isOurHook } from './hooks.ts'
import { Refusal } from './refusal.ts'
import { replaceFile } from './replace-file.ts'
import { makeSigningKey } from './repository-key.ts'
import { requireAccount } from './require-account.ts'
import { lockOf } from './run-locked.ts'
import { ownFolder, type Settings, writeSettings } from './server-settings.ts'
import { fillConfiguration } from './web-server.ts'

/** The configurations that are filled in, below `scripts/server`. */
const configurations = ['nginx.conf', 'Caddyfile']

/**
 * Makes the bare repository whose pushes are published, the folder of releases, and configurations for web servers. Run again,
 * it brings hooks and settings up to date and leaves content, releases, users and the signing key alone.
 * @returns whether it is new, and the fingerprint of the key that signs its log
 * @throws Refusal where something else is in the way
 */
export async function setUp(repository: string, settings: Settings) {
  const { program, site, branch } = settings
  const templates = configurations.map((name) => readFile(join(program, 'scripts/server', name), 'utf8'))
  const filled = (await Promise.all(templates)).map((template) => fillConfiguration(template, settings))
  await requireBranchName(branch)
  await mkdir(repository, { recursive: true })
  await requireAccount(repository)
  const config = (key: string, value: string) => git(repository, ['config', key, value])
  const isNew = !(await exists(join(repository, 'HEAD')))
  if (isNew && (await readdir(repository)).length > 0)
    throw new Refusal(`${repository} 里已有别的东西，不是仓库。换一个目录，或先清空。`)
  if (isNew) await git(repository, ['init', '--quiet', '--bare', `--initial-branch=${branch}`, repository])
  if (!isNew) await refuseForeignHooks(repository)
  for (const [key, value] of Object.entries(gitSettings)) await config(key, value)
  await git(repository, ['symbolic-ref', 'HEAD', `refs/heads/${branch}`])
  await writeSettings(repository, settings)
  await mkdir(ownFolder(repository), { recursive: true })
  if (!(await exists(lockOf(repository)))) await writeFile(lockOf(repository), '')
  await mkdir(join(site, 'releases'), { recursive: true })
  // Whatever the account's umask, the web server must be able to enter.
  for (const folder of [site, join(site, 'releases')]) await chmod(folder, 0o755)
  // Of another version of the program, perhaps.
  removeFolder(join(repository, compiledScripts))
  for (const name of hookNames) {
    const file = join(repository, 'hooks', name)
    await mkdir(join(repository, 'hooks'), { recursive: true })
    // Half a hook would let every push pass.
    await replaceFile(file, hookText(name), 0o755)
  }
  for (const [index, name] of configurations.entries())
    await replaceFile(join(ownFolder(repository), name), filled[index] ?? '')
  return { isNew, fingerprint: await makeSigningKey(repository) }
}

const hookNames = ['pre-receive', 'post-receive'] as const

/** What git itself shall refuse, and that what it accepts is on disk before it says so. */
const gitSettings = {
  'receive.denyNonFastForwards': 'true',
  'receive.fsckObjects': 'true',
  // Before anything is unpacked: 64 MiB are years of a county's content.
  'receive.maxInputSize': String(64 * 2 ** 20),
  'core.fsync': 'all',
  'core.logAllRefUpdates': 'true',
}

async function requireBranchName(branch: string) {
  await promisify(execFile)('git', ['check-ref-format', `refs/heads/${branch}`]).catch(() => {
    throw new Refusal(`“${branch}”不能作分支的名称，用字母、数字和短横线。`)
  })
}

async function refuseForeignHooks(repository: string) {
  for (const name of hookNames) {
    const text = await readFile(join(repository, 'hooks', name), 'utf8').catch(() => undefined)
    if (text !== undefined && !isOurHook(text))
      throw new Refusal(
        `${join(repository, 'hooks', name)} 是别的程序的钩子，没有改动。先把它移走，再运行一次。`,
      )
  }
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}
