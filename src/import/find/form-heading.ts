import { toHalfWidth } from '../../model/text.ts'
import type { FoundForm } from './found-form.ts'

/** Names that say nothing: of a sheet for text, and what programs call new sheets. */
const empty = /^(文本|sheet\d*|工作表\d*)$/i
/** What a name has before and behind the project's: `01 法律援助 自评`, `1、法律援助（自评）`. */
const number = /^\d+[\s、.．-]+/
const kind = /(\s*（?(绩效目标表|(部门|单位)?整体(支出)?(绩效目标)?|自评|监控)）?)?(\s\d+)?$/

/** Whether a worksheet's name only repeats what its form says: the project's name, or as much of it as a sheet's name can hold. */
export function isSheetName(name: string, forms: readonly FoundForm[]): boolean {
  const bare = bareName(name.replace(number, '').replace(kind, ''))
  return (
    empty.test(name) || forms.some(({ fields }) => bareName(fields.get('项目名称') ?? '').startsWith(bare))
  )
}

/** Whether a line only says which project the form below it is about: `1、法律援助`. */
export function isFormHeading(line: string, forms: readonly FoundForm[]): boolean {
  const bare = bareName(line.replace(number, '').replace(kind, ''))
  return bare !== '' && forms.some(({ fields }) => bareName(fields.get('项目名称') ?? '') === bare)
}

function bareName(name: string): string {
  return toHalfWidth(name).replace(/\s/g, '')
}
