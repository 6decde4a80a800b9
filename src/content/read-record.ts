import { join } from 'node:path'
import type { Finding } from '../model/finding.ts'
import type { MoneyUnit } from '../model/money.ts'
import type { FileKind } from './kinds/file-kind.ts'
import type { ProjectsKind } from './kinds/kinds.ts'
import type { FormTemplate } from './kinds/template.ts'
import { reportUnmatched } from './match.ts'
import { formIn, ownFieldsOf, schemaOf } from './own-fields.ts'
import { readAs } from './read-as.ts'
import type { Filed, Project, Said } from './record.ts'
import { failed, type Kind } from './schema/kind.ts'
import { decode } from './text/decode.ts'
import { readText } from './text/file.ts'

/** Where a record is read from, and with amounts in what. */
export interface RecordSource {
  root: string
  file: string
  unit: MoneyUnit
  /** The official forms, whose own fields a file may have. */
  forms: readonly FormTemplate[]
  findings: Finding[]
}

/** Reads what belongs to a project into it: its items must be the project's indicators. */
export function readAbout(project: Project | undefined, kind: ProjectsKind, source: RecordSource) {
  const record = readInto(project ?? {}, kind, source)
  if (project && record)
    reportUnmatched(project, record, schemaOf<unknown>(kind, source.unit, record.own), source.findings)
}

/** Reads a record and puts it where its kind says. */
export function readInto<Id extends keyof Said>(
  owner: { [Name in Id]?: Said[Name] & Filed },
  kind: FileKind & { id: Id; schema(unit: MoneyUnit): Kind<Said[Id]> },
  { root, file, unit, forms, findings }: RecordSource,
): (Said[Id] & Filed) | undefined {
  const record = readFrom(root, file, findings, (text): (Said[Id] & Filed) | undefined => {
    const own = ownFieldsOf(forms, kind.id, formIn(text))
    const fields = readAs(kind, schemaOf(kind, unit, own), text, file, findings)
    return fields === failed ? undefined : { ...fields, file, ...(own && { own }) }
  })
  owner[kind.id] = record
  return record
}

/** Reads one file as a kind says; undefined where it does not read, which is reported. */
export function readRecord<T extends object>(
  root: string,
  file: string,
  schema: Kind<T>,
  findings: Finding[],
): (T & { file: string }) | undefined {
  return readFrom(root, file, findings, (text) => {
    const fields = decode(text, file, schema, findings)
    return fields === failed ? undefined : { file, ...fields }
  })
}

export function readFrom<T>(
  root: string,
  file: string,
  findings: Finding[],
  read: (text: string) => T | undefined,
): T | undefined {
  const source = readText(join(root, file), file)
  findings.push(...source.findings)
  return source.text === undefined ? undefined : read(source.text)
}
