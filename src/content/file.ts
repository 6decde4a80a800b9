import { lstatSync, readdirSync, readFileSync } from 'node:fs'
import type { Finding } from '../model/finding.ts'
import { unseenCharacters } from '../model/text.ts'
import { lineCounter, type Position } from './node.ts'

/*
 * Files are read one after another and at once: of a county's ten thousand small files, waiting for each in the event
 * loop takes five times as long as reading it.
 */

/** No content file is near this size; a larger one is a mistake, such as a picture saved under a wrong name. */
const maxBytes = 1_000_000

export interface Entry {
  name: string
  kind: 'file' | 'folder' | 'other'
}

/** What a folder holds, by name; hidden files are the system's own. Undefined where there is no such folder. */
export function listFolder(path: string): Entry[] | undefined {
  return unlessAbsent(() => readdirSync(path, { withFileTypes: true }))
    ?.filter((entry) => !entry.name.startsWith('.'))
    .map(
      (entry): Entry => ({
        name: entry.name,
        kind: entry.isFile() ? 'file' : entry.isDirectory() ? 'folder' : 'other',
      }),
    )
    .sort((a, b) => (a.name < b.name ? -1 : 1))
}

/** The text of a content file with line ends as `\n`, or a finding where it is no UTF-8 text of a sensible size. */
export function readText(path: string, file: string): { text?: string; findings: Finding[] } {
  const refuse = (rule: string, message: string, fix: string, at?: Position) => ({
    findings: [{ rule, severity: 'error' as const, file, ...at, message, fix }],
  })
  const found = unlessAbsent(() => lstatSync(path))
  if (!found) return refuse('missing-file', '缺少这个文件', '按 docs/content.md 的范例新建这个文件')
  if (!found.isFile())
    return refuse('file', '这是文件夹或快捷方式，不是文件', '换成文件本身；复制时不要用“创建快捷方式”')
  if (found.size > maxBytes)
    return refuse(
      'file',
      `文件有 ${Math.ceil(found.size / 1e5) / 10} MB，超过了 ${maxBytes / 1e6} MB，不像是填写的表`,
      '检查是不是放错了文件',
    )
  const text = decode(readFileSync(path))
  if (text === undefined)
    return refuse(
      'encoding',
      '文件不是 UTF-8 编码，文字读不出来',
      '用记事本打开，“文件”›“另存为”，“编码”选 UTF-8，保存',
    )
  // No keyboard types them, but Word leaves them: a line break in a cell pastes as U+000B.
  const { count, first } = unseenCharacters(text)
  if (count > 0)
    return refuse(
      'control-character',
      `有 ${count} 个看不见的控制字符，第一个在这里（多半是从 Word 粘贴来的）`,
      '删去这一处，重新输入前后的文字',
      lineCounter(text)(first),
    )
  return { text, findings: [] }
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).replace(/\r\n?/g, '\n')
  } catch (error) {
    if (error instanceof TypeError) return undefined
    throw error
  }
}

/** What `look` sees, or undefined where there is no such file or folder. */
function unlessAbsent<T>(look: () => T): T | undefined {
  try {
    return look()
  } catch (error) {
    if (isSystemError(error) && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) return undefined
    throw error
  }
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'code' in error
}
