import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chmod,
  cp,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  readlink,
  realpath,
  rm,
  writeFile,
} from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { isOfTheLog } from '../../src/proof/log-files.ts'
import { environment } from '../browser/environment.ts'

const run = promisify(execFile)

/** What a command printed and how it ended. */
export interface Outcome {
  status: number
  output: string
}

/** Runs a command as a person would who has nothing set up but a name. */
export async function command(
  folder: string,
  name: string,
  args: readonly string[],
  more: NodeJS.ProcessEnv = {},
): Promise<Outcome> {
  const env = { ...environment(), ...person, ...more }
  try {
    const { stdout, stderr } = await run(name, args, { cwd: folder, env, maxBuffer: 1e8 })
    return { status: 0, output: stdout + stderr }
  } catch (error) {
    if (!(error instanceof Error) || !('stdout' in error && 'stderr' in error)) throw error
    return { status: 1, output: `${error.stdout}${error.stderr}` }
  }
}

const person = {
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_AUTHOR_NAME: 'Clerk',
  GIT_AUTHOR_EMAIL: 'clerk@example.org',
  GIT_COMMITTER_NAME: 'Clerk',
  GIT_COMMITTER_EMAIL: 'clerk@example.org',
}

/** The same, where it must work. */
export async function must(folder: string, name: string, args: readonly string[]): Promise<string> {
  const { status, output } = await command(folder, name, args)
  if (status !== 0) throw new Error(`${name} ${args.join(' ')}: ${output}`)
  return output.trim()
}

/** One of the commands for webmasters: `script('rollback', repository)`. */
export function script(name: string, ...args: string[]): Promise<Outcome> {
  return command(resolve('.'), process.execPath, [`scripts/server/${name}.ts`, ...args])
}

/** A bare repository that publishes, and its site, in a folder of their own. */
export interface Server {
  folder: string
  repository: string
  site: string
  remove(): Promise<void>
}

export async function makeServer(...options: string[]): Promise<Server> {
  const folder = await mkdtemp(join(tmpdir(), 'mingbiao-server-'))
  // The web server is another user.
  await chmod(folder, 0o755)
  return setUpIn(folder, ...options)
}

async function setUpIn(folder: string, ...options: string[]): Promise<Server> {
  const [repository, site] = [join(folder, 'mingbiao.git'), join(folder, 'site')]
  const { status, output } = await script('setup', repository, site, ...options)
  if (status !== 0) throw new Error(output)
  return { folder, repository, site, remove: () => rm(folder, { recursive: true, maxRetries: 10 }) }
}

/** A clone with a small county in it, committed but not pushed. */
export async function makeClone(server: Server, name = 'clone'): Promise<string> {
  const clone = join(server.folder, name)
  await mkdir(clone, { recursive: true })
  await must(clone, 'git', ['init', '--quiet', '--initial-branch=main'])
  await must(clone, 'git', ['remote', 'add', 'server', server.repository])
  await cp('test/fixtures/county', clone, { recursive: true })
  await commit(clone, 'the county')
  return clone
}

export const unit = 'content/101001/2025'
export const project = `${unit}/101-0101-AAA-0001.yaml`

/** Changes a project's name; gives back what the page will say. */
export async function rename(clone: string, name: string) {
  await edit(clone, project, (text) => text.replace(/^项目名称: .*$/m, `项目名称: ${name}`))
}

export async function edit(clone: string, file: string, change: (text: string) => string) {
  await writeFile(join(clone, file), change(await readFile(join(clone, file), 'utf8')))
}

export async function commit(clone: string, message: string): Promise<string> {
  await must(clone, 'git', ['add', '--all'])
  await must(clone, 'git', ['commit', '--quiet', '--allow-empty', `--message=${message}`])
  return must(clone, 'git', ['rev-parse', 'HEAD'])
}

/** Pushes, and says what the person at the terminal reads. */
export async function push(
  clone: string,
  refs: readonly string[] = ['main'],
  env: NodeJS.ProcessEnv = {},
  remote = 'server',
): Promise<Outcome> {
  const { status, output } = await command(clone, 'git', ['push', remote, ...refs], env)
  return { status, output: output.replaceAll(/^remote: ?| +$/gm, '') }
}

/** Moves the published branch to what is checked out, past the hooks: neither checked nor published. */
export async function pushUnseen(clone: string) {
  const receivePack = '--receive-pack=git -c core.hooksPath=/dev/null receive-pack'
  await must(clone, 'git', ['push', '--quiet', receivePack, 'server', 'HEAD:refs/heads/main'])
}

/** Folders that a publication works in, of those that are there. */
export async function leftovers({ repository, site }: Server): Promise<string[]> {
  const names = await Promise.all(
    [join(repository, 'mingbiao'), join(site, 'releases')].map((folder) => readdir(folder)),
  )
  return names.flat().filter((name) => /^work$|^check-|^push-|^\.(?!earlier$)/.test(name))
}

/** The names of the releases that can be shown. */
export async function releases({ site }: Server): Promise<string[]> {
  return (await readdir(join(site, 'releases'))).filter((name) => /^\d/.test(name)).sort()
}

/** The release that is shown: `3-0123456789ab`. */
export async function shown({ site }: Server): Promise<string> {
  return (await readlink(join(site, 'current'))).replace('releases/', '')
}

/** SHA-256 of every file below a folder, by path. */
export async function hashes(path: string): Promise<Map<string, string>> {
  // `current` is a link.
  const folder = await realpath(path)
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  const pairs = files.sort().map(async (file): Promise<[string, string]> => {
    return [file.slice(folder.length + 1), hash(await readFile(file))]
  })
  return new Map(await Promise.all(pairs))
}

/** What a release shows of its content: all files but those that name its commit, and the log of all. It must be whole, by its own manifest. */
export async function contentOf(path: string): Promise<Map<string, string>> {
  const { status, output } = await command(resolve('.'), process.execPath, ['scripts/verify.ts', path])
  if (status !== 0) throw new Error(output)
  const files = await hashes(path)
  const names = [...files.keys()].filter(
    (name) => isOfTheLog(name) || /^(manifest\.json|receipt\.pdf|receipt\/index\.html)$/.test(name),
  )
  for (const name of names) files.delete(name)
  return files
}

export function hash(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
