import { ContentError } from '../../src/model/finding.ts'
import { Refusal } from '../../src/server/refusal.ts'

/** What the system says by a code, for the person who must mend it; `%` stands for the file or folder. */
const systemErrors: Readonly<Record<string, string>> = {
  EACCES: '没有权限读写“%”。换一个有权限的目录，或请管理电脑的人给当前账户权限',
  EPERM: '系统不让读写“%”。关掉正在使用它的程序，或请管理电脑的人给当前账户权限',
  EROFS: '“%”所在的磁盘只能读，不能写。换一个目录',
  ENOSPC: '磁盘满了，“%”没有写完。删去不用的文件，再运行一次',
  EDQUOT: '当前账户的磁盘空间用完了，“%”没有写完。删去不用的文件，再运行一次',
  ENOENT: '没有“%”。查对名称和所在的目录；名称里有空格的，用英文双引号括起来',
  ENOTDIR: '“%”的路径里有一段是文件，不是目录。查对路径',
  EEXIST: '“%”已经有了，或者路径里有同名的文件。查对路径',
  EISDIR: '“%”是目录，不是文件。写上目录里文件的名称',
  ENOTEMPTY: '“%”里还有别的文件，换不了。关掉正在使用它的程序，再运行一次',
  EBUSY: '“%”正被别的程序使用。关掉那个程序，再运行一次',
  EMFILE: '同时打开的文件太多，打不开“%”。关掉别的程序，再运行一次',
  EADDRINUSE: '端口 % 已有别的程序在用。关掉那个程序，或用 --port 换一个端口',
  ENAMETOOLONG: '“%”的名称太长。换一个短的',
}

/** Errors that no mistake of the program makes. */
const isOfDisk = /^(ENOSPC|EDQUOT|EROFS)$/

/** What a user did wrong or must mend, in Chinese; undefined for a bug. */
export function mistakeOf(error: unknown): string | undefined {
  if (error instanceof ContentError || error instanceof Refusal) return error.message
  if (!(error instanceof Error) || !('code' in error)) return undefined
  const code = String(error.code)
  const said = systemErrors[code]
  if (!isOfDisk.test(code)) return 'path' in error ? said?.replace('%', () => String(error.path)) : undefined
  // A copy fails where it goes to; what writes to a file that is open already says no path.
  const path = 'dest' in error ? error.dest : 'path' in error ? error.path : undefined
  return path === undefined ? said?.replace('“%”', '文件') : said?.replace('%', () => String(path))
}
