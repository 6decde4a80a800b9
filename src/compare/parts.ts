import { isMapping, type PlainMapping } from '../content/edit/plain.ts'
import { departmentKind } from '../content/kinds/department.ts'
import { type PrintedKind, stemOf } from '../content/kinds/kinds.ts'
import { schemaOf } from '../content/own-fields.ts'
import { type Department, type Project, recordsOf } from '../content/record.ts'
import type { Kind } from '../content/schema/kind.ts'
import { writeRecord } from '../content/schema/write-record.ts'
import { departmentText } from '../model/correction.ts'
import type { Block, Inline, Section } from '../model/narrative.ts'

/** What corrections are about: what one content file publishes. */
export interface Part {
  /** The file's name without its ending, as corrections call it: `315-0404-JBN-9C18.result`. */
  stem: string
  file: string
  /** What readers call it. */
  title: string
  fields: PlainMapping
  /** When it was made public, if the file says so itself. */
  published?: string
}

/** Everything that a department publishes in a year, file by file. */
export function partsOf(department: Department): Part[] {
  const { file, name, year, moneyUnit, narrative, published } = department
  const text = part(departmentText, file, `${name} ${year} 年绩效文本`, published, () => ({
    ...fieldsOf(departmentKind.schema(), department),
    ...textsOf(narrative),
  }))
  const records = recordsOf(department).map(({ kind, project, record }) =>
    part(
      stemOf(kind, project?.id),
      record.file,
      titleOf(department, kind, project),
      'published' in record ? record.published : undefined,
      () => fieldsOf(schemaOf<unknown>(kind, moneyUnit, record.own), record),
    ),
  )
  return [text, ...records]
}

function titleOf({ name, year }: Department, kind: PrintedKind, project: Project | undefined): string {
  if (!project) return `${name} ${year} 年${kind.title}`
  return kind.owner === 'project' ? `${project.name}（${kind.title}）` : project.name
}

/** The fields are written when someone asks for them: of a county's thousands of files, few were ever corrected. */
function part(
  stem: string,
  file: string,
  title: string,
  published: string | undefined,
  write: () => PlainMapping,
): Part {
  return {
    stem,
    file,
    title,
    ...(published !== undefined && { published }),
    get fields() {
      return write()
    },
  }
}

function fieldsOf(schema: Kind<unknown>, record: object): PlainMapping {
  const content = writeRecord(schema, record)
  return isMapping(content) ? content : {}
}

/** The narrative as lines, by the titles of its sections: how they are set is not what they say. */
function textsOf(narrative: readonly Section[]): PlainMapping {
  return Object.fromEntries(narrative.map(({ title, blocks }) => [title, blocks.flatMap(linesOf)]))
}

function linesOf(block: Block): string[] {
  const texts = block.kind === 'list' ? block.items : [block.text]
  return texts.map((text) => text.map(inlineText).join(''))
}

function inlineText({ text, href }: Inline): string {
  return href === undefined ? text : `${text}（${href}）`
}
