import { defineCommand } from './command.ts'

const repository = { usage: '仓库', says: '仓库所在的目录，如 /srv/mingbiao.git', least: 1, most: 1 } as const

/** The commands of a server of one's own; docs/server.md says when to use them. */
export const serverSetupCommand = defineCommand({
  name: 'server:setup',
  summary: '建好或更新推送就公开的仓库；没有写的选项照旧（docs/server.md）',
  operands: { usage: '仓库 网站', says: '两个目录：仓库的，网站的', least: 2, most: 2 },
  options: {
    keep: { type: 'string', value: '次数', range: [2, 1000], says: '保留几次发布，至少 2，起初是 5' },
    wait: {
      type: 'string',
      value: '分钟',
      range: [0, 1440],
      says: '大县的一次推送公开以后，程序等下一次几分钟，0 不等，起初是 10',
    },
    branch: { type: 'string', value: '分支', says: '公开哪个分支，起初是 main' },
    base: { type: 'string', value: '路径', says: '网站在哪个路径下，起初是 /' },
    host: { type: 'string', value: '域名', says: '网站的域名，起初什么域名都行' },
    port: { type: 'string', value: '端口', range: [0, 65535], says: '网站的端口，起初是 80' },
    embed: { type: 'string', value: '网址', multiple: true, says: '哪个门户网站可以把页面嵌在框里' },
    trial: { type: 'boolean', says: '试运行，改了公开过的不要求说明；正式公开时写 --no-trial' },
  },
  exits: { 0: '建好了，或更新了', 1: '没有改动' },
  consequence: '没有改动。',
  examples: [['/srv/mingbiao.git /var/www/disclosure', '建好仓库和网站的目录']],
})

export const serverPublishCommand = defineCommand({
  name: 'server:publish',
  summary: '把公开的分支再发布一次，更新程序以后用',
  operands: repository,
  options: {},
  exits: { 0: '已经公开', 1: '没有公开，原来的网站没有动' },
  consequence: '没有公开，原来的网站没有动。',
  examples: [['/srv/mingbiao.git', '再发布一次']],
})

export const serverUserCommand = defineCommand({
  name: 'server:user',
  summary: '登记一把钥匙，只能改自己单位的内容；印出 authorized_keys 的一行',
  operands: { usage: '仓库 用户 公钥', says: '仓库、用户名（可以是单位编码）和公钥', least: 3, most: 3 },
  options: {
    unit: { type: 'string', value: '单位编码', multiple: true, says: '可以改哪个单位，不写就是用户名' },
    reading: { type: 'boolean', says: '也可以取回整个仓库；不写就只能推送' },
  },
  exits: { 0: '登记了', 1: '没有登记' },
  consequence: '没有登记。',
  examples: [
    ['/srv/mingbiao.git 315002 "ssh-ed25519 AAAA…"', '315002 只能改自己的'],
    ['/srv/mingbiao.git wang "ssh-ed25519 AAAA…" --unit 315002 --unit 315003', '一个人管两个单位'],
  ],
})

export const serverRedactCommand = defineCommand({
  name: 'server:redact',
  summary: '遮盖误公开的文字：从标准输入读，一行一段，网站、更正、订阅、日志和保留的发布里都不再有',
  operands: repository,
  options: {
    reason: { type: 'string', value: '理由', says: '为什么遮盖，写进公开日志；不要写出遮盖的是什么' },
  },
  exits: { 0: '遮盖了', 1: '没有遮盖，或没有公开成功' },
  consequence: '没有遮盖。',
  examples: [['/srv/mingbiao.git --reason 误公开个人信息', '再输入要遮盖的文字，按 Ctrl+D 结束']],
})

export const serverRollbackCommand = defineCommand({
  name: 'server:rollback',
  summary: '网站换回以前的一次发布，不动内容；直到 server:publish 以前，推送不再公开',
  operands: { usage: '仓库 [次数]', says: '仓库所在的目录，和第几次发布；不写就是前一次', least: 1, most: 2 },
  options: { reason: { type: 'string', value: '理由', says: '为什么退回，写进公开日志' } },
  exits: { 0: '换好了', 1: '没有换' },
  consequence: '网站没有动。',
  examples: [
    ['/srv/mingbiao.git', '换成前一次发布，并列出保留的各次'],
    ['/srv/mingbiao.git 12', '换成第 12 次'],
  ],
})

export const serverCommands = [
  serverSetupCommand,
  serverPublishCommand,
  serverUserCommand,
  serverRollbackCommand,
  serverRedactCommand,
]
