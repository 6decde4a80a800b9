import { contentOption, defineCommand } from './command.ts'

/** The commands of those who work on the program. */
export const testCommand = defineCommand({
  name: 'test',
  summary: '装好测试要用的工具，查格式和类型，运行测试',
  operands: {
    usage: '[测试 …]',
    says: '只运行哪些测试，不写就是全部；Vitest 的选项也可以写',
    least: 0,
    most: Number.POSITIVE_INFINITY,
  },
  options: {},
  passesOn: true,
  exits: { 0: '都通过', 1: '有不通过的' },
  consequence: '没有测试。',
  examples: [
    ['', '全部'],
    ['test/pdf', '一部分'],
  ],
})

export const lintCommand = defineCommand({
  name: 'lint',
  summary: '查程序的格式和写法',
  options: {},
  exits: { 0: '没有问题', 1: '有问题' },
  consequence: '没有查。',
  examples: [['', '查全部文件']],
})

export const typesCommand = defineCommand({
  name: 'types',
  summary: '查程序的类型',
  options: {},
  exits: { 0: '没有问题', 1: '有问题' },
  consequence: '没有查。',
  examples: [['', '查全部文件']],
})

export const docsCommand = defineCommand({
  name: 'docs',
  summary: '重写 docs 里由程序写的各表，和编辑器用的 JSON Schema',
  options: {},
  exits: { 0: '写好了', 1: '没有写' },
  consequence: '没有写。',
  examples: [['', '改了内容的格式、规则或命令以后运行']],
})

export const benchCommand = defineCommand({
  name: 'bench',
  summary:
    '测速度和牢靠：sheets 单表，check 检查，fuzz 改坏的内容，privacy 个人信息，sequences 更正，edits 改一处和全部重做一样不一样，search 查找，data 数据，scale 从小县到大县，html 项目的网页和 Hugo 比（要装 Hugo），import 导入各地公开的表，server 推送，own 一个县从新建到更新、退回、恢复（要网络）',
  operands: {
    usage: '[sheets|check|fuzz|privacy|sequences|edits|search|data|scale|html|import|server|own …]',
    says: '测什么，不写是 sheets',
    least: 0,
    most: Number.POSITIVE_INFINITY,
  },
  options: {
    sheets: { type: 'string', value: '张数', range: [1, 1e9], says: '单表的张数，不写是 200' },
    mutants: { type: 'string', value: '个数', range: [1, 1e9], says: '改坏的文件的个数，不写是 20000' },
    seed: { type: 'string', value: '种子', range: [1, 1e9], says: '换一批改坏的文件，不写是 1' },
    projects: {
      type: 'string',
      value: '个数',
      says: '项目的个数：check 不写是 10000；search、data、scale 可以写几个，不写是 900,7200',
    },
    cells: {
      type: 'string',
      value: '格数',
      range: [1, 1e9],
      says: 'privacy 试多少格平常的文字，不写是 6000',
    },
    sequences: {
      type: 'string',
      value: '个数',
      range: [1, 1e9],
      says: 'sequences 和 edits 试多少串改动，不写是 2000 和 500',
    },
    site: {
      type: 'string',
      value: '目录',
      says: 'search 在浏览器里查这个生成好的网站；--content 写明它是哪里的内容生成的',
    },
    ...contentOption,
    pushes: { type: 'string', value: '次数', range: [1, 1e9], says: '推送的次数，不写是 200' },
    kills: { type: 'string', value: '次数', range: [1, 1e9], says: '杀死的次数，不写是 100' },
    rounds: { type: 'string', value: '次数', range: [1, 1e9], says: '各测几次：sheets 不写是 5，别的是 3' },
  },
  exits: { 0: '测完了', 1: '没有测完，或有不通过的' },
  consequence: '没有测。',
  examples: [
    ['', '做 200 张单表'],
    ['fuzz --seed 2', '另一批改坏的文件'],
  ],
})

export const prepackCommand = defineCommand({
  name: 'prepack',
  summary: '把程序写成 npm 包的样子（package 目录）；npm pack、npm publish 自己会先运行它',
  options: {},
  exits: { 0: '写好了', 1: '没有写成' },
  consequence: '没有写成。',
  examples: [['', '写进 package']],
})

export const programCommands = [
  testCommand,
  lintCommand,
  typesCommand,
  docsCommand,
  benchCommand,
  prepackCommand,
]
