import type { Department } from '../content/record.ts'
import type { Finding } from '../model/finding.ts'
import { folderOf, type State } from './states.ts'

/**
 * What is new, but takes the place of something: a year that is far ahead of all others, whose page would be the first one
 * seen, and the name of another unit.
 */
export function takeovers(before: State, after: State, today: string): Finding[] {
  const known = new Set(before.departments.map(folderOf))
  const latest = Number(today.slice(0, 4)) + 1
  return after.departments
    .filter((one) => !known.has(folderOf(one)))
    .flatMap((one) => [...aheadOf(one, latest), ...sameName(one, before, after)])
}

/** Whether two codes are one to Windows, macOS and servers that are blind to case. */
export function areCaseTwins(code: string, other: string): boolean {
  return code !== other && code.toLowerCase() === other.toLowerCase()
}

/** Projects that are new, at an address where something was published before, to whoever is blind to letter case. */
export function sameAddresses(before: State, after: State): Finding[] {
  return after.departments.flatMap((one) => sameAddress(one, before, after))
}

function sameAddress(one: Department, before: State, after: State): Finding[] {
  const folder = folderOf(one)
  const shown = before.departments.find((other) => folderOf(other) === folder)?.projects ?? []
  const said = after.corrections.find((other) => folderOf(other) === folder)
  const published = new Set([
    ...shown.map(({ id }) => id),
    ...(said?.withdrawals.map(({ stem }) => stem) ?? []),
    ...(said?.renamings.map(({ from }) => from) ?? []),
  ])
  return one.projects.flatMap(({ file, id }): Finding[] => {
    const other = [...published].find((name) => areCaseTwins(name, id))
    if (other === undefined || published.has(id)) return []
    return [
      {
        rule: 'case-twin',
        severity: 'error',
        file,
        message: `“${id}”与公开过的“${other}”只有字母大小写不同，在 Windows 和不分大小写的服务器上是同一个网址`,
        expected: `大小写与公开时一样：${other}`,
        fix: `文件改名为 ${other}.yaml，里面的“项目编码”也写 ${other}，不写“改编号”；是另一个项目的，查对它的编码`,
      },
    ]
  })
}

function aheadOf({ file, year }: Department, latest: number): Finding[] {
  if (year <= latest) return []
  return [
    {
      rule: 'year-ahead',
      severity: 'error',
      file,
      field: '年度',
      message: `${year} 年还没有到，不能公开`,
      expected: `${latest} 年或更早`,
      fix: '核对目录名和“年度”',
    },
  ]
}

function sameName({ file, unit, name }: Department, before: State, after: State): Finding[] {
  const other = before.departments.find((one) => one.name === name && one.unit !== unit)
  const gaveUp = after.corrections.some(
    (one) => one.unit === other?.unit && one.renamings.some(({ to }) => to === unit),
  )
  const own = before.departments.some((one) => one.unit === unit && one.name === name)
  if (!other || own || gaveUp) return []
  return [
    {
      rule: 'name-taken',
      severity: 'error',
      file,
      field: '单位名称',
      message: `“${name}”是单位 ${other.unit} 公开时的名称`,
      fix: '写自己单位的名称；单位改编码的，在旧目录的 corrections.yaml 里写“改编号”',
    },
  ]
}
