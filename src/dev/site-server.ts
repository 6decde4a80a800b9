import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { join, posix } from 'node:path'
import { addressOf, listen, type Place, send, sendOn } from './respond.ts'

/** What a web server answers with where there is nothing. */
const missing = '/404.html'

/**
 * Serves a built site as a web server would.
 * @returns the address to open
 */
export function serveSite(folder: string, place: Place): Promise<string> {
  const server = createServer(async (request, response) => {
    const path = pathOf(request.url)
    const body = await bodyAt(folder, path)
    if (body && path !== missing) return send(response, path, body)
    if (await bodyAt(folder, `${path}/index.html`)) return sendOn(response, `${path}/`, request.url)
    send(response, missing, (await bodyAt(folder, missing)) ?? '', 404)
  })
  return listen(server, place)
}

/** The file that a request is for, below the site's folder: `/2020/` is `/2020/index.html`. */
export function pathOf(url?: string): string {
  const { pathname } = addressOf(url)
  try {
    return posix.normalize(decodeURI(pathname)).replace(/\/$/, '/index.html')
  } catch {
    // Not an address of ours.
    return missing
  }
}

/** A file's bytes; undefined where there is none. */
export function bodyAt(folder: string, path: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
  return readFile(join(folder, path)).catch(() => undefined)
}
