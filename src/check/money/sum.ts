import { exactMoney, type Money, type MoneyUnit, moneyUnits, sumMoney } from '../../model/money.ts'
import type { Problem } from '../rule.ts'

/**
 * That a total is not the sum of its parts, where it is not. Nothing is said where the total is not told.
 * @param field the total's
 * @param what what the parts are called
 */
export function wrongSum(
  field: string,
  total: Money | undefined,
  parts: readonly (Money | undefined)[],
  unit: MoneyUnit,
  what = '各项资金',
): Problem[] {
  const sum = sumDiffers(total, parts, unit)
  if (!total || sum === undefined) return []
  const expected = `${exactMoney(sum, unit)}${unit}`
  return [{ field, quote: total.raw, message: `“${total.raw}”不是${what}的合计`, expected }]
}

/**
 * The sum of the parts in 分 where it is not the total that was published; undefined where it is, or where no part is
 * told. Blank parts count as nothing. Each part may have been rounded to a hundredth of the unit.
 */
function sumDiffers(
  total: Money | undefined,
  parts: readonly (Money | undefined)[],
  unit: MoneyUnit,
): number | undefined {
  const told = parts.filter((part) => part !== undefined)
  if (!total || told.length === 0) return undefined
  const sum = sumMoney(told)
  const rounding = unit === '元' ? 0 : moneyUnits[unit] / 200
  return Math.abs(sum - total.fen) > rounding * (told.length - 1) ? sum : undefined
}
