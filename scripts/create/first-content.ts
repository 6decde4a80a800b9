import { newestFormat } from '../../src/content/format.ts'
import { readTemplates } from '../../src/content/kinds/template.ts'
import { toYaml } from '../../src/content/schema/write-record.ts'
import { draftDepartment } from '../../src/import/draft.ts'
import { program } from '../roots.ts'
import { licences } from './licences.ts'
import type { Beginning } from './questions.ts'

/**
 * The content that a county begins with: who publishes, which units should, and an empty year of the first of them.
 * @param root any folder: forms are looked for in the program
 * @returns texts by their paths
 */
export function contentOf(beginning: Beginning, root: string): Map<string, string> {
  const { region, site, sponsor, units, year, form, licence } = beginning
  const data = licences.find(({ id }) => id === licence)?.data
  const [first] = units
  const known = {
    单位编码: first?.code ?? '',
    单位名称: first?.name ?? '',
    年度: year,
    金额单位: moneyUnitOf(form),
    表样: form,
  }
  const department = draftDepartment(root, known, program)
  const values = {
    网站名称: site,
    地区: region,
    主办单位: sponsor,
    承办单位: '',
    联系地址: '',
    联系电话: '',
    网址: '',
    格式: String(newestFormat()),
    ...(data && { 数据许可: data.text, 数据许可地址: data.url }),
  }
  return new Map([
    ['content/site.yaml', `# 网站由谁公开。没有的项空着，页面上就不出现。\n${toYaml(values)}`],
    [
      'content/units.yaml',
      `# 应当公开的单位，都写上：没有公开的，检查和网站会说。\n${toYaml({ 单位: units.map(({ code, name }) => ({ 编码: code, 名称: name })) })}`,
    ],
    [department.file, department.text],
  ])
}

/** What amounts of a form are in; 万元 where it says nothing. */
function moneyUnitOf(form: string): string {
  return readTemplates(program).templates.find(({ id }) => id === form)?.moneyUnit ?? '万元'
}
