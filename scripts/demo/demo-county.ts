import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import county from './county.json' with { type: 'json' }
import { type DemoProject, projectFiles, type Scene } from './demo-project.ts'
import { exampleFiles, exampleWithoutSatisfaction } from './examples.ts'
import { between, chance } from './vary.ts'

const years = [2023, 2024, 2025, 2026] as const
const last = 2026
const forms = ['hebei-2020', 'mof-88-annual', 'mof-101', 'hebei-2020', 'sichuan', 'hebei-2020'] as const
/** Units and their projects without an indicator of satisfaction, which have no points to be spread otherwise. */
const unasked = [
  [0, 3],
  [5, 1],
  [11, 1],
] as const
/** So many projects a unit has. */
const size = 6

type Unit = (typeof county)['units'][number] & { code: string; index: number }

/**
 * Writes the content of an invented county: 12 units, 4 years. Its story has what a reader looks for: a unit that was late
 * (民政局, 2024), one that has not published (司法局, 2026), one that only began in 2025 (应急管理局); targets lowered with
 * their money and without it (交通运输局, 2026); large projects that ask nobody whether they are satisfied; projects under new codes and names; withheld amounts (公安局); corrections.
 * @returns how many projects it wrote
 */
export async function writeDemoCounty(content: string): Promise<number> {
  await rm(content, { recursive: true, force: true })
  const units = county.units.map((unit, index): Unit => ({ ...unit, index, code: `${101 + index}001` }))
  await write(join(content, 'site.yaml'), siteText)
  await write(join(content, 'units.yaml'), unitsText(units))
  let projects = 0
  for (const unit of units)
    for (const year of years.filter((year) => publishes(unit, year))) {
      const folder = join(content, unit.code, String(year))
      const scenes = scenesOf(unit, year)
      const examples = await exampleFiles(unit.code, moneyUnitOf(unit, year), scenes.length, year < last)
      const files = Object.assign({}, ...scenes.map(projectFiles), examples)
      for (const [name, text] of Object.entries<string>(files)) await write(join(folder, name), text)
      const count = Object.keys(files).filter(
        (name) => /^[^.]+\.yaml$/.test(name) && name !== 'overall.yaml',
      ).length
      projects += count
      await write(join(folder, 'department.md'), departmentText(unit, year, count))
      if (unit.index === 2 && year === 2025)
        await write(join(folder, 'corrections.yaml'), correctionsText(scenes))
      const codes = [
        ...scenes.filter(({ unasked }) => unasked).map(({ code }) => code),
        ...(unit.code === '109001' ? [exampleWithoutSatisfaction] : []),
      ]
      if (codes.length > 0) await write(join(folder, 'waivers.yaml'), waiversText(year, codes))
    }
  return projects
}

async function write(file: string, text: string) {
  await mkdir(join(file, '..'), { recursive: true })
  await writeFile(file, text)
}

function publishes({ index }: Unit, year: number): boolean {
  return !(index === 9 && year === last) && !(index === 11 && year < 2025)
}

function scenesOf(unit: Unit, year: number): Scene[] {
  const projects = [...unit.projects, ...county.common].slice(0, size)
  return projects.map((base, place) => scene(unit, year, base, place))
}

function scene(unit: Unit, year: number, base: DemoProject, place: number): Scene {
  const { index, code: unitCode, name: unitName } = unit
  const key = `${unitCode.slice(0, 3)}-${String(401 + place).padStart(4, '0')}-JBN`
  const code = `${key}-${letters(unitCode, place)}`
  const renewed = index === 3 && place === 1 && year >= 2025
  const recoded = index === 4 && place === 2 && year >= 2026
  const growth = 1 + 0.03 * (year - 2023) + (chance(unitCode, place, year) - 0.5) * 0.08
  const scale = 0.5 + chance(unitCode, place) * 0.8
  // Two projects promise the same.
  const twin = index === 6 && place === 5 ? county.common[0] : undefined
  // The money stays, the promise does not; elsewhere both are cut.
  const lowered = index === 2 && place === 0 && year === last
  const cut = place === 4 && year === last ? 0.88 : 1
  return {
    unit: unitCode,
    unitName,
    year,
    last,
    form: formOf(unit, year),
    moneyUnit: moneyUnitOf(unit, year),
    base: twin ? { ...base, indicators: twin.indicators } : base,
    name: renewed ? `${base.name}（提标）` : base.name,
    code: renewed || recoded ? `${key}-N${letters(unitCode, place).slice(1)}` : code,
    order: place + 1,
    ...(renewed && year === 2025 && { continues: code }),
    money: scale * growth * cut,
    work: scale * growth * cut * (lowered ? 0.8 : 1),
    ...(lowered && {
      adjustment: '部分路段移交市政部门养护，养护里程相应减少；单位里程的养护标准提高，资金没有减少。',
    }),
    others: index === 1 && place === 2 ? 0.2 : 0,
    unasked: unasked.some(([unit, project]) => unit === index && project === place),
    withheld: index === 7 && base.name === '执法办案保障',
  }
}

function formOf({ index }: Unit, year: number): string {
  return forms[(index + (year > 2024 ? 1 : 0)) % forms.length] ?? forms[0]
}

function moneyUnitOf(unit: Unit, year: number): '元' | '万元' {
  return unit.index % 5 === 4 && formOf(unit, year) !== 'sichuan' ? '元' : '万元'
}

/** What ends a project's code: four letters and digits, as approved codes have. */
function letters(unit: string, place: number): string {
  const signs = '0123456789ABCDEFGHJKLMNPQRSTUVWXYZ'
  return [0, 1, 2, 3].map((at) => signs[between(0, signs.length - 1, unit, place, at)]).join('')
}

const siteText = `网站名称: 示例县预算绩效目标公开
地区: 示例县
主办单位: 示例县财政局
承办单位: 示例县政务服务管理局
联系地址: 示例县人民路1号
网址: https://jx.shili.example/
示例数据: 是
`

function unitsText(units: readonly Unit[]): string {
  const lines = units.map(
    ({ code, name, index }) => `  - { 编码: "${code}", 名称: ${name}${index === 11 ? ', 起: 2025' : ''} }`,
  )
  return `单位:\n${lines.join('\n')}\n  - { 编码: "199001", 名称: 示例县国家保密局, 免公开的理由: 涉密单位 }\n`
}

function departmentText(unit: Unit, year: number, count: number): string {
  const { code, name, index, projects } = unit
  const late = index === 5 && year === 2024
  const day = late
    ? `${year}-03-19 15:20`
    : `${year}-02-${between(19, 27, code, year)} ${between(10, 16, code, year, 'hour')}:30`
  const duties = projects.slice(0, 3)
  return `---
单位编码: ${code}
单位名称: ${name}
年度: ${year}
金额单位: ${moneyUnitOf(unit, year)}
表样: ${formOf(unit, year)}
批复日期: ${year}-02-${between(10, 18, code, year, 'approved')}
公开日期: ${day}
来源: ${name}
项目总数: ${count + between(0, 5, code, year, 'all')}
---

## 总体绩效目标

一、落实县委、县政府的工作部署，完成${year}年度各项目标任务。

二、做好${duties.map((duty) => duty.name).join('、')}等重点工作，把钱用在群众急需的地方。

## 分项绩效目标

${duties.map((duty, at) => `### （${'一二三'[at]}）${duty.name}\n\n${duty.usage.join('')}年度绩效目标：${duty.goals.join('')}\n`).join('\n')}
## 工作保障措施

一、加强资金管理。专款专用，按进度拨付，接受审计、财政和群众监督。

二、加强绩效管理。年中开展绩效监控，次年三月底前完成自评，结果向社会公开。
`
}

/** The form asks for an indicator of satisfaction: that there is none was approved. */
function waiversText(year: number, codes: readonly string[]): string {
  const items = codes.map(
    (code) =>
      `  - { 规则: level1-missing, 文件: ${code}, 理由: 批复的文件没有满意度指标, 批准人: 预算股负责人, 日期: ${year}-02-10 }`,
  )
  return `豁免:\n${items.join('\n')}\n`
}

function correctionsText(scenes: readonly Scene[]): string {
  const [first, second] = scenes
  return `更正:
  - 日期: ${first?.year}-06-10
    文件: ${first?.code}
    字段: 绩效目标
    原文: 农村公路路况保持良好，群众出行方便。
    改为: ${first?.base.goals.join('')}
    理由: 录入时漏了“安全”两个字
撤下:
  - 日期: ${first?.year}-05-12
    文件: 103-0499-JBN-ZZZ9
    名称: 道路养护机械租赁
    理由: 与农村公路养护项目重复公开
改编号:
  - 日期: ${first?.year}-05-20
    旧编号: 103-0402-JBN-ZZZ8
    新编号: ${second?.code}
    理由: 财政部门重新编码
`
}
