import { readFile } from 'node:fs/promises'
import type { ServerResponse } from 'node:http'
import { extname, join, sep } from 'node:path'
import { type AstroIntegration, dev } from 'astro'
import { ContentError } from '../model/finding.ts'
import { findingsPage } from './findings-page.ts'
import { Preview, type Subject } from './preview.ts'

/** Where Astro finds the locals of a request of its dev server. */
const astroLocals = Symbol.for('astro.locals')

/** Addresses of Vite's own: modules, and what it needs to reload them. */
const ofVite = /^\/(@|__|node_modules\/|src\/)/

const types: Readonly<Record<string, string>> = {
  '.atom': 'application/atom+xml; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}

/** Starts Astro's dev server over the content: it renders pages, and we say what stands at which address. */
export async function startDevServer(subject: Subject, server: { host?: string; port?: number }) {
  const files = ['tokens', 'page', 'content', 'findings'].map((name) =>
    readFile(join(subject.program, `src/site/style/${name}.css`), 'utf8'),
  )
  const style = (await Promise.all(files)).join('\n')
  const integration = contentPreview(new Preview(subject), subject.watched, style)
  await dev({ root: subject.program, server, integrations: [integration] })
}

/**
 * Makes Astro's dev server follow the content: pages and PDFs show a changed, new or removed file at once, and while a
 * file has errors every address answers with what they are.
 */
function contentPreview(preview: Preview, watched: readonly string[], style: string): AstroIntegration {
  return {
    name: 'content-preview',
    hooks: {
      'astro:server:setup': ({ server }) => {
        server.watcher.add([...watched])
        server.watcher.on('all', (_, path) => {
          if (!watched.some((folder) => path.startsWith(folder + sep))) return
          preview.forget()
          server.environments.client.hot.send({ type: 'full-reload' })
        })
        server.middlewares.use(async (request, response, next) => {
          const { pathname } = new URL(request.url ?? '/', 'http://localhost')
          if (ofVite.test(pathname)) return next()
          try {
            const answer = await preview.answer(decodeURI(pathname))
            if ('body' in answer) return send(response, pathname, answer.body)
            Reflect.set(request, astroLocals, answer.locals)
            request.url = answer.path
            next()
          } catch (error) {
            if (!(error instanceof ContentError)) return next(error)
            response.writeHead(500, { 'content-type': 'text/html; charset=utf-8' })
            response.end(findingsPage(error.findings, style, '/@vite/client'))
          }
        })
      },
    },
  }
}

function send(response: ServerResponse, pathname: string, body: string | Uint8Array) {
  response.writeHead(200, { 'content-type': types[extname(pathname)] ?? 'text/plain; charset=utf-8' })
  response.end(body)
}
