import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { basename } from 'node:path'

/** A package as npm packed it. */
export interface Tarball {
  file: string
  /** Its package.json. */
  manifest: Readonly<Record<string, unknown>>
}

/** A registry that has some packages of its own, the first of a name the latest, and sends who asks for others to npm's. */
export async function openRegistry(tarballs: readonly Tarball[]) {
  const known = new Map<string, object>()
  const server = createServer((request, response) => {
    const path = decodeURIComponent(request.url ?? '/').slice(1)
    const tarball = tarballs.find(({ file }) => path === `tarballs/${basename(file)}`)
    const own = known.get(path)
    if (tarball) createReadStream(tarball.file).pipe(response)
    else if (own) response.end(JSON.stringify(own))
    else response.writeHead(302, { location: `https://registry.npmjs.org${request.url}` }).end()
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const address = server.address()
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/`
  for (const [name, versions] of Map.groupBy(tarballs, ({ manifest }) => String(manifest.name)))
    known.set(name, await packument(name, versions, url))
  return { url, close: () => server.close() }
}

async function packument(name: string, tarballs: readonly Tarball[], url: string): Promise<object> {
  const versions = await Promise.all(
    tarballs.map(async ({ file, manifest }): Promise<[string, object]> => {
      const hash = createHash('sha512').update(await readFile(file))
      const dist = {
        tarball: `${url}tarballs/${basename(file)}`,
        integrity: `sha512-${hash.digest('base64')}`,
      }
      return [String(manifest.version), { ...manifest, dist }]
    }),
  )
  return {
    name,
    'dist-tags': { latest: tarballs[0]?.manifest.version },
    versions: Object.fromEntries(versions),
  }
}
