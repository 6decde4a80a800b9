import { parseArgs } from 'node:util'
import type { Owner } from '../src/import/place/owner.ts'
import { ContentError } from '../src/model/finding.ts'

export interface ImportArguments {
  files: string[]
  owner: Partial<Owner>
  maps: string[]
  saveMap: boolean
  write: boolean
  /** Print all that was not understood. */
  all: boolean
}

/**
 * What was typed behind `npm run import --`.
 * @throws ContentError where that cannot be carried out
 */
export function importArguments(args: readonly string[]): ImportArguments {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      unit: { type: 'string' },
      name: { type: 'string' },
      year: { type: 'string' },
      money: { type: 'string' },
      map: { type: 'string', multiple: true },
      'save-map': { type: 'boolean', default: false },
      write: { type: 'boolean', default: false },
      all: { type: 'boolean', default: false },
    },
  })
  const { unit, name, year, money, map = [] } = values
  if (positionals.length === 0)
    throw refusal('文件', '没有写要导入的文件', '照这样写：npm run import -- 绩效文本.txt --year 2020')
  if (year !== undefined && !/^20\d\d$/.test(year))
    throw refusal('--year', `“${year}”不是年度`, '写四位数的年度，如 --year 2020')
  if (unit !== undefined && !/^\d{3,9}$/.test(unit))
    throw refusal('--unit', `“${unit}”不是单位编码`, '写 3 到 9 位数字，如 --unit 315002')
  if (money !== undefined && money !== '万元' && money !== '元')
    throw refusal('--money', `“${money}”不是金额单位`, '写 --money 万元 或 --money 元')
  return {
    files: positionals,
    owner: {
      ...(unit && { unit }),
      ...(name && { name }),
      ...(year && { year: Number(year) }),
      ...(money && { moneyUnit: money }),
    },
    maps: map,
    saveMap: values['save-map'],
    write: values.write,
    all: values.all,
  }
}

function refusal(field: string, message: string, fix: string): ContentError {
  return new ContentError([
    { rule: 'import-arguments', severity: 'error', file: 'npm run import', field, message, fix },
  ])
}
