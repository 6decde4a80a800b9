import { contentOption, defineCommand } from './command.ts'

const formatOption = {
  type: 'string',
  value: '格式',
  choices: ['text', 'json'],
  says: '印成什么，不写是 text',
} as const

const addressOptions = {
  port: { type: 'string', value: '端口', range: [0, 65535], says: '在哪个端口，不写是 4321' },
  host: { type: 'string', value: '地址', says: '让别的电脑也能看，如 0.0.0.0；不写只有本机' },
} as const

/** The commands that make the website, show it and look at what was made. */
export const buildCommand = defineCommand({
  name: 'build',
  summary: '检查内容，生成网站；有错误的单位年度仍是上次公开的样子，别的照常生成',
  options: {
    ...contentOption,
    out: { type: 'string', value: '目录', says: '放在哪里，不写是 dist' },
    published: {
      type: 'string',
      value: '网址',
      says: '现在公开的网站：接着它的公开日志写，首次公开的日期由此得出',
    },
    by: { type: 'string', value: '名称', says: '公开日志里写谁公开的，不写是“平台”' },
    at: {
      type: 'string',
      value: '时刻',
      says: '公开日志里写什么时候收到的，不写是现在；几台机器一起生成的，写同一个时刻',
    },
    trial: {
      type: 'boolean',
      says: '只给人试着看：写了 --published，示例数据也照样生成',
    },
    shard: {
      type: 'string',
      value: '第几片/共几片',
      says: '县很大时分给几台机器：只生成这一片的单位年度，放进 .cache/units，不出网站（见 docs/scale.md）',
    },
  },
  exits: { 0: '全部生成了', 1: '没有生成；或者有的单位年度有错误，没有照文件生成，报告里写着是哪些' },
  consequence: '没有生成网站；原来的网站没有动。',
  examples: [
    ['', '生成到 dist'],
    ['--out /srv/disclosure', '生成到别处'],
    ['--shard 1/4', '四台机器中的第一台'],
  ],
})

export const mergeCommand = defineCommand({
  name: 'merge',
  summary: '收进别的机器用 npm run build -- --shard 做的分片，接着的 npm run build 就不再做一遍',
  operands: {
    usage: '目录 …',
    says: '各个分片的 .cache/units 目录',
    least: 1,
    most: Number.POSITIVE_INFINITY,
  },
  options: { ...contentOption },
  exits: { 0: '收进来了', 1: '有的目录里没有分片' },
  consequence: '没有收完。',
  examples: [['分片/1 分片/2', '收进两片']],
})

export const devCommand = defineCommand({
  name: 'dev',
  summary: '边改边看：打开 http://localhost:4321，文件一改网页就跟着变，/admin/ 里可以改内容',
  options: { ...contentOption, ...addressOptions },
  exits: { 0: '按 Ctrl+C 停下', 1: '没能开始' },
  consequence: '没有开始。',
  examples: [
    ['', '在 http://localhost:4321 看'],
    ['--port 8080', '换一个端口'],
  ],
})

export const previewCommand = defineCommand({
  name: 'preview',
  summary: '看生成好的网站（dist），先运行 npm run build',
  options: addressOptions,
  exits: { 0: '按 Ctrl+C 停下', 1: '没能开始' },
  consequence: '没有开始。',
  examples: [['', '在 http://localhost:4321 看']],
})

export const demoCommand = defineCommand({
  name: 'demo',
  summary: '生成并打开一个虚构的县的网站：12 个单位 4 年，看网站有哪些页、怎样说话；不动 content 目录',
  options: { build: { type: 'boolean', says: '只生成到 .cache/demo/dist，不打开' } },
  exits: { 0: '生成了；打开的，按 Ctrl+C 停下', 1: '没有生成' },
  consequence: '没有生成示例。',
  examples: [
    ['', '在 http://localhost:4321 看'],
    ['--build', '只生成'],
  ],
})

export const checkPdfCommand = defineCommand({
  name: 'check:pdf',
  summary: '查看生成的 PDF 合不合 PDF/A、PDF/UA 的要求，字体、结构、附件对不对',
  operands: {
    usage: '[文件|目录 …]',
    says: 'PDF 文件或目录，不写是 dist',
    least: 0,
    most: Number.POSITIVE_INFINITY,
  },
  options: { format: formatOption },
  exits: { 0: '都合格', 1: '有不合格的，或者一份也没有' },
  consequence: '没有查看。',
  examples: [
    ['', '查看 dist 里的全部 PDF'],
    ['dist/315002/2020.pdf', '查看一份'],
  ],
})

export const verifyCommand = defineCommand({
  name: 'verify',
  summary:
    '核对网上或目录里的网站是不是公开的那一份；说手里的文件是现行、曾经公开还是从未公开（docs/verify.md）',
  operands: {
    usage: '网址|目录 [文件|校验码 …]',
    says: '一个网址或目录；后面写手里的文件，或纸上的校验码',
    least: 1,
    most: Number.POSITIVE_INFINITY,
  },
  options: {
    manifest: { type: 'string', value: '文件', says: '自己保存的清单；不写就用网站本身的' },
    receipt: {
      type: 'string',
      value: '文件',
      says: '以前保存的回执、清单或日志头：看公开日志里还有没有它，过去有没有被改写',
    },
    format: formatOption,
  },
  exits: {
    0: '一致；文件都是现行的',
    1: '核对不了',
    2: '有文件被改过；有文件从未公开；过去被改写过',
    3: '少了文件；有文件是曾经公开的',
    4: '多了文件',
  },
  consequence: '没有核对。',
  examples: [
    ['https://www.example.gov.cn/jxmb/', '核对网上的'],
    ['dist --manifest 2020-03-02.json', '用自己保存的清单核对目录'],
    ['https://www.example.gov.cn/jxmb/ 315-0404-JBN-9C18.pdf', '手里的一份是不是那里公开的'],
    ['https://www.example.gov.cn/jxmb/ --receipt 2020-receipt.pdf', '过去有没有被改写'],
  ],
})

export const witnessCommand = defineCommand({
  name: 'witness',
  summary: '见证：把网站的公开日志和以前看到的比，说过去有没有被改过（docs/verify.md）',
  operands: { usage: '网址|目录', says: '一个网址或目录', least: 1, most: 1 },
  options: {
    heads: { type: 'string', value: '文件', says: '以前看到的记在哪个文件里，不写是 witness.jsonl' },
  },
  exits: { 0: '没有改过', 1: '见证不了', 2: '过去被改过', 3: '现在的网站和公开日志不符' },
  consequence: '没有见证。',
  examples: [
    ['https://www.example.gov.cn/jxmb/', '看一次，和以前看到的比'],
    ['https://www.example.gov.cn/jxmb/ --heads jxmb.jsonl', '记在另一个文件里'],
  ],
})

export const rebuildCommand = defineCommand({
  name: 'rebuild',
  summary: '照网站公开日志说的那次提交重新生成，看是不是同网站公开的一字不差（docs/verify.md）',
  operands: { usage: '网址|目录', says: '一个网址或目录', least: 1, most: 1 },
  options: {
    ...contentOption,
    number: {
      type: 'string',
      value: '第几条',
      range: [1, 1e9],
      says: '重新生成公开日志的第几条，不写是最后一条',
    },
  },
  exits: { 0: '一致', 1: '没能重新生成', 2: '不一致' },
  consequence: '没有比较。',
  examples: [
    ['https://www.example.gov.cn/jxmb/', '重新生成现在公开的'],
    ['https://www.example.gov.cn/jxmb/ --number 3', '重新生成第 3 条'],
  ],
})

export const updateCommand = defineCommand({
  name: 'update',
  summary: '更新程序：先说出公开的文件会变什么、要做什么；写 --write 才更新（docs/update.md）',
  operands: {
    usage: '[版本|文件|网址]',
    says: '更新到哪一版，或新程序的包在哪里；不写是 npm 上最新的',
    least: 0,
    most: 1,
  },
  options: { write: { type: 'boolean', says: '照说的更新：package.json、package-lock.json 和内容的格式' } },
  exits: { 0: '说了，或更新了', 1: '没有更新，什么也没有动' },
  consequence: '没有更新，什么也没有动。',
  examples: [
    ['', '看看换成最新的会怎样'],
    ['0.2.0 --write', '更新到 0.2.0'],
    ['https://www.example.gov.cn/mingbiao-0.2.0.tgz', '包在自己的网站上'],
  ],
})

export const siteCommands = [
  buildCommand,
  mergeCommand,
  devCommand,
  previewCommand,
  demoCommand,
  checkPdfCommand,
  verifyCommand,
  witnessCommand,
  rebuildCommand,
  updateCommand,
]
