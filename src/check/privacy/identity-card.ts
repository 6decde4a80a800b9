import type { RuleOn } from '../rule.ts'
import { privateNumbers } from './numbers.ts'

export const identityCard: RuleOn<'text'> = {
  id: 'identity-card',
  on: 'text',
  level: 'error',
  private: true,
  title: '没有身份证号',
  source: '《个人信息保护法》第二十八条；《政府信息公开条例》第十五条',
  why: '身份证号属于个人信息，公开了收不回来。',
  fix: '删去身份证号',
  example: {
    subject: 'project',
    passes: '资金用途: 补助示例一人。',
    fails: '资金用途: 补助示例一人，11010519491231002X。',
  },
  check: (text) =>
    privateNumbers(text)
      .filter(({ kind }) => kind === '身份证号')
      .map(({ raw }) => ({
        field: text.field,
        quote: raw,
        message: `“${raw.slice(0, 3)}…”是身份证号，不能公开`,
      })),
}
