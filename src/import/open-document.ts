import { readFile, stat } from 'node:fs/promises'
import { ContentError } from '../model/finding.ts'
import { readDocument } from './read-document.ts'
import type { SourceDocument } from './source.ts'

/** Larger than any department's text; a video or a backup under a wrong name is not read into memory. */
const maxBytes = 100_000_000

/**
 * Reads the document at `path`.
 * @throws ContentError where there is none, it is too large, or nobody knows how to read it
 */
export async function openDocument(path: string): Promise<SourceDocument> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT' && error.code !== 'ENOTDIR') throw error
  })
  const refuse = (message: string, fix: string) =>
    new ContentError([{ rule: 'import-file', severity: 'error', file: path, message, fix }])
  if (!found) throw refuse('没有这个文件', '查对文件的名称和所在的目录；名称里有空格的，用英文双引号括起来')
  if (!found.isFile()) throw refuse('这是目录，不是文件', '写上目录里文件的名称')
  if (found.size > maxBytes)
    throw refuse(`文件有 ${Math.ceil(found.size / 1e6)} MB，不像是绩效目标表`, '检查是不是选错了文件')
  return readDocument(path, await readFile(path))
}
