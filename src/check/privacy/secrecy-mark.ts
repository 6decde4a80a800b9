import type { RuleOn } from '../rule.ts'

const grade = '[绝机秘]\\s*密'
/**
 * Marks as documents bear them (《国家秘密定密管理暂行规定》: 密级★期限), not the words in prose: 保守国家秘密, 商业秘密 and
 * 内部控制 mark nothing.
 */
const mark = new RegExp(
  [
    `${grade}\\s*[★☆*▲△●]`,
    `[★☆▲]\\s*${grade}`,
    `${grade}级(?!别)`,
    `${grade}(?=\\s*[(（]?\\s*\\d{1,2}\\s*年|\\s*长期|\\s*启封)`,
    `(?:密级|保密等级|涉密等级)\\s*(?:[：:]|为|是)?\\s*${grade}`,
    `[【（(［[〔<《]\\s*${grade}\\s*[】）)］\\]〕>》]`,
    `^\\s*${grade}\\s*$`,
    '内部\\s*(?:资料|文件|材料|刊物|情况|使用)[，,、\\s]*(?:不得|严禁|禁止|请勿|切勿|注意)?(?:外传|公开|传播|保存|保密|扩散|妥善保管)',
    '(?:仅|只)供内部(?:使用|参考|传阅|掌握)',
    '(?:严禁|不得|请勿)\\s*(?:外传|复印外传|扩散|对外公开|上网)',
    '\\b(?:TOP\\s+SECRET|CONFIDENTIAL|SECRET)\\b',
  ].join('|'),
  'mu',
)

export const secrecyMark: RuleOn<'text'> = {
  id: 'secrecy-mark',
  on: 'text',
  level: 'error',
  waivable: true,
  title: '没有密级标志和内部资料的字样',
  source: '《保守国家秘密法》第三十五条；《政府信息公开条例》第十四条、第十七条',
  why: '公开前要做保密审查；有标志的内容没有解密，不能公开。',
  fix: '停止公开，报保密审查；审查后可以公开的，删去标志，或在 waivers.yaml 里写明审查的人和理由',
  example: {
    subject: 'project',
    passes: '资金用途: 做好国家秘密的保护，保守商业秘密。',
    fails: '资金用途: 机密★10年 购置专用设备。',
  },
  check({ field, text }) {
    const [found] = mark.exec(text) ?? []
    return found === undefined ? [] : [{ field, quote: found, message: `“${found}”是密级或内部资料的标志` }]
  },
}
