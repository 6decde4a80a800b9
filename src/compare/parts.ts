import { monitorSchema, resultSchema } from '../content/kinds/assessment.ts'
import { overallSchema } from '../content/kinds/overall.ts'
import { departmentSchema, projectSchema } from '../content/kinds/schema.ts'
import type { Kind } from '../content/schema/kind.ts'
import { writeRecord } from '../content/schema/write.ts'
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
  /** When it was made public, if the file says so itself. */
  published?: string
}

/** Everything that a department publishes in a year, file by file. */
export function partsOf(department: Department): Part[] {
  const { file, name, year, moneyUnit, narrative, overall, projects } = department
  return [
    part(
      departmentText,
      file,
      `${name} ${year} 年绩效文本`,
      () => ({
        ...fieldsOf(departmentSchema, department),
        ...textsOf(narrative),
      }),
      department.published,
    ),
    ...(overall
      ? [
          part(
            'overall',
            overall.file,
            `${name} ${year} 年整体支出绩效目标`,
            () => fieldsOf(overallSchema(moneyUnit), overall),
            overall.published,
          ),
        ]
      : []),
    ...projects.flatMap((project): Part[] => {
      const { id, result, monitor } = project
      return [
        part(id, project.file, project.name, () => fieldsOf(projectSchema(moneyUnit), project)),
        ...(result
          ? [
              part(
                `${id}.result`,
                result.file,
                `${project.name}（绩效自评）`,
                () => fieldsOf(resultSchema(moneyUnit), result),
                result.published,
              ),
            ]
          : []),
        ...(monitor
          ? [
              part(
                `${id}.monitor`,
                monitor.file,
                `${project.name}（绩效监控）`,
                () => fieldsOf(monitorSchema(moneyUnit), monitor),
                monitor.published,
              ),
            ]
          : []),
      ]
    }),
  ]
}

/** The fields are written when someone asks for them: of a county's thousands of files, few were ever corrected. */
function part(of: string, file: string, title: string, write: () => PlainMapping, published?: string): Part {
  return {
    of,
    file,
    title,
    ...(published !== undefined && { published }),
    get fields() {
      return write()
    },
  }
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
