import { unreadable } from './unreadable.ts'

export const saveAsDocx = '用 Word 或 WPS 打开它，另存为 .docx 再导入'

/** Formats that are not read, by how their files begin, what they are called, and how to get one that is. */
const foreign: readonly { starts: readonly (string | RegExp)[]; what: string; fix: string }[] = [
  { starts: [/^\s*\{\\rtf/], what: '这是 RTF 文件', fix: saveAsDocx },
  { starts: [/^\S*\s*<\?xml.*progid="Word\.Document"/s], what: '这是 Word 的 XML 文件', fix: saveAsDocx },
  {
    starts: ['Rar!', '7z\xbc\xaf', '\x1f\x8b'],
    what: '这是压缩包，不是 .zip 的',
    fix: '先解压，再导入里面的文件',
  },
  {
    starts: ['\x89PNG', '\xff\xd8\xff', 'GIF87a', 'GIF89a', 'II*\0', 'MM\0*'],
    what: '这是图片，文字读不出来',
    fix: '找原来的 Word、Excel 文件，或能复制文字的 PDF',
  },
]

/**
 * @param head the first bytes of a file, a character each
 * @throws ContentError where they show a format that is not read
 */
export function refuseForeign(file: string, head: string): void {
  const begins = (start: string | RegExp) =>
    typeof start === 'string' ? head.startsWith(start) : start.test(head)
  const found = foreign.find(({ starts }) => starts.some(begins))
  if (found) throw unreadable(file, found.what, found.fix)
}

/** The refusal of slides. */
export function slides(file: string) {
  return unreadable(file, '这是演示文稿', '把里面的表复制到 Word 里，存为 .docx 再导入')
}
