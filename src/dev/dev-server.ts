import { type AstroIntegration, dev } from 'astro'
import { type Assets, editorAssets } from '../edit/assets.ts'
import { ContentError } from '../model/finding.ts'
import { findingsPage, findingsStyle } from './findings-page.ts'
import { Preview, type Subject } from './live-preview.ts'
import { addressOf, send, sendOn } from './respond.ts'
import { pathOf } from './site-server.ts'
import { watchContent } from './watch.ts'

/** Where Astro finds the locals of a request of its dev server. */
const astroLocals = Symbol.for('astro.locals')

/** Addresses of Vite's own: modules, and what it needs to reload them. */
const ofVite = /^\/(@|__|node_modules\/|src\/)/

/** What Astro's dev server needs besides. */
interface Sources extends Pick<Subject, 'load'> {
  /** The folder of this program. */
  program: string
  /** The folder whose content and forms are shown. */
  root: string
}

/** Starts Astro's dev server over the content: it renders pages, and we say what stands at which address. */
export async function startDevServer(sources: Sources, server: { host?: string; port?: number }) {
  const { program, root, load } = sources
  let editor: Promise<Assets> | undefined
  const assets = async (address: string) => {
    const [, name] = /^\/admin\/files\/(.+)$/.exec(address) ?? []
    if (name === undefined) return undefined
    editor ??= editorAssets(program)
    return (await editor).get(name)
  }
  const preview = new Preview({ load, assets })
  const integration = contentPreview(preview, root, await findingsStyle(program))
  // Addresses that lack their last `/` are for us to answer, too.
  await dev({ root: program, server, trailingSlash: 'ignore', integrations: [integration] })
}

/**
 * Makes Astro's dev server follow the content: pages and PDFs show a changed, new or removed file at once, and while a
 * file has errors the pages that it would change answer with what they are.
 */
function contentPreview(preview: Preview, root: string, style: string): AstroIntegration {
  return {
    name: 'content-preview',
    hooks: {
      'astro:server:setup': ({ server }) => {
        const { hot } = server.environments.client
        const reload = () => hot.send({ type: 'full-reload' })
        hot.on('vite:client:connect', () => {
          if (preview.isBehind) reload()
        })
        const onChange = (paths: readonly string[]) => {
          preview.forget(paths)
          reload()
        }
        watchContent(root, onChange, console.error)
        server.middlewares.use(async (request, response, next) => {
          const { pathname } = addressOf(request.url)
          if (ofVite.test(pathname)) return next()
          try {
            const answer = await preview.answer(pathOf(request.url))
            if ('body' in answer) return send(response, pathname, answer.body)
            if ('elsewhere' in answer) return sendOn(response, answer.elsewhere, request.url)
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
