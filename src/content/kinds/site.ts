import { type Colour, contrast, enough, readable } from '../../model/colour.ts'
import { severities } from '../../model/finding.ts'
import type { Advice } from '../schema/advice.ts'
import { listOf, mapping, optional, required, scalar } from '../schema/kind.ts'
import { adviseUrl, isUrl, line, oneOf, ordinal, prose, unitCode, url, yes } from '../schema/scalars.ts'
import type { FileKind } from './file-kind.ts'

const siteCodePattern = /^\d{10}$/
const repositoryPattern = /^[\w.-]+(\/[\w.-]+)+$/

/** Where the browser editor keeps changes. */
const editing = mapping(
  {
    platform: required('平台', oneOf('platform', ['GitHub', 'GitLab', 'Gitea']), {
      description: '仓库在哪种代码平台上；Forgejo 写 Gitea',
      example: 'Gitea',
    }),
    repository: required(
      '仓库',
      {
        ...scalar('repository', '平台上的“组织/仓库”', (text) =>
          repositoryPattern.test(text) ? text : undefined,
        ),
        pattern: repositoryPattern,
      },
      { description: '放着 content 目录的仓库', example: 'linxi/disclosure' },
    ),
    branch: optional('分支', line, { description: '改哪个分支，不写就是平台的默认分支', example: 'main' }),
    url: optional('平台地址', url, {
      description: '自己的 GitLab、Gitea 的地址，用 https；公用的平台不写',
      example: 'https://git.example.gov.cn',
    }),
    clientId: optional('应用编号', line, {
      description: '在 GitLab、Gitea 上登记编辑器得到的编号；不写就用访问令牌登录',
    }),
  },
  '平台、仓库等，如“平台: Gitea”',
)

const sitePattern = /^https?:\/\/[^\s/?#]*\.(?!\S*\/[^/]*\.(?:s?html?|php|jsp|aspx?)$)[^\s?#]*$/
/** Where the site is: the addresses of pages, which sheets print as QR codes, follow it. */
const siteUrl = {
  ...scalar('url', '以 http:// 或 https:// 开头的网址，到目录为止', readSiteUrl, (text) =>
    isUrl(text) ? adviseSiteUrl(text) : adviseUrl(text),
  ),
  pattern: sitePattern,
}

function adviseSiteUrl(text: string): Advice {
  return {
    message: '是一个网页的网址，各页的网址、单表上的二维码接在它后面，打不开',
    meant: text.replace(/[?#].*$/, '').replace(/[^/]*\.\w+$/, ''),
    fix: '照浏览器地址栏抄到网站的目录，以 / 结尾',
  }
}

function readSiteUrl(text: string): string | undefined {
  return sitePattern.test(text) && URL.canParse(text) ? text : undefined
}

const logoPattern = /^[\w-]+\.(svg|png)$/
const logo = {
  ...scalar('logo', 'content 目录里的文件名，字母、数字和短横线，以 .svg 或 .png 结尾', (text) =>
    logoPattern.test(text) ? text : undefined,
  ),
  pattern: logoPattern,
}

const colourPattern = /^#[0-9A-Fa-f]{6}$/
/** White stands on it and it stands on white: what is read so is read on both. */
const mainColour = {
  ...scalar('colour', '# 加六位十六进制数，与白色对比至少 4.5∶1', readColour, adviseColour),
  pattern: colourPattern,
}

function isColour(text: string): text is Colour {
  return colourPattern.test(text)
}

function readColour(text: string): Colour | undefined {
  const colour = text.toLowerCase()
  return isColour(colour) && contrast(colour, '#ffffff') >= enough ? colour : undefined
}

function adviseColour(text: string): Advice | undefined {
  const colour = text.toLowerCase()
  if (!isColour(colour))
    return { fix: '照设计的颜色写六位十六进制数，加上英文双引号：没有引号，# 后面是注释' }
  const ratio = Math.floor(contrast(colour, '#ffffff') * 100) / 100
  return {
    message: `与白色的对比是 ${ratio}∶1，不到 4.5∶1（WCAG 2.2 AA），看不清`,
    fix: `最接近的、看得清的是 "${readable(colour, '#ffffff', '#000000', enough)}"`,
  }
}

const unitSite = mapping(
  {
    unit: required('编码', unitCode, { description: '预算单位的编码', example: '315002' }),
    url: required('网址', url, { description: '单位自己的网站', example: 'https://sfj.example.gov.cn/' }),
  },
  '一个单位，从“编码: ”写起',
)

const ownTerm = mapping(
  {
    term: required('词', line, { description: '要解释的词', example: '民生实事' }),
    meaning: required('解释', line, { description: '什么意思，写一两句' }),
    note: optional('简释', line, { description: '几个字的解释，表里有这个词的地方也写' }),
  },
  '一个词，从“词: ”写起',
)

/** What a rule's findings are called, and that it is not asked. */
const levels = [...Object.values(severities), '不查'] as const

const ruleLevel = mapping(
  {
    rule: required('规则', line, {
      description: '检查报告里方括号中的编号，见 docs/checks.md',
      example: 'target-outlier',
    }),
    level: required('级别', oneOf('level', levels), { description: '错误就不能公开', example: '错误' }),
  },
  '一条规则，从“规则: ”写起',
)

const totalPattern = /^(90|100)$/
const weightTotal = {
  ...scalar('weight-total', '90 或 100', (text) => (totalPattern.test(text) ? text : undefined)),
  pattern: totalPattern,
}

const review = mapping(
  {
    weightTotal: optional('权重合计', weightTotal, {
      description: '各项权重合计多少分：不写是 90，另外 10 分是预算执行率',
      example: '100',
    }),
    levels: optional('级别', listOf(ruleLevel, '各条规则'), {
      description: '哪些规则比程序的严，或松；涉密和个人信息、豁免不了的错误不能放松',
    }),
  },
  '检查的设置，如“权重合计: 100”',
)

const schema = mapping(
  {
    name: required('网站名称', line, { description: '网站的名称', example: '临西县预算绩效目标公开' }),
    region: required('地区', line, { description: '所公开的县（市、区）', example: '临西县' }),
    sponsor: required('主办单位', line, { description: '主办单位的全称', example: '临西县财政局' }),
    organizer: optional('承办单位', line, { description: '承办单位的全称' }),
    address: optional('联系地址', line, { description: '办公地址' }),
    phone: optional('联系电话', line, { description: '办公电话（不填个人手机）' }),
    url: optional('网址', siteUrl, {
      description: '网站公开后的地址，可带目录',
      example: 'https://www.example.gov.cn/jxmb/',
    }),
    siteCode: optional(
      '网站标识码',
      {
        ...scalar('site-code', '10 位数字', (text) => (siteCodePattern.test(text) ? text : undefined)),
        pattern: siteCodePattern,
      },
      { description: '政府网站标识码' },
    ),
    icp: optional('ICP备案号', line, { description: 'ICP 备案号' }),
    police: optional('公安备案号', line, {
      description: '公安联网备案号',
      example: '冀公网安备 00000000000000号',
    }),
    errorReport: optional('纠错地址', url, { description: '“我为政府网站找错”的地址' }),
    partyBadge: optional('党政机关标识地址', url, { description: '党政机关网站标识的链接地址' }),
    sample: optional('示例数据', yes, {
      description: '“是”就在每一页写明：内容是虚构的，不是任何单位公开的',
    }),
    dataLicence: optional('数据许可', line, {
      description: '别人可以怎样使用公开的数据；不写就不说明',
      example: '可以自由使用，注明来源即可',
    }),
    dataLicenceUrl: optional('数据许可地址', url, { description: '数据许可全文的地址' }),
    ofd: optional('OFD', yes, {
      description: '“是”就在每个 PDF 旁边公开同样版面的 OFD（GB/T 33190），见 docs/ofd.md',
    }),
    logo: optional('标志', logo, {
      description: '页头的标志，100 KB 以内；SVG 里不能有程序',
      example: 'logo.svg',
    }),
    colour: optional('主色', mainColour, {
      description: '页头、链接的颜色，加上英文双引号；深色的网页用与它相近的浅色',
      example: '#9c1c1f',
    }),
    footer: optional('页脚', prose, { description: '页脚里另外要写的话' }),
    unitSites: optional('单位网站', listOf(unitSite, '各个单位'), {
      description: '各单位自己的网站，单位的网页上有链接',
    }),
    terms: optional('名词', listOf(ownTerm, '各个词'), {
      description: '名词解释里本地的词；与程序的词相同的，换成这里的解释',
    }),
    review: optional('检查', review, { description: '检查的规则严还是松，权重合计多少' }),
    format: optional('格式', ordinal, {
      description: '内容的格式是哪一版，由 npm run migrate 写；不写就是 1',
      example: '1',
    }),
    editing: optional('编辑', editing, {
      description: '网页编辑器把改动存到哪个代码平台，见 docs/writing.md；不写就只在本机上编辑',
    }),
  },
  '网站的各项，如“网站名称: 临西县预算绩效目标公开”',
)

/** `content/site.yaml`: who publishes. */
export const siteKind = {
  id: 'site',
  name: '网站',
  title: '网站由谁公开',
  owner: 'site',
  schema: () => schema,
} as const satisfies FileKind
