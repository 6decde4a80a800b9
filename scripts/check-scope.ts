import { existsSync, readdirSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { Refusal } from '../src/server/refusal.ts'

/**
 * Which files a check is asked for: a unit, a year, a unit's year, or a path; all where nothing is said.
 * @param root the folder that holds `content/`
 * @returns whether a file, by its path below `root`, is one of them
 * @throws Refusal where there is no such unit, year or path
 */
export function scopeOf(root: string, wanted: readonly string[]): (file: string) => boolean {
  const folders = wanted.flatMap((one) => foldersOf(root, one))
  const isIn = (file: string, folder: string) =>
    folder === '' || file === folder || file.startsWith(`${folder}/`)
  return (file) => wanted.length === 0 || folders.some((folder) => isIn(file, folder))
}

function foldersOf(root: string, wanted: string): string[] {
  const name = wanted.replaceAll('\\', '/').replace(/\/+$/, '')
  const found = /^20\d\d$/.test(name)
    ? unitsIn(root).map((unit) => `content/${unit}/${name}`)
    : ['content', '.'].map((from) => relative(root, resolve(root, from, name)).replaceAll('\\', '/'))
  const present = found.filter((folder) => !folder.startsWith('..') && existsSync(join(root, folder)))
  if (present.length > 0) return present
  throw new Refusal(`没有“${wanted}”。可以写的是单位编码、年度、单位/年度，或文件、目录；${known(root)}`)
}

function unitsIn(root: string): string[] {
  return namesIn(join(root, 'content'))
}

/** Units and their years, as many as a terminal shows. */
function known(root: string): string {
  const years = unitsIn(root).flatMap((unit) =>
    namesIn(join(root, 'content', unit)).map((year) => `${unit}/${year}`),
  )
  if (years.length === 0) return `${join(root, 'content')} 里还没有单位`
  const shown = years.slice(0, 20)
  return `现有：${shown.join('、')}${years.length > shown.length ? `……共 ${years.length} 个` : ''}`
}

function namesIn(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && /^\d+$/.test(entry.name))
    .map(({ name }) => name)
}
