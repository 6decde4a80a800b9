import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'

/** A file to mutate, in the smallest publication that it can stand in. */
export interface Case {
  root: string
  file: string
  original: Buffer
}

/** A real disclosure. */
const disclosure = 'test/fixtures/linxi-2020'
const seed = 'content/315002/2020'
const year = 'content/101001/2025'
const waivers =
  '豁免:\n  - 规则: basis-missing\n    文件: A-1\n    字段: 绩效指标 第1项\n    理由: 批复的文件如此\n    批准人: 预算股\n    日期: 2025-01-01\n    有效期至: 2025-12-31\n'

const corrections = `更正:
  - 日期: 2025-04-01
    文件: A-1
    字段: 预算数
    原文: 0.90
    改为: 0.80
    理由: 笔误
撤下:
  - 日期: 2025-04-02
    文件: A-2
    名称: 法律援助
    理由: 重复
改编号:
  - { 日期: 2025-04-03, 旧编号: A-0, 新编号: A-1, 理由: 重新编码 }
相近:
  - { 日期: 2025-04-03, 文件: A-1, 原编号: A-2, 理由: 另一批案件 }
`

/** The files of a record of each kind, with what it needs beside it; the last one is mutated. */
const groups: readonly (readonly [name: string, example: string])[][] = [
  [['A-1.yaml', 'mof-88-midterm/example.yaml']],
  [['A-1.yaml', 'sichuan/example.yaml']],
  [
    ['A-1.yaml', 'mof-10-result/example.yaml'],
    ['A-1.result.yaml', 'mof-10-result/example.result.yaml'],
  ],
  [
    ['A-1.yaml', 'mof-136-monitor/example.yaml'],
    ['A-1.monitor.yaml', 'mof-136-monitor/example.monitor.yaml'],
  ],
  [
    ['A-1.yaml', 'hebei-2020/example.yaml'],
    ['overall.yaml', 'mof-88-department/example.overall.yaml'],
  ],
]

/** One case for every file of the seed, for an example of each other kind of record, and for waivers, corrections and site.yaml. */
export async function makeCases(root: string): Promise<Case[]> {
  const cases: Case[] = []
  const add = async (file: string, files: Readonly<Record<string, string>>) => {
    const own = join(root, String(cases.length))
    for (const [name, text] of Object.entries(files)) {
      await mkdir(join(own, dirname(name)), { recursive: true })
      await writeFile(join(own, name), text)
    }
    await symlink(resolve('templates'), join(own, 'templates'))
    cases.push({ root: own, file, original: Buffer.from(files[file] ?? '') })
  }
  const site = { 'content/site.yaml': await readFile(join(disclosure, 'content/site.yaml'), 'utf8') }
  const names = (await readdir(join(disclosure, seed))).filter((name) => name !== 'department.md')
  const read = async (folder: string, name: string) => ({
    [`${folder}/${name}`]: await readFile(join(disclosure, folder, name), 'utf8'),
  })
  const head = await read(seed, 'department.md')
  for (const name of names) await add(`${seed}/${name}`, { ...site, ...head, ...(await read(seed, name)) })
  const [first = ''] = names
  const whole = { ...site, ...head, ...(await read(seed, first)) }
  await add(`${seed}/department.md`, whole)
  await add('content/site.yaml', whole)
  await add(`${seed}/waivers.yaml`, { ...whole, [`${seed}/waivers.yaml`]: waivers.replace('A-1', first) })
  await add(`${seed}/corrections.yaml`, {
    ...whole,
    [`${seed}/corrections.yaml`]: corrections.replaceAll('A-1', first.replace('.yaml', '')),
  })
  for (const group of groups) {
    const files: Record<string, string> = { ...site, [`${year}/department.md`]: department }
    for (const [name, example] of group)
      files[`${year}/${name}`] = asOwn(name, await readFile(join('templates', example), 'utf8'), example)
    await add(`${year}/${group.at(-1)?.[0]}`, files)
  }
  return cases
}

const department =
  '---\n单位编码: 101001\n单位名称: 示例县图书馆\n年度: 2025\n金额单位: 万元\n表样: hebei-2020\n---\n'

/** An example under the code that its file is named by, with its own form. */
function asOwn(name: string, text: string, example: string): string {
  if (name !== 'A-1.yaml') return text
  const form = /^(mof-10-result|mof-136-monitor)/.test(example) ? 'mof-88-annual' : example.split('/')[0]
  return text.replace(/^项目编码: .*\n/m, '').replace(/^序号: .*/m, `项目编码: A-1\n序号: 1\n表样: ${form}`)
}
