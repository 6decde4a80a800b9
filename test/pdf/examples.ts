import { readdirSync } from 'node:fs'
import { readExample } from '../../src/content/example.ts'
import { readTemplates } from '../../src/content/kinds/template.ts'
import { tellHistory } from '../../src/corrections/history.ts'
import { fillForm, recordsOf } from '../../src/form/choose.ts'
import type { FormRecord } from '../../src/form/record.ts'
import type { FormTemplate } from '../../src/model/form.ts'
import type { Published } from '../../src/review/load.ts'

const root = process.cwd()

/** The names of all forms. */
export const formNames: readonly string[] = readdirSync('templates').sort()

/** The example of a form: the record that the form prints, and all that is published besides, which is nothing. */
export async function example(
  name: string,
): Promise<{ record: FormRecord; published: Published; template: FormTemplate }> {
  const { templates } = readTemplates(root)
  const template = templates.find(({ id }) => id === name)
  const department = await readExample(root, name)
  const record = recordsOf(department).find(({ purpose }) => purpose === template?.purpose)
  if (!template || !record) throw new Error(`${name} has no example`)
  const byId = new Map(templates.map((one) => [one.id, one]))
  const fill = (one: FormRecord) => fillForm(one, byId)
  const published: Published = {
    site: {
      name: '示例县预算绩效目标公开',
      region: '示例县',
      sponsor: '示例县财政局',
      url: 'https://www.example.gov.cn/jxmb/',
    },
    departments: [department],
    corrections: [],
    warnings: [],
    history: tellHistory([department], [], new Map()),
    fill,
    grid: (department, project) => fill({ purpose: 'project', department, project }),
    resultGrid: () => undefined,
    monitorGrid: () => undefined,
    overallGrid: () => undefined,
  }
  return { record, published, template }
}

/** The same record with its indicators `times` over, so that its form takes several pages. */
export function lengthen(record: FormRecord, times: number): FormRecord {
  const repeat = <T>(items: readonly T[]) => Array.from({ length: times }, () => items).flat()
  switch (record.purpose) {
    case 'overall':
      return { ...record, overall: { ...record.overall, indicators: repeat(record.overall.indicators) } }
    case 'project':
      return { ...record, project: longer(record.project, repeat) }
    case 'result': {
      const result = { ...record.result, outcomes: repeat(record.result.outcomes) }
      return { ...record, result, project: longer(record.project, repeat) }
    }
    case 'monitor': {
      const monitor = { ...record.monitor, observations: repeat(record.monitor.observations) }
      return { ...record, monitor, project: longer(record.project, repeat) }
    }
  }
}

type ProjectOf = Extract<FormRecord, { purpose: 'project' }>['project']

function longer(project: ProjectOf, repeat: <T>(items: readonly T[]) => T[]): ProjectOf {
  const { indicators, midtermIndicators } = project
  return {
    ...project,
    indicators: repeat(indicators),
    ...(midtermIndicators && { midtermIndicators: repeat(midtermIndicators) }),
  }
}
