import { readdir, stat } from 'node:fs/promises'
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

/** Of pages, the longest of each kind: of all projects one, of all units' years one. */
export async function onePageOfEachKind(site: BuiltSite): Promise<string[]> {
  const pages = await pagesOf(site)
  const sizes = await Promise.all(
    pages.map((page) => stat(join(site.folder, page.endsWith('.html') ? page : `${page}index.html`))),
  )
  const sorted = pages.toSorted(
    (a, b) => (sizes[pages.indexOf(b)]?.size ?? 0) - (sizes[pages.indexOf(a)]?.size ?? 0),
  )
  const kinds = Map.groupBy(sorted, (page) =>
    page
      .replace(/(^|\/)\d{6}\//, '$1unit/')
      .replace(/20\d\d(-\d\d)?/, 'year')
      .replace(/[\dA-Z]+(-[\dA-Z]+)+|\d{5}[\dA-Z]+/, 'code')
      .replace(/^(indicators|search)\/.+/, '$1/one/'),
  )
  return [...kinds.values()].flatMap(([longest]) => longest ?? [])
}
