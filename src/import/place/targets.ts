import type { FoundForm } from '../find/found-form.ts'

/** The targets that a self-evaluation or monitoring table repeats; their money is what the year began with. */
export function targetsOf(form: FoundForm): FoundForm {
  const line = (name: string) => form.fields.get(`${name}.年初预算数`)
  const amounts = [
    ['预算数', line('年度资金总额')],
    ['财政资金', line('当年财政拨款') ?? line('本年一般公共预算拨款')],
    ['上年结转', line('上年结转资金')],
    ['其他资金', line('其他资金')],
  ] as const
  const fields = new Map(form.fields)
  for (const [key, amount] of amounts) if (amount !== undefined) fields.set(key, amount)
  return { ...form, fields }
}
