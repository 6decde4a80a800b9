import type { Grid } from '../model/form.ts'
import type { Department, Project } from '../model/record.ts'
import { documentDate } from './date.ts'
import { numberPages, setForm } from './form.ts'
import type { Element } from './page.ts'
import type { Layout } from './write.ts'

/** Lays out the sheet of one project: its official form, alone. */
export function layOutSheet(department: Department, project: Project, grid: Grid): Layout {
  const root: Element = { type: 'Document', children: [] }
  const pages = setForm(grid, root, 'H1')
  numberPages(pages)
  return {
    title: grid.title,
    author: department.name,
    subject: `${department.year}年${department.name}预算项目绩效目标，项目编码 ${project.code}`,
    date: documentDate(department),
    pages,
    root,
    outline: [{ title: grid.title, page: 0, y: 0, children: [] }],
  }
}
