import { departmentKind } from '../../content/kinds/department.ts'
import type { Department } from '../../content/record.ts'
import { type Plain, toYaml, writeRecord } from '../../content/schema/write-record.ts'
import type { Recognised } from '../find/recognised.ts'
import type { Owner } from './owner.ts'
import type { ContentFile } from './place-forms.ts'
import { writeNarrative } from './write-narrative.ts'

/** What no document says, and every department has before it is published. */
const toFillIn = ['批复日期', '公开日期', '来源']

/**
 * The department's own file: what is known of it, and the narrative as the document has it; what an existing file says
 * beyond that (dates, its source) stays.
 * @param owner without a unit of money where nobody says it: then a person must fill it in
 * @param body the narrative of the existing file
 */
export function departmentFile(
  owner: Omit<Owner, 'moneyUnit'> & Partial<Owner>,
  form: string,
  found: Recognised,
  existing: Department | undefined,
  body: string | undefined,
): ContentFile {
  const before = existing ? writeRecord(departmentKind.schema(), existing) : {}
  const kept = typeof before === 'string' || Array.isArray(before) ? {} : before
  const said: { [key: string]: Plain } = {
    ...kept,
    单位编码: owner.unit,
    单位名称: owner.name,
    年度: String(owner.year),
    金额单位: owner.moneyUnit ?? '',
    表样: form,
  }
  const keys = Object.values(departmentKind.schema().shape ?? {}).map(({ key }) => key)
  const written = keys.filter((key) => key in said || toFillIn.includes(key))
  const head = toYaml(Object.fromEntries(written.map((key) => [key, said[key] ?? ''])))
  const text = found.narrative.length > 0 ? `\n${writeNarrative(found.narrative)}` : (body ?? '')
  return { file: `content/${owner.unit}/${owner.year}/department.md`, content: `---\n${head}---\n${text}` }
}
