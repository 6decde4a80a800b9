import type { Owner } from '../src/import/place/owner.ts'
import { ContentError } from '../src/model/finding.ts'
import type { importCommand } from './command/content-commands.ts'
import type { Typed } from './command/parse.ts'

/**
 * What a person says of whose forms they are.
 * @throws ContentError where that is no unit's code, year or unit of money
 */
export function givenOwner({
  unit,
  name,
  year,
  money,
}: Typed<typeof importCommand>['values']): Partial<Owner> {
  if (year !== undefined && !/^20\d\d$/.test(year))
    throw refusal('--year', `“${year}”不是年度`, '--year 后面写四位数的年度')
  if (unit !== undefined && !/^\d{3,9}$/.test(unit))
    throw refusal('--unit', `“${unit}”不是单位编码`, '--unit 后面写 3 到 9 位数字')
  return {
    ...(unit && { unit }),
    ...(name && { name }),
    ...(year && { year: Number(year) }),
    ...((money === '万元' || money === '元') && { moneyUnit: money }),
  }
}

function refusal(field: string, message: string, fix: string): ContentError {
  return new ContentError([
    { rule: 'import-arguments', severity: 'error', file: 'npm run import', field, message, fix },
  ])
}
