import type { MoneyUnit } from '../../model/money.ts'
import type { Recognised } from '../find/recognised.ts'

/** Whose content a document becomes: what its titles say, or the person who imports it. */
export interface Owner {
  unit: string
  name: string
  year: number
  moneyUnit: MoneyUnit
}

/** Whose forms they are. What neither the document nor the person says is missing from the answer. */
export function ownerOf({ forms, year }: Recognised, given: Partial<Owner>): Partial<Owner> {
  const one = <T>(values: readonly (T | undefined)[]) => {
    const distinct = [...new Set(values.filter((value) => value !== undefined))]
    return distinct.length === 1 ? distinct[0] : undefined
  }
  const unit = given.unit ?? one(forms.map((form) => form.unit))
  const name =
    given.name ??
    one(forms.map(({ unitName, fields }) => unitName ?? fields.get('单位名称') ?? fields.get('实施单位')))
  const moneyUnit = given.moneyUnit ?? mostCommon(forms.flatMap((form) => form.moneyUnit ?? []))
  const years = forms.map((form) => form.year)
  const budgetYear = given.year ?? (years.some((own) => own !== undefined) ? one(years) : year)
  return {
    ...(unit && { unit }),
    ...(name && { name }),
    ...(budgetYear && { year: budgetYear }),
    ...(moneyUnit && { moneyUnit }),
  }
}

/** The value that is there most often, the first of those that are there as often. */
export function mostCommon<T>(values: readonly T[]): T | undefined {
  const count = (value: T) => values.filter((other) => other === value).length
  return [...values].sort((a, b) => count(b) - count(a))[0]
}
