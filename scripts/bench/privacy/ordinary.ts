import { sequence } from '../corpus.ts'

/* Cells of ordinary disclosures, made of sentences that real ones use, with numbers that tell of nobody. */

const sentences: readonly string[] = [
  '预算数 {money} 万元，其中财政资金 {money} 万元、其他资金 {money} 元。',
  '购置图书 {n} 册，单价 {money} 元，合计 {big} 元。',
  '项目编码 5100002{n}R00000{big}，主管部门代码 [{n}]。',
  '冀财政法〔20{two}〕{two}号，提前下达20{two}年补助资金 {money} 万元。',
  '咨询电话 0319-{seven}，监督电话 12345。',
  '20{two}年{m}月至20{two}年{m}月，分 {m} 批完成 {n}、{n}、{n} 户。',
  '困难残疾人生活补贴 {n} 人，每人每月 {n} 元。',
  '高中学生 {n} 人，每生每年补助 {n} 元；小学生 {n} 人。',
  '重病患者救助 {n} 人次，其中白血病患者 {two} 人，每人 {n} 元。',
  '高血压患者规范管理人数 ≥{n}人，糖尿病患者 {n} 人。',
  '为65岁以上老年人体检 {n} 人，7岁以下儿童健康管理率 ≥{two}%。',
  '孤儿基本生活费每人每月 {n} 元，留守儿童 {n} 人。',
  '城关镇东村、河东镇石桥村道路硬化 {money} 公里，金额 {money} 万元。',
  '做好国家秘密的保护，保守商业秘密，加强内部控制。',
  '指标解释：完成数÷计划数×100%，≥{two}%。',
  '12月底前支付质保金 {money} 元，余额 {money} 元结转。',
  '依据：《河北省法律援助条例》《{n}年度工作计划》。',
  '公务用车 {two} 辆，运行费 {money} 万元；办公区网址 www.example.gov.cn。',
  '单位邮箱 office@example.gov.cn，地址：县城人民路{n}号。',
  '资金支出进度 25.00、50.00、75.00、100.00，序号 1-2-3。',
  '合同编号 HT-20{two}-{seven}，发票号 {big}{two}。',
  '万元以上设备 {two} 台（套），平方米造价 {n} 元。',
  '发放低保金 {money} 万元，惠及 {n} 户 {n} 人。',
  '任务完成率 {two}%，较上年提高 {m} 个百分点，金额{money}元。',
  '微信公众号推送 {n} 篇，阅读量 {big} 次；QQ 群答疑 {n} 次。',
  '残疾证办理 {n} 本，社保卡发放 {big} 张，护照受理 {n} 件。',
  '学籍管理规范，病历书写合格率 {two}%，医保报销 {n} 人次。',
  '110kV线路 {money} 千米，DN300 管网 {n} 米，C30 混凝土 {n} 立方米。',
  '文化馆免费开放 {n} 天，史料征集 {two} 件，黄河故事展览 {m} 场。',
  '赵店镇困境儿童保障 {n} 人；马朱村孤儿 {two} 人、田营乡小学生 {n} 人。',
  '高村补助 {n} 元，韩庄村生活困难户救助 {money} 元，沙河市医疗救助 {n} 元。',
  '对因病致贫家庭给予临时救助，人均 {n} 元，一次性发放。',
]

/** So many cells; the same seed gives the same ones. */
export function ordinaryCells(count: number, seed: number): string[] {
  const next = sequence(seed)
  const upTo = (limit: number) => next() % limit
  const fill: Readonly<Record<string, () => string>> = {
    money: () => `${upTo(2000)}.${String(upTo(100)).padStart(2, '0')}`,
    big: () => String(10_000 + upTo(90_000_000)),
    n: () => String(1 + upTo(9999)),
    two: () => String(10 + upTo(90)),
    m: () => String(1 + upTo(12)),
    seven: () => String(1_000_000 + upTo(9_000_000)),
  }
  return Array.from({ length: count }, (_, index) =>
    (sentences[index % sentences.length] ?? '').replace(
      /\{(\w+)\}/g,
      (_, name: string) => fill[name]?.() ?? '',
    ),
  )
}
