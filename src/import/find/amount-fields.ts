import { printedKinds } from '../../content/kinds/kinds.ts'
import type { Shape } from '../../content/schema/kind.ts'

const amountFields = new Set(printedKinds.flatMap((kind) => amountsIn(kind.schema('万元').shape ?? {})))

/** Whether a field of some kind of record holds an amount: `预算数`, `中期资金.财政拨款`. */
export function isAmountField(path: string): boolean {
  return amountFields.has(path)
}

function amountsIn(shape: Shape, above = ''): string[] {
  return Object.values(shape).flatMap(({ key, kind }) => {
    if (kind.item) return []
    return kind.shape ? amountsIn(kind.shape, `${above}${key}.`) : kind.rule === 'money' ? [above + key] : []
  })
}
