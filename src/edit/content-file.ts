import type { FileKind } from '../content/kinds/file-kind.ts'
import { kinds } from '../content/kinds/kinds.ts'
import { schemaOf } from '../content/own-fields.ts'
import type { Kind } from '../content/schema/kind.ts'
import type { MoneyUnit } from '../model/money.ts'
import type { EditedUnit } from './unit.ts'

/** A kind of content file that the editor has a form for. */
export interface ContentFile extends Pick<FileKind, 'id' | 'owner'> {
  /** Its name among the formats of the editor, and in the hidden field that tells files of one folder apart. */
  name: string
  label: string
  /** What its name ends with, or is. */
  extension: string
  kind: Kind<unknown>
  /** The label of the text below its front matter, where it has one. */
  body?: string
}

/** Every kind of content file, with amounts in `unit`, and the fields that the forms in use have of their own. */
export function contentFiles(unit: MoneyUnit, own: EditedUnit['own'] = {}): ContentFile[] {
  return kinds.map((kind) => {
    const { id, owner, title: label } = kind
    const file = { id, owner, label, kind: schemaOf<unknown>(kind, unit, own[id]) }
    // Sveltia takes no other names for formats of Markdown files.
    if (id === 'department') return { ...file, name: 'department-frontmatter', extension: 'md', body: '正文' }
    return { ...file, name: id, extension: owner === 'project' ? `${id}.yaml` : 'yaml' }
  })
}

/** The file of one kind. */
export function fileOfKind(files: readonly ContentFile[], id: FileKind['id']): ContentFile {
  const file = files.find((candidate) => candidate.id === id)
  if (!file) throw new Error(`no kind of file is called ${id}`)
  return file
}
