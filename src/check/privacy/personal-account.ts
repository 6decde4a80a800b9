import type { RuleOn } from '../rule.ts'

/** Ways to reach a person, and numbers of papers that only one person holds, each as it is usually written. */
const kinds: readonly { what: string; hint: RegExp; pattern: RegExp }[] = [
  {
    what: '个人电子邮箱',
    hint: /@|\(at\)|\[at\]| at /i,
    pattern:
      /[\w.+-]+\s?(?:@|\(at\)|\[at\]| at )\s?(?![\w.-]*gov\.cn)(?:[\w-]+\s?(?:\.|\(dot\)|\[dot\])\s?)+(?:com|cn|net|org|me|edu|cc)\b/i,
  },
  {
    what: '微信号',
    hint: /微信|weixin|wechat|vx|wx|威信/i,
    pattern:
      /(?:微信|威信|weixin|wechat|vx|wx)\s*(?:号|号码|ID|账号|id)?\s*(?:[:是为]\s*|\s|(?=[\w-]))(?=[\w-]*[\d_-]|[a-z]{6,})[A-Za-z\d][\w-]{5,19}/i,
  },
  {
    what: 'QQ 号',
    hint: /qq|扣扣/i,
    pattern: /(?<![\w.@])(?:QQ|扣扣)\s*(?:号码?|账号)?\s*[:是为]?\s*\d(?:[\s-]?\d){4,10}(?!\d)/i,
  },
  {
    what: '车牌号',
    hint: /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]\s?[A-Za-z]/i,
    pattern:
      /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]\s?[A-HJ-NP-Z][\s·•.-]*(?=(?:[A-Z]*[\s-]*\d){3})(?:[A-HJ-NP-Z\d][\s-]?){4,5}[A-HJ-NP-Z\d学警挂](?![A-Za-z\d])/i,
  },
  {
    what: '护照、通行证号',
    hint: /[EGHM]\s?\d|E[A-Z]\s?\d|护照|通行证|台胞证|回乡证|passport/i,
    pattern:
      /(?<![A-Za-z\d])(?:[EG]\s?\d(?:[\s-]?\d){7}|E[A-Z]\s?\d(?:[\s-]?\d){6}|[HM]\s?\d(?:[\s-]?\d){9})(?![\dA-Za-z])|(?:护照|通行证|台胞证|回乡证|passport)\s*(?:号码?|no\.?)?\s*[:是为]?\s*[A-Z]{0,2}\s?\d(?:[\s-]?\d){6,9}(?!\d)/i,
  },
  {
    what: '个人证件号',
    hint: /证|卡号|病历|住院|学籍|字第/,
    pattern:
      /(?:军官证|士兵证|驾驶证|残疾证|社保卡|社会保障卡|医保卡|医保|低保证|病历|住院|学籍|居住证|户口簿?)\s*(?:编号|号码?|卡号)\s*[:是为]?\s*[\p{Script=Han}]{0,2}[A-Z]{0,2}\d(?:[\s-]?[\dX]){5,21}|[军武]字第\s*\d(?:\s?\d){5,8}\s*号/iu,
  },
]

/** Most texts have none of the signs, and are left at once. */
const anyHint = new RegExp(kinds.map(({ hint }) => hint.source).join('|'), 'i')

export const personalAccount: RuleOn<'text'> = {
  id: 'personal-account',
  on: 'text',
  level: 'error',
  private: true,
  waivable: true,
  title: '没有个人的邮箱、微信号、QQ 号、车牌号和证件号',
  source: '《个人信息保护法》第四条；《政府信息公开条例》第十五条',
  why: '顺着号码就能找到人；联系方式只公开办公电话和单位邮箱。',
  fix: '删去；需要联系方式的，写办公电话或单位的邮箱',
  example: {
    subject: 'project',
    passes: '资金用途: 咨询邮箱 office@example.gov.cn。',
    fails: '资金用途: 咨询请加微信号：example-0000。',
  },
  check({ field, text, plain }) {
    if (!anyHint.test(plain)) return []
    return kinds.flatMap(({ what, hint, pattern }) => {
      const found = hint.test(plain) ? pattern.exec(plain) : null
      if (!found) return []
      const quote = text.slice(found.index, found.index + found[0].length)
      return [{ field, quote, message: `“${quote.slice(0, 3)}…”是${what}，不能公开` }]
    })
  },
}
