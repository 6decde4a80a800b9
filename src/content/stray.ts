import type { Finding } from '../model/finding.ts'
import { correctionsKind } from './kinds/corrections.ts'
import { projectsKinds, yearsKinds } from './kinds/kinds.ts'
import type { Entry } from './text/file.ts'

/** What systems call a copy of a file: `甲 - 副本.yaml`, `甲 (1).yaml`, `甲 copy.yaml`. */
export const copyName = /^(?:副本|复件|copy of )|(?:[-_ ]*(?:副本|复件|copy|\(\d+\)|（\d+）))+\.yaml$/i

const either = (kinds: readonly { id: string }[]) => kinds.map(({ id }) => id).join('|')
const ofYear = new RegExp(`^(department\\.md|(${either([...yearsKinds, correctionsKind])})\\.yaml)$`, 'i')
const ending = new RegExp(`(\\.(${either(projectsKinds)}))?\\.yaml$`, 'i')

/** What a name would be whose letters are of the wrong case: `Overall.yaml`, `A1.Result.YAML`; the name itself where they are right. */
export function rightCase(name: string): string {
  return name.replace(ofYear, (own) => own.toLowerCase()).replace(ending, (own) => own.toLowerCase())
}

/** Ways in which a name or kind of file goes wrong: what it is, and what to do with it. */
const strays: readonly [RegExp, string, (name: string) => string][] = [
  [
    /^(thumbs\.db|desktop\.ini|~\$.*|.*~|.*\.(tmp|bak|lnk|swp))$/i,
    '是系统或办公软件自己生成的文件',
    () => '删去；里面没有要公开的内容',
  ],
  [
    /\.(docx?|wps|xlsx?|et|ods|odt|pdf|ofd|rtf|csv)$/i,
    '是办公文件，不是内容文件',
    (name) => `移到 content 目录以外；还没有导入的，用 npm run import 导入“${name}”`,
  ],
  [
    /^.+\.(yml|yaml\.txt|yaml\.yaml|yam)$/i,
    '的扩展名不对',
    (name) => `改名为 ${name.replace(/\.(yml|yaml\.txt|yaml\.yaml|yam)$/i, '')}.yaml`,
  ],
  [
    copyName,
    '像是复制出来的',
    () => '与原来的文件内容相同的，删去；是另一个项目的，填上它自己的项目编码，文件名改得与编码一样',
  ],
  [/^department\.(txt|md\.txt|markdown)$/i, '的扩展名不对', () => '改名为 department.md'],
]

/** Why a file or folder does not belong to a unit's year, and what to do with it. */
export function adviseStray(name: string, isFile: boolean): Pick<Finding, 'message' | 'fix'> {
  if (!isFile) return { message: '这里不该有目录或快捷方式', fix: '移到 content 目录以外，或删去' }
  if (rightCase(name) !== name)
    return {
      message: `“${name}”的大小写不对`,
      fix: `改名为 ${rightCase(name)}；已经有这个文件的，内容合到那里，再删去`,
    }
  const [, what, mend] = strays.find(([pattern]) => pattern.test(name)) ?? []
  if (!what || !mend)
    return {
      message: '这里不该有这个文件',
      fix: '移到 content 目录以外，或删去；是项目文件的，改名为“项目编码.yaml”',
    }
  return { message: `“${name}”${what}`, fix: mend(name) }
}

/** Names that differ only in letter case are one file to Windows, macOS and servers that are blind to case. */
export function findCaseTwins(folder: string, entries: readonly Entry[]): Finding[] {
  const first = new Map<string, string>()
  return entries.flatMap(({ name }): Finding[] => {
    const folded = name.toLowerCase()
    const other = first.get(folded)
    if (other === undefined) first.set(folded, name)
    if (other === undefined) return []
    return [
      {
        rule: 'case-twin',
        severity: 'error',
        file: `${folder}/${name}`,
        message: `与“${other}”只有字母大小写不同，在 Windows 和 macOS 上是同一个文件`,
        expected: '不分大小写，文件名也不相同',
        fix: '对照批复的文件改正其中一个的编码，文件名跟着改；是同一个项目的，删去一个',
      },
    ]
  })
}
