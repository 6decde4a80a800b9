import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Finding } from '../model/finding.ts'
import type { Grid } from '../model/form.ts'
import type { Department, Project, Publication } from '../model/record.ts'
import { missingCharacters } from '../pdf/face.ts'

/** A text that will be printed, and where it comes from. */
interface Printed {
  file: string
  field: string
  text: string
}

/**
 * Finds every character that no embedded font has. Such a character would be a box or a blank on the sheet, so it stops
 * the build, and the finding names file, line, field and character.
 */
export async function checkCharacters(
  root: string,
  publication: Publication,
  grid: (department: Department, project: Project) => Grid,
): Promise<Finding[]> {
  const findings: Finding[] = []
  for (const department of publication.departments)
    for (const printed of printedTexts(department, grid))
      for (const character of missingCharacters(printed.text))
        findings.push(await finding(root, printed, character))
  return findings
}

function* printedTexts(
  department: Department,
  grid: (department: Department, project: Project) => Grid,
): Generator<Printed> {
  const { file } = department
  yield { file, field: '单位名称', text: department.name }
  for (const section of department.narrative)
    for (const block of section.blocks)
      yield {
        file,
        field: section.title,
        text: (block.kind === 'list' ? block.items.flat() : block.text).map(({ text }) => text).join(''),
      }
  for (const project of department.projects) {
    const { title, rows } = grid(department, project)
    yield { file: project.file, field: '项目名称', text: title }
    for (const { text, source } of rows.flatMap((row) => row.cells))
      if (source)
        yield {
          file: project.file,
          field: source.replace(/\.(\d+)\./, (_, index: string) => ` 第${Number(index) + 1}项 › `),
          text,
        }
  }
}

async function finding(root: string, { file, field }: Printed, character: string): Promise<Finding> {
  const lines = (await readFile(join(root, file), 'utf8')).split('\n')
  const line = lines.findIndex((text) => text.includes(character))
  const code = `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
  const visible = /[\p{C}\p{Z}\p{M}]/u.test(character) ? `看不见的字符 ${code}` : `“${character}”（${code}）`
  return {
    rule: 'character',
    severity: 'error',
    file,
    ...(line >= 0 && { line: line + 1, column: (lines[line] ?? '').indexOf(character) + 1 }),
    field,
    message: `${visible}在印表的字体里没有，印出来会是空白`,
    expected: '汉字、字母、数字和常用标点符号',
    fix: '换成意思相同的常用字；看不见的字符删去后重新输入这一处的文字',
  }
}
