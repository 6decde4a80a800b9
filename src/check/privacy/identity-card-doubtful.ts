import type { RuleOn } from '../rule.ts'
import { privateNumbers } from './numbers.ts'

export const identityCardDoubtful: RuleOn<'text'> = {
  id: 'identity-card-doubtful',
  on: 'text',
  level: 'warning',
  private: true,
  title: '没有像身份证号的号码',
  source: '《个人信息保护法》第二十八条；《政府信息公开条例》第十五条',
  why: '地区和生日都对，只有校验码不对，多半是抄错了一位的身份证号。',
  fix: '核对是不是身份证号；是的，删去',
  example: {
    subject: 'project',
    passes: '资金用途: 支付货款，单号 20250101110105194912。',
    fails: '资金用途: 补助示例一人，110105194912310021。',
  },
  check: (text) =>
    privateNumbers(text)
      .filter(({ kind }) => kind === '疑似身份证号')
      .map(({ raw }) => ({
        field: text.field,
        quote: raw,
        message: `“${raw.slice(0, 3)}…”像是身份证号，校验码不对`,
      })),
}
