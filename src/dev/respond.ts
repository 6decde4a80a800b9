import type { Server, ServerResponse } from 'node:http'
import { extname } from 'node:path'

const types: Readonly<Record<string, string>> = {
  '.atom': 'application/atom+xml; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}

/** Answers with the file at a path, as a web server would call it. */
export function send(response: ServerResponse, path: string, body: string | Uint8Array, status = 200) {
  response.writeHead(status, { 'content-type': types[extname(path)] ?? 'text/plain; charset=utf-8' })
  response.end(body)
}

/** The address that a request is for, below any host. What is none (`*`) is that of the page for what is not there. */
export function addressOf(url = '/'): URL {
  return URL.parse(`http://localhost${url}`) ?? new URL('http://localhost/404.html')
}

/** Sends a reader on to a page, as web servers do where the last `/` of its address is missing, with what the request asks of it. */
export function sendOn(response: ServerResponse, to: string, url?: string) {
  const { search } = addressOf(url)
  response.writeHead(302, { location: encodeURI(to) + search }).end()
}

/** Where a server shall be found; only this machine where no host is named, any free port where it is 0. */
export interface Place {
  port: number
  host?: string | undefined
}

/**
 * Listens until the process ends.
 * @returns the address to open
 * @throws the system's error, with the port as its path, where another program has it
 */
export function listen(server: Server, { port, host }: Place): Promise<string> {
  return new Promise((started, failed) => {
    server.once('error', (error) => failed(Object.assign(error, { path: String(port) })))
    server.listen(port, host ?? 'localhost', () => {
      const address = server.address()
      const own = typeof address === 'object' ? address?.port : port
      started(`http://${host ?? 'localhost'}:${own}/`)
    })
  })
}
