import { readdir } from 'node:fs/promises'
import { join, sep } from 'node:path'
import type { BuiltSite } from './sites.ts'

/** Every file of a built site, as paths below its root such as `315002/2020/index.html`. */
export async function filesOf({ folder }: BuiltSite): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .split(sep)
        .join('/'),
    )
    .sort()
}

/** Every page of a built site, as it is asked for: `315002/2020/`. The editor is a program of others behind an address. */
export async function pagesOf(site: BuiltSite): Promise<string[]> {
  const files = await filesOf(site)
  return files
    .filter((file) => file.endsWith('.html') && !file.startsWith('admin/edit/'))
    .map((file) => file.replace(/(^|\/)index\.html$/, '$1'))
}
