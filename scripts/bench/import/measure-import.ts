import { readdir, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { importDocument } from '../../../src/import/import-document.ts'
import { readDocument } from '../../../src/import/read/read-document.ts'
import { program } from '../../roots.ts'

/** What became of the indicators of one published form. */
export interface Measured {
  name: string
  /** How many indicators it has. */
  all: number
  /** How many came out with their levels, name and target as published. */
  placed: number
  /** What came out and stands in no such form. */
  wrong: string[]
}

/**
 * The folders of `forms`: each a form that some place published, with its table (`table.html`) where it can be known, its text as
 * it is copied from the page (`text.txt`), and its indicators with where they were published (`expected.json`).
 */
const forms = join(import.meta.dirname, 'forms')

/** Turns a page into another format of the same tables. */
type As = (page: Uint8Array) => Promise<Uint8Array>

/**
 * Imports the published forms and counts what was placed.
 * @param as the format of tables to try, where it is not the page itself
 */
export async function measure(
  file: 'table.html' | 'text.txt',
  as?: { format: string; make: As },
): Promise<Measured[]> {
  const measured: Measured[] = []
  for (const name of (await readdir(forms)).sort()) {
    const bytes = await readFile(join(forms, name, file)).catch(() => undefined)
    if (!bytes) continue
    const { indicators }: { indicators: string[][] } = JSON.parse(
      await readFile(join(forms, name, 'expected.json'), 'utf8'),
    )
    const published = indicators.map((parts) => parts.join(' | '))
    const made = as ? await as.make(bytes) : bytes
    const document = await readDocument(as ? `form.${as.format}` : file, made)
    const found = await indicatorsOf(document)
    const left = [...published]
    const wrong = found.filter((one) => {
      const at = left.indexOf(one)
      if (at >= 0) left.splice(at, 1)
      return at < 0
    })
    measured.push({ name, all: published.length, placed: published.length - left.length, wrong })
  }
  return measured
}

const given = { unit: '101001', name: '示例县某局', year: 2024, moneyUnit: '万元' } as const

/** The indicators of a document's files, as levels, name and target; those left open for a person are none. */
async function indicatorsOf(document: Awaited<ReturnType<typeof readDocument>>): Promise<string[]> {
  const nowhere = join(tmpdir(), 'mingbiao-no-content')
  const { placed } = await importDocument(nowhere, document, given, new Map(), program)
  return placed
    .filter(({ files }) => files.length > 0)
    .flatMap(({ form }) => form.lists.绩效指标)
    .filter((item) => item.get('指标值'))
    .map((item) => {
      const said = (keys: string[]) => keys.map((key) => item.get(key) ?? '')
      const target = said(['指标性质', '指标值', '度量单位']).filter((text) => text !== '' && text !== '定性')
      return [...said(['一级指标', '二级指标', '三级指标']), target.join(' ')].join(' | ')
    })
}

/** The share of indicators that were placed, and how many came out wrong. */
export function totalOf(measured: readonly Measured[]): { share: number; wrong: number } {
  const sum = (count: (one: Measured) => number) => measured.reduce((all, one) => all + count(one), 0)
  return {
    share: sum(({ placed }) => placed) / sum(({ all }) => all),
    wrong: sum(({ wrong }) => wrong.length),
  }
}
