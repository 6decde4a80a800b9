import { budgets } from '../model/budgets.ts'
import { ContentError } from '../model/finding.ts'
import { gitNamesAsPrinted, gitText } from './git.ts'
import { Refusal } from './refusal.ts'

/** How many files that are too large a refusal names. */
const named = 20

/**
 * Looks at how much a commit holds before any file of it is read: a tree of some kilobytes can name millions of files, or one
 * large file many times.
 * @throws Refusal or ContentError that names the limit, and what goes past it
 */
export async function requireSize(repository: string, commit: string) {
  let count = 0
  const content: { blob: string; file: string }[] = []
  for await (const entry of gitNamesAsPrinted(repository, ['ls-tree', '-r', '-z', '--full-tree', commit])) {
    if (++count > budgets.treeFiles)
      throw new Refusal(`提交里的文件超过了 ${budgets.treeFiles} 个。删去不是内容的文件，再推送。`)
    const tab = entry.indexOf('\t')
    const file = entry.slice(tab + 1)
    const [, type, blob = ''] = entry.slice(0, tab).split(' ')
    if (type === 'blob' && /^(content|templates)\//.test(file)) content.push({ blob, file })
  }
  const sizes = await sizesOf(
    repository,
    content.map(({ blob }) => blob),
  )
  const files = content.map(({ blob, file }) => ({ file, size: sizes.get(blob) ?? 0 }))
  const large = files.filter(({ size }) => size > budgets.fileBytes)
  if (large.length > 0) throw new ContentError(large.slice(0, named).map(tooLarge))
  const bytes = files.reduce((sum, { size }) => sum + size, 0)
  if (bytes > budgets.treeBytes)
    throw new Refusal(
      `content 和 templates 一共 ${megabytes(bytes)}，超过了 ${megabytes(budgets.treeBytes)}。删去不是内容的文件，再推送。`,
    )
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
