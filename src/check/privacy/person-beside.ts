import type { RuleOn } from '../rule.ts'
import { beforePerson, person } from './people.ts'

const illness =
  '(?:\\p{Script=Han}{0,6}(?:癌|瘤|白血病|尿毒症|艾滋病|精神分裂症?|抑郁症|糖尿病|高血压|冠心病|肺结核|肝炎|脑瘫|脑梗死?|心脏病|癫痫|孤独症|自闭症|肾衰竭|肾病|残疾|重病|大病|骨折|瘫痪|梅毒|精神病|智力障碍))'
const home = '\\p{Script=Han}{1,12}(?:村|镇|乡|路|街|小区|组|社区|县|市|区)'
const gap = '[，,、：:（(\\s]{0,2}'
const money = '\\s*[\\d,.]+\\s*(?:万)?元'

/** What of a person stands beside the name, in the order in which it is told. */
const told: readonly { what: string; pattern: RegExp }[] = [
  {
    what: '疾病或残疾',
    pattern: beside(
      `${gap}(?:因|身?患有?|罹患|确诊|诊断|查出|得了|系|是|为|疑似)(?:病情)?(?:为|患)?${illness}`,
    ),
  },
  {
    what: '疾病或残疾',
    pattern: beside(
      `${gap}(?:[男女]${gap})?(?:\\d+岁${gap})?(?:肢体|视力|听力|言语|智力|精神|多重)?[一二三四]级残疾`,
    ),
  },
  {
    what: '疾病或残疾',
    pattern: new RegExp(
      `(?<=(?:癌|瘤|白血病|尿毒症|艾滋病|精神病|糖尿病|抑郁症|肺结核)(?:患者|病人)[：:\\s]{0,2})${person}(?=[，,。；、（(\\s]|$|等)`,
      'u',
    ),
  },
  {
    what: '住址',
    pattern: beside(
      `${gap}(?:[男女]${gap})?(?:\\d+岁${gap})?(?:家住|住址|现住|住在|居住在|户籍地址?|家庭(?:住址|地址)|地址|住)(?:为|在)?[：:\\s]?${home}`,
    ),
  },
  {
    what: '领取的金额',
    pattern: beside(
      `${gap}(?:等?(?:领取|获得|享受|发放|补助|资助|救助|慰问|补贴|每月|每年|一次性|生活|困难|临时|医疗)\\p{Script=Han}{0,10}?)${money}`,
    ),
  },
  {
    what: '领取的金额',
    pattern: beside(
      `${gap}(?:低保|救助|补助|抚恤|慰问|助学|医疗|养老|生活|困难)\\p{Script=Han}{0,6}${gap}${money}`,
    ),
  },
  { what: '领取的金额', pattern: beside(`[：:\\s]{0,2}${money}`) },
  {
    what: '未成年人的情况',
    pattern: beside(`${gap}(?:[男女]${gap})?(?:今年|现年|年仅|年龄)?[：:]?(?:\\d|1[0-7])(?:周岁|岁)`),
  },
  {
    what: '未成年人的情况',
    pattern: beside(
      `${gap}(?:[男女]${gap})?(?:[系是为]\\p{Script=Han}{0,8}?)?(?:未成年人?|孤儿|留守儿童|困境儿童|事实无人抚养儿童|[一二三四五六]年级|幼儿园|小学生|初中生)`,
    ),
  },
]

function beside(after: string): RegExp {
  return new RegExp(`${beforePerson}${person}(?=${after})`, 'u')
}

/** Signs without which nothing of this kind is told, to leave most texts at once. */
const hint = /患|癌|瘤|病|残疾|住|地址|元|岁|孤儿|儿童|未成年|年级|症|幼儿园|学生|瘫|确诊|诊断/

export const personBeside: RuleOn<'text'> = {
  id: 'person-beside',
  on: 'text',
  level: 'error',
  private: true,
  waivable: true,
  title: '没有个人姓名与疾病、住址、领取的金额、未成年人的情况写在一起',
  source: '《个人信息保护法》第二十八条、第三十一条；《政府信息公开条例》第十五条',
  why: '医疗健康、住址、困难救助和不满十四周岁未成年人的信息是敏感个人信息，公开了收不回来。',
  fix: '删去姓名，只写人数、标准和总额',
  example: {
    subject: 'project',
    passes: '资金用途: 救助重病患者 12 人，每人 500 元。',
    fails: '资金用途: 救助患者：甲某某身患尿毒症，发放 500 元。',
  },
  check({ field, text, plain }) {
    if (!hint.test(text)) return []
    for (const { what, pattern } of told) {
      const found = pattern.exec(plain)
      if (!found) continue
      const quote = text.slice(found.index, found.index + Math.max(found[0].length, 2))
      if (/某|×|\*/.test(quote) && what !== '疾病或残疾') continue
      return [{ field, quote, message: `像是个人姓名，旁边写着${what}` }]
    }
    return []
  },
}
