import type { Finding } from '../model/finding.ts'
import { correctionsKind } from './kinds/corrections.ts'
import { kinds, projectsKinds, yearsKinds } from './kinds/kinds.ts'
import { siteKind } from './kinds/site.ts'
import { unitsKind } from './kinds/units.ts'
import { isCode } from './schema/scalars.ts'
import type { Entry } from './text/file.ts'

/** What systems call a copy of a file: `甲 - 副本.yaml`, `甲 (1).yaml`, `甲 copy.yaml`. */
const copyName = /^(?:副本|复件|copy of )|(?:[-_ ]*(?:副本|复件|copy|\(\d+\)|（\d+）))+\.(?:yaml|md)$/i

/** Fewer are no code that a name would begin with by chance: `01.yaml` says nothing of `01 校舍.yaml`. */
const longCode = 8

/** Whether a project's file is a copy, by its name: a word of the system's, or another's code and what is in no code (`甲_修改.yaml`). */
export function isCopy(name: string, entries: readonly Entry[]): boolean {
  if (copyName.test(name)) return true
  if (isCode(stem(name))) return false
  return entries.some((other) => {
    const code = stem(other.name)
    return code.length >= longCode && isCode(code) && name.startsWith(code)
  })
}

function stem(name: string): string {
  return name.replace(/\.yaml$/, '')
}

const either = (kinds: readonly { id: string }[]) => kinds.map(({ id }) => id).join('|')
const ofYear = new RegExp(`^(department\\.md|(${either([...yearsKinds, correctionsKind])})\\.yaml)$`, 'i')
const ofCounty = new RegExp(`^(${either([siteKind, unitsKind])}|import)\\.yaml$`, 'i')
const ending = new RegExp(`(\\.(${either(projectsKinds)}))?\\.yaml$`, 'i')

/** How a project's other records are called by hand: `甲-result.yaml`, `甲.自评表.yaml`; each with its kind. */
const byHand = projectsKinds.map(
  ({ id, title }) =>
    [
      id,
      new RegExp(`^(.+?)[-_. ]*(?:${id}s?|(?:绩效)?${title.replace('绩效', '')}表?)(?:\\.yaml)+$`, 'i'),
    ] as const,
)

/** The name that a file should have, of what a project has beside its own file; undefined of any other, and of what is right. */
export function rightKind(name: string): string | undefined {
  for (const [id, pattern] of byHand) {
    const [, code = ''] = pattern.exec(name) ?? []
    if (code !== '' && `${code}.${id}.yaml` !== name) return `${code}.${id}.yaml`
  }
  return undefined
}

/** What a name would be whose letters are of the wrong case: `Overall.yaml`, `A1.Result.YAML`; the name itself where they are right. */
export function rightCase(name: string, place: Place = 'year'): string {
  const lower = (own: string) => own.toLowerCase()
  return place === 'year' ? name.replace(ofYear, lower).replace(ending, lower) : name.replace(ofCounty, lower)
}

/** Where a file stands: in `content`, in a unit's folder, or in that of its year. */
type Place = 'county' | 'unit' | 'year'

function adviseCopy(name: string): string {
  const merge = '与原来的文件内容相同的，删去；改过的，内容合到原来的文件，再删去'
  const isOwn = new RegExp(`^(${either(kinds)}|import)(?![a-z0-9])`, 'i').test(name)
  return isOwn ? merge : `${merge}；是另一个项目的，填上它自己的项目编码，文件名改得与编码一样`
}

/** Ways in which a name or kind of file goes wrong: what it is, and what to do with it. */
const strays: readonly [RegExp, string, (name: string) => string][] = [
  [
    /^(thumbs\.db|desktop\.ini|~\$.*|.*~|.*\.(tmp|bak|lnk|swp|orig|rej))$/i,
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
  [copyName, '像是复制出来的', adviseCopy],
  [/^department\.(txt|md\.txt|markdown)$/i, '的扩展名不对', () => '改名为 department.md'],
]

/** Why a file or folder does not belong where it stands, and what to do with it. */
export function adviseStray(
  name: string,
  isFile: boolean,
  place: Place = 'year',
): Pick<Finding, 'message' | 'fix'> {
  if (!isFile)
    return {
      message: '这里不该有目录或快捷方式',
      fix: '目录里的内容文件移到外面这一层；别的移到 content 目录以外，或删去',
    }
  const right = rightCase(name, place)
  if (right !== name)
    return {
      message: `“${name}”的大小写不对`,
      fix: `改名为 ${right}；已经有这个文件的，内容合到那里，再删去`,
    }
  const kind = place === 'year' ? rightKind(name) : undefined
  if (kind !== undefined)
    return {
      message: `“${name}”的名称不对`,
      fix: `改名为 ${kind}；已经有这个文件的，内容合到那里，再删去`,
    }
  const [, what, mend] = strays.find(([pattern]) => pattern.test(name)) ?? []
  if (what && mend) return { message: `“${name}”${what}`, fix: mend(name) }
  if (place === 'year' && name.endsWith('.yaml'))
    return { message: `“${name}”像是复制出来的`, fix: adviseCopy(name) }
  return { message: '这里不该有这个文件', fix: elsewhere(name, place) }
}

function elsewhere(name: string, place: Place): string {
  if (place === 'year' && /\.md$/i.test(name))
    return '是单位的基本信息的，改名为 department.md，已经有的，内容合到那里；不是的，移到 content 目录以外，或删去'
  if (place === 'year') return '移到 content 目录以外，或删去；是项目文件的，改名为“项目编码.yaml”'
  if (/\.(svg|png)$/i.test(name) && place === 'county')
    return `是网站的标志的，在 site.yaml 里写“标志: ${name}”；不是的，删去`
  if (!/^department\.md$|\.yaml$/.test(name)) return '移到 content 目录以外，或删去'
  return place === 'unit' ? '移到里面的年度目录里，或删去' : '移到“content/单位编码/年度/”目录里，或删去'
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
