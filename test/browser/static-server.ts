import { readFile, stat } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import { extname, join, normalize } from 'node:path'

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.txt': 'text/plain; charset=utf-8',
  '.woff2': 'font/woff2',
}

export interface StaticServer extends AsyncDisposable {
  /** The site's address, with its last slash. */
  url: string
}

/** Serves a built site at `base` (such as `/jxmb/x/`) on a free port, and nothing beside it. */
export async function serve(folder: string, base = '/'): Promise<StaticServer> {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost')
    const file = pathname.startsWith(base) && (await find(folder, pathname.slice(base.length)))
    if (!file) {
      response.writeHead(404).end()
      return
    }
    response.writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream' })
    response.end(await readFile(file))
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return {
    url: `http://127.0.0.1:${port(server)}${base}`,
    [Symbol.asyncDispose]: () => new Promise((closed) => server.close(() => closed())),
  }
}

async function find(folder: string, path: string): Promise<string | undefined> {
  const file = join(
    folder,
    normalize(decodeURIComponent(path)),
    path === '' || path.endsWith('/') ? 'index.html' : '',
  )
  const found = await stat(file).catch(() => undefined)
  return found?.isFile() ? file : undefined
}

function port(server: Server): number {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the server has no port')
  return address.port
}
