import { readdir, realpath } from 'node:fs/promises'
import { resolve } from 'node:path'
import { manifestName } from '../../src/proof/manifest.ts'
import { Refusal } from '../../src/server/refusal.ts'

/**
 * The folder whose place a new site takes; of a link, the folder that it leads to.
 * @throws Refusal where something else stands there, which would be lost with it
 */
export async function siteFolder(named: string): Promise<string> {
  const path = resolve(named)
  const folder = await realpath(path).catch(() => path)
  const entries = await readdir(folder).catch((): string[] => [])
  if (entries.length > 0 && !entries.includes(manifestName))
    throw new Refusal(
      `${folder} 里有别的文件（如“${entries[0]}”），生成网站会把它们换掉。换一个空的目录，或先把它们移走。`,
    )
  return folder
}
