import type { Former } from '../corrections/old-address.ts'
import { departmentText } from '../model/correction.ts'
import { yearsOf } from '../model/totals.ts'
import { load } from '../review/load.ts'

/** What is published, loaded once for all pages. The dev server forgets this module when a content file changes. */
export const published = await load(process.cwd())

/** A path for every budget year, with its units. */
export function yearPaths() {
  return yearsOf(published).map((year) => ({
    params: { year: String(year) },
    props: { year, departments: published.departments.filter((department) => department.year === year) },
  }))
}

/** A path for every unit, with its budget years, newest first. */
export function unitPaths() {
  const units = Map.groupBy(published.departments, ({ unit }) => unit)
  return [...units].map(([unit, departments]) => ({ params: { unit }, props: { departments } }))
}

/** A path for every unit and budget year. */
export function departmentPaths() {
  return published.departments.map((department) => ({
    params: { unit: department.unit, year: String(department.year) },
    props: { department },
  }))
}

/** What had a page of its own and is not published there any longer: below its unit and year. */
export function formerPaths() {
  return published.history.former
    .filter(({ item: { of } }) => of !== departmentText && !of.includes('.'))
    .map((former) => ({ params: paramsOf(former), props: { former } }))
}

/** The same, of what had a PDF. */
export function formerSheetPaths() {
  return published.history.former
    .filter(({ item: { of } }) => of !== departmentText)
    .map((former) => ({ params: paramsOf(former), props: { former } }))
}

/** Units' years that are not published there any longer. */
export function formerYears(): Former[] {
  return published.history.former.filter(({ item: { of } }) => of === departmentText)
}

/** A path for each of them. */
export function formerYearPaths() {
  return formerYears().map((former) => ({
    params: { unit: former.item.unit, former: String(former.item.year) },
    props: { former },
  }))
}

/** Units and budget years of which nothing is left, with what they had. */
export function formerGroupPaths() {
  const left = new Set(published.departments.flatMap(({ unit, year }) => [unit, String(year)]))
  const had = formerYears()
  const units = [...Map.groupBy(had, ({ item }) => item.unit)]
  const years = [...Map.groupBy(had, ({ item }) => String(item.year))]
  const path = ([name, former]: [string, Former[]], title: string) => ({
    params: { former: name },
    props: { former, title, address: `/${name}/` as const },
  })
  return [
    ...units.map((group) => path(group, `单位 ${group[0]}`)),
    ...years.map((group) => path(group, `${group[0]} 年预算绩效目标`)),
  ].filter(({ params }) => !left.has(params.former))
}

function paramsOf({ item: { unit, year, of } }: Former) {
  return { unit, year: String(year), former: of }
}

/** A path for every project. */
export function projectPaths() {
  return published.departments.flatMap((department) =>
    department.projects.map((project) => ({
      params: { unit: department.unit, year: String(department.year), code: project.id },
      props: { department, project },
    })),
  )
}

/** A path for every unit and budget year that sets targets for its whole spending. */
export function overallPaths() {
  return departmentPaths().filter(({ props }) => props.department.overall)
}

/** A path for every project whose self-evaluation is published. */
export function resultPaths() {
  return projectPaths().filter(({ props }) => props.project.result)
}

/** A path for every project whose monitoring table is published. */
export function monitorPaths() {
  return projectPaths().filter(({ props }) => props.project.monitor)
}
