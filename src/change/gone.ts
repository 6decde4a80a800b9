import type { Former } from './former.ts'
import { baseOf } from './page.ts'

/**
 * What the old address of something says.
 * @param what what it is: 项目, 单位
 */
export function goneText({ item, date, reason, now }: Former, what: string) {
  if (!now?.part)
    return {
      headline: `${(now?.withdrawal?.date ?? date).slice(0, 10)} 撤下`,
      detail: '这里公开过的内容，不再公开',
      reason: now?.withdrawal?.reason ?? reason,
    }
  const [whose, code] = now.unit === item.unit ? [what, baseOf(now.of)] : ['单位', now.unit]
  return { headline: `${date.slice(0, 10)} 改了编号`, detail: `${whose}的新编号是 ${code}`, reason }
}

/** How the page at an old address is called, unlike the one that the name belongs to. */
export function goneTitle({ name, now }: Former): string {
  return `${name}（${now?.part ? '旧网址' : '已撤下'}）`
}
