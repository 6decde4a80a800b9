import type { RuleOn } from '../rule.ts'
import { privateNumbers } from './numbers.ts'

export const mobileNumber: RuleOn<'text'> = {
  id: 'mobile-number',
  on: 'text',
  level: 'error',
  private: true,
  waivable: true,
  title: '没有手机号',
  source: '《政府信息公开条例》第十五条',
  why: '个人的手机号属于个人信息；联系方式只公开办公电话。',
  fix: '删去手机号，需要时换成办公电话',
  example: {
    subject: 'project',
    passes: '资金用途: 咨询电话 0319-0000000。',
    fails: '资金用途: 联系人电话 13800138000。',
  },
  check: (text) =>
    privateNumbers(text)
      .filter(({ kind }) => kind === '手机号')
      .map(({ raw }) => ({
        field: text.field,
        quote: raw,
        message: `“${raw.slice(0, 3)}…”是手机号，不能公开`,
      })),
}
