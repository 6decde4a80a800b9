import { readdirSync } from 'node:fs'
import { readExample } from '../../src/content/example.ts'
import { type FormTemplate, readTemplates } from '../../src/content/kinds/template.ts'
import { type FormRecord, recordsOf } from '../../src/content/record.ts'
import { tellHistory } from '../../src/corrections/history.ts'
import { fillForm } from '../../src/form/choose.ts'
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
  const record = recordsOf(department).find(({ kind }) => kind.id === template?.purpose)
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
    faults: [],
    history: tellHistory([department], [], new Map()),
    templates: byId,
    fill,
  }
  return { record, published, template }
}

/** The same record with its indicators `times` over, so that its form takes several pages. */
export function lengthen({ department, project, record, ...rest }: FormRecord, times: number): FormRecord {
  const longerProject = project && longer(project, times)
  const own = project === record && longerProject ? longerProject : longer(record, times)
  return { ...rest, department, record: own, ...(longerProject && { project: longerProject }) }
}

const lists = ['indicators', 'midtermIndicators', 'outcomes', 'observations']

function longer<T extends object>(record: T, times: number): T {
  const repeated = Object.entries(record).flatMap(([name, items]) =>
    lists.includes(name) && Array.isArray(items)
      ? [[name, Array.from({ length: times }, () => items).flat()]]
      : [],
  )
  return { ...record, ...Object.fromEntries(repeated) }
}
