import { scale } from './grade.ts'

/** A word with what it means; `note` says it in a breath, for where the word stands. */
interface Term {
  term: string
  meaning: string
  note?: string
}

/** The words of the forms, explained to someone who has never seen one. */
export const terms: readonly Term[] = [
  {
    term: '预算',
    meaning: '一个单位一年打算花多少钱、花在哪里的计划，批准以后才能花。',
    note: '一年花多少钱、花在哪里的计划',
  },
  {
    term: '预算项目',
    meaning: '为办一件或一类事情单独安排的一笔预算，有自己的名称和编码。',
    note: '单独安排的一笔钱',
  },
  {
    term: '项目编码',
    meaning: '项目在预算里的编号，同一年里不会重复，用来准确地找到它。',
    note: '项目在预算里的编号',
  },
  { term: '预算数', meaning: '这个项目全年安排的钱。', note: '全年安排的钱' },
  { term: '财政资金', meaning: '由财政安排的钱，包括本级安排的和上级补助的。', note: '财政安排的钱' },
  {
    term: '其他资金',
    meaning: '财政资金以外的来源，比如单位自己的收入。没有就空着。',
    note: '财政以外来的钱',
  },
  { term: '上年结转', meaning: '上一年没有花完、留到今年接着花的钱。', note: '上年没花完的钱' },
  { term: '项目预算合计', meaning: '一个单位全部项目的预算数加起来。', note: '各项目的预算数相加' },
  { term: '资金用途', meaning: '这笔钱具体用来做哪些事。' },
  {
    term: '绩效',
    meaning: '钱花出去以后办成了什么、效果怎么样。',
    note: '钱花出去以后办成了什么',
  },
  { term: '绩效目标', meaning: '花钱之前说好的：年内要办成什么、达到什么效果。年底拿结果与它对照。' },
  {
    term: '绩效指标',
    meaning: '把目标拆成一条一条能够核对的承诺，每条有名称、要达到的值和依据。',
    note: '能够核对的承诺',
  },
  { term: '一级指标', meaning: '指标的大类，常见的是产出、效果（也叫效益）、满意度，有的表还有成本。' },
  { term: '产出指标', meaning: '做了多少事、质量怎样、是否按时。下面分数量、质量、时效等。' },
  { term: '效果指标', meaning: '也叫效益指标：事情做了以后，对经济、社会、环境带来什么好处。' },
  { term: '满意度指标', meaning: '得到服务的人是不是满意。' },
  { term: '成本指标', meaning: '花费控制在什么水平。' },
  {
    term: '指标值',
    meaning: '承诺达到的数，或者达到的状态，例如“≥80件”。',
    note: '承诺达到的数或状态',
  },
  {
    term: '指标值确定依据',
    meaning: '这个值是根据什么定的，例如法规、规划、行业标准、上年实际。',
    note: '这个值根据什么定',
  },
  { term: '资金支出计划', meaning: '到几个月底为止，全年的钱累计花到百分之几。到年底一般是 100%。' },
  {
    term: '部门预算绩效文本',
    meaning: '一个单位全年的绩效目标汇成的文本：先是整体目标，后是每个项目的绩效目标表。',
    note: '一个单位全年的目标和每个项目的目标表',
  },
  {
    term: '批复',
    meaning: '财政部门审核后正式答复。批复以后的预算和目标不能随意改。',
    note: '财政部门正式答复',
  },
]

/** The words of self-evaluations, for sites that publish some. */
export const resultTerms: readonly Term[] = [
  {
    term: '绩效自评',
    meaning: '年度结束以后，单位对照花钱之前定的目标，说明实际完成了什么，给自己打分。',
    note: '单位对照目标给自己的评价',
  },
  { term: '自评总分', meaning: `满分 100 分，${scale}。`, note: '单位给自己打的分' },
  {
    term: '预算执行率',
    meaning: '全年执行数占全年预算数的百分比，就是安排的钱实际花了多少。',
    note: '安排的钱花了多少',
  },
  {
    term: '达到',
    meaning: '实际完成值正好是承诺的值；写“≤”的，不超过上限就是达到。',
    note: '做到了承诺的',
  },
  {
    term: '超额',
    meaning: '写“≥”的指标，实际完成值比承诺的多。多得太多，也可能是目标定低了。',
    note: '比承诺的多',
  },
  {
    term: '未达到',
    meaning: '实际完成值没有达到承诺的值。自评表要求说明原因和改进措施。',
    note: '没有做到承诺的',
  },
  {
    term: '由人判断',
    meaning: '用文字说明的、限定时间的、单位不同的，或者要求正好而做得更多的，程序不判断。',
    note: '写的是文字或时间，程序不判断',
  },
]

/** The word of the glossary in a label: `其中：财政资金` is 财政资金, 批复日期 the day of 批复. */
export function wordIn(label: string): string {
  return label.replace(/^其中：|日期$/g, '')
}

/**
 * What a word means in a breath, where the glossary says it.
 * @param own a county's own words, which come before ours
 */
export function noteOn(word: string, own: readonly Term[] = []): string | undefined {
  return [...own, ...terms, ...resultTerms].find(({ term }) => term === word)?.note
}

/** Our words, with a county's own in place of those of the same name. */
export function withOwn(ours: readonly Term[], own: readonly Term[] = []): Term[] {
  const same = new Map(own.map((one) => [one.term, one]))
  return ours.map((one) => same.get(one.term) ?? one)
}

/** The signs and units of 指标值. */
export const signs: readonly { sign: string; meaning: string; example: string }[] = [
  { sign: '≥', meaning: '大于或等于：至少要这么多', example: '≥80件：至少办 80 件' },
  { sign: '≤', meaning: '小于或等于：最多只能这么多', example: '≤5百分比：不超过 5%' },
  { sign: '＞ ＜', meaning: '大于、小于，不含这个数本身', example: '＞3次：4 次或更多' },
  { sign: '＝', meaning: '正好这么多', example: '＝12次：正好 12 次' },
  { sign: '百分比', meaning: '就是百分号 %', example: '≥90百分比：至少 90%' },
  { sign: '人次', meaning: '一个人来一次算一人次，来两次算两人次', example: '≥100人次' },
  { sign: '文字', meaning: '不好用数字表示的，用文字说明', example: '显著提升' },
]
