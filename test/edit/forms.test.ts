import { describe, expect, test } from 'vitest'
import type { Field } from '../../src/content/schema/field.ts'
import type { Kind } from '../../src/content/schema/kind.ts'
import { withheldKey, withheldValueKey } from '../../src/content/schema/withhold.ts'
import { editorConfig } from '../../src/edit/config.ts'
import { type ContentFile, contentFiles, fileOfKind } from '../../src/edit/content-file.ts'
import { EditError } from '../../src/edit/edit-error.ts'
import { fileFormat } from '../../src/edit/file-format.ts'
import { formFields } from '../../src/edit/form-fields.ts'
import { sampleFiles } from './samples.ts'

const files = contentFiles('万元')
const corrections = `更正:
  - 日期: 2020-04-10   # 当天
    文件: 315-0404-JBN-9C18
    字段: 绩效指标 › 办理法律援助案件数量 › 指标值
    原文: ≥80件
    改为: ≥60件
    理由: 录入时看错一行
撤下:
  - 日期: 2020-04-11
    文件: 315-0404-JBN-WUC5
    名称: 法律援助
    理由: |-
      与另一个项目重复公开。
      已报告。
改编号:
  - 日期: 2020-04-12
    旧编号: 315002
    新编号: 315003
    理由: 机构改革
`
const samples = [
  ...(await sampleFiles()),
  { name: 'corrections.yaml', text: corrections, file: fileOfKind(files, 'corrections') },
]

/** The fields of a schema, with the fields of what they hold. */
function keysOf(kind: Kind<unknown>, above = ''): string[] {
  return Object.values(kind.shape ?? {}).flatMap((field) => [
    above + field.key,
    ...keysOf(field.kind, `${above}${field.key} › `),
  ])
}

function namesOf(fields: ReturnType<typeof formFields>, above = ''): string[] {
  return fields.flatMap((field) => {
    const inner = 'fields' in field && Array.isArray(field.fields) ? field.fields : []
    return [above + field.name, ...namesOf(inner, `${above}${field.name} › `)]
  })
}

test.each(files)('every field of $label has its place in the form', ({ kind }) => {
  const names = namesOf(formFields(kind))
  for (const key of keysOf(kind)) expect(names).toContain(key)
  expect(new Set(names).size).toBe(names.length)
})

test.each(files)('the form of $label asks for what the schema asks for', ({ kind }) => {
  const fields = new Map(formFields(kind).map((field) => [field.name, field]))
  const withholds = kind.withholds === true
  for (const field of Object.values(kind.shape ?? {})) {
    const shown = fields.get(field.key)
    // A list that is withheld has no items, which only the reader can tell from one that is missing.
    const lists = withholds && field.kind.item !== undefined && !field.public
    if (!lists) expect(shown && 'required' in shown && shown.required, field.key).toBe(field.required)
    expect(shown && 'hint' in shown && shown.hint).toMatch(/\p{Script=Han}/u)
  }
})

describe('a form that nobody touched changes nothing', () => {
  for (const { name, text, file } of samples)
    test(name, () => {
      const { fromFile, toFile } = fileFormat(file)
      expect(toFile(fromFile(text))).toBe(text)
      // Sveltia takes the space around a file and around every text away.
      expect(toFile(fromFile(text.trim()))).toBe(`${text.trim()}\n`)
    })
})

const withheld = `项目编码: A-1
序号: 1
项目名称: 甲
预算数:
  不公开: 涉及国家秘密
  内容: 0.80   # 留着
资金支出计划: { 不公开: 涉及商业秘密, 3月底: 25.00 }
绩效目标: |-
  1、甲。
绩效指标:
  不公开: 涉及国家秘密
  内容:
    - 一级指标: 产出指标
中期绩效指标:
  - 一级指标: 产出指标
    二级指标: 数量指标
    三级指标: 乙
    指标值: { 不公开: 涉及个人隐私, 内容: ≥80件 }
  - 不公开: 涉及个人隐私
`

/** The lines that saving `change` in a form takes away and brings. */
function edit(
  text: string,
  change: (values: Record<string, unknown>) => void,
  file: ContentFile = fileOfKind(files, 'project'),
) {
  const { fromFile, toFile } = fileFormat(file)
  const values = fromFile(text)
  change(values)
  const [before, after] = [text.split('\n'), toFile(values).split('\n')]
  return {
    gone: before.filter((line) => !after.includes(line)),
    come: after.filter((line) => !before.includes(line)),
  }
}

function item(values: Record<string, unknown>, list: string, index: number): Record<string, unknown> {
  const items = values[list]
  return Array.isArray(items) ? items[index] : {}
}

describe('what is withheld', () => {
  test('stays as it is, kept values too, and is shown without them', () => {
    const { fromFile, toFile } = fileFormat(fileOfKind(files, 'project'))
    const values = fromFile(withheld)
    expect(toFile(values)).toBe(withheld)
    expect(values.预算数).toBe('不公开: 涉及国家秘密')
    expect(values.绩效指标不公开的理由).toBe('涉及国家秘密')
    expect(item(values, '中期绩效指标', 1)).toMatchObject({ 不公开: '涉及个人隐私', 三级指标: '不公开' })
  })

  const cases: [string, (values: Record<string, unknown>) => void, string[], string[]][] = [
    ['has another reason', (v) => (v.预算数 = '不公开：涉及商业秘密'), [], ['  不公开: 涉及商业秘密']],
    [
      'is published',
      (v) => (v.预算数 = '0.90'),
      ['  内容: 0.80   # 留着', '预算数:'],
      ['预算数: 0.90   # 留着'],
    ],
    [
      'is withheld in the form',
      (v) => (v.绩效目标 = '不公开: 涉及国家秘密'),
      ['绩效目标: |-', '  1、甲。'],
      ['绩效目标:'],
    ],
    [
      'is one more item',
      (v) => Object.assign(item(v, '中期绩效指标', 0), { 不公开: '涉及国家秘密' }),
      [],
      ['    不公开: 涉及国家秘密'],
    ],
    ['moves with its item', (v) => Array.isArray(v.中期绩效指标) && v.中期绩效指标.reverse(), [], []],
  ]
  for (const [what, change, gone, come] of cases)
    test(what, () => {
      const difference = edit(withheld, change)
      expect(difference.come.sort()).toEqual([...come].sort())
      expect(difference.gone.sort()).toEqual([...gone].sort())
    })

  test('needs a reason', () => {
    for (const text of ['不公开', '不公开：', '不公开: '])
      expect(() => edit(withheld, (v) => (v.预算数 = text))).toThrow('没有写明不公开的理由')
  })

  test('has the keys that the reader knows', () => {
    expect([withheldKey, withheldValueKey]).toEqual(['不公开', '内容'])
  })
})

describe('what would not read is not written', () => {
  const project = samples.find(({ name }) => name.endsWith('9C18.yaml'))?.text ?? ''
  const department = samples.find(({ name }) => name.endsWith('315002/2020/department.md'))?.text ?? ''
  test('a wrong amount', () => {
    expect(() => edit(project, (v) => (v.预算数 = '八千'))).toThrow(
      /^预算数：“八千”填得不对。应为：.*。改法：/,
    )
  })
  test('an item without its value', () => {
    const change = (v: Record<string, unknown>) => Object.assign(item(v, '绩效指标', 1), { 指标值: '' })
    expect(() => edit(project, change)).toThrow('绩效指标 第2项 › 指标值：没有填写')
  })
  test('no items at all', () => {
    expect(() => edit(project, (v) => (v.绩效指标 = []))).toThrow('绩效指标：没有填写')
  })
  test('two fields that say the same', () => {
    const change = (v: Record<string, unknown>) => Object.assign(item(v, '绩效指标', 0), { 指标性质: '≥' })
    expect(() => edit(project, change)).toThrow('里有符号')
  })
  test('a narrative without one of its parts', () => {
    const change = (v: Record<string, unknown>) =>
      (v.正文 = String(v.正文).replace('## 分项绩效目标', '分项'))
    expect(() => edit(department, change, fileOfKind(files, 'department'))).toThrow('正文第')
  })
  test('a mistake that was there before keeps nothing else from being saved', () => {
    const wrong = project.replace('财政资金: 0.80', '财政资金: 八千')
    expect(edit(wrong, (v) => (v.预算数 = '0.90')).come).toEqual(['预算数: 0.90'])
  })
  test('and a file that is no YAML cannot be opened', () => {
    const { fromFile } = fileFormat(fileOfKind(files, 'project'))
    expect(() => fromFile('预算数： 0.80\n- 甲')).toThrow(EditError)
    expect(() => fromFile('预算数： 0.80\n- 甲')).toThrow('改法')
  })
})

test('a line of the narrative is changed without the front matter', () => {
  const department = samples.find(({ name }) => name.endsWith('315002/2020/department.md'))?.text ?? ''
  const change = (v: Record<string, unknown>) =>
    (v.正文 = String(v.正文).replace('## 总体绩效目标', '## 总体绩效目标\n\n新的一段。'))
  expect(edit(department, change, fileOfKind(files, 'department'))).toEqual({
    gone: [],
    come: ['新的一段。'],
  })
  const head = edit(department, (v) => (v.来源 = '临西县司法局'), fileOfKind(files, 'department'))
  expect(head).toEqual({ gone: ['来源:'], come: ['来源: 临西县司法局'] })
})

test('files that are not there yet are written whole', () => {
  const { toFile } = fileFormat(fileOfKind(files, 'department'))
  const head = { 单位编码: '315002', 单位名称: '甲', 年度: '2021', 金额单位: '万元', 表样: 'hebei-2020' }
  expect(toFile({ ...head, 正文: '' })).toBe(
    '---\n单位编码: 315002\n单位名称: 甲\n年度: 2021\n金额单位: 万元\n表样: hebei-2020\n---\n',
  )
})

const unit = {
  unit: '315002',
  year: '2020',
  name: '甲',
  moneyUnit: '万元' as const,
  projects: [{ id: 'A-1', name: '乙', indicators: ['丙', '丁'] }],
}
const site = new URL('https://www.example.gov.cn/jxmb/')

test('a table about a project starts with all its indicators', () => {
  const { collections = [] } = editorConfig(unit, files, undefined, site)
  const about = collections.filter((one) => 'name' in one && /^(result|monitor)/.test(one.name ?? ''))
  expect(about.length).toBe(2)
  for (const one of about) {
    const [file] = 'files' in one ? one.files : []
    const list = file?.fields.find(({ name }) => name === '绩效指标')
    expect(list && 'default' in list && list.default).toEqual([{ 三级指标: '丙' }, { 三级指标: '丁' }])
  }
})

test.each([
  [
    { platform: 'GitHub', repository: 'a/b' },
    { name: 'github', repo: 'a/b', auth_methods: ['token'] },
  ],
  [
    {
      platform: 'GitLab',
      repository: 'a/b/c',
      branch: 'main',
      url: 'https://git.example.cn/',
      clientId: 'x',
    },
    {
      name: 'gitlab',
      repo: 'a/b/c',
      branch: 'main',
      auth_type: 'pkce',
      app_id: 'x',
      base_url: 'https://git.example.cn',
      api_root: 'https://git.example.cn/api/v4',
    },
  ],
  [
    { platform: 'Gitea', repository: 'a/b', url: 'https://git.example.cn' },
    {
      name: 'gitea',
      repo: 'a/b',
      auth_methods: ['token'],
      base_url: 'https://git.example.cn',
      api_root: 'https://git.example.cn/api/v1',
    },
  ],
] as const)('changes go to %o', (platform, backend) => {
  expect(editorConfig(unit, files, platform, site).backend).toEqual(backend)
})

test('fields of one form have different names from those that the editor adds', () => {
  const all = (kind: Kind<unknown>): Field<unknown>[] =>
    Object.values(kind.shape ?? {}).flatMap((field) => [field, ...all(field.kind)])
  const keys = files.flatMap(({ kind }) => all(kind).map(({ key }) => key))
  for (const own of ['原文件', '文件种类', '正文', '不公开', '不公开的内容']) expect(keys).not.toContain(own)
})
