import type { Finding } from '../model/finding.ts'

/** Content files by their paths below the folder that holds `content/`. */
export type Files = ReadonlyMap<string, string>

/** How content of one format becomes that of the next. */
export interface Step {
  /** The format that it comes from. */
  from: number
  /** What changes, in Chinese, for the person who sees the difference in git. */
  says: string
  /**
   * Files as they are then, all of them or those of a unit's year with `site.yaml`: a step looks at no other unit's year. Whatever it
   * leaves alone keeps its very bytes.
   */
  change(files: Files): Files
}

/** The steps so far: format 1 is what all content had before formats were counted. */
const steps: readonly Step[] = []

const first = 1
/** The file that says the format. */
export const siteFile = 'content/site.yaml'

/** The format that a program reads which knows these steps. */
export function newestFormat(known: readonly Step[] = steps): number {
  return (known.at(-1)?.from ?? 0) + first
}

/** The format that `site.yaml` says: 1 where it says none. */
export function formatOf(siteText: string): number {
  return Number(/^格式: *["']?(\d+)/m.exec(siteText)?.[1] ?? first)
}

/** Why this program does not read content of that format; undefined where it does. */
export function wrongFormat(format: number, newest = newestFormat()): Finding | undefined {
  if (format === newest) return undefined
  const finding = { rule: 'format', severity: 'error' as const, file: siteFile, field: '格式' }
  return format < newest
    ? {
        ...finding,
        message: `内容是格式 ${format} 的，这个程序用格式 ${newest}`,
        fix: '运行 npm run migrate，看过改了什么以后提交',
      }
    : {
        ...finding,
        message: `内容是格式 ${format} 的，这个程序只认得到格式 ${newest}`,
        fix: '更新程序：npm run update；程序刚退回过的，内容也退回当时的提交',
      }
}

/**
 * Brings content to the newest format.
 * @returns the files that changed, with their new texts, and what was done to them
 */
export function migrate(files: Files, known: readonly Step[] = steps): { changed: Files; says: string[] } {
  const due = known.filter(({ from }) => from >= formatOf(files.get(siteFile) ?? ''))
  const result = due.reduce((before, { change }) => change(before), files)
  const marked = due.length > 0 ? withFormat(result, newestFormat(known)) : result
  const changed = new Map([...marked].filter(([file, text]) => files.get(file) !== text))
  return { changed, says: due.map(({ says }) => says) }
}

function withFormat(files: Files, format: number): Files {
  const text = files.get(siteFile) ?? ''
  const line = `格式: ${format}`
  const marked = /^格式:.*$/m.test(text) ? text.replace(/^格式:.*$/m, line) : `${line}\n${text}`
  return new Map([...files, [siteFile, marked]])
}
