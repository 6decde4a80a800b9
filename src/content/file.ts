import { readFile, stat } from 'node:fs/promises'
import type { Finding } from '../model/finding.ts'

/** No content file is near this size; a larger one is a mistake, such as a picture saved under a wrong name. */
const maxBytes = 1_000_000

/** The text of a content file with line ends as `\n`, or a finding where it is no UTF-8 text of a sensible size. */
export async function readText(path: string, file: string): Promise<{ text?: string; findings: Finding[] }> {
  const refuse = (message: string, fix: string) => ({
    findings: [{ rule: 'file', severity: 'error' as const, file, message, fix }],
  })
  const { size } = await stat(path)
  if (size > maxBytes)
    return refuse(`文件有 ${Math.ceil(size / 1e6)} MB，不像是填写的表`, '检查是不是放错了文件')
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(await readFile(path))
    return { text: text.replace(/\r\n?/g, '\n'), findings: [] }
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    return refuse(
      '文件不是 UTF-8 编码，文字读不出来',
      '用编辑器打开，另存为 UTF-8 编码（记事本：另存为 › 编码 › UTF-8）',
    )
  }
}
