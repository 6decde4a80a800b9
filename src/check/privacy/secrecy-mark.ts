import type { RuleOn } from '../rule.ts'

/**
 * Marks as documents bear them (《国家秘密定密管理暂行规定》: 密级★期限), not the words in prose: 保守国家秘密, 商业秘密 and
 * 内部控制 mark nothing.
 */
const mark =
  /[绝机秘]密\s*[★☆]|[绝机秘]密级(?!别)|密级\s*[：:]\s*[绝机秘]密|[【（(［[][绝机秘]密[】）)］\]]|^[绝机秘]密$|内部(?:资料|文件|材料|刊物)[，,、\s]*(?:不得|禁止|请勿|注意)(?:外传|公开|传播|保存|保密)|仅供内部(?:使用|参考|传阅)/m

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
    of: 'project',
    passes: '资金用途: 做好国家秘密的保护，保守商业秘密。',
    fails: '资金用途: 机密★10年 购置专用设备。',
  },
  check({ field, text }) {
    const [found] = mark.exec(text) ?? []
    return found === undefined ? [] : [{ field, quote: found, message: `“${found}”是密级或内部资料的标志` }]
  },
}
