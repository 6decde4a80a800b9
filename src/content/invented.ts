import type { Finding } from '../model/finding.ts'
import type { Publication, Site } from './record.ts'

/** Whether content says of itself that it is invented: what was shown while a site was tried out is nobody's, and may change freely. */
export function isInvented({ site }: { site?: Pick<Site, 'sample'> | undefined }): boolean {
  return site?.sample === true
}

/** Why content that says of itself that it is invented is not published as a county's; nothing where it does not say so. */
export function inventedContent(publication: Pick<Publication, 'site'>): Finding[] {
  if (!isInvented(publication)) return []
  return [
    {
      rule: 'sample',
      severity: 'error',
      file: 'content/site.yaml',
      field: '示例数据',
      message: '这是虚构的示例，不能当作本县的内容公开',
      fix: '公开本县的，新建自己的仓库（npm create mingbiao@latest 目录），里面没有示例；只给人试着看的，用试运行：自己的服务器 server:setup 加 --trial，生成网站 build 加 --trial',
    },
  ]
}
