import { createHash } from 'node:crypto'
import { createReadStream, lstatSync, readFileSync } from 'node:fs'
import { realpath } from 'node:fs/promises'
import { join } from 'node:path'
import { ContentError } from '../model/finding.ts'
import { pathsBelow } from './describe.ts'
import { manifestName } from './manifest.ts'

/** A site as it is deployed, in a folder or on the web. */
export interface DeployedSite {
  /** As the person who asks calls it. */
  name: string
  /**
   * The bytes of a file; undefined where there is none.
   * @throws Error where that cannot be told now
   */
  open(path: string): Promise<AsyncIterable<Uint8Array> | undefined>
  /** All of its paths, where they can be listed. */
  list?(): Promise<string[]>
}

/** What a file is: its hash, unless it is longer than it should be, which is different at any rate. */
export async function hashOf(bytes: AsyncIterable<Uint8Array>, size: number): Promise<string | undefined> {
  const hash = createHash('sha256')
  let read = 0
  for await (const piece of bytes) {
    read += piece.length
    if (read > size) return undefined
    hash.update(piece)
  }
  return hash.digest('hex')
}

/** What is read as a text. */
export async function textOf(bytes: AsyncIterable<Uint8Array>): Promise<string> {
  return Buffer.concat(await Array.fromAsync(bytes)).toString('utf8')
}

/** Up to this many bytes, a file is read at once: a stream for each of thousands of small ones takes five times as long. */
const small = 1_000_000

/** A site in a folder. Where that is a link, as `current` of a server is, it stays the release that the link led to at first. */
export function folderSite(folder: string): DeployedSite {
  const release = realpath(folder).catch(() => folder)
  return {
    name: folder,
    async open(path) {
      const file = join(await release, path)
      const size = sizeOf(file)
      if (size === undefined) return undefined
      return size > small ? createReadStream(file) : whole(readFileSync(file))
    },
    list: async () => pathsBelow(await release).catch(() => []),
  }
}

/** How large a plain file is; undefined where there is none. */
function sizeOf(file: string): number | undefined {
  try {
    const found = lstatSync(file)
    return found.isFile() ? found.size : undefined
  } catch {
    return undefined
  }
}

async function* whole(bytes: Uint8Array) {
  yield bytes
}

const attempts = 3
const patience = 60_000

/** A site on the web. Pages are asked for at their own addresses, as people do: `315002/2020/`. */
export function webSite(address: string): DeployedSite {
  const url = rootOf(address)
  return {
    name: url.href,
    async open(path) {
      const page = path.replace(/(^|\/)index\.html$/, '$1')
      const target = new URL(page.split('/').map(encodeURIComponent).join('/'), url)
      const answer = await ask(target)
      // The page for addresses that do not exist may well be answered with that status.
      const isThere = answer.ok || (answer.status === 404 && path === '404.html')
      if (!isThere) await answer.body?.cancel()
      if (answer.status === 404 || answer.status === 410) return isThere ? bodyOf(answer) : undefined
      if (!isThere) throw new Error(`HTTP ${answer.status}`)
      return bodyOf(answer)
    },
  }
}

/** The address of the first page, or of the manifest, is as good as that of the folder. */
function rootOf(address: string): URL {
  const url = URL.parse(address)
  if (!url || !/^https?:$/.test(url.protocol))
    throw new ContentError([
      {
        rule: 'verify',
        severity: 'error',
        file: address,
        message: '不是网址',
        fix: '照这样写：https://www.example.gov.cn/jxmb/',
      },
    ])
  url.search = ''
  url.hash = ''
  url.pathname = url.pathname
    .replace(new RegExp(`/(index\\.html|${manifestName})$`), '/')
    .replace(/\/?$/, '/')
  return url
}

async function ask(url: URL): Promise<Response> {
  for (let attempt = 1; ; attempt++) {
    const last = attempt === attempts
    try {
      const signal = AbortSignal.timeout(patience)
      const answer = await fetch(url, { headers: { 'cache-control': 'no-cache' }, signal })
      if (last || (answer.status < 500 && answer.status !== 429)) return answer
      await answer.body?.cancel()
    } catch (error) {
      if (last) throw new Error(reason(error))
    }
    await new Promise((resume) => setTimeout(resume, 500 * attempt))
  }
}

function reason(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if (error.name === 'TimeoutError') return '等了一分钟没有回答'
  const cause = error.cause instanceof Error ? error.cause : error
  const said = [cause.message, 'code' in cause ? String(cause.code) : ''].join(' ')
  const known = reasons.find(([words]) => words.test(said))
  return known ? known[1] : `连接出错（${cause.message}）`
}

/** What the network says, for a person. */
const reasons: readonly (readonly [RegExp, string])[] = [
  [/bad port/, '这个端口是留给别的服务的，网页不用它；看看网址里的端口对不对'],
  [/ENOTFOUND|EAI_AGAIN/, '找不到这个域名；看看网址对不对，电脑连没连网'],
  [/ECONNREFUSED/, '连不上：那里没有开着的网站，或端口不对'],
  [/ECONNRESET|EPIPE|UND_ERR_SOCKET|other side closed/, '连接断了'],
  [/ETIMEDOUT|CONNECT_TIMEOUT|EHOSTUNREACH|ENETUNREACH/, '连不上：网络不通'],
  [/CERT_HAS_EXPIRED/, '网站的证书过期了'],
  [/ALTNAME_INVALID/, '证书是别的网站的'],
  [/SELF_SIGNED|UNABLE_TO_(VERIFY|GET)|CERT_/, '网站的证书不受信任'],
  [/EPROTO|ERR_SSL|WRONG_VERSION/, '那里不是 HTTPS；看看网址要不要写成 http://'],
]

async function* bodyOf({ body }: Response): AsyncGenerator<Uint8Array> {
  if (body) yield* body
}
