import { readFile } from 'node:fs/promises'
import { join, resolve, sep } from 'node:path'
import type { AstroIntegration } from 'astro'
import { ContentError, type Finding } from '../../model/finding.ts'
import { findingsPage } from './findings-page.ts'

type Load = (root: string) => Promise<unknown>
type Server = Parameters<NonNullable<AstroIntegration['hooks']['astro:server:setup']>>[0]['server']

const folders = ['content', 'templates']
/** The module that holds the loaded content; forgetting it makes the next page load it anew. */
const loader = 'src/pages/_published.ts'
const styles = ['tokens', 'page', 'content', 'findings'].map((name) => `src/site/style/${name}.css`)

/**
 * Makes `astro dev` follow the content: pages and PDFs show a changed, new or removed file at once, and while a file has
 * errors every address answers with what they are.
 * @param load loads and checks everything below a folder, or throws a ContentError
 */
export function contentPreview(load: Load): AstroIntegration {
  return {
    name: 'content-preview',
    hooks: {
      'astro:server:setup': ({ server }) => {
        const { root } = server.config
        const watched = folders.map((folder) => resolve(root, folder))
        let findings: Promise<readonly Finding[]> | undefined
        server.watcher.add(watched)
        server.watcher.on('all', (_, path) => {
          if (!watched.some((folder) => path.startsWith(folder + sep))) return
          findings = undefined
          forget(server, join(root, loader))
        })
        server.middlewares.use(async (request, response, next) => {
          if (/^\/(@|__|node_modules\/)/.test(request.url ?? '')) return next()
          findings ??= findErrors(load, root)
          const errors = await findings.catch(next)
          if (!errors) return
          if (errors.length === 0) return next()
          response.writeHead(500, { 'content-type': 'text/html; charset=utf-8' })
          response.end(findingsPage(errors, await readStyle(root), '/@vite/client'))
        })
      },
    },
  }
}

/** Drops the loaded content, all that was made of it, and Astro's list of addresses; then reloads open pages. */
function forget(server: Server, module: string) {
  for (const environment of Object.values(server.environments)) {
    for (const node of environment.moduleGraph.getModulesByFile(module) ?? [])
      environment.moduleGraph.invalidateModule(node)
    environment.hot.send('astro:content-changed', {})
  }
  server.environments.client.hot.send({ type: 'full-reload' })
}

async function findErrors(load: Load, root: string): Promise<readonly Finding[]> {
  try {
    await load(root)
    return []
  } catch (error) {
    if (error instanceof ContentError) return error.findings
    throw error
  }
}

async function readStyle(root: string): Promise<string> {
  const files = styles.map((file) => readFile(join(root, file), 'utf8'))
  return (await Promise.all(files)).join('\n')
}
