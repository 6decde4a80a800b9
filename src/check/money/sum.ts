import { type Money, type MoneyUnit, moneyUnits, sumMoney } from '../../model/money.ts'

/**
 * The sum of the parts in 分 where it is not the total that was published; undefined where it is, or where no part is
 * told. Blank parts count as nothing. Each part may have been rounded to a hundredth of the unit.
 */
export function sumDiffers(
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
