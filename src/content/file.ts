import { lstat, readdir, readFile } from 'node:fs/promises'
import type { Finding } from '../model/finding.ts'
import { lineCounter, type Position } from './node.ts'

/** No content file is near this size; a larger one is a mistake, such as a picture saved under a wrong name. */
const maxBytes = 1_000_000

/** Characters that no keyboard types, but Word leaves: a line break in a cell pastes as U+000B. */
const control = /[^\P{Cc}\t\n]/gu

export interface Entry {
  name: string
  kind: 'file' | 'folder' | 'other'
}

/** What a folder holds, by name; hidden files are the system's own. Undefined where there is no such folder. */
export async function listFolder(path: string): Promise<Entry[] | undefined> {
  const entries = await readdir(path, { withFileTypes: true }).catch(unlessAbsent)
  return entries
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
export async function readText(path: string, file: string): Promise<{ text?: string; findings: Finding[] }> {
  const refuse = (rule: string, message: string, fix: string, at?: Position) => ({
    findings: [{ rule, severity: 'error' as const, file, ...at, message, fix }],
  })
  const found = await lstat(path).catch(unlessAbsent)
  if (!found) return refuse('missing-file', '缺少这个文件', '按 docs/content.md 的范例新建这个文件')
  if (!found.isFile())
    return refuse('file', '这是文件夹或快捷方式，不是文件', '换成文件本身；复制时不要用“创建快捷方式”')
  if (found.size > maxBytes)
    return refuse('file', `文件有 ${Math.ceil(found.size / 1e6)} MB，不像是填写的表`, '检查是不是放错了文件')
  const text = decode(await readFile(path))
  if (text === undefined)
    return refuse(
      'encoding',
      '文件不是 UTF-8 编码，文字读不出来',
      '用记事本打开，“文件”›“另存为”，“编码”选 UTF-8，保存',
    )
  const strange = [...text.matchAll(control)]
  if (strange[0])
    return refuse(
      'control-character',
      `有 ${strange.length} 个看不见的控制字符，第一个在这里（多半是从 Word 粘贴来的）`,
      '删去这一处，重新输入前后的文字',
      lineCounter(text)(strange[0].index),
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

function unlessAbsent(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT' && error.code !== 'ENOTDIR') throw error
}
