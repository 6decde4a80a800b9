import { createHash } from 'node:crypto'
import type { Page, Request, Route } from 'playwright-core'

/** A commit, as a program asks Gitea for it: `POST /repos/{owner}/{repo}/contents`. */
interface SentCommit {
  branch: string
  message: string
  author: { name: string; email: string }
  files: { operation: string; path: string; content: string; sha?: string }[]
}

/** A platform of which there is none on the machine of the tests. */
export interface Gitea {
  address: string
  repository: string
  /** Who does not show it is told nothing. */
  token: string
  /** What the repository holds, by path; commits change it. */
  files: Map<string, string>
  commits: SentCommit[]
  /** The tokens that were shown. */
  shown: string[]
  /** What was asked for and is not known here. */
  unknown: string[]
}

/** Answers what a page asks of the platform, as Gitea does. */
export async function answer(page: Page, gitea: Gitea) {
  await page.route(`${gitea.address}/**`, (route) => answerRoute(route, gitea))
}

async function answerRoute(route: Route, gitea: Gitea) {
  const request = route.request()
  const headers = {
    'access-control-allow-origin': '*',
    'access-control-allow-headers': '*',
    'access-control-allow-methods': '*',
  }
  if (request.method() === 'OPTIONS') return route.fulfill({ status: 204, headers })
  const shown = (await request.headerValue('authorization'))?.replace(/^\w+ /, '') ?? ''
  gitea.shown.push(shown)
  if (shown !== gitea.token) return route.fulfill({ status: 401, headers, json: { message: 'unauthorized' } })
  const json = answerTo(request, gitea)
  return route.fulfill(json === undefined ? { status: 404, headers } : { headers, json })
}

function answerTo(request: Request, gitea: Gitea): unknown {
  const path = new URL(request.url()).pathname.replace('/api/v1', '')
  const asked = `${request.method()} ${path.replace(`/repos/${gitea.repository}`, '')}`
  switch (asked) {
    case 'GET /version':
      return { version: '1.24.6' }
    case 'GET /user':
      return { id: 1, login: 'clerk', full_name: '填报人', email: 'clerk@example.org', avatar_url: '' }
    case 'GET /settings/api':
      return { default_paging_num: 30, max_response_items: 50, default_max_blob_size: 10485760 }
    case 'GET ':
      return { default_branch: 'main', permissions: { pull: true, push: true } }
    case 'GET /branches/main':
      return { commit: { id: '0'.repeat(40), message: '公开' } }
    case 'POST /file-contents':
      return contentsOf(request.postDataJSON(), gitea)
    case 'POST /contents':
      return take(request.postDataJSON(), gitea)
  }
  if (asked.startsWith('GET /git/trees/')) return { tree: [...gitea.files].map(entryOf), truncated: false }
  gitea.unknown.push(asked)
  return undefined
}

function contentsOf({ files }: { files: string[] }, gitea: Gitea) {
  return files.map((path) => ({
    path,
    encoding: 'base64',
    content: Buffer.from(gitea.files.get(path) ?? '').toString('base64'),
  }))
}

function take(commit: SentCommit, { commits, files }: Gitea) {
  commits.push(commit)
  for (const { path, content } of commit.files) files.set(path, Buffer.from(content, 'base64').toString())
  return {
    commit: { sha: '1'.repeat(40), created: '2020-04-10T09:00:00+08:00' },
    files: commit.files.map(({ path }) => ({ path, sha: blobHash(files.get(path) ?? '') })),
  }
}

function entryOf([path, text]: [string, string]) {
  return { type: 'blob', path, sha: blobHash(text), size: Buffer.byteLength(text) }
}

/** The name that git gives a file's content. */
export function blobHash(text: string): string {
  return createHash('sha1')
    .update(`blob ${Buffer.byteLength(text)}\0${text}`)
    .digest('hex')
}
