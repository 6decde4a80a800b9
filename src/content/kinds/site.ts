import { mapping, optional, required, scalar } from '../schema/kind.ts'
import { line, oneOf, url, yes } from '../schema/scalars.ts'
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

const schema = mapping(
  {
    name: required('网站名称', line, { description: '网站的名称', example: '临西县预算绩效目标公开' }),
    region: required('地区', line, { description: '所公开的县（市、区）', example: '临西县' }),
    sponsor: required('主办单位', line, { description: '主办单位的全称', example: '临西县财政局' }),
    organizer: optional('承办单位', line, { description: '承办单位的全称' }),
    address: optional('联系地址', line, { description: '办公地址' }),
    phone: optional('联系电话', line, { description: '办公电话（不填个人手机）' }),
    url: optional('网址', url, {
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
