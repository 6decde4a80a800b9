import { createServer, type ServerResponse } from 'node:http'
import type { Program } from '../build/program/program.ts'
import { ContentError } from '../model/finding.ts'
import { findingsPage, findingsStyle } from './findings-page.ts'
import { Preview, type Subject } from './live-preview.ts'
import { listen, type Place, send, sendOn } from './respond.ts'
import { bodyAt, pathOf } from './site-server.ts'

/** Where open pages ask for what reloads them, and wait to be told. */
const [reloader, changes] = ['/@reload.js', '/@changes']
/** Says which state of the content the page shows: of what changed before it listens, nobody else tells it. */
const reloadScript = `new EventSource('${changes}' + new URL(import.meta.url).search).onmessage = () => location.reload()`

/**
 * Shows the content as it is at the moment, in the compiled program: what the dev server does where there is no Astro. Open pages
 * follow what changes, but for the editor's, which makes the changes.
 * @returns the address to open, and what tells open pages to load anew
 */
export async function startContentServer(
  subject: Omit<Subject, 'assets'>,
  program: Program,
  place: Place,
): Promise<{ url: string; forget(paths: readonly string[]): void }> {
  const preview = new Preview({ ...subject, assets: (address) => bodyAt(program.assets, address) })
  const open = new Set<ServerResponse>()
  const style = await findingsStyle(program.root)
  const server = createServer(async (request, response) => {
    const path = pathOf(request.url)
    if (path === reloader) return send(response, path, reloadScript)
    if (path === changes) {
      response.writeHead(200, { 'content-type': 'text/event-stream' }).flushHeaders()
      open.add(response.once('close', () => open.delete(response)))
      if (!request.url?.endsWith(stateAfter(preview.changes))) tell(response)
      return
    }
    const script = `${reloader}${stateAfter(preview.changes)}`
    try {
      const answer = await preview.answer(path)
      if ('body' in answer) return send(response, path, answer.body)
      if ('elsewhere' in answer) return sendOn(response, answer.elsewhere, request.url)
      const page = await program.renderPage(answer)
      send(response, '.html', path.startsWith('/admin/') ? page : withReloader(page, script))
    } catch (error) {
      if (error instanceof ContentError)
        return send(response, '.html', findingsPage(error.findings, style, script), 500)
      console.error(error)
      send(response, '.txt', '程序出错，终端里有原因。', 500)
    }
  })
  return {
    url: await listen(server, place),
    forget(paths) {
      preview.forget(paths)
      open.forEach(tell)
    },
  }
}

function tell(response: ServerResponse) {
  response.write('data: changed\n\n')
}

function stateAfter(changes: number): string {
  return `?changes=${changes}`
}

function withReloader(page: string, script: string): string {
  return page.replace('</head>', `<script type="module" src="${script}"></script></head>`)
}
