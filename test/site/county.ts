import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { makeHistory } from './county-history.ts'

const site = `网站名称: 临西县预算绩效目标公开
地区: 临西县
主办单位: 临西县财政局
承办单位: 临西县政务服务和数据管理局
联系地址: 河北省邢台市临西县
联系电话: 0319-0000000
网址: https://www.example.gov.cn/jxmb/
网站标识码: "1305350000"
ICP备案号: 冀ICP备00000000号
公安备案号: 冀公网安备 13053500000000号
纠错地址: https://zfwzzc.www.gov.cn/
党政机关标识地址: https://bszs.conac.cn/
编辑:
  平台: Gitea
  仓库: example/disclosure
  平台地址: https://git.example.gov.cn
`

const library = `---
单位编码: 101002
单位名称: 示例县图书馆
年度: 2025
金额单位: 万元
表样: mof-88-annual
公开日期: 2025-03-01
---

## 总体绩效目标

全年免费开放。

## 分项绩效目标

做好阅读服务和古籍保护。

## 工作保障措施

落实岗位责任。
`

/**
 * Turns the content of the project at `root` into that of a county: four units, three years, site.yaml filled in. One
 * unit has the example of every form, and self-evaluations of some. Some of it is corrected, withdrawn or renamed since.
 */
export async function makeCounty(root: string) {
  const content = join(root, 'content')
  await writeFile(join(content, 'site.yaml'), site)
  const first = join(content, '315002/2020')
  await derive(first, join(content, '315002/2021'), [[/^年度: 2020/m, '年度: 2021']])
  await derive(first, join(content, '101001/2020'), [
    [/^单位编码: .*/m, '单位编码: 101001'],
    [/^单位名称: .*/m, '单位名称: 临西县文化广电体育和旅游局机关及所属事业单位会计核算中心'],
    [/^批复日期:.*/m, '批复日期: 2020-02-18'],
    [/^公开日期:.*/m, '公开日期: 2020-03-02 09:30'],
    [/^来源:.*/m, '来源: 临西县财政局'],
  ])
  await derive(first, join(content, '402001/2020'), [
    [/^单位编码: .*/m, '单位编码: 402001'],
    [/^单位名称: .*/m, '单位名称: 临西县“一老一小”<服务>中心'],
    [/^金额单位: .*/m, '金额单位: 元'],
    [/^其他资金:$/m, '其他资金: 0.00'],
  ])
  await addExamples(join(root, 'templates'), join(content, '101002/2025'))
  await cp(resolve('test/site/results'), join(content, '101002/2025'), { recursive: true })
  await makeHistory(root)
}

async function addExamples(templates: string, to: string) {
  await mkdir(to, { recursive: true })
  await writeFile(join(to, 'department.md'), library)
  for (const [index, id] of (await readdir(templates)).entries()) {
    const names = (await readdir(join(templates, id))).filter((name) => /^example\b.*\.yaml$/.test(name))
    const project = await readFile(join(templates, id, 'example.yaml'), 'utf8').catch(() => '')
    const form = await readFile(join(templates, id, 'form.yaml'), 'utf8')
    const code = /^项目编码: (.*)$/m.exec(project)?.[1]
    for (const name of names) {
      // What was learnt from a table of another place has no code, so no name for its files.
      if (code === undefined && name !== 'example.overall.yaml') continue
      const text = inTenThousands(await readFile(join(templates, id, name), 'utf8'), form)
      // A form of what comes after the targets has an example of a project too, which uses its department's form.
      const ownForm = names.length === 1 ? `表样: ${id}\n` : ''
      if (name === 'example.yaml')
        await writeFile(
          join(to, `${code}.yaml`),
          text.replace(/^序号: .*\n/m, `序号: ${index + 1}\n${ownForm}`),
        )
      else await writeFile(join(to, name.replace('example', code ?? '').replace(/^\./, '')), text)
    }
  }
}

/** Amounts of an example as the unit writes them, whose form may print 元. */
function inTenThousands(example: string, form: string): string {
  if (!/^金额单位: 元$/m.test(form)) return example
  return example.replace(
    /^(预算数|财政资金|其他资金): (.+)$/gm,
    (_, field: string, amount: string) => `${field}: ${(Number(amount) / 10_000).toFixed(2)}`,
  )
}

async function derive(from: string, to: string, changes: [RegExp, string][]) {
  await mkdir(to, { recursive: true })
  await cp(from, to, { recursive: true, filter: (path) => !/-0403-|-0601-/.test(path) })
  for (const name of await readdir(to)) {
    const path = join(to, name)
    const text = await readFile(path, 'utf8')
    await writeFile(
      path,
      changes.reduce((changed, [pattern, by]) => changed.replace(pattern, by), text),
    )
  }
}
