import { budgets } from '../model/budgets.ts'
import { ContentError } from '../model/finding.ts'
import { isExported } from './export-content.ts'
import { gitText } from './git.ts'
import { Refusal } from './refusal.ts'
import { type Entry, entriesOf, isFolder } from './tree.ts'

/** How many files that are too large a refusal names. */
const named = 20

/**
 * Looks at how much a commit holds before any file of it is read: a tree of some kilobytes can name millions of files, or one
 * large file many times.
 * @returns what it names of content and templates
 * @throws Refusal or ContentError that names the limit, and what goes past it
 */
export async function requireSize(repository: string, commit: string): Promise<Entry[]> {
  const counts = { files: 0, folders: 0 }
  const content: Entry[] = []
  for await (const entry of entriesOf(repository, commit)) {
    if (++counts[isFolder(entry) ? 'folders' : 'files'] > budgets.treeFiles)
      throw new Refusal(`提交里的文件超过了 ${budgets.treeFiles} 个。删去不是内容的文件，再推送。`)
    if (isExported(entry)) content.push(entry)
  }
  const sizes = await sizesOf(
    repository,
    content.filter(isFile).map(({ id }) => id),
  )
  const files = content.filter(isFile).map(({ id, path }) => ({ file: path, size: sizes.get(id) ?? 0 }))
  const large = files.filter(({ size }) => size > budgets.fileBytes)
  if (large.length > 0) throw new ContentError(large.slice(0, named).map(tooLarge))
  const bytes = files.reduce((sum, { size }) => sum + size, 0)
  if (bytes > budgets.treeBytes)
    throw new Refusal(
      `content 和 templates 一共 ${megabytes(bytes)}，超过了 ${megabytes(budgets.treeBytes)}。删去不是内容的文件，再推送。`,
    )
  return content
}

/** The sizes of blobs in bytes; each is looked at once, however often it is named. */
async function sizesOf(repository: string, blobs: readonly string[]): Promise<Map<string, number>> {
  const input = [...new Set(blobs)].map((blob) => `${blob}\n`).join('')
  const format = '--batch-check=%(objectname) %(objectsize)'
  const lines = (await gitText(repository, ['cat-file', format], input)).split('\n')
  return new Map(
    lines.map((line) => {
      const [blob = '', size] = line.split(' ')
      return [blob, Number(size)]
    }),
  )
}

/** Whether an entry is a file or a link: a submodule is a commit of another repository. */
function isFile({ mode }: Entry): boolean {
  return mode !== '160000' && !isFolder({ mode })
}

function tooLarge({ file, size }: { file: string; size: number }) {
  return {
    rule: 'file',
    severity: 'error' as const,
    file,
    message: `文件有 ${megabytes(size)}，超过了 ${megabytes(budgets.fileBytes)}，不像是填写的表`,
    fix: '检查是不是放错了文件；移到别处，或删去',
  }
}

function megabytes(bytes: number): string {
  return `${Math.ceil(bytes / 1e5) / 10} MB`
}
