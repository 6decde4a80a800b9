import { monitorSchema, resultSchema } from '../content/assessment.ts'
import type { Kind } from '../content/kind.ts'
import { overallSchema } from '../content/overall.ts'
import { departmentSchema, projectSchema } from '../content/schema.ts'
import { writeRecord } from '../content/write.ts'
import { departmentText } from '../model/correction.ts'
import type { Block, Department, Inline, Section } from '../model/record.ts'
import { isMapping, type PlainMapping } from './plain.ts'

/** What corrections are about: what one content file publishes. */
export interface Part {
  /** Its name in corrections: `315-0404-JBN-9C18.result`. */
  of: string
  file: string
  /** What readers call it. */
  title: string
  fields: PlainMapping
}

/** Everything that a department publishes in a year, file by file. */
export function partsOf(department: Department): Part[] {
  const { file, name, year, moneyUnit, narrative, overall, projects } = department
  return [
    {
      of: departmentText,
      file,
      title: `${name} ${year} 年绩效文本`,
      fields: { ...fieldsOf(departmentSchema, department), ...textsOf(narrative) },
    },
    ...(overall
      ? [
          {
            of: 'overall',
            file: overall.file,
            title: `${name} ${year} 年整体支出绩效目标`,
            fields: fieldsOf(overallSchema(moneyUnit), overall),
          },
        ]
      : []),
    ...projects.flatMap((project): Part[] => {
      const { id, result, monitor } = project
      const part = { of: id, file: project.file, title: project.name }
      return [
        { ...part, fields: fieldsOf(projectSchema(moneyUnit), project) },
        ...(result
          ? [
              {
                of: `${id}.result`,
                file: result.file,
                title: `${project.name}（绩效自评）`,
                fields: fieldsOf(resultSchema(moneyUnit), result),
              },
            ]
          : []),
        ...(monitor
          ? [
              {
                of: `${id}.monitor`,
                file: monitor.file,
                title: `${project.name}（绩效监控）`,
                fields: fieldsOf(monitorSchema(moneyUnit), monitor),
              },
            ]
          : []),
      ]
    }),
  ]
}

function fieldsOf<T>(schema: Kind<T>, record: T): PlainMapping {
  const content = writeRecord(schema, record)
  return isMapping(content) ? content : {}
}

/** The narrative as lines, by the titles of its sections: how they are set is not what they say. */
function textsOf(narrative: readonly Section[]): PlainMapping {
  return Object.fromEntries(narrative.map(({ title, blocks }) => [title, blocks.flatMap(linesOf)]))
}

function linesOf(block: Block): string[] {
  const texts = block.kind === 'list' ? block.items : [block.text]
  return texts.map((text) => text.map(textOf).join(''))
}

function textOf({ text, href }: Inline): string {
  return href === undefined ? text : `${text}（${href}）`
}
