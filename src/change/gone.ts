import type { Former } from './former.ts'
import { codeOf } from './page.ts'

/** What the old address of something says. */
export function goneText({ item, date, reason, now }: Former) {
  if (!now?.part)
    return {
      headline: `${(now?.withdrawal?.date ?? date).slice(0, 10)} 撤下`,
      detail: '这里公开过的内容，不再公开',
      reason: now?.withdrawal?.reason ?? reason,
    }
  const [whose, code] = now.unit === item.unit ? ['项目', codeOf(now)] : ['单位', now.unit]
  return { headline: `${date.slice(0, 10)} 改了编号`, detail: `${whose}的新编号是 ${code}`, reason }
}

/** What the old address was of: `单位 315002，2021 年，编号 315-0404-JBN-9C18`. */
export function goneFrom({ item }: Former): string {
  const code = codeOf(item)
  return `单位 ${item.unit}，${item.year} 年${code === undefined ? '' : `，编号 ${code}`}`
}

/** How the page at an old address is called, unlike the one that the name belongs to. */
export function goneTitle({ name, now }: Former): string {
  return `${name}（${now?.part ? '旧网址' : '已撤下'}）`
}
