import { printedKinds } from '../../src/content/kinds/kinds.ts'
import { licences } from '../create/licences.ts'
import { contentOption, defineCommand } from './command.ts'

const unitOption = { type: 'string', value: '单位编码' } as const
const yearOption = { type: 'string', value: '年度' } as const
const formatOption = {
  type: 'string',
  value: '格式',
  choices: ['text', 'json'],
  says: '印成什么，不写是 text',
} as const

/** The commands of those who write content. */
export const createCommand = defineCommand({
  name: 'create',
  summary:
    '新建一个县自己的仓库：内容、程序的版本、各代码平台的设置；没有写的，在终端里一项一项地问（docs/own.md）',
  operands: { usage: '目录', says: '建在哪个目录里，要是新的或者空的', least: 1, most: 1 },
  options: {
    region: { type: 'string', value: '地区', says: '公开的县（市、区）' },
    site: { type: 'string', value: '名称', says: '网站名称，不写是 地区+预算绩效目标公开' },
    sponsor: { type: 'string', value: '单位', says: '主办单位，不写是 地区+财政局' },
    unit: {
      type: 'string',
      value: '"编码 名称"',
      multiple: true,
      says: '应当公开的单位；第一个单位有一个空的年度',
    },
    year: { ...yearOption, says: '第一个年度' },
    form: { type: 'string', value: '表样', says: '项目用哪种表，不写是 mof-88-annual' },
    licence: {
      type: 'string',
      value: '许可',
      choices: licences.map(({ id }) => id),
      says: '别人可以怎样用公开的数据，不写是 none（不说明）',
    },
    demo: { type: 'boolean', says: '不问，写一个虚构的县，每一页标明是示例数据' },
    program: { type: 'string', value: '文件|网址', says: '程序的包在哪里，不写是 npm 上的同一版本' },
    'skip-install': { type: 'boolean', says: '只写文件，不装程序，也就没有 package-lock.json' },
  },
  exits: { 0: '建好了', 1: '没有建', 2: '建好了，程序还没有装' },
  consequence: '没有新建。',
  examples: [
    ['linxi', '一项一项地问'],
    ['linxi --region 临西县 --unit "315002 临西县司法局" --year 2026 --form hebei-2020', '都写上，就不问'],
    ['demo --demo', '一个虚构的县，看看是什么样子'],
  ],
})

export const newCommand = defineCommand({
  name: 'new',
  summary: '新建一个单位的年度，或一个项目；什么都不写，就在终端里一项一项地问',
  operands: {
    usage: '[department|project]',
    says: '新建单位的一个年度写 department，新建项目写 project',
    least: 0,
    most: 1,
  },
  options: {
    ...contentOption,
    unit: { ...unitOption, says: '单位编码' },
    year: { ...yearOption, says: '四位数的年度' },
    name: { type: 'string', value: '名称', says: '单位的名称，或项目的名称' },
    form: { type: 'string', value: '表样', says: 'templates 里表样的名称，新建年度时写' },
    money: { type: 'string', value: '单位', choices: ['万元', '元'], says: '金额单位，不写是万元' },
    code: { type: 'string', value: '项目编码', says: '项目编码，新建项目时写，没有就不写' },
  },
  exits: { 0: '新建了文件', 1: '没有新建：没写全，或者已经有这个文件' },
  consequence: '没有新建文件。',
  examples: [
    ['', '一项一项地问'],
    ['department --unit 315002 --year 2021 --name 临西县司法局 --form hebei-2020', '新建 2021 年度'],
    ['project --unit 315002 --year 2021 --name 法律援助 --code 315-0404-JBN-9C18', '新建一个项目'],
  ],
})

export const importCommand = defineCommand({
  name: 'import',
  summary: '把已有的文件变成内容文件，说出每一部分去了哪里（docs/import.md）',
  operands: { usage: '文件 …', says: '要导入的文件', least: 1, most: Number.POSITIVE_INFINITY },
  options: {
    ...contentOption,
    unit: { ...unitOption, says: '单位编码，文件里没有时写' },
    name: { type: 'string', value: '名称', says: '单位名称，文件里没有时写' },
    year: { ...yearOption, says: '年度，文件里没有时写' },
    money: { type: 'string', value: '单位', choices: ['万元', '元'], says: '金额单位，文件里没有时写' },
    map: { type: 'string', value: '栏目=字段', multiple: true, says: '原文的一栏就是哪个字段' },
    'save-map': { type: 'boolean', says: '把 --map 记在 content/import.yaml，以后都照用' },
    write: { type: 'boolean', says: '已有的文件与导入的不同，也改成导入的' },
    all: { type: 'boolean', says: '列出全部未识别的文字' },
    format: formatOption,
  },
  exits: {
    0: '全部收下',
    1: '没能执行，或者有文件读不出来',
    2: '有表没收、有要你看的地方，或者有没读的部分可能是表',
    3: '文件里没有绩效目标表',
    4: '与已有的内容不同，没有写',
  },
  consequence: '没有导入。',
  examples: [
    ['绩效文本.docx --year 2020', '导入一个文件'],
    ['目标表.xlsx --unit 315002 --map 考核要点=三级指标', '文件里没有写的，在后面写明'],
  ],
})

export const formCommand = defineCommand({
  name: 'form',
  summary: '从官方的表学一种表样，写在 templates 里（docs/forms.md）',
  operands: {
    usage: '文件',
    says: '官方的表：Word、Excel、网页，或画着线的 PDF；填过的比空的学得准',
    least: 1,
    most: 1,
  },
  options: {
    ...contentOption,
    name: { type: 'string', value: '名称', says: '表样的名称，如 shanghai-2026' },
    table: { type: 'string', value: '第几张', says: '文件里的第几张表；上下几张是一张的，写 2-3' },
    for: {
      type: 'string',
      value: '内容',
      choices: printedKinds.map(({ print }) => print.purpose),
      says: '印哪一种内容，不写就照栏目看',
    },
    map: { type: 'string', value: '栏目=字段', multiple: true, says: '表上的一栏就是哪个字段' },
    overwrite: { type: 'boolean', says: '已经有这个表样，也重新学' },
  },
  exits: { 0: '学好了，没有拿不准的', 1: '没能学', 2: '学好了，有待确认的' },
  consequence: '没有学，也没有写文件。',
  examples: [
    ['官方表.docx --name shanghai-2026', '学一张表'],
    ['附件.xlsx --name hunan-2021 --table 2 --for 自评', '学第 2 张，是自评表'],
  ],
})

export const checkCommand = defineCommand({
  name: 'check',
  summary: '检查内容，说出哪个文件、第几行、写着什么、怎样改（docs/checks.md）',
  operands: {
    usage: '[单位|年度|文件 …]',
    says: '只看哪些：单位编码、年度、单位/年度，或文件、目录；不写就是全部',
    least: 0,
    most: Number.POSITIVE_INFINITY,
  },
  options: {
    ...contentOption,
    format: {
      type: 'string',
      value: '格式',
      choices: ['text', 'json', 'github', 'gitlab', 'sarif', 'html'],
      says: '印成什么，不写是 text',
    },
    output: { type: 'string', value: '文件', says: '存进文件，不印在屏幕上' },
    strict: { type: 'boolean', says: '有提醒也算不通过' },
    since: {
      type: 'string',
      value: '提交',
      mayBeEmpty: true,
      says: '与这个提交、或这个网址的网站公开的比，改了没有说明的也算错误',
    },
    watch: { type: 'boolean', says: '一直开着，内容或表样一改就再检查；按 Ctrl+C 停下' },
  },
  exits: {
    0: '没有错误',
    1: '有错误；写了 --strict 的，有提醒也是',
    2: '没有检查：命令写得不对，或要看的没有',
  },
  failed: 2,
  consequence: '没有检查。',
  examples: [
    ['', '检查全部内容'],
    ['315002/2020', '只看一个单位的一个年度'],
    ['--watch 315002', '边改边看'],
    ['--format html --output report.html', '存成网页，可以打印、转发'],
  ],
})

export const changesCommand = defineCommand({
  name: 'changes',
  summary: '列出改了哪些公开过的内容，有没有说明（docs/corrections.md）',
  options: {
    ...contentOption,
    since: {
      type: 'string',
      value: '提交',
      says: '与哪个分支、提交或网站（网址）比，不写是当前分支所跟的远程分支',
    },
    write: { type: 'boolean', says: '把缺的说明写进 corrections.yaml，只留理由' },
    format: formatOption,
  },
  exits: { 0: '列出来了', 1: '没能执行' },
  consequence: '没有改动文件。',
  examples: [
    ['', '看看改了什么'],
    ['--write', '写好说明，只差理由'],
    ['--since server/main', '与公开的分支比'],
    ['--format json', '给别的程序用'],
  ],
})

export const exportCommand = defineCommand({
  name: 'export',
  summary: '把一个单位一年的文本和表写成 Word 或 Excel（docs/export.md）',
  operands: { usage: '单位/年度', says: '单位编码和年度，如 315002/2020', least: 1, most: 1 },
  options: {
    ...contentOption,
    docx: { type: 'boolean', says: '写成 Word' },
    xlsx: { type: 'boolean', says: '写成 Excel' },
    to: { type: 'string', value: '文件', says: '写到哪个文件，不写是当前目录里的 单位-年度' },
    overwrite: { type: 'boolean', says: '已经有这个文件，也覆盖' },
  },
  exits: { 0: '写出了文件', 1: '没有写出' },
  consequence: '没有写出文件。',
  examples: [
    ['315002/2020 --docx', '写成 Word'],
    ['315002/2020 --xlsx --to 报送/司法局2020.xlsx', '写成 Excel，放在别处'],
  ],
})

export const extractCommand = defineCommand({
  name: 'extract',
  summary: '把公开的单表、文本变回内容文件，并核对印的文字与附带的数据',
  operands: { usage: '文件.pdf …', says: '公开的单表或文本', least: 1, most: Number.POSITIVE_INFINITY },
  options: {
    ...contentOption,
    to: { type: 'string', value: '目录', says: '写到哪个目录，不写就印在屏幕上' },
  },
  exits: { 0: '印的文字与数据一致', 1: '没能执行', 2: '印的文字与数据不一致' },
  consequence: '没有取出内容。',
  examples: [['dist/315002/2020/315-0404-JBN-9C18.pdf', '印出一张单表的内容']],
})

export const migrateCommand = defineCommand({
  name: 'migrate',
  summary: '把内容改成这个程序用的格式（docs/update.md）',
  options: { ...contentOption },
  exits: { 0: '改好了，或不用改', 1: '没有改' },
  consequence: '没有改动文件。',
  examples: [['', '程序说内容的格式旧了时运行']],
})

export const contentCommands = [
  createCommand,
  newCommand,
  importCommand,
  formCommand,
  checkCommand,
  changesCommand,
  exportCommand,
  extractCommand,
  migrateCommand,
]
