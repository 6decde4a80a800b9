import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Example } from '../../src/check/rule.ts'
import { runCountyRules, runRules } from '../../src/check/run-rules.ts'
import type { Settings } from '../../src/check/settings.ts'
import { departmentKind } from '../../src/content/kinds/department.ts'
import { monitorKind } from '../../src/content/kinds/monitor.ts'
import { overallKind } from '../../src/content/kinds/overall.ts'
import { resultKind } from '../../src/content/kinds/result.ts'
import { unitsKind } from '../../src/content/kinds/units.ts'
import { readProject } from '../../src/content/read-department.ts'
import type { Department, Project } from '../../src/content/record.ts'
import { failed, type Kind } from '../../src/content/schema/kind.ts'
import { decode } from '../../src/content/text/decode.ts'
import { readNarrative } from '../../src/content/text/read-narrative.ts'
import { allTexts } from '../../src/content/texts.ts'
import type { Finding } from '../../src/model/finding.ts'

const templates = join(import.meta.dirname, '../../templates')
const read = (path: string) => readFile(join(templates, path), 'utf8')

const project = await read('hebei-2020/example.yaml')
const resultProject = await read('mof-10-result/example.yaml')
const result = await read('mof-10-result/example.result.yaml')
const monitorProject = await read('mof-136-monitor/example.yaml')
const monitor = await read('mof-136-monitor/example.monitor.yaml')
const overall = await read('mof-88-department/example.overall.yaml')
const head = `单位编码: 101001
单位名称: 示例县图书馆
年度: 2025
金额单位: 万元
表样: hebei-2020
批复日期: 2025-02-10
公开日期: 2025-02-20
`
const indicator = `一级指标: 产出指标
二级指标: 数量指标
三级指标: 新增图书数量
绩效指标描述: 本年购置入藏的图书册数
指标值: ≥3000册
指标值确定依据: 年度工作计划
`
const others = `绩效指标:
  - { 一级指标: 产出指标, 二级指标: 数量指标, 三级指标: 借阅册次, 绩效指标描述: 全年外借, 指标值: ≥8000册次, 指标值确定依据: 年度计划 }
  - { 一级指标: 效益指标, 二级指标: 社会效益指标, 三级指标: 到馆人次, 绩效指标描述: 全年进馆, 指标值: ≥4000人次, 指标值确定依据: 年度计划 }
  - { 一级指标: 满意度指标, 二级指标: 服务对象满意度指标, 三级指标: 到馆者满意度, 绩效指标描述: 问卷中满意的比例, 指标值: ≥92%, 指标值确定依据: 年度计划 }
`
const columns = new Map([['hebei-2020', new Set(['绩效指标描述', '指标值确定依据'])]])

/** What the rules find in a sound record of an example's kind with its keys in place of the record's own. */
export function findingsOf(subject: Example['subject'], keys: string, settings?: Settings): Finding[] {
  const departments = departmentsOf(subject, subject === 'listed' ? '' : keys)
  const units = subject === 'listed' ? decodeAs(keys, unitsKind.schema()).units : undefined
  return [
    ...runRules({ departments, texts: allTexts({ departments }), columns, settings }),
    ...runCountyRules({ departments, settings, ...(units && { units }) }),
  ]
}

function departmentsOf(subject: Example['subject'], keys: string): Department[] {
  const parts = keys.split('---\n')
  switch (subject) {
    case 'units':
      return parts.map((part, index) => ({
        ...departmentOf('project', part),
        unit: `10100${index}`,
        file: `content/10100${index}/2025/department.md`,
      }))
    case 'years': {
      const [before = '', now = ''] = parts
      const project = projectOf(overlay(resultProject, now))
      const last = {
        ...departmentOf('result', before),
        year: 2024,
        approved: '2024-02-10',
        published: '2024-02-20',
      }
      return [last, { ...departmentOf('department', ''), form: 'mof-88-annual', projects: [project] }]
    }
    default:
      return [departmentOf(subject, keys)]
  }
}

function departmentOf(subject: Exclude<Example['subject'], 'units' | 'years'>, keys: string): Department {
  const own = readHead(subject === 'department' ? overlay(head, keys) : head)
  switch (subject) {
    case 'department':
    case 'listed':
      return { ...own, projects: [projectOf(project)] }
    case 'narrative': {
      const text = `## 总体绩效目标\n\n做好服务。\n\n## 分项绩效目标\n\n${keys}\n\n## 工作保障措施\n\n加强学习。\n`
      return { ...own, narrative: readNarrative(text, own.file, 1).sections, projects: [projectOf(project)] }
    }
    case 'indicator': {
      const item = overlay(indicator, keys).trimEnd().replaceAll('\n', '\n    ')
      return { ...own, projects: [projectOf(overlay(project, others.replace('\n', `\n  - ${item}\n`)))] }
    }
    case 'project':
      return { ...own, projects: [projectOf(overlay(project, keys))] }
    case 'projects':
      return {
        ...own,
        projects: keys
          .split('---\n')
          .map((part, index) => projectOf(overlay(project, `${part}\n项目编码: P-${index}`), `P-${index}`)),
      }
    case 'result': {
      const target = projectOf(resultProject)
      const read = decodeAs(overlay(result, keys), resultKind.schema('万元'))
      return { ...own, form: 'mof-88-annual', projects: [{ ...target, result: { file: 'result', ...read } }] }
    }
    case 'monitor': {
      const target = projectOf(monitorProject)
      const read = decodeAs(overlay(monitor, keys), monitorKind.schema('万元'))
      return {
        ...own,
        form: 'mof-88-annual',
        projects: [{ ...target, monitor: { file: 'monitor', ...read } }],
      }
    }
    case 'overall': {
      const read = decodeAs(overlay(overall, keys), overallKind.schema('万元'))
      return { ...own, projects: [projectOf(project)], overall: { file: 'overall', ...read } }
    }
  }
}

function readHead(text: string): Department {
  return {
    ...decodeAs(text, departmentKind.schema()),
    file: 'content/101001/2025/department.md',
    narrative: [],
    projects: [],
  }
}

function projectOf(text: string, id = 'example'): Project {
  const findings: Finding[] = []
  const code = /^项目编码: (.*)$/m.exec(text)?.[1] ?? id
  const read = readProject(text, `content/101001/2025/${code}.yaml`, '万元', findings)
  if (!read) throw new Error(`an example does not read: ${JSON.stringify(findings)}`)
  return read
}

function decodeAs<T>(text: string, schema: Kind<T>): T {
  const findings: Finding[] = []
  const value = decode(text, 'example', schema, findings)
  if (value === failed) throw new Error(`an example does not read: ${JSON.stringify(findings)}`)
  return value
}

/** A YAML text with the top-level keys of another in place of its own. */
function overlay(text: string, keys: string): string {
  const parts = (source: string) =>
    source
      .split(/^(?=[^\s#])/m)
      .map((part) => [part.slice(0, part.indexOf(':')), `${part.trimEnd()}\n`] as const)
  return [...new Map([...parts(text), ...parts(keys)]).values()].join('')
}
