import { execFile } from 'node:child_process'
import { cp, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { printManifest } from '../../src/proof/manifest.ts'
import { environment } from '../browser/environment.ts'

/** The corrections of the county's content; keys are folders. */
const corrections: Readonly<Record<string, string>> = {
  '315002/2021': `更正:
  - 日期: 2021-04-10
    文件: 315-0404-JBN-9C18
    字段: 绩效指标 › 办理法律援助案件数量 › 指标值
    原文: ≥80件
    改为: ≥60件
    理由: 录入时看错一行
    经办: 办公室
    依据: 预算批复表
  - 日期: 2021-05-20
    文件: 315-0404-JBN-9C18
    字段: 绩效目标
    原文: |-
      GOAL
    改为: |-
      GOAL
      2、宣传法律援助 <制度> & 办法。
    理由: 漏录一条
  - 日期: 2021-05-21
    文件: department
    字段: 单位名称
    原文: 临西县司法局机关
    改为: 临西县司法局
    理由: 写错了单位名称
  - 日期: 2021-05-22
    文件: 315-0404-JBN-WUC5
    字段: 资金用途
    原文: 不再公开
    改为: 见附件
    理由: 误公开了联系人的电话
撤下:
  - 日期: 2021-06-01
    文件: 315-0401-JBN-IP8S
    名称: 公证处“改制”补助
    理由: 与另一个项目重复公开
  - 日期: 2021-06-03
    文件: 315-0404-JBN-9C18.result
    名称: 法律援助绩效自评
    理由: 上年的自评误放在这里
  - 日期: 2021-06-03
    文件: overall
    名称: 临西县司法局 2021 年整体支出绩效目标
    理由: 尚未批复
改编号:
  - 日期: 2021-06-02
    旧编号: 315-0404-JBN-WUC5
    新编号: 315-0404-JBN-WUC6
    理由: 财政部门重新编码
`,
  '402000/2020': `改编号:
  - 日期: 2020-09-01
    旧编号: 402000
    新编号: 402001
    理由: 机构改革
`,
  '402001/2019': `撤下:
  - 日期: 2020-09-02
    文件: department
    名称: 临西县“一老一小”<服务>中心 2019 年预算绩效目标
    理由: 单位当年尚未成立，公开有误
  - 日期: 2020-09-02
    文件: 402-0001-AAA-0001
    名称: 老年食堂
    理由: 同上
`,
}

/** When the content was first committed, and when it was corrected. */
const firstDate = '2021-03-01T10:20:30+08:00'
const secondDate = '2022-02-03T04:05:06+08:00'

/** Gives the county a history: a commit of what was first published, and one of what was corrected since. */
export async function makeHistory(root: string) {
  const folder = join(root, 'content/315002/2021')
  const project = join(folder, '315-0404-JBN-9C18.yaml')
  const text = await readFile(project, 'utf8')
  const goal = /^绩效目标: \|-\n((?: {2}.*\n)+)/m.exec(text)?.[1]?.trim() ?? ''
  const department = join(folder, 'department.md')
  const named = await readFile(department, 'utf8')
  await writeFile(department, named.replace('单位名称: 临西县司法局', '单位名称: 临西县司法局机关'))
  // Whatever they say: all that is left of them is that they were there.
  const results = ['315-0401-JBN-IP8S', '315-0404-JBN-9C18'].map((id) => join(folder, `${id}.result.yaml`))
  for (const result of results) await cp(resolve('test/site/results/101-0102-JBN-C3D4.result.yaml'), result)
  const overall = join(folder, 'overall.yaml')
  await cp(join(root, 'templates/mof-88-department/example.overall.yaml'), overall)
  const mistaken = join(folder, '315-0404-JBN-WUC5.yaml')
  const spent = await readFile(mistaken, 'utf8')
  const phone = '资金用途: 见附件，联系人电话 13900001234\n'
  await writeFile(mistaken, spent.replace(/^资金用途: \|-\n(?: {2}.*\n)+/m, phone))
  await commit(root, firstDate, 'init')
  await writeFile(department, named)
  await writeFile(
    project,
    text
      .replace('指标值: ≥80件', '指标值: ≥60件')
      .replace(goal, `${goal}\n  2、宣传法律援助 <制度> & 办法。`),
  )
  for (const file of [join(folder, '315-0401-JBN-IP8S.yaml'), overall, ...results]) await rm(file)
  const [old, renamed] = ['315-0404-JBN-WUC5', '315-0404-JBN-WUC6'].map((id) => join(folder, `${id}.yaml`))
  if (!old || !renamed) throw new Error('two names')
  const other = (await readFile(old, 'utf8')).replace('WUC5', 'WUC6').replace(phone, '资金用途: 见附件\n')
  await rename(old, renamed)
  await writeFile(renamed, other)
  for (const [name, said] of Object.entries(corrections)) {
    await mkdir(join(root, 'content', name), { recursive: true })
    const indented = goal.replaceAll(/\n */g, '\n      ')
    await writeFile(join(root, 'content', name, 'corrections.yaml'), said.replaceAll('GOAL', indented))
  }
  await commit(root, secondDate)
  await writeShown(root)
}

/** A site that was published before there was a log: its dates are those of git. */
async function writeShown(root: string) {
  const { stdout } = await promisify(execFile)('git', ['rev-parse', 'HEAD'], {
    cwd: root,
    env: environment(),
  })
  const revision = { commit: stdout.trim(), committed: secondDate }
  await mkdir(join(root, 'shown'))
  await writeFile(join(root, 'shown/manifest.json'), printManifest({ version: 1, ...revision, files: [] }))
  await writeFile(join(root, 'shown/checksums.txt'), '')
}

async function commit(root: string, date: string, first?: 'init') {
  const env = {
    ...environment(),
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_AUTHOR_NAME: 'Clerk',
    GIT_AUTHOR_EMAIL: 'clerk@example.org',
    GIT_COMMITTER_NAME: 'Clerk',
    GIT_COMMITTER_EMAIL: 'clerk@example.org',
    GIT_AUTHOR_DATE: date,
    GIT_COMMITTER_DATE: date,
  }
  const git = (...args: string[]) => promisify(execFile)('git', args, { cwd: root, env })
  if (first) await git('init', '--quiet')
  await git('add', 'content', 'templates')
  await git('commit', '--quiet', '--message=content')
}
