import type { Department, Publication } from '../content/record.ts'
import { type Address, departmentPage, unitPage } from '../model/address.ts'
import type { Column } from './page-info.ts'

/** The column (栏目) of the pages below a department's budget year: its projects, its overall targets. */
export function departmentColumn({ name, year }: Department): Column {
  return {
    name: `${name} ${year} 年预算绩效目标`,
    description: `${name} ${year} 年的预算项目`,
    keywords: [name, `${year}年`],
  }
}

/** The way to those pages from the first one: unit, year. */
export function wayBelowDepartment({
  unit,
  name,
  year,
}: Pick<Department, 'unit' | 'name' | 'year'>): { text: string; to: Address }[] {
  return [
    { text: name, to: unitPage(unit) },
    { text: `${year} 年`, to: departmentPage(unit, year) },
  ]
}

/** The way to something below a unit's year, whether that year is still published or not. */
export function wayBelowYear(
  { departments }: Publication,
  { unit, year }: { unit: string; year: number },
): { text: string; to: Address }[] {
  const own = departments.filter((one) => one.unit === unit)
  const { name } = own.find((one) => one.year === year) ?? own[0] ?? { name: `单位 ${unit}` }
  return wayBelowDepartment({ unit, name, year })
}
