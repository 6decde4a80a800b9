import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readTemplate } from '../../src/content/kinds/template.ts'
import { checkTemplate } from '../../src/form/check-template.ts'
import type { Settled } from '../../src/import/find/labels.ts'
import { readDocument } from '../../src/import/read/read-document.ts'
import { findForm } from '../../src/learn/form-source.ts'
import { learnForm } from '../../src/learn/learn.ts'
import { writeLearnt } from '../../src/learn/write-learnt.ts'
import { asWord, asWorkbook } from '../import/other-formats.ts'

/* Forms are learnt from their files: `test/fixtures/forms` holds those that the forms in `templates` were learnt from. */

const root = join(import.meta.dirname, '../..')
const forms = join(root, 'test/fixtures/forms')
const names = (await readdir(forms)).map((file) => file.replace('.html', ''))

/** What a person said when the form was learnt. */
const said: Readonly<Record<string, Settled>> = {
  'chongqing-fengjie-2023': new Map([
    ['当年年度预算', '预算数'],
    ['年度主要目标和成果', '绩效目标'],
  ]),
  'mof-163-region': new Map([['专项名称', '项目名称']]),
}
/** No two following items of the source have the same 二级指标. */
const unseen = '看不出相同时合不合成一格'
/** What was asked, by a part of each question. */
const asked: Readonly<Record<string, readonly string[]>> = {
  'chongqing-fengjie-2023': [unseen, '第 14、15 行印着指标的级别，没有指标'],
  'hunan-department': [unseen],
  'hunan-ningxiang-2021': ['“项目实施内容、开始时间、完成时间”当作下面各格的标题', unseen],
  'mof-163-region': [unseen],
  'shanghai-2026': [unseen],
  'sichuan-2023-result': ['一级指标、二级指标各不相同'],
  'sichuan-2023-list': ['“820-马踏镇部门 | 8,827,620.53”夹在指标各行中间', '只照第一个学'],
}

async function learn(file: string, bytes: Uint8Array, settled?: Settled, id = 'learnt') {
  const learnt = learnForm(findForm(await readDocument(file, bytes)), settled)
  return { learnt, ...writeLearnt(learnt, id) }
}

/** A page with a table, as a person writes one. */
function page(rows: string, title = '项目支出绩效目标申报表（2025年度）') {
  return new TextEncoder().encode(
    `<!DOCTYPE html><meta charset="utf-8"><p>${title}</p><table>${rows}</table>`,
  )
}

const pages = await Promise.all(
  names.map(async (name) => ({ name, bytes: await readFile(join(forms, `${name}.html`)) })),
)

describe.each(pages)('$name', async ({ name, bytes }) => {
  const { learnt, form, trip, findings } = await learn(`${name}.html`, bytes, said[name], name)

  test('prints the values of its source as they stand there, cell by cell', () => {
    expect(trip.missing).toEqual([])
    expect(trip.differences).toEqual([])
    expect(findings).toEqual([])
  })

  test('asks what is not sure, and nothing else', () =>
    expect(learnt.questions).toEqual((asked[name] ?? []).map((words) => expect.stringContaining(words))))

  test('is the form in templates, but for what was asked', async () => {
    const committed = await readFile(join(root, 'templates', name, 'form.yaml'), 'utf8')
    const without = (text: string) => text.replace(/待确认:\n( {2}- .*\n)+/, '').replace(/^依据: .*\n/m, '')
    expect(without(form)).toBe(without(committed))
  })

  test.each([
    ['docx', asWord],
    ['xlsx', asWorkbook],
  ] as const)('is learnt alike from a .%s', async (format, convert) => {
    const { learnt: other, trip } = await learn(`${name}.${format}`, await convert(bytes), said[name], name)
    const contents = ({ rows }: typeof learnt) => rows.map(({ cells }) => cells.map(({ content }) => content))
    expect(contents(other)).toEqual(contents(learnt))
    expect(trip.differences).toEqual([])
  })
})

const head = '<tr><td>一级指标</td><td>二级指标</td><td>三级指标</td><td>指标值</td></tr>'
const item = '<tr><td>产出指标</td><td>数量指标</td><td>养护里程</td><td>≥36公里</td></tr>'
const fields = (value: string) =>
  `<tr><td>项目名称</td><td colspan=3>${value && '村道养护'}</td></tr><tr><td>预算总额（万元）</td><td>${value && '12.50'}</td>
   <td>立项依据</td><td>${value}</td></tr><tr><td>年度目标</td><td colspan=3>${value && '养好村道'}</td></tr>`

test('what stands above a table is no title where it has a label, stands right where it did, and is asked for where it is filled in', async () => {
  const captions = '<tr><td colspan=2>单位（盖章）：</td><td colspan=2>项目责任人：</td></tr>'
  const empty = await learn('captions.html', page(captions + fields('纪要') + head + item))
  expect(empty.learnt.captions).toMatchObject({
    title: '项目支出绩效目标申报表（{年度}年度）',
    left: '单位（盖章）：',
    right: '项目责任人：',
  })
  expect(empty.learnt.questions).toEqual([])
  const filled = await learn(
    'captions.html',
    page(captions.replace('责任人：', '责任人：张三') + fields('纪要') + head + item),
  )
  expect(filled.learnt.questions).toEqual([expect.stringContaining('“项目责任人：张三”每张表都照印')])
})

const unitAtLeft = { left: '填报单位（盖章）：{单位名称}', right: '单位：{金额单位}' }

test.each([
  ['填报单位（盖章）：某县教育局　　　　单位：万元', unitAtLeft, []],
  [
    '填报单位（盖章）：某县 教育局　　　　单位：万元',
    { right: unitAtLeft.right },
    ['填报单位（盖章）：某县 教育局'],
  ],
  ['填报单位（盖章）：　　　　单位：万元', { left: '填报单位（盖章）：', right: '单位：{金额单位}' }, []],
  ['315002临西县司法局    单位：万元', { left: '{单位编码}{单位名称}', right: '单位：{金额单位}' }, []],
  [
    '申请单位（公章）：某县教育局 填报日期：2025年1月5日 金额单位：元',
    { left: '申请单位（公章）：{单位名称}', right: '填报日期：2025年1月5日　金额单位：{金额单位}' },
    ['填报日期：2025年1月5日'],
  ],
])(
  'of the line “%s” each caption stands by itself, and the unit of this copy is none of the form',
  async (line, captions, printed) => {
    const rows = fields('纪要') + head + item
    const title = '项目支出绩效目标申报表（2025年度）'
    const learnt = await Promise.all([
      learn('line.html', page(rows, `${title}</p><p>${line}`)),
      learn('row.html', page(`<tr><td colspan=4>${line}</td></tr>${rows}`, title)),
    ])
    for (const { learnt: one } of learnt) {
      expect(one.captions).toMatchObject({ title: '项目支出绩效目标申报表（{年度}年度）', ...captions })
      expect(one.questions).toEqual(printed.map((text) => expect.stringContaining(`“${text}”每张表都照印`)))
    }
  },
)

const blocks = (first: string, second: string) =>
  `<tr><td rowspan=2>${first}</td>${head.slice(4)}<tr>${item.slice(4)}<tr><td rowspan=2>${second}</td>${head.slice(4)}<tr>${item.slice(4)}`

test('of two blocks of indicators the upper one is of the whole project, whatever it is called', async () => {
  const { learnt, trip } = await learn(
    'two.html',
    page(fields('纪要') + blocks('总目标绩效指标', '本年度绩效指标')),
  )
  expect(learnt.rows.flatMap(({ each }) => each ?? [])).toEqual(['中期绩效指标', '绩效指标'])
  expect(trip.differences).toEqual([])
  const unnamed = await learn('two.html', page(fields('纪要') + blocks('甲类指标', '乙类指标')))
  expect(unnamed.learnt.questions).toEqual([
    expect.stringContaining('“甲类指标”和“乙类指标”两块都当作绩效指标'),
  ])
})

test('titles over dates are no labels beside them, also below titles of other rows', async () => {
  const goals = `<tr><td rowspan=2>目标</td><td colspan=2>总目标</td><td colspan=2>年度目标</td></tr><tr><td colspan=2>成网</td><td colspan=2>养好村道</td></tr>`
  const plan = `<tr><td rowspan=3>进度计划</td><td>进度内容</td><td>开始时间</td><td>完成时间</td><td>备注</td></tr>
    <tr><td>1.制订方案</td><td>2025年1月</td><td>2025年2月</td><td></td></tr><tr><td>2.施工</td><td>2025年3月</td><td>2025年9月</td><td></td></tr>`
  const wide = `<tr><td>项目名称</td><td colspan=4>村道养护</td></tr><tr><td>预算总额（万元）</td><td colspan=4>12.50</td></tr>`
  const { learnt, trip } = await learn(
    'plan.html',
    page(
      wide +
        goals +
        plan +
        head.replace('指标值', '指标值</td><td>说明') +
        item.replace('</tr>', '<td>略</td></tr>'),
    ),
  )
  expect(learnt.questions).toEqual([
    expect.stringContaining('“进度内容、开始时间、完成时间、备注”当作下面各格的标题'),
  ])
  expect(learnt.own.map(({ key }) => key)).toContain('进度计划开始时间')
  expect(trip.differences).toEqual([])
})

test('a blank form is learnt as the same one filled in is', async () => {
  const blank = `<tr><td>产出指标</td><td>数量指标</td><td>指标1：</td><td></td></tr><tr><td>效益指标</td><td>社会效益指标</td><td></td><td></td></tr>`
  const filled = await learn('filled.html', page(fields('会议纪要') + head + item))
  const empty = await learn('empty.html', page(fields('') + head + blank))
  const contents = ({ learnt }: typeof filled) =>
    learnt.rows.map(({ cells }) => cells.map(({ content }) => content))
  expect(contents(empty)).toEqual(contents(filled))
  expect(filled.template.own).toMatchObject([{ key: '立项依据', kind: '文字' }])
  expect(empty.trip.grid).toBeUndefined()
})

test("a sentence that no label heads is not taken for the form's own words without a question", async () => {
  const strange = '<tr><td colspan=4>本项目由县交通局组织实施，资金按季度拨付。</td></tr>'
  const { learnt } = await learn('strange.html', page(fields('纪要') + strange + head + item))
  expect(learnt.questions).toEqual([
    expect.stringContaining('“本项目由县交通局组织实施，资金按季度拨付。”当作表上印好的文字'),
  ])
})

test('a field that the form has twice is asked for', async () => {
  const twice =
    '<tr><td>立项依据</td><td colspan=3>文件</td></tr><tr><td>项目类别</td><td>甲</td><td>项目类别</td><td>乙</td></tr>'
  const { learnt } = await learn('twice.html', page(fields('纪要') + twice + head + item))
  expect(learnt.own.map(({ key }) => key)).toEqual(['立项依据', '立项依据2', '项目类别2'])
  expect(learnt.questions.join('\n')).toContain('项目类别')
})

test('a row that cannot be printed as the source has it is asked for', async () => {
  const remark = fields('纪要').replace('12.50', '12.50（含上级8万元）')
  const { form } = await learn('remark.html', page(remark + head + item))
  expect(form).toMatch(/待确认:\n {2}- ".*原表是“.*12\.50（含上级8万元）.*”，照表样印出来是/)
})

test('the check names what a learnt form asks, with its line', async () => {
  const { form } = await learn(
    'remark.html',
    page(fields('纪要').replace('12.50', '12.50（含上级）') + head + item),
  )
  const template = readTemplate(form, 'learnt', 'templates/learnt/form.yaml', [])
  expect(template && checkTemplate(template)).toMatchObject([
    { rule: 'template-question', severity: 'warning', field: '待确认 第1项' },
  ])
})

test('titles in two rows over a row of figures head them, group over group', async () => {
  const rows = `<tr><td>部门名称</td><td colspan="4">示例县文化馆</td></tr>
    <tr><td rowspan="3">预算</td><td rowspan="2">合计</td><td colspan="2">按来源分</td><td>按用途分</td></tr>
    <tr><td>一般公共预算</td><td>专户管理资金</td><td>基本支出</td></tr>
    <tr><td>30.00</td><td>20.00</td><td>10.00</td><td>30.00</td></tr>
    <tr><td>整体绩效目标</td><td colspan="4">办好文化馆。</td></tr>
    <tr>${head.slice(4, -5)}<td>备注</td></tr><tr><td>产出指标</td><td>数量指标</td><td>活动场次</td><td>≥12场</td><td>全年</td></tr>`
  const { learnt, trip } = await learn('form.html', page(rows, '部门整体支出绩效目标表（2025年度）'))
  expect(learnt.purpose).toBe('overall')
  expect(learnt.own.map(({ key, kind }) => `${key} ${kind}`)).toEqual([
    '合计 金额',
    '一般公共预算 金额',
    '专户管理资金 金额',
    '基本支出 金额',
    '备注 一行',
  ])
  expect(trip.missing).toEqual([])
  expect(trip.differences).toEqual([])
})
