import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { ContentError } from '../model/finding.ts'

const original = '到公开它的网站上重新下载'

/** In the trailer, which holds nothing else that is nested but the two texts of the file's ID. */
const encryption = /"trailer": \{\s*"value": \{[^{}]*"\/Encrypt":/

/**
 * What `qpdf` says of a PDF, as JSON version 2 with all streams decoded.
 * @throws ContentError in words for a reader, where the file is absent, empty, no PDF, cut off, encrypted or damaged
 */
export function openPdf(path: string): unknown {
  const bytes = readBytes(path)
  if (bytes.length === 0) throw refusal(path, '文件是空的，一个字节也没有', original)
  if (!bytes.subarray(0, 1024).includes('%PDF-'))
    throw refusal(path, '这不是 PDF 文件', '给出网站上公开的 PDF；网页、图片和改了后缀的文件都不行')
  const args = [
    '--json=2',
    '--json-key=qpdf',
    '--json-stream-data=inline',
    '--decode-level=generalized',
    path,
  ]
  const { status, stdout, stderr, error } = spawnSync('qpdf', args, { maxBuffer: 1 << 30 })
  if (isAbsent(error)) throw refusal(path, '本机没有 qpdf，读不了 PDF', '安装它：apt-get install qpdf')
  const said = stderr.toString('latin1')
  if (/password|encryption/i.test(said) || encryption.test(stdout.toString('latin1')))
    throw refusal(path, '文件加了密；公开的 PDF 从不加密', original)
  if (status === 0) return JSON.parse(stdout.toString('utf8'))
  throw bytes.subarray(-1024).includes('%%EOF')
    ? refusal(path, '文件损坏，里面的数据读不完整', original)
    : refusal(path, `文件不完整，只有前面 ${bytes.length} 个字节`, original)
}

function readBytes(path: string): Buffer {
  try {
    return readFileSync(path)
  } catch (error) {
    if (isAbsent(error)) throw refusal(path, '没有这个文件', '看看文件名和所在的目录写得对不对')
    throw refusal(path, '读不了：它是一个目录，或者没有读它的权限', '给出一个能读的 PDF 文件')
  }
}

function isAbsent(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}

function refusal(file: string, message: string, fix: string): ContentError {
  return new ContentError([{ rule: 'extract', severity: 'error', file, message, fix }])
}
