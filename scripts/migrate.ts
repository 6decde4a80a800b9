import { readdir, readFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { formatOf, migrate, newestFormat, wrongFormat } from '../src/content/format.ts'
import { writeFiles } from '../src/content/text/write-files.ts'
import { Refusal } from '../src/server/refusal.ts'
import { migrateCommand } from './command/content-commands.ts'
import { run } from './command/run.ts'
import { contentRoot } from './roots.ts'

/** `npm run migrate`: brings content to the format of this program. */
await run(migrateCommand, async ({ values }) => {
  const root = contentRoot(values)
  const files = await textsBelow(root)
  const format = formatOf(files.get('content/site.yaml') ?? '')
  const newest = newestFormat()
  if (format > newest) throw new Refusal(wrongFormat(format)?.message ?? '')
  const { changed, says } = migrate(files)
  await writeFiles([...changed].map(([file, text]) => ({ path: join(root, file), data: text })))
  console.log(
    says.length === 0
      ? `内容已经是格式 ${newest}，不用改。`
      : `${says.join('\n')}\n改了 ${changed.size} 个文件，格式 ${format} 改成 ${newest}。用 git diff 看过，再提交。`,
  )
})

async function textsBelow(root: string): Promise<Map<string, string>> {
  const entries = await readdir(join(root, 'content'), { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile() && /\.(yaml|md)$/.test(entry.name))
  const texts = files.map(async (entry) => {
    const path = join(entry.parentPath, entry.name)
    return [relative(root, path).replaceAll(sep, '/'), await readFile(path, 'utf8')] as const
  })
  return new Map(await Promise.all(texts))
}
