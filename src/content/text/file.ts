import { lstatSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { budgets } from '../../model/budgets.ts'
import type { Finding } from '../../model/finding.ts'
import { unseenCharacters } from '../../model/text.ts'
import { lineCounter, type Position } from './node.ts'

/*
 * Files are read one after another and at once: of a county's ten thousand small files, waiting for each in the event
 * loop takes five times as long as reading it.
 */

export interface Entry {
  name: string
  kind: 'file' | 'folder' | 'other'
}

/**
 * What a folder below `root` holds, by name: nothing where there is none, and a finding where the system does not let us
 * look. Hidden files are the system's own.
 */
export function listFolder(root: string, folder: string): { entries: Entry[]; findings: Finding[] } {
  const { seen, code } = look(() => readdirSync(join(root, folder), { withFileTypes: true }))
  if (!seen) return { entries: [], findings: isAbsent(code) ? [] : [unreadable(folder, code)] }
  const entries = seen
    .filter((entry) => !entry.name.startsWith('.'))
    .map(
      (entry): Entry => ({
        name: entry.name,
        kind: entry.isFile() ? 'file' : entry.isDirectory() ? 'folder' : 'other',
      }),
    )
    .sort((a, b) => (a.name < b.name ? -1 : 1))
  return { entries, findings: [] }
}

/** The text of a content file with line ends as `\n`, or a finding where it is no UTF-8 text of a sensible size. */
export function readText(path: string, file: string): { text?: string; findings: Finding[] } {
  const refuse = (rule: string, message: string, fix: string, at?: Position) => ({
    findings: [{ rule, severity: 'error' as const, file, ...at, message, fix }],
  })
  const { seen: found, code } = look(() => lstatSync(path))
  if (!found) return { findings: [unreadable(file, code)] }
  if (!found.isFile())
    return refuse('file', '这是文件夹或快捷方式，不是文件', '换成文件本身；复制时不要用“创建快捷方式”')
  if (found.size > budgets.fileBytes)
    return refuse(
      'file',
      `文件有 ${Math.ceil(found.size / 1e5) / 10} MB，超过了 ${budgets.fileBytes / 1e6} MB，不像是填写的表`,
      '检查是不是放错了文件',
    )
  const bytes = look(() => readFileSync(path))
  if (!bytes.seen) return { findings: [unreadable(file, bytes.code)] }
  if (isCutOff(bytes.seen))
    return refuse(
      'encoding',
      '文件没有存完，末尾的内容丢了',
      '取回上一次存好的文件；没有的，打开核对，补上末尾的内容，用 UTF-8 编码再保存',
    )
  const text = decode(bytes.seen)
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
  const conflict = /^[ \t]*(<{7}|>{7}|={7}|\|{7})(?= |$)/m.exec(text)
  if (conflict) {
    const at = lineCounter(text)(conflict.index)
    return conflict[1]?.startsWith('<') && /^[ \t]*>{7}(?: |$)/m.test(text)
      ? refuse(
          'merge-conflict',
          '合并冲突没有解决：“<<<<<<<”与“=======”之间是一份，“=======”与“>>>>>>>”之间是另一份',
          '对照批复的文件，留下对的一份，连同三行记号删去另一份',
          at,
        )
      : refuse(
          'merge-conflict',
          `合并冲突留下的记号“${conflict[1]}”没有删去`,
          '对照批复的文件，看上下两份是不是都留着：留下对的，删去错的和这一行',
          at,
        )
  }
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

/** Whether a file ends within a character, or in the zeros that stand for what was never written: the power failed. */
function isCutOff(bytes: Uint8Array): boolean {
  const last = bytes.at(-1) ?? 0x0a
  if (last !== 0 && last < 0x80) return false
  const written = bytes.subarray(0, bytes.findLastIndex((byte) => byte !== 0) + 1)
  if (bytes.length - written.length >= 4) return true
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(written, { stream: true })
  } catch {
    return false
  }
  return decode(written) === undefined
}

/** What `see` sees of a file or folder, or the system's code for why it is not to be seen. */
function look<T>(see: () => T): { seen: T; code?: undefined } | { seen?: undefined; code: string } {
  try {
    return { seen: see() }
  } catch (error) {
    if (error instanceof Error && 'code' in error) return { code: String(error.code) }
    throw error
  }
}

function isAbsent(code: string): boolean {
  return code === 'ENOENT' || code === 'ENOTDIR'
}

function unreadable(file: string, code: string): Finding {
  const refuse = (rule: string, message: string, fix: string): Finding => ({
    rule,
    severity: 'error',
    file,
    message,
    fix,
  })
  // The system's list of names has this character where a name is no UTF-8.
  if (isAbsent(code) && file.includes('\ufffd'))
    return refuse('file', '文件名不是 UTF-8 编码，读不出来', '给文件重新起名：项目文件用“项目编码.yaml”')
  if (isAbsent(code)) return refuse('missing-file', '缺少这个文件', '按 docs/content.md 的范例新建这个文件')
  if (code === 'EACCES' || code === 'EPERM')
    return refuse('file', '没有读它的权限', '请管理电脑的人给运行命令的账户读它的权限')
  return refuse(
    'file',
    `系统读不出来（${code}）`,
    '关掉正在使用它的程序，再运行一次；还不行，可能是磁盘坏了，请管理电脑的人看看',
  )
}
