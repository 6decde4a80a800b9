import { departmentKind } from '../../src/content/kinds/department.ts'
import { siteKind } from '../../src/content/kinds/site.ts'
import type { FormTemplate } from '../../src/content/kinds/template.ts'
import type { Kind } from '../../src/content/schema/kind.ts'
import { toYaml } from '../../src/content/schema/write-record.ts'
import { decode } from '../../src/content/text/decode.ts'
import type { Finding } from '../../src/model/finding.ts'
import { licences } from './licences.ts'

/** Who publishes what first: all that a county's own repository begins with. */
export interface Beginning {
  region: string
  site: string
  sponsor: string
  /** Codes and names, the first of which gets an empty year. */
  units: readonly { code: string; name: string }[]
  year: string
  form: string
  licence: string
}

const department = departmentKind.schema()

/** Something to be known, by a flag or an answer. */
export interface Question {
  flag: 'region' | 'site' | 'sponsor' | 'unit' | 'year' | 'form' | 'licence'
  /** What is asked for. */
  name: string
  /** Said above the question. */
  choices?: readonly string[]
  example?: string
  /** What it is where nothing is said. */
  otherwise?(known: Answers): string
  /** What is wrong with an answer, in one line. */
  problem(answer: string): string | undefined
}

/** What is known so far; units are lines of code and name. */
export type Answers = Partial<Record<Question['flag'], string>>

/** What is asked, in this order; `unit` may be answered more than once. */
export function questions(forms: readonly FormTemplate[]): Question[] {
  const usable = forms.filter(({ purpose }) => purpose === 'project')
  const site = siteKind.schema()
  return [
    { flag: 'region', name: '地区', example: '临西县', problem: fits(site, '地区') },
    {
      flag: 'site',
      name: '网站名称',
      otherwise: ({ region }) => `${region}预算绩效目标公开`,
      problem: fits(site, '网站名称'),
    },
    {
      flag: 'sponsor',
      name: '主办单位',
      otherwise: ({ region }) => `${region}财政局`,
      problem: fits(site, '主办单位'),
    },
    { flag: 'unit', name: '单位的编码和名称', example: '315002 临西县司法局', problem: unitProblem },
    {
      flag: 'year',
      name: '第一个年度',
      example: '2026',
      problem: fits(department, '年度'),
    },
    {
      flag: 'form',
      name: '表样',
      choices: usable.map(({ id, name, origin }) => `${id}  ${name}${origin ? `（${origin}）` : ''}`),
      otherwise: () => 'mof-88-annual',
      problem: (answer) =>
        usable.some(({ id }) => id === answer)
          ? undefined
          : `没有用于项目的表样“${answer}”，可以写的是：${usable.map(({ id }) => id).join('、')}`,
    },
    {
      flag: 'licence',
      name: '数据许可',
      choices: licences.map(({ id, says }) => `${id}  ${says}`),
      otherwise: () => licences[0].id,
      problem: (answer) =>
        licences.some(({ id }) => id === answer)
          ? undefined
          : `没有“${answer}”，可以写的是：${licences.map(({ id }) => id).join('、')}`,
    },
  ]
}

/** Code and name of a unit, written in one line; the name may hold blanks. */
export function unitOf(line: string): { code: string; name: string } {
  const [, code = '', name = ''] = /^(\S+)\s*(.*)$/.exec(line.trim()) ?? []
  return { code, name }
}

function unitProblem(line: string): string | undefined {
  const { code, name } = unitOf(line)
  if (name === '') return `“${line}”要写编码和名称，中间空一格，如 315002 临西县司法局`
  return fits(department, '单位编码')(code) ?? fits(department, '单位名称')(name)
}

/** What the schema of a content file says of an answer that shall become one of its values. */
function fits(kind: Kind<unknown>, key: string): Question['problem'] {
  return (answer) => {
    const findings: Finding[] = []
    decode(toYaml({ [key]: answer }), '', kind, findings)
    const found = findings.find(({ field }) => field === key)
    return found && `${key}：${found.message}${found.expected ? `，应为${found.expected}` : ''}`
  }
}
