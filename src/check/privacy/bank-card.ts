import type { RuleOn } from '../rule.ts'
import { privateNumbers } from './numbers.ts'

export const bankCard: RuleOn<'text'> = {
  id: 'bank-card',
  on: 'text',
  level: 'error',
  private: true,
  waivable: true,
  title: '没有银行卡号',
  source: '《个人信息保护法》第二十八条；《政府信息公开条例》第十五条',
  why: '银行卡号属于敏感个人信息。',
  fix: '删去卡号；确实不是卡号的，在 waivers.yaml 里写明理由',
  example: {
    subject: 'project',
    passes: '资金用途: 按月发放补助。',
    fails: '资金用途: 补助打入 6222021234567890128。',
  },
  check: (text) =>
    privateNumbers(text)
      .filter(({ kind }) => kind === '银行卡号')
      .map(({ raw }) => ({
        field: text.field,
        quote: raw,
        message: `“${raw.slice(0, 3)}…”是银行卡号，不能公开`,
      })),
}
