import type { RuleOn } from '../rule.ts'
import { privateNumbers } from './numbers.ts'

/** A name right before a number, perhaps with a label and punctuation between them. */
const before =
  /([\p{Script=Han}·]{2,4})[，,：:（(\s]*(?:身份证号?码?|手机号?码?|电话|联系方式|银行卡号?|卡号)?[：:是为\s]*$/u
const noName = /身份|证号|手机|电话|联系|银行|卡号|补助|打入|发放|方式|号码|人员|账户|转账/

/** A name with its label has no more characters. */
const longest = 30

export const nameBeside: RuleOn<'text'> = {
  id: 'name-beside-number',
  on: 'text',
  level: 'error',
  private: true,
  title: '没有个人姓名与身份证号、手机号、银行卡号写在一起',
  source: '《个人信息保护法》第四条、第二十八条；《政府信息公开条例》第十五条',
  why: '姓名和号码在一起，就能认出是谁。',
  fix: '姓名和号码都删去，只写人数和标准',
  example: {
    subject: 'project',
    passes: '资金用途: 补助困难群众 12 人。',
    fails: '资金用途: 补助困难群众：甲乙丙，身份证号 11010519491231002X。',
  },
  check: (subject) =>
    privateNumbers(subject).flatMap(({ kind, index }) => {
      const [, name = ''] = before.exec(subject.text.slice(Math.max(index - longest, 0), index)) ?? []
      if (name === '' || noName.test(name)) return []
      return [{ field: subject.field, quote: name, message: `${kind}前面的文字像是个人姓名` }]
    }),
}
