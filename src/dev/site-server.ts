import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { join, posix } from 'node:path'
import { listen, type Place, send, sendOn } from './respond.ts'

/**
 * Serves a built site as a web server would.
 * @returns the address to open
 */
export function serveSite(folder: string, place: Place): Promise<string> {
  const server = createServer(async (request, response) => {
    const path = pathOf(request.url)
    const body = await bodyAt(folder, path)
    if (body) return send(response, path, body)
    if (await bodyAt(folder, `${path}/index.html`)) return sendOn(response, `${path}/`, request.url)
    send(response, '404.html', (await bodyAt(folder, '404.html')) ?? '', 404)
  })
  return listen(server, place)
}

/** The file that a request is for, below the site's folder: `/2020/` is `/2020/index.html`. */
export function pathOf(url = '/'): string {
  const { pathname } = new URL(url, 'http://localhost')
  try {
    return posix.normalize(decodeURI(pathname)).replace(/\/$/, '/index.html')
  } catch {
    // Not an address of ours.
    return '/404.html'
  }
}

/** A file's bytes; undefined where there is none. */
export function bodyAt(folder: string, path: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
  return readFile(join(folder, path)).catch(() => undefined)
}
