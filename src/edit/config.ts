import type { CmsConfig, CollectionFile, Field, GitBackend } from '@sveltia/cms'
import type { EditingPlatform } from '../content/record.ts'
import { type ContentFile, fileOfKind } from './content-file.ts'
import { kindName, sourceName } from './file-format.ts'
import { formFields } from './form-fields.ts'
import type { EditedUnit } from './unit.ts'

/** What the editor calls a folder of the machine: whoever opens it has chosen to look for one with that content. */
const localRepository = '本机/放着 content 目录的文件夹'

/** The configuration of the editor for one unit and year: what it may open, and the forms for it. */
export function editorConfig(
  unit: EditedUnit,
  files: readonly ContentFile[],
  platform: EditingPlatform | undefined,
  site: URL,
): CmsConfig & { backend: GitBackend } {
  const folder = `content/${unit.unit}/${unit.year}`
  // Unsaved drafts are kept by these names, and units have files of the same name.
  const own = (name: string) => `${name}-${unit.unit}-${unit.year}`
  const one = (file: ContentFile, path: string, label = file.label): CollectionFile => ({
    name: path.slice(path.lastIndexOf('/') + 1).replaceAll('.', '-'),
    label,
    file: path,
    format: file.name,
    fields: fileFields(file),
  })
  const about = (file: ContentFile) => ({
    name: own(file.name),
    label: file.label,
    files: unit.projects.map(({ id, name, indicators }) => ({
      ...one(file, `${folder}/${id}.${file.extension}`, name),
      fields: withIndicators(fileFields(file), indicators),
    })),
  })
  const project = fileOfKind(files, 'project')
  const yearFiles = files.filter((file) => file.owner === 'year' && file !== project)
  const ofSite = files.filter((file) => file.owner === 'site')
  const ofProjects =
    unit.projects.length > 0 ? files.filter((file) => file.owner === 'project').map(about) : []
  return {
    load_config_file: false,
    backend: backend(platform),
    app_title: `编辑 ${unit.year} 年 ${unit.name || unit.unit}`,
    logo: { src: new URL('icon.svg', site).href },
    display_url: site.href,
    // The editor asks for a folder of pictures; there is none, and none of its pages leads there.
    media_folder: folder,
    media_libraries: { default: false, stock_assets: { providers: [] } },
    show_preview_links: false,
    editor: { preview: false },
    slug: { encoding: 'ascii', lowercase: false },
    collections: [
      {
        name: own('unit'),
        label: '单位',
        files: yearFiles.map((file) => one(file, `${folder}/${file.id}.${file.extension}`)),
      },
      {
        name: own(project.name),
        label: project.label,
        label_singular: '项目',
        folder,
        extension: project.extension,
        format: project.name,
        identifier_field: '项目名称',
        slug: {
          template: '{{项目编码}}',
          editable: ['create'],
          hint: '文件名，就是项目编码；表上没有编码的，用字母、数字和短横线',
          pattern: ['^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$', '只用字母、数字和短横线'],
        },
        summary: '{{序号}}　{{项目名称}}',
        sortable_fields: { fields: ['序号', '项目名称', '项目编码'], default: { field: '序号' } },
        thumbnail: false,
        filter: { field: kindName, value: project.name },
        fields: fileFields(project),
      },
      ...ofProjects,
      {
        name: 'site',
        label: '网站',
        files: ofSite.map((file) => one(file, `content/${file.id}.${file.extension}`)),
      },
    ],
  }
}

function fileFields(file: ContentFile): Field[] {
  const body: Field[] = file.body
    ? [
        {
          name: file.body,
          label: file.body,
          widget: 'text',
          required: false,
          hint: '分三部分：“## 总体绩效目标”“## 分项绩效目标”“## 工作保障措施”，小标题用“### ”，每行一段',
        },
      ]
    : []
  return [
    ...formFields(file.kind),
    ...body,
    { name: sourceName, label: sourceName, widget: 'hidden' },
    { name: kindName, label: kindName, widget: 'hidden', default: file.name },
  ]
}

/** A table about a project starts with the project's indicators, of which none may be left out. */
function withIndicators(fields: Field[], names: readonly string[]): Field[] {
  const items = names.map((name) => ({ 三级指标: name }))
  return fields.map((field) =>
    field.name === '绩效指标' ? Object.assign({}, field, { default: items }) : field,
  )
}

/**
 * Sveltia's own names for where changes go. It always wants a platform; of those, Gitea is asked for nothing before one
 * signs in, and without a platform the editor offers no signing in.
 */
function backend(platform: EditingPlatform | undefined): GitBackend {
  const token = { auth_methods: ['token' as const] }
  if (!platform) return { name: 'gitea', repo: localRepository, ...token }
  const { repository: repo, branch, url, clientId } = platform
  const base = { repo, ...(branch !== undefined && { branch }), ...(clientId === undefined && token) }
  const address = url?.replace(/\/+$/, '')
  const app = clientId === undefined ? {} : { app_id: clientId }
  if (platform.platform === 'GitHub') return { name: 'github', ...base, ...token }
  if (platform.platform === 'GitLab')
    return {
      name: 'gitlab',
      ...base,
      ...(clientId !== undefined && { auth_type: 'pkce', ...app }),
      ...(address !== undefined && { base_url: address, api_root: `${address}/api/v4` }),
    }
  return {
    name: 'gitea',
    ...base,
    ...app,
    ...(address !== undefined && { base_url: address, api_root: `${address}/api/v1` }),
  }
}
