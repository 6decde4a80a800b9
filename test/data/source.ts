import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { DataSource } from '../../src/data/files.ts'
import { load } from '../../src/review/load.ts'
import { linxi } from '../linxi.ts'
import { example, formNames } from '../pdf/examples.ts'

/** A publication with every kind of record: the real unit, and a made-up one for each form's example. */
export async function source(): Promise<DataSource> {
  const real = await load(linxi)
  const examples = await Promise.all(formNames.map(example))
  const made = examples.flatMap(({ published: { departments } }, index) =>
    departments.map((department) => ({ ...department, unit: `10100${index + 1}` })),
  )
  return { ...real, departments: [...real.departments, ...made] }
}

/** The rows of a CSV file (RFC 4180, or with lines that end as on Linux), the header first. */
export function parseCsv(bytes: Uint8Array): string[][] {
  const text = new TextDecoder('utf-8', { ignoreBOM: false }).decode(bytes)
  const rows: string[][] = [[]]
  for (const [, quoted, plain = '', end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    if (end === '' && plain === '' && quoted === undefined && rows.at(-1)?.length === 0) break
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain)
    if (end?.endsWith('\n')) rows.push([])
  }
  return rows.filter((row) => row.length > 0)
}

/** A published profile that tests hold. */
export async function profile(name: string): Promise<object> {
  const { $schema: _, ...schema }: Record<string, unknown> = JSON.parse(
    await readFile(join(import.meta.dirname, '../fixtures', name), 'utf8'),
  )
  return schema
}
