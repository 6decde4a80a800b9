import type { Former } from '../change/former.ts'
import { departmentText } from '../model/correction.ts'
import { load } from '../publish/load.ts'
import { yearsOf } from '../site/totals.ts'

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

/** Units and years that are not published there any longer. */
export function formerYearPaths() {
  return published.history.former
    .filter(({ item: { of } }) => of === departmentText)
    .map((former) => ({
      params: { unit: former.item.unit, former: String(former.item.year) },
      props: { former },
    }))
}

/** Units of which nothing is left, with the years that they had. */
export function formerUnitPaths() {
  const left = new Set(published.departments.map(({ unit }) => unit))
  const years = formerYearPaths().map(({ props: { former } }) => former)
  const units = Map.groupBy(years, ({ item }) => item.unit)
  return [...units]
    .filter(([unit]) => !left.has(unit))
    .map(([unit, former]) => ({ params: { former: unit }, props: { former } }))
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
